// Under vitest, Svelte must resolve to its browser build: components are mounted, not rendered to text.
import type { Plugin } from 'vite';

export function svelteTesting(): Plugin {
  return {
    name: 'svelte-in-tests',
    config: () => (process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  };
}
