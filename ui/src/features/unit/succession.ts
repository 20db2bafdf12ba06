// Successions (đổi tên, sáp nhập, chia tách, giải thể) in words.
import type { SuccessionKind } from '../../backend';

export interface ChangeWords {
  title: string;
  /** What is done in the dialog, on its button. */
  submit: string;
  /** What the program will do, said before it is done. */
  outcome: string;
}

export const CHANGES: Record<SuccessionKind, ChangeWords> = {
  renamed: {
    title: 'Đổi tên',
    submit: 'Ghi đổi tên',
    outcome: 'Đơn vị giữ nguyên thành tích, điểm và chỗ trong cụm; văn bản đã in giữ tên cũ.',
  },
  merged: {
    title: 'Sáp nhập',
    submit: 'Ghi sáp nhập',
    outcome: 'Đơn vị cũ kết thúc từ ngày này; khen thưởng của các đơn vị cũ được nêu ở lịch sử đơn vị nhận, không tự tính khi xét; người của đơn vị cũ thì chuyển sang ở hồ sơ cá nhân.',
  },
  split: {
    title: 'Chia tách',
    submit: 'Ghi chia tách',
    outcome: 'Đơn vị cũ kết thúc từ ngày này; lịch sử của nó được ghi là gốc của các đơn vị mới.',
  },
  dissolved: {
    title: 'Giải thể',
    submit: 'Ghi giải thể',
    outcome: 'Đơn vị kết thúc từ ngày này; mọi dữ liệu của nó vẫn còn trong sổ.',
  },
};
