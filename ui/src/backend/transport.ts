// The two ways to the program: Tauri's invoke inside the window, HTTP to the test server outside it.
import { invoke, isTauri } from '@tauri-apps/api/core';

/** Carries one command to the program; rejects with the program's refusal. */
export type Transport = (name: string, input: unknown) => Promise<unknown>;

const window_transport: Transport = (name, input) => invoke('call', { name, input });

const http_transport: Transport = async (name, input) => {
  const answer = await fetch('/api/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, input }),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  return body;
};

let transport: Transport = isTauri() ? window_transport : http_transport;

/** Puts another way in place, for the gallery of patterns and for tests. */
export function useTransport(other: Transport): void {
  transport = other;
}

export function send(name: string, input: unknown): Promise<unknown> {
  return transport(name, input);
}
