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
export function placeOf(wanted: WantedFact, subject: Subject): FactPlace | undefined {
  const whom = keyOf(subject);
  switch (wanted.kind) {
    case 'grade':
      return {
        text: `Ghi xếp loại năm ${wanted.year}`,
        href: at(href('unit', 'evaluation', 'new'), { subject: whom, year: String(wanted.year) }),
      };
    case 'employed_from':
      return { text: 'Ghi ngày tuyển dụng', href: addressOf(subject) };
    case 'cluster':
      return { text: `Chấm và khóa kỳ chấm điểm cụm, khối năm ${wanted.year}`, href: href('scoring') };
    case 'movement':
      return { text: 'Ghi thành tích trong phong trào', href: at(href('achievement'), { subject: whom }) };
    case 'grants':
    case 'collective':
    case 'confirmation':
    case 'conditions':
      return undefined;
  }
}
