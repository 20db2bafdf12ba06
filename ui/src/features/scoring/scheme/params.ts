// The parameters of a kind of criterion: how a form shows them, and how they are read and written.
import { without } from './without';

export type Params = Readonly<Record<string, unknown>>;

/** `share`: a part of 1. `limit`: of what may be entered in percent. `row`: several side by side, no whole of their own. */
export type ParamType = 'number' | 'share' | 'limit' | 'flag' | 'choice' | 'text' | 'numbers' | 'list' | 'group' | 'row';

export interface ParamOption {
  value: string;
  label: string;
  /** Another word for it that schemes of other hands use. */
  also?: string;
  /** What belongs to this choice only; it goes when another one is taken. */
  parts?: readonly Param[];
  /** What it begins with, from what stood before; `max` is the most points of the criterion. */
  start?: (before: Params, max: string) => Params;
}

export interface Param {
  name: string;
  label: string;
  type: ParamType;
  hint?: string;
  placeholder?: string;
  /** Of a choice: the program's words with ours; the first is what holds when nothing is stated. */
  options?: readonly ParamOption[];
  /** Of a choice: not written itself, told by the first of the parts that is there. */
  unwritten?: boolean;
  /** Of a flag: what holds when nothing is stated. */
  usual?: boolean;
  /** Must be there: emptied, a number stays and a text is written empty. */
  required?: boolean;
  /** Of a list: the parts of an item. Of a group: what it holds. Of a row: what stands in it. */
  parts?: readonly Param[];
  /** Of a list: words of its button. */
  add?: string;
  /** Of a list: an item of numbers alone, which stands on one line. */
  line?: boolean;
  /** Of a list: a new item, from the one before it and all there are. */
  create?: (before: Params | undefined, items: readonly Params[]) => Params;
  /** Of a text: what the other items of its list have there is offered. */
  shared?: boolean;
  /** Of a text: set by the program, never shown. */
  hidden?: boolean;
}

/** With another value of a parameter; nothing and what holds anyway are not written. */
export function withParam(params: Params, name: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null || value === '' ? without(params, name) : { ...params, [name]: value };
}

/** A decimal as a field takes it: a string, or nothing. */
export const asNumber = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/** What a group holds. */
export const asGroup = (value: unknown): Params => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : {});

/** A list of items; of a map of levels (`{ "Tốt": "6" }`) its levels. */
export function asItems(value: unknown): Params[] {
  if (Array.isArray(value)) return value.filter((item): item is Params => typeof item === 'object' && item !== null);
  return Object.entries(asGroup(value)).map(([level, score]) => ({ level, score }));
}

/** Which option of a choice holds; none where several are written though one excludes the other. */
export function held({ name, options = [], unwritten }: Param, params: Params): ParamOption | undefined {
  if (unwritten) {
    const there = options.filter(({ parts }) => parts?.[0] !== undefined && params[parts[0].name] !== undefined);
    return there.length > 1 ? undefined : (there[0] ?? options[0]);
  }
  const stated = params[name];
  return stated === undefined ? options[0] : options.find(({ value, also }) => value === stated || (also !== undefined && also === stated));
}

/** With another option of a choice: what belongs to the others goes, what it needs itself begins. */
export function choose(spec: Param, params: Params, value: string, max: string): Record<string, unknown> {
  const options = spec.options ?? [];
  const chosen = options.find((option) => option.value === value);
  const own = (chosen?.parts ?? []).map(({ name }) => name);
  const others = options.flatMap(({ parts }) => parts ?? []).map(({ name }) => name);
  const kept = without(params, ...others.filter((name) => !own.includes(name)));
  const next = { ...chosen?.start?.(params, max), ...kept };
  return spec.unwritten ? next : withParam(next, spec.name, value === options[0]?.value ? undefined : value);
}

/** The parameters to show: behind a choice what belongs to it. */
export const shown = (specs: readonly Param[], params: Params): Param[] => specs.flatMap((spec) => [spec, ...shown(held(spec, params)?.parts ?? [], params)]);

/** Whether something is written that the form has no field for. */
export function isBeyond(specs: readonly Param[], params: Params): boolean {
  const written = shown(specs, params).flatMap(({ name, type, parts }) => (type === 'row' ? (parts ?? []).map((part) => part.name) : [name]));
  return Object.keys(params).some((name) => !written.includes(name));
}
