// The user's guide: the chapters of assets/guide in their order, each with the screen that it is about.
import { lexer, type Token, type Tokens } from 'marked';

export interface Chapter {
  /** In addresses: `cham-diem`. */
  id: string;
  title: string;
  tokens: Token[];
}

const texts = import.meta.glob<string>('../../../../assets/guide/*.md', { query: '?raw', import: 'default', eager: true });

/** `…/5-cham-diem.md` is the chapter `cham-diem`; its title is its first heading. */
function chapter([path, text]: [string, string]): Chapter {
  const id = path.replace(/^.*\/\d+-/, '').replace(/\.md$/, '');
  const tokens = lexer(text);
  const heading = tokens.find((token): token is Tokens.Heading => token.type === 'heading');
  return { id, title: heading?.text ?? id, tokens };
}

export const chapters: readonly Chapter[] = Object.entries(texts)
  .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
  .map(chapter);

/** Which chapter helps on which screen; the first where none does. */
const OF_SCREEN: Readonly<Record<string, string>> = {
  unit: 'don-vi',
  movement: 'phong-trao',
  achievement: 'thanh-tich',
  scoring: 'cham-diem',
  nomination: 'de-nghi',
  grant: 'so-khen-thuong',
  import: 'nhap-tu-tep',
  system: 'an-toan',
};

export const chapterOf = (screen: string): string => OF_SCREEN[screen] ?? chapters[0]?.id ?? '';
