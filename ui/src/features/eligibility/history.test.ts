import { expect, test } from 'vitest';
import type { ConfirmationRow, DisciplineRow, EvaluationRow, GrantRow } from '../../backend';
import { historyOf } from './history';

const subject = { kind: 'person', id: 'p' } as const;

test('what is recorded stands under its year, the latest first', () => {
  const grant = { id: 'g', subject, award_name: 'Lao động tiên tiến', years: '2024', to_year: 2024, decision_date: '2025-01-15', decided: '15/01/2025', decision_number: '7/QĐ', state: 'valid' } as GrantRow;
  const old = { ...grant, id: 'o', years: '', decision_date: '1998', decided: '1998', decision_number: '', state: 'revoked', state_name: 'Đã thu hồi' } as GrantRow;
  delete old.to_year;
  const discipline = { id: 'd', subject, form_name: 'Khiển trách', decided: '2025-06', decided_on: '06/2025', document: '', note: '' } as DisciplineRow;
  const evaluation = { id: 'e', subject, year: 2024, level: 'HTT', level_name: 'Hoàn thành tốt nhiệm vụ', document: '' } as EvaluationRow;
  const confirmation = { id: 'c', subject, year: 2026, answer: 'Đạt', question: 'Gương mẫu.', evidence: '', by: 'Lê Thị Ẩn' } as ConfirmationRow;
  const history = historyOf([old, grant], [discipline], [evaluation], [confirmation]);
  expect(history.map(({ year, text }) => `${year} ${text}`)).toEqual([
    '2026 Đạt: Gương mẫu.',
    '2025 Khiển trách',
    '2024 Lao động tiên tiến, thành tích 2024',
    '2024 Hoàn thành tốt nhiệm vụ',
    '1998 Lao động tiên tiến (đã thu hồi)',
  ]);
  const before = { ...grant, id: 'b', subject_name: 'Phòng Một' } as GrantRow;
  expect(historyOf([], [], [], [], [before])[0]?.text).toBe('Phòng Một: Lao động tiên tiến, thành tích 2024');
  expect(history[2]?.source).toBe('Quyết định 7/QĐ, 15/01/2025');
});
