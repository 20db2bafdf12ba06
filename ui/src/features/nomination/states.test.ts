import { expect, test } from 'vitest';
import { nextOf } from './states';

test('lines go on together only to what each of them may become', () => {
  expect(nextOf([])).toEqual([]);
  expect(nextOf(['received'])).toEqual(['appraised', 'returned', 'withdrawn']);
  expect(nextOf(['received', 'appraised'])).toEqual(['returned', 'withdrawn']);
  expect(nextOf(['draft', 'decided'])).toEqual([]);
});
