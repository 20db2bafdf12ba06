// Phong trào: the movements of the year, each with all parts of the plan that launches it.
import Flag from '@lucide/svelte/icons/flag';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import { matches } from '../../text';
import type { Screen } from '../screen';
import MovementScreen from './MovementScreen.svelte';

const FOUND = 8;

export const movement: Screen = {
  id: 'movement',
  title: 'Phong trào',
  icon: Flag,
  view: MovementScreen,
  actions: [
    { title: 'Thêm phong trào', hint: 'Phong trào', address: href('movement', 'new') },
    { title: 'Đọc phong trào từ văn bản', hint: 'Phong trào', address: href('movement', 'read') },
  ],
  find: async (search) => {
    const { items } = await call('movement.list', {});
    return items
      .filter((found) => matches(`${found.name} ${found.number}`, search))
      .slice(0, FOUND)
      .map((found) => ({
        title: found.name,
        hint: found.number ? `Phong trào · ${found.number}` : 'Phong trào',
        address: href('movement', found.id ?? ''),
      }));
  },
};
