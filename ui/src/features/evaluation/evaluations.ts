// The words of yearly evaluations.
import type { EvaluationLevel } from '../../backend';

export const LEVEL: Record<EvaluationLevel, string> = {
  HTXS: 'Hoàn thành xuất sắc nhiệm vụ',
  HTT: 'Hoàn thành tốt nhiệm vụ',
  HT: 'Hoàn thành nhiệm vụ',
  KHT: 'Không hoàn thành nhiệm vụ',
};
