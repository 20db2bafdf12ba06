import { expect, it } from 'vitest';
import { middleCut } from './names';

it('a name that fits stays whole', () => {
  expect(middleCut('Sở Y tế', 40)).toBe('Sở Y tế');
});

it('names that differ at their ends are told apart', () => {
  const office = (region: string) => `Chi cục Quản lý chất lượng nông sản và thị trường khu vực ${region}`;
  // 45 letters: at most 18 for the end, whole words only: 26 + 3 + 16 = 45, and 20 + 3 + 18 = 41, for the next word has 6 more.
  expect(middleCut(office('miền Đông 12'), 45)).toBe('Chi cục Quản lý chất lượng … vực miền Đông 12');
  expect(middleCut(office('miền Tây 7'), 45)).toBe('Chi cục Quản lý chất … khu vực miền Tây 7');
});
