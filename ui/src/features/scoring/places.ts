// The two lists of this screen, as tabs.
import { href } from '../../shell/route.svelte';

export const PLACES = [
  { id: 'round', title: 'Kỳ chấm điểm', address: href('scoring') },
  { id: 'scheme', title: 'Bảng tiêu chí', address: href('scoring', 'scheme') },
];
