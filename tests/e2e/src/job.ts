// One job of an officer: a server, a page at the size of an office screen, and what must hold on every screen.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import { Server, shots } from './server';

const SCREEN = { width: 1366, height: 768 };
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Job {
  /** What the page complained of: scripts, styles or pictures that the CSP blocked, uncaught errors. */
  readonly complaints: string[] = [];

  constructor(
    readonly server: Server,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A refusal (422) is an answer, and the page shows it.
      if (message.type() === 'error' && !message.text().includes('422')) this.complaints.push(message.text());
    });
  }

  /** Opens the program as it stands. */
  async open(): Promise<void> {
    await this.page.goto(this.server.url);
  }

  /** Opens the program on a new data file of an officer, with the letterhead of an office. */
  async openNewFile(): Promise<void> {
    await this.server.pick({ save: this.server.path('so.thidua') });
    const { token } = await this.server.call<{ token: string }>('pick.save', { purpose: 'data_file' });
    await this.server.call('file.new', { token, officer: 'Lê Thị Ẩn' });
    await this.server.call('office.save', {
      valid_from: '2026-01-01',
      superior: 'ỦY BAN NHÂN DÂN TỈNH MẪU',
      name: 'SỞ NỘI VỤ',
      symbol: 'SNV',
      place: 'Tỉnh Mẫu',
      signers: [{ authority: '', title: 'GIÁM ĐỐC', name: 'Nguyễn Đức Khuê' }],
      recipients: [],
    });
    await this.open();
  }

  /** Opens the program on the sample province. */
  async openSample(): Promise<void> {
    await this.server.pick({ save: this.server.path('tinh-mau.thidua') });
    const { token } = await this.server.call<{ token: string }>('pick.save', { purpose: 'data_file' });
    await this.server.call('file.new', { token, officer: 'Lê Thị Ẩn' });
    await this.server.call('sample.fill');
    await this.open();
  }

  /** Takes a picture into out/shots and has axe look for serious faults on the screen. */
  async look(name: string): Promise<void> {
    await mkdir(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}.png`) });
    expect(await this.faults(), `faults that axe finds on “${name}”`).toEqual([]);
  }

  private async faults(): Promise<string[]> {
    // Evaluated by the debugger, which no CSP hinders.
    await this.page.evaluate(axe);
    const results = await this.page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run: (where: Document) => Promise<AxeResults> } };
      return axe.run(document);
    });
    return results.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }
}

let browser: Promise<Browser> | undefined;

/** A job: `job('a late unit joins', async ({ job }) => …)`. It also fails when the page complained of anything. */
export const job = plain.extend<{ job: Job }>({
  job: async ({}, use) => {
    browser ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });
    const server = await Server.start();
    const context = await (await browser).newContext({ viewport: SCREEN, locale: 'vi-VN' });
    const own = new Job(server, await context.newPage());
    try {
      await use(own);
      expect(own.complaints, 'complaints of the page').toEqual([]);
    } finally {
      await context.close();
      await server.stop();
    }
  },
});
