// Thành tích: what units, people and households have done, as it comes in.
import Medal from '@lucide/svelte/icons/medal';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import type { Screen } from '../screen';
import AchievementScreen from './AchievementScreen.svelte';

const FOUND = 8;

export const achievement: Screen = {
  id: 'achievement',
  title: 'Thành tích',
  icon: Medal,
  view: AchievementScreen,
  actions: [{ title: 'Thêm thành tích', hint: 'Thành tích', address: href('achievement', 'new') }],
  find: async (search) => {
    const { items } = await call('achievement.list', { search, order: 'latest', descending: false, offset: 0, limit: FOUND });
    return items.map((found) => ({
      title: `${found.subject_name}: ${found.content}`,
      hint: `Thành tích ${found.code}`,
      address: href('achievement', found.id),
    }));
  },
};
