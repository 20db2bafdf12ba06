// Đề nghị khen thưởng: batches, the lines nominated in them, and the lists printed from them.
import Award from '@lucide/svelte/icons/award';
import { call } from '../../backend';
import { href } from '../../shell/route.svelte';
import { matches } from '../../text';
import type { Screen } from '../screen';
import NominationScreen from './NominationScreen.svelte';
import { batchHint } from './words';

export const nomination: Screen = {
  id: 'nomination',
  title: 'Đề nghị khen thưởng',
  icon: Award,
  view: NominationScreen,
  badge: {
    kinds: ['batch'],
    count: async () => (await call('batch.list', {})).items.filter((batch) => batch.state === 'open').length,
  },
  find: async (search) => {
    const { items } = await call('batch.list', {});
    const found = items.filter((batch) => matches(`${batch.name} ${batch.code}`, search));
    return found.map((batch) => ({ title: batch.name, hint: `Đợt xét · ${batchHint(batch)}`, address: href('nomination', batch.id ?? '') }));
  },
  actions: [{ title: 'Mở đợt xét', hint: 'Đề nghị khen thưởng', address: href('nomination', 'new') }],
};
