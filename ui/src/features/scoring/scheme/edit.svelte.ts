// A scheme while it is edited: nothing of it is in the data file until it is saved as the next version.
import { call, type Criterion, type CriterionWords, type Finding, type Scheme } from '../../../backend';
import { at, childrenOf, freeCode, indented, insert, move, outdented, relocate, remove, replace, rowsOf, samePath, withoutGuesses, type Path } from './tree';
import { without } from './without';

const CHECK_PAUSE_MS = 400;
const KEPT = 100;

export class SchemeEdit {
  scheme = $state.raw<Scheme>() as Scheme;
  /** Where the keyboard stands. */
  selected = $state.raw<Path>([0]);
  findings = $state.raw<readonly Finding[]>([]);
  /** The rules of the criteria in the program's words, by code; of the last tree that could be used. */
  words = $state.raw<ReadonlyMap<string, CriterionWords>>(new Map());
  /** A draft of an earlier time was put back. */
  restored = $state(false);
  readonly rows = $derived.by(() => rowsOf(this.scheme.criteria));
  readonly current = $derived.by(() => at(this.scheme.criteria, this.selected));
  readonly row = $derived.by(() => this.rows.find(({ path }) => samePath(path, this.selected)));
  /** What was guessed of a printed table and nobody has confirmed yet. */
  readonly guessed = $derived.by(() => this.rows.filter(({ criterion }) => criterion.guess_vi !== undefined));
  private stored = $state.raw<Scheme>() as Scheme;
  readonly dirty = $derived.by(() => this.scheme !== this.stored);
  private before: { scheme: Scheme; selected: Path }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly draft: string;

  constructor(id: string, scheme: Scheme, findings: readonly Finding[]) {
    this.draft = `scheme:${id}`;
    this.scheme = this.stored = scheme;
    this.findings = findings;
    void this.describe();
    void this.restore();
  }

  /** As JSON, for saving and checking. */
  get body(): string {
    return JSON.stringify(this.scheme, null, 2);
  }

  change(scheme: Scheme, selected: Path = this.selected): void {
    this.before = [...this.before.slice(-KEPT), { scheme: this.scheme, selected: this.selected }];
    this.put(scheme, selected);
  }

  /** Takes the last change back; false when there is none. */
  undo(): boolean {
    const last = this.before.pop();
    if (!last) return false;
    this.put(last.scheme, last.selected);
    return true;
  }

  put(scheme: Scheme, selected: Path): void {
    this.scheme = scheme;
    this.selected = selected;
    this.later();
  }

  set(part: Partial<Scheme>): void {
    this.change({ ...this.scheme, ...part });
  }

  /** Sets a rule of the whole that can do without, or leaves it out. */
  setOrDrop<K extends 'quota' | 'gates' | 'explain_over' | 'achievement_once'>(name: K, value: Scheme[K] | undefined): void {
    this.change(value === undefined ? (without(this.scheme, name) as Scheme) : { ...this.scheme, [name]: value });
  }

  /**
   * Changes the criterion at a path; a part that is `undefined` is left out. Who changes how it is scored has decided
   * about what was guessed.
   */
  setCriterion(path: Path, part: { [name in keyof Criterion]?: Criterion[name] | undefined }): void {
    const criterion = at(this.scheme.criteria, path);
    if (!criterion) return;
    const decided = 'kind' in part || 'params' in part ? { guess_vi: undefined } : {};
    const parts = Object.entries({ ...criterion, ...part, ...decided }).filter(([, value]) => value !== undefined);
    this.tree(replace(this.scheme.criteria, path, Object.fromEntries(parts) as unknown as Criterion), path);
  }

  /** All that was guessed is right. */
  confirmGuesses(): void {
    this.change({ ...this.scheme, criteria: withoutGuesses(this.scheme.criteria) });
  }

  /** Behind the selected criterion, of the same level. */
  addBeside(): void {
    const place = this.selected.at(-1) ?? -1;
    const path = [...this.selected.slice(0, -1), place + 1];
    const { criteria } = this.scheme;
    const fresh = path.length === 1 ? this.section(path) : this.leaf(path);
    this.tree(insert(criteria, path, fresh), path);
  }

  /** Inside the selected group; a leaf becomes a group. */
  addInside(): void {
    const above = this.current;
    if (!above) return;
    const path = [...this.selected, childrenOf(above).length];
    if (above.kind !== undefined) {
      const criteria = replace(this.scheme.criteria, this.selected, without(above, 'kind', 'params', 'inputs', 'guess_vi') as Criterion);
      return this.tree(insert(criteria, path, this.leaf(path)), path);
    }
    this.tree(insert(this.scheme.criteria, path, this.leaf(path)), path);
  }

  addSection(): void {
    const path = [this.scheme.criteria.length];
    this.tree(insert(this.scheme.criteria, path, this.section(path)), path);
  }

  remove(): void {
    const place = this.selected.at(-1) ?? 0;
    const siblings = this.selected.slice(0, -1);
    const criteria = remove(this.scheme.criteria, this.selected);
    const beside = [[...siblings, place], [...siblings, place - 1], siblings].find((path) => at(criteria, path));
    this.tree(criteria, beside ?? [0]);
  }

  move(by: 1 | -1): void {
    const moved = move(this.scheme.criteria, this.selected, by);
    if (!samePath(moved.path, this.selected)) this.tree(moved.criteria, moved.path);
  }

  /** One level deeper (1) or up (-1); false where it cannot go. */
  indent(by: 1 | -1): boolean {
    const to = by > 0 ? indented(this.scheme.criteria, this.selected) : outdented(this.selected);
    return to !== undefined && this.relocate(this.selected, to);
  }

  /** Takes a criterion before what stands at another place now; false where that lies within it. */
  relocate(from: Path, to: Path): boolean {
    const moved = relocate(this.scheme.criteria, from, to);
    if (moved && !samePath(moved.path, from)) this.tree(moved.criteria, moved.path);
    return moved !== undefined;
  }

  /** Forgets what was not saved. */
  reset(): void {
    this.before = [];
    this.restored = false;
    this.put(this.stored, [0]);
    this.drop();
  }

  drop(): void {
    clearTimeout(this.timer);
    void call('draft.drop', { key: this.draft }).catch(() => undefined);
  }

  private tree(criteria: Criterion[], path: Path): void {
    this.change({ ...this.scheme, criteria }, path);
  }

  private section(path: Path): Criterion {
    return { code: freeCode(this.scheme.criteria, path), name_vi: '', role: 'base' } as Criterion;
  }

  private leaf(path: Path): Criterion {
    return { code: freeCode(this.scheme.criteria, path), name_vi: '', kind: 'direct' } as Criterion;
  }

  /** The check and the draft follow in a while. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.check();
      if (this.dirty) void call('draft.put', { key: this.draft, content: this.scheme }).catch(() => undefined);
    }, CHECK_PAUSE_MS);
  }

  private async check(): Promise<void> {
    const checked = this.scheme;
    const answer = await call('scheme.check', { body: this.body }).catch(() => undefined);
    if (answer && checked === this.scheme) this.findings = answer.items;
    await this.describe();
  }

  private async describe(): Promise<void> {
    const described = await call('scheme.describe', { body: this.body }).catch(() => undefined);
    if (described) this.words = new Map(described.criteria.map((one) => [one.code, one]));
  }

  private async restore(): Promise<void> {
    const draft = await call('draft.get', { key: this.draft }).catch(() => null);
    const kept = draft?.content as Scheme | undefined;
    if (!kept?.criteria || this.dirty) return;
    this.put(kept, [0]);
    this.restored = true;
  }
}
