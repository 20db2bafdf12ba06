// What is looked at of a round: its stage, who scores, which units and columns. The grid and the form unit by unit share it.
import { query, type FieldType, type GridColumn, type GridFilter, type LeafColumn, type Output, type Query } from '../../../backend';
import type { GridSection } from '../../../components';
import { ROUND_KINDS } from '../kinds';
import { codesOf } from './codes';
import { effectWords, isCondition } from './conditions';
import { fold, sectionsOf } from './parts';
import { progressOf } from './progress';
import type { Sheet } from './sheet';
import { shownColumns, type Shown } from './shown';
import { StageStanding } from './standing.svelte';

/** What is entered into a field that takes one of a few words, by the key of its column. */
function wordsOf(criteria: readonly LeafColumn[]): Map<string, readonly string[]> {
  const answers: Partial<Record<FieldType, readonly string[]>> = { flag: ['đạt', 'không đạt'], occurrence: ['có', 'không'] };
  const fields = criteria.flatMap(({ code, fields }) => fields.map((field) => ({ key: `${code} ${field.name}`, words: answers[field.kind] ?? field.words })));
  return new Map(fields.filter(({ words }) => words.length > 0).map(({ key, words }) => [key, words]));
}

/** Make one while a component is set up. */
export class RoundView {
  /** Of a stage that several people score, who is entering now. */
  who = $state('');
  filter = $state<GridFilter>();
  shown = $state<Shown>('');
  /** Ids of the folded parts. */
  folded = $state.raw<ReadonlySet<string>>(new Set());
  private chosen = $state<string>();
  private readonly standing: StageStanding;
  readonly id: string;
  readonly detail: Query<Output<'round.get'>>;
  /** The columns and counts of the grid, without rows. */
  readonly head: Query<Output<'score.grid'>>;
  readonly scheme: Query<Output<'scheme.get'>>;

  readonly stages = $derived.by(() => this.detail.data?.stages ?? []);
  readonly stage = $derived.by(() => this.chosen ?? this.stages[0]?.code);
  readonly stageName = $derived.by(() => this.stages.find(({ code }) => code === this.stage)?.name_vi ?? '');
  readonly several = $derived.by(() => (this.stages.find(({ code }) => code === this.stage)?.combine ?? 'single') !== 'single');
  readonly scorer = $derived(this.several ? this.who : '');
  /** Nothing can be entered before somebody is named. */
  readonly nobody = $derived(this.several && this.who === '');
  readonly round = $derived.by(() => this.detail.data?.round);
  readonly criteria = $derived.by(() => this.detail.data?.criteria ?? []);
  /** The columns of the program, each with a code that tells it from the others. */
  readonly columns = $derived.by((): GridColumn[] => {
    const codes = codesOf(this.criteria);
    return (this.head.data?.columns ?? []).map((column) => ({ ...column, code: codes.get(column.criterion) ?? column.code }));
  });
  readonly grades = $derived.by(() => this.scheme.data?.scheme.grades.map(({ name_vi }) => name_vi) ?? []);
  /** How far each stage is; none before it is known. */
  readonly progress = $derived.by(() => (this.standing.view ? progressOf(this.standing.view, this.stages, this.criteria.length) : []));
  readonly failure = $derived.by(() => this.detail.failure ?? this.head.failure ?? this.scheme.failure);
  readonly sections = $derived.by((): GridSection[] => sectionsOf(this.criteria, this.scheme.data?.scheme.criteria ?? [], this.folded));
  readonly sheet = $derived.by((): Sheet | undefined => {
    const [detail, head, scheme] = [this.detail.data, this.head.data, this.scheme.data];
    if (!detail || !head || !scheme || this.stage === undefined) return undefined;
    return {
      round: this.id,
      stage: this.stage,
      scorer: this.scorer,
      stages: this.stages,
      columns: fold(shownColumns(this.columns, this.criteria, this.shown), this.criteria, this.sections, head.groups),
      all: this.columns,
      filter: this.filter,
      count: head.total_rows,
      graded: this.grades.length > 0,
      words: wordsOf(detail.criteria),
      conditions: new Set(detail.criteria.filter(isCondition).map(({ code }) => code)),
      names: new Map(detail.units.map(({ unit_id, name }) => [unit_id, name])),
    };
  });

  constructor(id: string, stage: string | undefined, scorer = '') {
    this.id = id;
    this.chosen = stage;
    this.who = scorer;
    this.standing = new StageStanding({ id });
    this.detail = query('round.get', () => ({ id }), ROUND_KINDS);
    this.head = query(
      'score.grid',
      () => (this.stage === undefined ? undefined : { round: id, stage: this.stage, from: 0, count: 0, ...(this.filter && { filter: this.filter }) }),
      ROUND_KINDS,
    );
    this.scheme = query('scheme.get', () => (this.round ? { id: this.round.scheme_id } : undefined), ['scheme']);
  }

  /** Of the question of a condition: what follows when it has happened; empty of a criterion. */
  consequence(criterion: string): string {
    const scheme = this.scheme.data?.scheme;
    const gate = scheme?.gates?.find(({ code }) => code === criterion);
    return scheme && gate ? effectWords(gate, scheme.grades) : '';
  }

  choose(stage: string): void {
    this.chosen = stage;
  }

  fold(sections: readonly string[], folded: boolean): void {
    const next = new Set(this.folded);
    for (const id of sections) {
      if (folded) next.add(id);
      else next.delete(id);
    }
    this.folded = next;
  }
}
