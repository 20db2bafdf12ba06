import { describe, expect, it } from 'vitest';
import { shortened } from './grades';

describe('shortened', () => {
  const short = (grades: string[]): string[] => grades.map(shortened(grades));

  // The four grades of Decree 90/2020: each ends in “nhiệm vụ”, which tells none from another.
  it('leaves out what all grades end with', () => {
    expect(
      short(['Hoàn thành xuất sắc nhiệm vụ', 'Hoàn thành tốt nhiệm vụ', 'Hoàn thành nhiệm vụ', 'Không hoàn thành nhiệm vụ']),
    ).toEqual(['Hoàn thành xuất sắc', 'Hoàn thành tốt', 'Hoàn thành', 'Không hoàn thành']);
  });

  it('leaves grades as they are that share no ending, or would have nothing left', () => {
    expect(short(['Xuất sắc', 'Tốt', 'Khá'])).toEqual(['Xuất sắc', 'Tốt', 'Khá']);
    expect(short(['Rất tốt', 'Tốt'])).toEqual(['Rất tốt', 'Tốt']);
    expect(short(['Hoàn thành nhiệm vụ'])).toEqual(['Hoàn thành nhiệm vụ']);
    expect(shortened(['Hoàn thành tốt nhiệm vụ', 'Hoàn thành nhiệm vụ'])('Không xếp loại')).toBe('Không xếp loại');
  });
});
