// The program behind HTTP, started for one job on a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');
const target = process.env['CARGO_TARGET_DIR'] ?? join(root, 'target');

/** Pictures for people to look at. */
export const shots = join(root, 'out/shots');

export class Server {
  private constructor(
    readonly url: string,
    /** The officer's folder: data files, documents, files to import. */
    readonly home: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<Server> {
    const home = await mkdtemp(join(tmpdir(), 'thidua-'));
    const words = ['--dist', join(root, 'ui/dist'), '--settings', join(home, 'settings')];
    const child = spawn(join(target, 'debug/test_server'), words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((found, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => failed(new Error(`test_server ended with ${code}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = /^listening (http:\S+)$/.exec(line)?.[1];
        if (address) found(address);
      });
    });
    return new Server(url, home, child);
  }

  /** A path in the officer's folder. */
  path(name: string): string {
    return join(this.home, name);
  }

  /** Calls a command of the program, past the page; for what a job takes as given, and to look behind the screen. */
  async call<T>(name: string, input: unknown = {}): Promise<T> {
    const answer = await this.post('/api/call', { name, input });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${name} refused: ${JSON.stringify(body)}`);
    return body as T;
  }

  /** Queues the answer of the next dialog that opens, or saves, a file. */
  async pick(answer: { open: string } | { save: string }): Promise<void> {
    await this.post('/api/test/pick', answer);
  }

  /** Titles of what was sent to the printer. */
  async printed(): Promise<string[]> {
    const answer = await fetch(`${this.url}/api/test/printed`);
    return (await answer.json()) as string[];
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill();
    await ended;
    await rm(this.home, { recursive: true, force: true });
  }

  private post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}
