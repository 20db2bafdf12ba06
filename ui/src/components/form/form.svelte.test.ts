// A form that writes itself ends with what was typed last, whatever comes back in which order.
import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { useTransport } from '../../backend';
import { Form } from './form.svelte';

interface Unit {
  name: string;
  head: string;
}

beforeEach(() => {
  useTransport(() => Promise.resolve(null));
});

test('what was written stays until it is fetched anew', async () => {
  // As a screen holds it: the entry of a list, fetched anew some time after each writing.
  const initial: Unit = { name: 'Sở Nội vụ', head: '' };
  let stored = $state.raw(initial);
  const form = new Form<Unit>({ initial, autosave: true, save: () => Promise.resolve() });
  const end = $effect.root(() => {
    $effect(() => form.refresh(stored));
  });
  flushSync();
  form.value.head = 'Nguyễn Đức Khuê';
  form.committed('head');
  await form.submit();
  flushSync();
  expect(form.value.head).toBe('Nguyễn Đức Khuê');
  stored = { name: 'Sở Nội vụ và Lao động', head: 'Nguyễn Đức Khuê' };
  flushSync();
  expect(form.value.name).toBe('Sở Nội vụ và Lao động');
  end();
});

test('writing goes one after the other, the last with everything that was typed', async () => {
  const written: Unit[] = [];
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const form = new Form<Unit>({
    initial: { name: '', head: '' },
    autosave: true,
    save: async (value) => {
      if (value.head === '') await slow;
      written.push(value);
    },
  });
  form.value.name = 'Sở Nội vụ';
  form.committed('name');
  // The first is on its way when the second field is left.
  await Promise.resolve();
  form.value.head = 'Nguyễn Đức Khuê';
  form.committed('head');
  release();
  await form.submit();
  expect(written[0]).toEqual({ name: 'Sở Nội vụ', head: '' });
  expect(written.at(-1)).toEqual({ name: 'Sở Nội vụ', head: 'Nguyễn Đức Khuê' });
});
