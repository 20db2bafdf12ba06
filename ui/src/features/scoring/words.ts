// The words of scoring: what the program names by codes, as officers say it. The only place for them.
import type { Aggregate, CellState, Code, Combine, FindingSeverity, Missing, NaMode, RankBy, Role, RoundState } from '../../backend';
import type { Tone } from '../../components';

/** The words of named choices as a field offers them, in the order they stand in. */
export const optionsOf = <V extends string>(words: Record<V, string>): { value: V; label: string }[] =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));

export const RANK_BY: Record<RankBy, string> = { percent: 'Tỷ lệ so với mẫu số', total: 'Tổng điểm', base: 'Điểm chuẩn' };

export const ROLE: Record<Role, string> = { base: 'Điểm chuẩn', bonus: 'Điểm thưởng', deduction: 'Điểm trừ', info: 'Chỉ ghi nhận' };

export const NA_MODE: Record<NaMode, string> = {
  leave_denominator: 'Rời mẫu số: không tính điểm, bớt điểm tối đa của tiêu chí khỏi mẫu số',
  full: 'Tính đạt điểm tối đa',
  zero: 'Tính 0 điểm',
  redistribute: 'Quy đổi: các tiêu chí khác của mục gánh thay',
  average: 'Lấy bình quân các tiêu chí khác của đơn vị',
};

export const MISSING: Record<Missing, string> = {
  zero_and_report: 'Tạm tính 0 và báo thiếu',
  block: 'Chưa cộng tổng khi còn thiếu',
  full: 'Không phát sinh thì đạt điểm tối đa',
  zero: 'Tính 0, không báo thiếu',
};

export const AGGREGATE: Record<Aggregate, string> = {
  sum: 'Cộng các mục con',
  weighted: 'Tính theo trọng số',
  average: 'Lấy trung bình',
  max: 'Lấy mục cao nhất',
  min: 'Lấy mục thấp nhất',
};

export const COMBINE: Record<Combine, string> = {
  single: 'một người chấm',
  mean: 'bình quân nhiều người chấm',
  median: 'trung vị nhiều người chấm',
  trimmed_mean: 'bình quân, bỏ điểm cao nhất và thấp nhất',
};

export const STATE: Record<CellState, { text: string; tone: Tone }> = {
  overridden: { text: 'điểm đã điều chỉnh', tone: 'warn' },
  not_applicable: { text: 'không áp dụng', tone: 'plain' },
  entered: { text: 'đã nhập', tone: 'ok' },
  fed: { text: 'tính từ số liệu đã có', tone: 'info' },
  missing: { text: 'thiếu', tone: 'warn' },
  refused: { text: 'số liệu nhập chưa dùng được', tone: 'bad' },
};

export const ROUND_STATE: Record<RoundState, { text: string; tone: Tone }> = {
  open: { text: 'Đang mở', tone: 'info' },
  locked: { text: 'Đã khóa', tone: 'ok' },
};

export const SEVERITY: Record<FindingSeverity, { text: string; tone: Tone }> = {
  error: { text: 'Phải sửa', tone: 'bad' },
  warning: { text: 'Cần xem', tone: 'warn' },
  info: { text: 'Nên biết', tone: 'info' },
};

/** What a message of the check is about. */
export const FINDING: Record<Code, string> = {
  'E-TYPE': 'Sai kiểu số liệu',
  'E-NEG': 'Số âm',
  'E-UNDER': 'Dưới mức thấp nhất',
  'E-PARAM': 'Thiếu hoặc sai tham số',
  'E-CODE': 'Mã trùng hoặc thiếu',
  'E-KIND': 'Cách chấm không có',
  'E-NOTARGET': 'Thiếu chỉ tiêu',
  'E-DIV': 'Chia cho 0',
  'E-TREE': 'Giải trình không khớp',
  'E-SHARED': 'Thành tích đã tính ở tiêu chí khác',
  'W-OVER': 'Vượt điểm tối đa',
  'W-OVERCLAIM': 'Nhận quá mức được cộng',
  'W-NOBONUS': 'Cộng điểm không có quy định',
  'W-UNIT': 'Đơn vị tính đáng ngờ',
  'W-FRACTION': 'Số đếm có phần lẻ',
  'W-DIV0': 'Chia cho 0',
  'W-BAND': 'Khung điểm hở hoặc chồng',
  'W-SUM': 'Điểm tối đa không khớp tổng',
  'W-FIELD': 'Trường không dùng đến',
  'W-GUESS': 'Đoán từ bảng in, chưa xác nhận',
  'W-SIGN': 'Điểm trừ ghi dấu cộng',
  'W-MIXED': 'Các đơn vị ở bước chấm khác nhau',
  'W-RANKBASE': 'Xếp theo tổng khi mẫu số khác nhau',
  'W-DECLARED': 'Tổng trên giấy khác',
  'W-OVERRIDE-CAP': 'Điều chỉnh vượt điểm tối đa',
  'W-PARTIAL': 'Đạt một phần',
  'I-NOCAP': 'Điểm thưởng không có trần',
  'I-LATE': 'Đơn vị vào sau',
  'I-RECALC': 'Đã tính lại các đơn vị trong cụm',
  'I-NA': 'Không áp dụng, chờ xác nhận',
  'I-SHARED': 'Thành tích tính ở hai tiêu chí',
  'I-QUOTA': 'Tỷ lệ khống chế',
  'I-EVIDENCE': 'Thiếu minh chứng',
};

/** Kinds of leaves in words, in the order they are offered. */
export const KINDS: Readonly<Record<string, string>> = {
  direct: 'Chấm trực tiếp',
  binary: 'Đạt / không đạt',
  choice: 'Chọn mức',
  band: 'Theo khung',
  ratio: 'Tỷ lệ thuận',
  ratio_inverse: 'Tỷ lệ nghịch',
  step: 'Theo bước lệch chỉ tiêu',
  count: 'Theo số lần',
  base_adjust: 'Điểm chuẩn cộng, trừ',
  group_leader: 'So với đơn vị dẫn đầu',
  group_max: 'So với cao nhất cụm',
  group_rank: 'Theo thứ hạng trong cụm',
};

export const kindWords = (kind: string | undefined): string => (kind === undefined ? '' : (KINDS[kind] ?? 'Cách chấm chưa biết'));
