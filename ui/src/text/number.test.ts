import { describe, expect, it } from 'vitest';
import { readNumber, readPercent } from './number';

const value = (typed: string, share: boolean): string | undefined => {
  const reading = readPercent(typed, share);
  return 'value' in reading ? reading.value : undefined;
};

describe('a percent sign', () => {
  it('makes a part of 1 of a hundredth', () => {
    expect(['85%', '85 %', '12,5%', '0,4%', '5%', '100%', '120 %', '-5%', '0%', '1.250%'].map((typed) => value(typed, true))).toEqual([
      '0.85', '0.85', '0.125', '0.004', '0.05', '1', '1.2', '-0.05', '0', undefined,
    ]);
  });
  it('is not needed, and says nothing new where percents are entered', () => {
    expect([value('0,85', true), value('95 %', false), value('95', false)]).toEqual(['0.85', '95', '95']);
  });
  it('is refused alone, twice and where it has no meaning', () => {
    expect([value('%', true), value('5%%', true)]).toEqual([undefined, undefined]);
    expect(readNumber('85%')).toEqual({ fault: { code: 'number.not_a_number', params: { value: '85%' } } });
  });
});
