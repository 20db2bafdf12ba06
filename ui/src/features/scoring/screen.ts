// Chấm điểm: rounds with their grids, results, and the schemes they apply.
import ListChecks from '@lucide/svelte/icons/list-checks';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import { matches } from '../../text';
import type { Found, Screen } from '../screen';
import ScoringScreen from './ScoringScreen.svelte';

async function find(search: string): Promise<Found[]> {
  const [rounds, schemes] = await Promise.all([call('round.list', {}), call('scheme.list', {})]);
  const found: Found[] = [];
  for (const { name, id, scheme_name } of rounds.items) {
    if (id && matches(name, search)) found.push({ title: name, hint: `Kỳ chấm điểm · ${scheme_name}`, address: href('scoring', 'round', id) });
  }
  for (const { name, id, version } of schemes.items) {
    if (matches(name, search)) found.push({ title: name, hint: `Bảng tiêu chí, bản ${version}`, address: href('scoring', 'scheme', id) });
  }
  return found;
}

/** Open rounds that still lack scores. */
async function count(): Promise<number> {
  const { items } = await call('round.list', {});
  return items.filter((round) => round.state === 'open' && round.missing > 0).length;
}

export const scoring: Screen = {
  id: 'scoring',
  title: 'Chấm điểm',
  icon: ListChecks,
  view: ScoringScreen,
  badge: { kinds: ['round'], count },
  find,
  actions: [
    { title: 'Mở kỳ chấm điểm', hint: 'Chấm điểm', address: `${href('scoring')}?open=1` },
    { title: 'Bảng tiêu chí', hint: 'Chấm điểm', address: href('scoring', 'scheme') },
  ],
};
