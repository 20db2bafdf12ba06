// Nhập từ tệp: reached from the screens of the records and from the search, not from the navigation.
import FileUp from '@lucide/svelte/icons/file-up';
import { href } from '../../shell/route.svelte';
import type { Screen } from '../screen';
import ImportScreen from './ImportScreen.svelte';

const hint = 'Từ Excel, Word, CSV';

export const importing: Screen = {
  id: 'import',
  title: 'Các lần nhập từ tệp',
  icon: FileUp,
  view: ImportScreen,
  unlisted: true,
  actions: [
    { title: 'Nhập đơn vị từ tệp', hint, address: href('import', 'unit') },
    { title: 'Nhập cá nhân từ tệp', hint, address: href('import', 'person') },
    { title: 'Nhập cụm, khối thi đua từ tệp', hint, address: href('import', 'cluster') },
    { title: 'Nhập thành tích từ tệp', hint, address: href('import', 'achievement') },
  ],
};
