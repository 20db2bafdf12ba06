// The grid of a round at full strength: units and columns that are shown, filling, numbers that are only tried.
import { expect } from 'vitest';
import { job } from '../src/job';
import { active, goTo, seedRound, totalsOf, UNITS } from '../src/round';

job('the grid shows what is asked for: units by filter, parts folded, a value filled down', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = '', third = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  const { units } = await server.call<{ units: { unit_id: string }[] }>('round.get', { id: round });
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  const head = (name: string) => page.getByRole('rowheader', { name });
  await head(first).getByText(/^thiếu \d+$/).waitFor();

  // II.1, at most 10, filled down from the first unit over the three: one operation, 10 points more for each.
  await goTo(job, 0, 'II.1');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  // 10 of II.3, 10 of II.1 and I.5.
  for (const [name, total] of [[first, '28'], [second, '29'], [third, '27']] as const) await expect.poll(async () => (await totalsOf(job, name))[0]).toBe(total);
  await job.look('scoring-grid-parts');

  // Alt ← folds the part under the keyboard, Alt → opens it where it stood; with Shift all of them.
  const columns = () => page.getByRole('columnheader', { name: /^II\.1 / });
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(columns().count.bind(columns())).toBe(0);
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain('cột đang gập');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => page.getByRole('columnheader', { name: /Mở ra/ }).count()).toBe(5);
  // Of part II the first unit has 10 of II.1 and 10 of II.3.
  const folded = page.getByRole('row').filter({ has: head(first) }).getByRole('gridcell');
  await expect.poll(async () => (await folded.allTextContents()).map((text) => text.trim())).toContain('20');
  await job.look('scoring-grid-folded');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain('II.1 ');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => page.getByRole('columnheader', { name: /Mở ra/ }).count()).toBe(0);

  // The council gives the second another score: only that unit is left under “Khác bước trước”.
  await server.call('score.enter', { round, stage: 'council', cells: [{ unit: units[1]?.unit_id, criterion: 'I.5', field: 'value', value: '9,5' }] });
  await page.reload();
  await active(job).waitFor();
  await page.getByRole('radio', { name: 'Thường trực Hội đồng thẩm định' }).check({ force: true });
  await page.getByLabel('Đơn vị hiện ra').selectOption('changed');
  await expect.poll(() => page.getByRole('rowheader').allTextContents()).toEqual([expect.stringContaining(second)]);
  await page.getByLabel('Đơn vị hiện ra').selectOption('warned');
  await page.getByText('Không đơn vị nào như thế').waitFor();
  await job.look('scoring-grid-filter-empty');
  await page.getByRole('button', { name: 'Xem tất cả đơn vị' }).click();
  await head(third).waitFor();
});

job('numbers are tried: ranks move on the screen, nothing is stored before it is asked for', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  const stored = async (): Promise<(string | null)[]> => {
    const { units } = await server.call<{ units: { name: string; total: string | null }[] }>('score.results', { round, detail: false });
    return [first, second].map((name) => units.find((unit) => unit.name === name)?.total ?? null);
  };
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Thử số' }).click();
  await page.getByText('Đang thử số.').waitFor();
  await goTo(job, 0, 'I.5');
  await page.keyboard.type('9,5');
  await page.keyboard.press('Enter');
  // 9,5 + 10 = 19,5 passes the 19 of the second.
  const panel = page.getByRole('complementary', { name: 'Thử số' });
  await panel.getByRole('row').filter({ hasText: first }).getByText('18 → 19,5').waitFor();
  await panel.getByRole('row').filter({ hasText: second }).getByText('1 → 2').waitFor();
  await expect.poll(async () => (await totalsOf(job, first)).slice(0, 3)).toEqual(['19,5', '19,5', '1']);
  await job.look('scoring-trial');
  expect(await stored()).toEqual(['18', '19']);
  // A number that cannot be tried says so and changes nothing.
  await page.keyboard.type('mười');
  await page.keyboard.press('Enter');
  await page.getByText(/mười/).first().waitFor();
  expect(await panel.getByText('Đã thử 1 số').count()).toBe(1);

  await goTo(job, 1, 'I.5');
  await page.keyboard.press('Escape');
  // One Esc too many leaves nothing.
  await page.keyboard.press('Escape');
  await page.getByText('Đang thử số.').waitFor();
  await page.waitForTimeout(1100);
  await page.keyboard.press('Escape');
  await page.getByText('Đã thôi thử và bỏ 1 số').waitFor();
  await expect.poll(async () => (await totalsOf(job, first)).slice(0, 3)).toEqual(['18', '18', '2']);
  expect(await page.getByRole('gridcell').filter({ hasText: 'mười' }).count()).toBe(0);

  await page.getByRole('button', { name: 'Thử số' }).click();
  await goTo(job, 0, 'I.5');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await panel.getByText('Đã thử 2 số').waitFor();
  // Ctrl+Z takes the last one back, and no operation of the data file.
  await page.keyboard.press('Control+z');
  await panel.getByText('Đã thử 1 số').waitFor();
  await panel.getByRole('button', { name: 'Ghi 1 số đã thử' }).click();
  await page.getByText('Đã ghi 1 số đã thử').waitFor();
  expect(await stored()).toEqual(['20', '19']);
});
