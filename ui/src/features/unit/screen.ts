// Đơn vị, cụm/khối: units, people, households and the clusters of a year; the search finds each of them.
import Building2 from '@lucide/svelte/icons/building-2';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import { session } from '../../shell/session.svelte';
import { matches } from '../../text';
import type { Found, Screen } from '../screen';
import { addressOf, hintOf } from '../subject/subject';
import UnitScreen from './UnitScreen.svelte';

const FOUND = 12;

async function find(search: string): Promise<Found[]> {
  const year = session.status?.year;
  const [subjects, clusters] = await Promise.all([
    call('subject.search', { words: search, limit: FOUND }),
    call('cluster.list', year === undefined ? {} : { year }),
  ]);
  return [
    ...subjects.items.map((found) => ({ title: found.name, hint: hintOf(found), address: addressOf(found.subject) })),
    ...clusters.items
      .filter((cluster) => matches(`${cluster.name} ${cluster.code}`, search))
      .map((cluster) => ({
        title: cluster.name,
        hint: `Năm ${cluster.year}`,
        address: href('unit', 'cluster', cluster.id ?? ''),
      })),
  ];
}

export const unit: Screen = {
  id: 'unit',
  title: 'Đơn vị, cụm/khối',
  icon: Building2,
  view: UnitScreen,
  find,
  actions: [
    { title: 'Thêm đơn vị', hint: 'Đơn vị', address: href('unit', 'new') },
    { title: 'Thêm cá nhân', hint: 'Cá nhân', address: href('unit', 'person', 'new') },
    { title: 'Thêm hộ gia đình', hint: 'Hộ gia đình', address: href('unit', 'household', 'new') },
    { title: 'Thêm cụm, khối thi đua', hint: 'Cụm, khối', address: href('unit', 'cluster', 'new') },
    { title: 'Đổi tên đơn vị theo quyết định', hint: 'Đơn vị', address: `${href('unit')}?change=renamed` },
    { title: 'Sáp nhập đơn vị', hint: 'Đơn vị', address: `${href('unit')}?change=merged` },
    { title: 'Chia tách đơn vị', hint: 'Đơn vị', address: `${href('unit')}?change=split` },
    { title: 'Giải thể đơn vị', hint: 'Đơn vị', address: `${href('unit')}?change=dissolved` },
    { title: 'Danh mục loại đơn vị', hint: 'Đơn vị', address: `${href('unit')}?kinds=1` },
  ],
};
