// How far each stage of a round is scored, in words.
import type { Stage, StageTotal, StageView } from '../../../backend';
import { formatNumber } from '../../../text';

export interface StageProgress {
  code: string;
  name: string;
  /** Units in all, those of which the stage has entered something, those of which it left no cell open. */
  units: number;
  begun: number;
  done: number;
  /** Cells it left open of the units it has begun. */
  open: number;
}

/** Whether a stage has entered anything for a unit: of one it has not begun all `leaves` are open. */
const isBegun = ({ total, not_scored }: StageTotal, leaves: number): boolean => total !== null || not_scored < leaves;

/** Ids of the units for which no stage has entered anything: a rank says nothing of them. */
export function untouched({ units }: StageView, leaves: number): ReadonlySet<string> {
  return new Set(units.filter(({ totals }) => !totals.some((total) => isBegun(total, leaves))).map(({ unit }) => unit));
}

/** `leaves`: how many criteria a unit has; of one that a stage has not begun all are open. */
export function progressOf({ units }: StageView, stages: readonly Stage[], leaves: number): StageProgress[] {
  return stages.map(({ code, name_vi }) => {
    const totals = units.flatMap((unit) => unit.totals.filter(({ stage }) => stage === code));
    const begun = totals.filter((total) => isBegun(total, leaves));
    return {
      code,
      name: name_vi,
      units: units.length,
      begun: begun.length,
      done: begun.filter(({ not_scored }) => not_scored === 0).length,
      open: begun.reduce((sum, { not_scored }) => sum + not_scored, 0),
    };
  });
}

/** `đủ cả 9 đơn vị`; `3 đơn vị đã đủ, 2 đơn vị còn thiếu 45 ô, 4 đơn vị chưa nhập`. */
export function progressWords({ units, begun, done, open }: StageProgress): string {
  if (begun === 0) return 'chưa nhập ô nào';
  if (done === units) return `đủ cả ${formatNumber(units)} đơn vị`;
  const parts = [
    done > 0 && `${formatNumber(done)} đơn vị đã đủ`,
    begun > done && `${formatNumber(begun - done)} đơn vị còn thiếu ${formatNumber(open)} ô`,
    units > begun && `${formatNumber(units - begun)} đơn vị chưa nhập`,
  ];
  return parts.filter(Boolean).join(', ');
}
