// Where a fact that nobody has entered is entered.
import type { Subject, WantedFact } from '../../backend';
import { href } from '../../shell/route.svelte';
import { addressOf, keyOf } from '../subject/subject';

export interface FactPlace {
  text: string;
  href: string;
}

const at = (address: string, given: Record<string, string>): string => `${address}?${new URLSearchParams(given).toString()}`;

/** None for what is answered beside the condition itself, and for what the catalogue would have to say. */
export function placesOf(wanted: WantedFact, subject: Subject): FactPlace[] {
  const whom = keyOf(subject);
  switch (wanted.kind) {
    case 'grade':
      return [
        {
          text: `Ghi xếp loại năm ${wanted.year}`,
          href: at(href('unit', 'evaluation', 'new'), { subject: whom, year: String(wanted.year) }),
        },
      ];
    case 'subject_class':
      return [{ text: 'Ghi loại đối tượng ở hồ sơ cá nhân', href: addressOf(subject) }];
    case 'employed_from':
      return [{ text: 'Ghi ngày tuyển dụng', href: addressOf(subject) }];
    case 'leave_result':
      return [{ text: 'Ghi kết quả của thời gian nghỉ, đi học', href: href('grant', 'leave') }];
    case 'cluster':
      return [{ text: `Chấm và khóa kỳ chấm điểm cụm, khối năm ${wanted.year}`, href: href('scoring') }];
    case 'initiatives':
      return [{ text: `Ghi sáng kiến, đề tài đến năm ${wanted.year}`, href: at(href('achievement'), { subject: whom }) }];
    case 'initiative_use':
      return [{ text: 'Ghi sáng kiến làm căn cứ ở dòng đó của sổ khen thưởng', href: href('grant', 'of', subject.kind, subject.id) }];
    case 'movement':
      return [{ text: 'Ghi thành tích trong phong trào', href: at(href('achievement'), { subject: whom }) }];
    case 'grants':
      return [
        {
          text: 'Ghi vào sổ khen thưởng',
          href: at(href('grant', 'new'), { subject: whom, ...(wanted.awards[0] !== undefined && { award: wanted.awards[0] }) }),
        },
        { text: 'Chưa được khen: ghi sổ đủ từ năm nào', href: at(href('grant'), { complete: '1' }) },
      ];
    case 'decision_day':
      return [{ text: 'Ghi đủ ngày quyết định trong sổ khen thưởng', href: href('grant', 'of', subject.kind, subject.id) }];
    case 'collective':
      return [
        {
          text: `Ghi số liệu tập thể năm ${wanted.year}`,
          href: at(href('grant', 'collective', 'new'), { subject: whom, year: String(wanted.year) }),
        },
      ];
    case 'confirmation':
    case 'conditions':
      return [];
  }
}
