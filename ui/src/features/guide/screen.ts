// Hướng dẫn: the user's guide, a chapter for each part of the work.
import BookOpen from '@lucide/svelte/icons/book-open';
import { href } from '../../shell/route.svelte';
import { matches } from '../../text';
import type { Screen } from '../screen';
import { chapters } from './chapters';
import GuideScreen from './GuideScreen.svelte';

export const guide: Screen = {
  id: 'guide',
  title: 'Hướng dẫn',
  icon: BookOpen,
  view: GuideScreen,
  find: (search) =>
    Promise.resolve(
      chapters
        .filter((chapter) => matches(chapter.title, search))
        .map((chapter) => ({ title: chapter.title, hint: 'Hướng dẫn', address: href('guide', chapter.id) })),
    ),
};
