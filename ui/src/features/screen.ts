// What a feature tells the frame about itself.
import type { Component } from 'svelte';
import type { Route } from '../shell/route.svelte';

/** Something the search (Ctrl+K) can go to. */
export interface Found {
  title: string;
  hint?: string;
  /** From `href(…)`. */
  address: string;
}

export interface Screen {
  /** First part of its addresses; a name of the glossary. */
  id: string;
  /** As the navigation names it. */
  title: string;
  icon: Component<{ size?: number | string }>;
  /** Shown at `#/<id>…`; reads the rest of the address from `route`. */
  view?: Component<{ route: Route }> | Component<Record<string, never>>;
  /** Not in the navigation: other screens and the search lead to it. */
  unlisted?: boolean;
  /** Without a view: one calm sentence on what will be here. */
  later?: string;
  /** A number beside its name: what waits there. Fetched at the start and after changes of `kinds`. */
  badge?: { kinds: readonly string[]; count: () => Promise<number>; tone?: 'plain' | 'bad' };
  /** What of it the search finds; called with what was typed, with or without marks. */
  find?: (search: string) => Promise<Found[]>;
  /** Commands for the search: `Thêm đơn vị`. */
  actions?: readonly Found[];
}
