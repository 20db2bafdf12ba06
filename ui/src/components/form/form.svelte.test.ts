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

interface Plan {
  slogans: { id: string | null; text: string }[];
}

test('an item that is being filled in stays, and the one before it gets its id, when the writing comes back', async () => {
  const form = new Form<Plan>({ initial: { slogans: [{ id: null, text: '' }] }, autosave: true, save: () => Promise.resolve() });
  form.value.slogans = [
    { id: null, text: 'Đoàn kết' },
    { id: null, text: '' },
  ];
  form.committed('slogans.0.text');
  form.begin('slogans.1');
  await form.submit();
  // The program dropped the empty one.
  form.refresh({ slogans: [{ id: 'a', text: 'Đoàn kết' }] });
  expect(form.value.slogans).toEqual([
    { id: 'a', text: 'Đoàn kết' },
    { id: null, text: '' },
  ]);
  // Something else changed it, an undo say: what is stored counts.
  form.refresh({ slogans: [] });
  expect(form.value.slogans).toEqual([]);
});

test('a form that adds is not sent a second time while it is on its way', async () => {
  let sent = 0;
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const form = new Form<Plan>({
    initial: { slogans: [] },
    save: async () => {
      sent += 1;
      await slow;
    },
  });
  const first = form.submit();
  await Promise.resolve();
  expect(await form.submit()).toBe(false);
  release();
  expect(await first).toBe(true);
  expect(sent).toBe(1);
});

test('what is said of a field follows its item', () => {
  const form = new Form<Plan>({ initial: { slogans: [] }, save: () => Promise.resolve() });
  form.refused('targets.0.value', 'trên 80', 'Không phải số.');
  form.refused('targets.2.value', 'nhiều', 'Không phải số.');
  form.moved('targets', (index) => (index === 0 ? null : index - 1));
  expect(form.typing).toEqual({ 'targets.1.value': 'nhiều' });
  expect(form.faults).toEqual({ 'targets.1.value': 'Không phải số.' });
});

test('a form that only looks at what would come of it keeps its draft until it is reset', async () => {
  const calls: string[] = [];
  useTransport((name: string) => {
    calls.push(name);
    return Promise.resolve(null);
  });
  const form = new Form<Unit>({ initial: { name: '', head: '' }, draft: 'law:x', looks: true, save: () => Promise.resolve() });
  form.value.name = 'Sở Nội vụ';
  form.committed('name');
  expect(await form.submit()).toBe(true);
  await new Promise((done) => setTimeout(done, 10));
  expect(form.dirty).toBe(true);
  expect(calls).toContain('draft.put');
  expect(calls).not.toContain('draft.drop');
  form.reset();
  expect(calls).toContain('draft.drop');
});
