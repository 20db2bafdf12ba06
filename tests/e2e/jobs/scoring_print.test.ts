// The papers of scoring, as they will be printed: of a round, and of a scheme.
import { expect } from 'vitest';
import { job } from '../src/job';
import { seedRound, UNITS } from '../src/round';

const PAPERS = ['score-summary', 'score-matrix', 'score-detail', 'score-minutes', 'score-form'];

job('every paper of a round is seen before it is printed', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const round = await seedRound(job, ['8', '9', '7']);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await page.getByRole('button', { name: 'In…' }).click();
  const choice = page.getByLabel('Văn bản', { exact: true });
  await choice.waitFor();
  expect(await choice.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).toEqual(PAPERS);
  for (const name of PAPERS) {
    await choice.selectOption(name);
    const title = (await choice.locator('option:checked').textContent()) ?? '';
    await page.getByRole('img', { name: `Trang 1 của ${title}` }).waitFor();
    await job.look(`scoring-print-${name}`);
  }
  // The form of one unit, filled in.
  const pages = page.getByRole('region', { name: /^Trang 1 trong/ });
  const count = async (): Promise<number> => Number(/trong (\d+) trang/.exec((await pages.getAttribute('aria-label')) ?? '')?.[1]);
  const blank = await count();
  await page.getByLabel('Điền sẵn điểm đã nhập').check();
  await expect.poll(count).toBeGreaterThan(blank);
  const all = await count();
  await page.getByLabel('Đơn vị', { exact: true }).fill('van thu');
  await page.keyboard.press('Enter');
  await expect.poll(count).toBe(all / UNITS.length);
  await page.getByRole('button', { name: 'In', exact: true }).click();
  await expect.poll(() => server.printed()).toEqual(['Phiếu tự chấm']);
});

job('a scheme is printed as a document', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const scheme = await server.call<{ output: { id: string } }>('scheme.take_offered', { name: 'khoi-so-nganh-2026' });
  await page.goto(`${server.url}/#/scoring/scheme/${scheme.output.id}`);
  await page.getByRole('button', { name: 'In', exact: true }).click();
  await page.getByRole('img', { name: 'Trang 1 của Bảng tiêu chí' }).waitFor();
  await job.look('scoring-print-scheme');
});
