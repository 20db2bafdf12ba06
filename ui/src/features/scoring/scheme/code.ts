// The code of a scheme that gets its name here.
import { fold } from '../../../text';

/** "Bảng chấm điểm khối", "2026" → "bang-cham-diem-khoi-2026". */
export function codeOf(name: string, period: string): string {
  return fold(`${name} ${period}`).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
