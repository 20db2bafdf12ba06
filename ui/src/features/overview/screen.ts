// Tổng quan: what must be done now, and where.
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import { call } from '../../backend';
import type { Screen } from '../screen';
import OverviewScreen from './OverviewScreen.svelte';

export const overview: Screen = {
  id: 'overview',
  title: 'Tổng quan',
  icon: LayoutDashboard,
  view: OverviewScreen,
  badge: {
    // Not after each score: the grid is where they are entered and counted.
    kinds: ['movement', 'round', 'batch', 'cluster', 'achievement'],
    count: async () => (await call('overview.get', {})).tasks.filter((task) => task.urgency !== 'open').length,
    tone: 'bad',
  },
};
