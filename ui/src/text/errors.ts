// The Vietnamese sentence of a refusal: what happened, what was kept, what to do.
import type { Failure } from '../backend';

const files = import.meta.glob<Record<string, string>>('../../../assets/text/errors/*.json', {
  eager: true,
  import: 'default',
});
const sentences: Record<string, string> = Object.assign({}, ...Object.values(files)) as Record<string, string>;

const UNKNOWN = 'Chưa làm được việc này. Những gì đã ghi vẫn còn nguyên. Hãy thử lại hoặc báo cho người hỗ trợ.';

/** Puts values in the place of `{name}`; a value that is not given leaves nothing behind. */
export function fill(template: string, params: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

/** The sentence of a refusal; the program's own sentence when this window knows none. */
export function errorSentence(failure: Pick<Failure, 'code' | 'params'> & { message?: string }): string {
  const template = sentences[failure.code];
  if (template) return fill(template, failure.params);
  return failure.message && failure.message !== failure.code ? failure.message : UNKNOWN;
}
