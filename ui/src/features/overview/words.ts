// What waits, in words, and where it is done.
import type { StepKind, Task, TaskKind } from '../../backend';
import type { Tone } from '../../components';
import { href } from '../../shell/route.svelte';
import { formatDate, formatNumber } from '../../text';

interface Words {
  /** The chip before it. */
  label: string;
  text: (task: Task) => string;
  /** The verb of its button. */
  verb: string;
  address: (task: Task) => string;
}

const place = (screen: string, ...parts: string[]) => (task: Task): string => href(screen, ...parts, ...(task.id ? [task.id] : []));

const TASKS: Record<TaskKind, Words> = {
  scores: {
    label: 'Chấm điểm',
    text: ({ name, count, of }) => `${name}: ${formatNumber(of)} đơn vị còn ${formatNumber(count)} ô chưa chấm`,
    verb: 'Nhập tiếp',
    address: place('scoring', 'round'),
  },
  milestone: {
    label: 'Phong trào',
    text: ({ name, within, due }) => `${name || 'Mốc'} “${within}”: ${formatDate(due)}`,
    verb: 'Xem phong trào',
    address: place('movement'),
  },
  registration: {
    label: 'Đăng ký',
    text: ({ name, count, of }) => `${name}: ${formatNumber(count)} trong ${formatNumber(of)} đơn vị chưa đăng ký hoặc chưa có kế hoạch`,
    verb: 'Xem đơn vị',
    address: ({ id }) => href('movement', id ?? '', 'units'),
  },
  report: {
    label: 'Báo cáo',
    text: ({ name, within, count, of, due }) => `${name}, hạn ${formatDate(due)}: ${formatNumber(count)} trong ${formatNumber(of)} đơn vị chưa nộp${within ? ` · phong trào “${within}”` : ''}`,
    verb: 'Xem báo cáo',
    address: ({ id }) => (id ? href('movement', id, 'reports') : href('unit', 'report')),
  },
  remedy: {
    label: 'Khắc phục',
    text: ({ name, within, due }) => `${name} · hạn khắc phục ${formatDate(due)} · phong trào “${within}”`,
    verb: 'Xem kiểm tra',
    address: ({ id }) => href('movement', id ?? '', 'inspections'),
  },
  assignment: {
    label: 'Tổ chức thực hiện',
    text: ({ name, within, due }) => `${name} · hạn ${formatDate(due)} · phong trào “${within}”`,
    verb: 'Xem phong trào',
    address: place('movement'),
  },
  empty_batch: {
    label: 'Đề nghị',
    text: ({ name, due }) => `${name}: chưa có dòng đề nghị nào${due ? ` · hạn nhận hồ sơ ${formatDate(due)}` : ''}`,
    verb: 'Thêm đề nghị',
    address: place('nomination'),
  },
  open_batch: {
    label: 'Đề nghị',
    text: ({ name, count, due }) =>
      `${name}: đang mở, đã có ${formatNumber(count)} dòng${due ? ` · hạn nhận hồ sơ ${formatDate(due)}` : ''}`,
    verb: 'Mở đợt xét',
    address: place('nomination'),
  },
  clusters: {
    label: 'Cụm, khối',
    text: ({ count }) => `Năm nay chưa chia cụm, khối thi đua cho ${formatNumber(count)} đơn vị`,
    verb: 'Lập cụm, khối',
    address: place('unit', 'cluster'),
  },
  evidence: {
    label: 'Minh chứng',
    text: ({ count, of }) => `${formatNumber(count)} trong ${formatNumber(of)} thành tích của năm chưa có tệp minh chứng`,
    verb: 'Bổ sung',
    address: place('achievement'),
  },
};

/** A task as it is shown. */
export interface Shown {
  label: string;
  tone: Tone;
  text: string;
  verb: string;
  address: string;
  /** When it is due, beside its sentence. */
  when: string;
}

const DAYS: Record<number, string> = { [-1]: 'quá hạn hôm qua', 0: 'hôm nay', 1: 'ngày mai' };

/** `còn 6 ngày`, `quá hạn 3 ngày`. */
export function dueIn(days: number | null): string {
  if (days === null) return '';
  return DAYS[days] ?? (days < 0 ? `quá hạn ${-days} ngày` : `còn ${days} ngày`);
}

export function shown(task: Task): Shown {
  const { label, text, verb, address } = TASKS[task.kind];
  const tone = task.urgency === 'late' ? 'bad' : task.urgency === 'soon' ? 'warn' : 'info';
  return { label, tone, text: text(task), verb, address: address(task), when: dueIn(task.days) };
}

interface StepWords {
  title: string;
  why: string;
  address: string;
}

/** The first steps in their order, each with why it comes. */
export const STEPS: Record<StepKind, StepWords> = {
  office: { title: 'Ghi cơ quan của mình', why: 'Đứng ở đầu mọi văn bản in, cùng người ký.', address: href('system') },
  unit: { title: 'Nhập đơn vị', why: 'Gõ, dán hoặc đọc từ tệp Word, Excel có sẵn.', address: href('unit') },
  cluster: { title: 'Chia cụm, khối thi đua của năm', why: 'Các đơn vị trong một cụm được so sánh với nhau.', address: href('unit', 'cluster') },
  movement: { title: 'Nhập phong trào', why: 'Kế hoạch, chỉ tiêu, mốc sơ kết và tổng kết.', address: href('movement') },
  scheme: { title: 'Chọn bảng tiêu chí chấm điểm', why: 'Có sẵn bảng mẫu để sửa theo quy định của tỉnh.', address: href('scoring', 'scheme') },
  round: { title: 'Mở kỳ chấm điểm', why: 'Áp bảng tiêu chí cho một cụm, rồi nhập điểm.', address: `${href('scoring')}?open=1` },
  batch: { title: 'Mở đợt xét khen thưởng', why: 'Lấy đơn vị đầu bảng, thêm cá nhân, in danh sách.', address: href('nomination', 'new') },
};
