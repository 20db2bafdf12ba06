// A form's state: what is in it, what is wrong with it, and the draft that survives a crash.
import { createContext, untrack } from 'svelte';
import { call, refusal } from '../../backend';
import { errorSentence } from '../../text';
import { notices } from '../notices.svelte';

export interface FormOptions<T extends object> {
  /** What the form starts from. */
  initial: T;
  /** Writes it through a command; its refusals are shown at their fields. */
  save: (value: T) => Promise<unknown>;
  /** Name of the draft, `unit:new` or `unit:<id>`; without one nothing is kept. */
  draft?: string;
  /** Writes after each committed field: for what already exists. What is new waits for `submit`. */
  autosave?: boolean;
  /** `save` only looks at what would come of it: the form and its draft stay until `reset`. */
  looks?: boolean;
}

interface DraftContent<T> {
  value: T;
  typing: Record<string, string>;
}

const DRAFT_PAUSE_MS = 600;

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class Form<T extends object> {
  value: T;
  /** Sentences by field, from the program or from the field itself. */
  faults = $state<Record<string, string>>({});
  /** Texts that were refused because they have no value, by field: `31/02/2026`. */
  typing = $state<Record<string, string>>({});
  /** A draft of an earlier time was put back. */
  restored = $state(false);
  saving = $state(false);
  /** Something in it is not in the data file. */
  dirty = $state(false);
  private readonly options: FormOptions<T>;
  private base: T;
  /** Texts on their way, not committed yet: only the draft knows them. */
  private readonly pending = new Map<string, string>();
  /** Empty items of lists that were just added: nothing to write yet, and not to be swept away while they are filled in. */
  private readonly begun = new Set<string>();
  /** The next refresh tells of the form's own write. */
  private written = false;
  private left = $state.raw<Record<string, string>>({});
  private taking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Writing goes one after the other, so that what was typed last is what stays. */
  private writing: Promise<boolean> = Promise.resolve(true);

  constructor(options: FormOptions<T>) {
    this.options = options;
    this.base = plain(options.initial);
    this.value = $state(plain(options.initial));
    void this.restore();
  }

  /**
   * Takes what the data file now holds, unless something in the form is not written yet. An effect that calls it runs
   * again when `initial` is fetched anew, and not when the form was written: until then `initial` is what it was before.
   */
  refresh(initial: T): void {
    this.base = plain(initial);
    untrack(() => this.take(plain(initial)));
  }

  private take(stored: T): void {
    const own = this.written;
    this.written = false;
    if (this.dirty || this.saving || this.pending.size > 0 || (own && this.begun.size > 0)) {
      takeIds(this.value, stored, '', this.begun);
      return;
    }
    this.value = stored;
    this.begun.clear();
  }

  /** Starts anew, forgetting the draft. */
  reset(initial: T = this.base): void {
    this.base = plain(initial);
    this.value = plain(initial);
    this.faults = {};
    this.typing = {};
    this.pending.clear();
    this.begun.clear();
    this.dirty = false;
    this.restored = false;
    this.dropDraft();
  }

  /** Gives up what was typed, and its draft with it; answers how to keep it as a draft again, where there was anything. */
  discard(): (() => Promise<void>) | undefined {
    const content = this.dirty || this.pending.size > 0 ? this.content() : undefined;
    this.reset();
    const key = this.options.draft;
    if (content === undefined || key === undefined) return undefined;
    return async () => {
      await call('draft.put', { key, content });
    };
  }

  private content(): DraftContent<T> {
    return { value: plain(this.value), typing: { ...this.typing, ...Object.fromEntries(this.pending) } };
  }

  /** A field has a new value. */
  committed(name: string): void {
    this.dirty = true;
    this.pending.delete(name);
    for (const item of this.begun) if (name === item || name.startsWith(`${item}.`)) this.begun.delete(item);
    this.typing = without(this.typing, name);
    this.faults = without(this.faults, name);
    if (this.options.autosave && !this.taking) void this.submit();
    else this.keepDraft();
  }

  /** Something is being typed, or (null) was given up: the draft follows. */
  typed(name: string, text: string | null): void {
    if (text === null) this.pending.delete(name);
    else this.pending.set(name, text);
    if (this.dirty || this.pending.size > 0) this.keepDraft(DRAFT_PAUSE_MS);
  }

  /** An empty item was added to a list (`contents.3`), or (false) was left again. */
  begin(item: string, on = true): void {
    if (on) this.begun.add(item);
    else this.begun.delete(item);
  }

  /** Items of a list changed places: what is said of their fields goes with them. Null: the item is gone. */
  moved(list: string, place: (index: number) => number | null): void {
    this.faults = rekeyed(this.faults, list, place);
    this.typing = rekeyed(this.typing, list, place);
    const begun = Object.keys(rekeyed(Object.fromEntries([...this.begun].map((item) => [item, ''])), list, place));
    this.begun.clear();
    for (const item of begun) this.begun.add(item);
  }

  /** Hands a field the text that was being typed into it when the program ended. */
  takeLeft(name: string, take: (text: string) => void): void {
    const text = this.left[name];
    if (text === undefined) return;
    this.left = without(this.left, name);
    this.taking = true;
    take(text);
    this.taking = false;
  }

  /** What was typed has no value: the text stays, with the reason beside it. */
  refused(name: string, text: string, sentence: string): void {
    this.dirty = true;
    this.pending.delete(name);
    this.typing[name] = text;
    this.faults[name] = sentence;
    this.keepDraft();
  }

  /** Writes the form. Answers whether it was written. */
  submit(): Promise<boolean> {
    // A second Ctrl+Enter must not add the same thing twice.
    if (this.saving && !this.options.autosave) return Promise.resolve(false);
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<boolean> {
    if (Object.keys(this.typing).some((name) => this.faults[name])) return false;
    // The write before this one took it along.
    if (this.options.autosave && !this.dirty) return true;
    const sent = plain(this.value);
    this.saving = true;
    try {
      await this.options.save(sent);
      if (this.options.looks) {
        this.faults = {};
        this.keepDraft();
        return true;
      }
      this.base = sent;
      this.written = true;
      this.faults = {};
      this.restored = false;
      this.dirty = JSON.stringify(this.value) !== JSON.stringify(sent);
      if (!this.dirty) this.dropDraft();
      return true;
    } catch (thrown) {
      this.showRefusal(thrown);
      this.keepDraft();
      return false;
    } finally {
      this.saving = false;
    }
  }

  private showRefusal(thrown: unknown): void {
    const faults: Record<string, string> = {};
    for (const fault of refusal(thrown).each) {
      const sentence = errorSentence(fault);
      if (fault.place.field === undefined) notices.show('bad', sentence);
      else faults[fault.place.field] ??= sentence;
    }
    this.faults = faults;
  }

  private async restore(): Promise<void> {
    if (this.options.draft === undefined) return;
    const draft = await call('draft.get', { key: this.options.draft }).catch(() => null);
    const content = draft?.content as DraftContent<T> | undefined;
    if (!content?.value || this.dirty) return;
    this.value = { ...plain(this.base), ...content.value };
    this.left = content.typing;
    this.dirty = true;
    this.restored = true;
  }

  /** At once after a field was left (the window may be closing), in a while as long as somebody types. */
  private keepDraft(pause = 0): void {
    const key = this.options.draft;
    if (key === undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void call('draft.put', { key, content: this.content() }).catch(() => undefined);
    }, pause);
  }

  private dropDraft(): void {
    clearTimeout(this.timer);
    const key = this.options.draft;
    if (key !== undefined) void call('draft.drop', { key }).catch(() => undefined);
  }
}

