// Rounds of scoring: what a job takes as given, and how it moves about their grid.
import type { Locator } from 'playwright-core';
import type { Job } from './job';

export const UNITS = ['Sở Kế hoạch Mẫu', 'Sở Văn thư Mẫu', 'Chi cục Quản lý chất lượng nông sản và phát triển thị trường khu vực Thượng nguồn sông Mẫu'];
export const CLUSTER = 'Khối thi đua các sở tổng hợp';

export async function seedCluster(job: Job, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await job.server.call<{ output: string }>('unit.save', { name })).output);
  await job.server.call('cluster.save', { name: CLUSTER, kind: 'bloc', year: 2026, members: ids.map((unit_id) => ({ unit_id })) });
  return ids;
}

/** A round of the offered scheme for three units, with what each has in I.5 at the first stage. */
export async function seedRound(job: Job, points: readonly string[]): Promise<string> {
  const units = await seedCluster(job, UNITS);
  const { items } = await job.server.call<{ items: { id: string }[] }>('cluster.list', { year: 2026 });
  const scheme = await job.server.call<{ output: { id: string } }>('scheme.take_offered', { name: 'khoi-so-nganh-2026' });
  const { output: round } = await job.server.call<{ output: string }>('round.open', { scheme: scheme.output.id, cluster: items[0]?.id, year: 2026 });
  const cells = points.map((value, index) => ({ unit: units[index], criterion: 'I.5', field: 'value', value }));
  await job.server.call('score.enter', { round, stage: 'self', cells });
  return round;
}

/** The cell of the grid that holds the keyboard. */
export const active = (job: Job): Locator => job.page.locator('.editor input');

/** Goes to a cell by keyboard, from the first one. */
export async function goTo(job: Job, row: number, column: string): Promise<void> {
  await active(job).focus();
  await job.page.keyboard.press('Control+Home');
  for (let step = 0; step < row; step += 1) await job.page.keyboard.press('ArrowDown');
  for (let step = 0; step < 40; step += 1) {
    if ((await active(job).getAttribute('aria-label'))?.includes(`, ${column} `)) return;
    await job.page.keyboard.press('ArrowRight');
  }
  throw new Error(`no column ${column}`);
}

/** The frozen totals of a unit: total, percent, rank, grade. */
export async function totalsOf(job: Job, unit: string): Promise<string[]> {
  const row = job.page.getByRole('row').filter({ has: job.page.getByRole('rowheader', { name: unit }) });
  return row.locator('.total').allTextContents();
}
