// Sổ khen thưởng: what was given to whom, and what else the law judges by.
import BookMarked from '@lucide/svelte/icons/book-marked';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import { matches } from '../../text';
import type { Screen } from '../screen';
import GrantScreen from './GrantScreen.svelte';

const FOUND = 8;

export const grant: Screen = {
  id: 'grant',
  title: 'Sổ khen thưởng',
  icon: BookMarked,
  view: GrantScreen,
  find: async (search) => {
    const { items } = await call('grant.list', {});
    const found = items.filter((row) => matches(`${row.subject_name} ${row.award_name} ${row.decision_number}`, search));
    return found.slice(0, FOUND).map((row) => ({
      title: `${row.subject_name}: ${row.award_name}`,
      hint: ['Quyết định', row.decision_number, row.decided].filter(Boolean).join(' '),
      address: href('grant', row.id ?? ''),
    }));
  },
  actions: [
    { title: 'Ghi quyết định khen thưởng', hint: 'Sổ khen thưởng', address: href('grant', 'new') },
    { title: 'Ghi kỷ luật', hint: 'Sổ khen thưởng', address: href('grant', 'discipline', 'new') },
    { title: 'Ghi thời gian nghỉ, đi học', hint: 'Sổ khen thưởng', address: href('grant', 'leave', 'new') },
    { title: 'Xác nhận điều kiện', hint: 'Sổ khen thưởng', address: href('grant', 'confirmation', 'new') },
    { title: 'Quy định về khen thưởng', hint: 'Điều kiện, văn bản, thời gian áp dụng', address: href('grant', 'law') },
    { title: 'Ghi số liệu tập thể', hint: 'Sổ khen thưởng', address: href('grant', 'collective', 'new') },
  ],
};