/** Gives items that were written the ids that they got, where the lists still agree but for items just begun. */
function takeIds(value: unknown, stored: unknown, path: string, begun: ReadonlySet<string>): void {
  if (typeof value !== 'object' || typeof stored !== 'object' || value === null || stored === null) return;
  if (!Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      takeIds(inner, (stored as Record<string, unknown>)[key], path ? `${path}.${key}` : key, begun);
    }
    return;
  }
  type Item = { id?: unknown } | string;
  const kept = (value as Item[]).filter((_, index) => !begun.has(`${path}.${index}`));
  const rows = stored as Item[];
  const idOf = (item: Item | undefined): unknown => (typeof item === 'object' ? (item.id ?? null) : null);
  if (kept.length !== rows.length || kept.some((item, index) => idOf(item) !== null && idOf(item) !== idOf(rows[index]))) return;
  kept.forEach((item, index) => {
    if (typeof item === 'object' && idOf(rows[index]) !== null) item.id = idOf(rows[index]);
  });
}

/** Renames `list.3.name` to where item 3 now stands. */
function rekeyed(record: Record<string, string>, list: string, place: (index: number) => number | null): Record<string, string> {
  const entries = Object.entries(record).flatMap(([key, text]): [string, string][] => {
    const [, index, rest] = key.startsWith(`${list}.`) ? (/^(\d+)(.*)$/s.exec(key.slice(list.length + 1)) ?? []) : [];
    if (index === undefined) return [[key, text]];
    const to = place(Number(index));
    return to === null ? [] : [[`${list}.${to}${rest ?? ''}`, text]];
  });
  return Object.fromEntries(entries);
}

function without(record: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** What fields need to know of the form around them. */
export type AnyForm = Pick<Form<object>, 'faults' | 'typing' | 'committed' | 'typed' | 'refused' | 'takeLeft' | 'moved' | 'begin'>;

const [getForm, setForm] = createContext<AnyForm>();
export { setForm };

/** The form around a field; none for a field that stands alone. */
export function formAround(): AnyForm | undefined {
  try {
    return getForm();
  } catch {
    return undefined;
  }
}
