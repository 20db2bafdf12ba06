// The screens in the order of the year's work. A new feature is one line here.
import ChartColumn from '@lucide/svelte/icons/chart-column';
import Gavel from '@lucide/svelte/icons/gavel';
import { achievement } from './achievement/screen';
import { grant } from './grant/screen';
import { guide } from './guide/screen';
import { importing } from './import/screen';
import { movement } from './movement/screen';
import { nomination } from './nomination/screen';
import { overview } from './overview/screen';
import { scoring } from './scoring/screen';
import type { Screen } from './screen';
import { system } from './system/screen';
import { unit } from './unit/screen';

export const screens: readonly Screen[] = [
  overview,
  movement,
  unit,
  achievement,
  scoring,
  nomination,
  {
    id: 'council',
    title: 'Hội đồng',
    icon: Gavel,
    later: 'Họp Hội đồng, phiếu bầu, kiểm phiếu và biên bản sẽ có ở bản sau của chương trình.',
  },
  grant,
  {
    id: 'statistics',
    title: 'Thống kê',
    icon: ChartColumn,
    later: 'Thống kê nhiều năm và biểu tổng hợp sẽ có ở bản sau của chương trình.',
  },
  guide,
  system,
  importing,
];
