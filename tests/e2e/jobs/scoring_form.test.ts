// Phiếu từng đơn vị: a unit is scored down the page, by keyboard, and the next one after it.
import { expect } from 'vitest';
import { job } from '../src/job';
import { active, seedRound, UNITS } from '../src/round';

job('units are scored one after the other in the order of the paper', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8']);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Phiếu', exact: true }).click();
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
  const field = (code: string) => page.getByRole('textbox', { name: new RegExp(`^${code.replace('.', '\\.')} `) });
  const focused = () => page.evaluate(() => document.activeElement?.closest('.field')?.textContent.trim());
  await expect.poll(focused).toMatch(/^I\.1 /);
  await job.look('scoring-form');

  // I.1: 15 × 36/40 = 13,5; with the 8 of I.5 and the 10 of II.3 the total is 31,5.
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await page.keyboard.type('36');
  await page.keyboard.press('Enter');
  const footer = page.getByRole('region', { name: 'Phiếu chấm điểm' }).locator('footer');
  await footer.getByText('31,5', { exact: true }).waitFor();
  // What is not taken stays with the reason, and nothing else changed.
  await field('I.5').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('tám');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'tám' }).first().waitFor();
  await job.look('scoring-form-refused');
  await page.keyboard.press('Control+PageDown');
  await page.getByRole('heading', { name: second, level: 1 }).waitFor();
  await expect.poll(focused).toMatch(/^I\.1 /);
  await field('I.5').focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await footer.getByText('19', { exact: true }).first().waitFor();
  await page.keyboard.press('Control+PageUp');
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
  await expect.poll(() => field('I.5').inputValue()).toBe('tám');
  await footer.getByText('31,5', { exact: true }).waitFor();

  // At the council's stage what the stage before gave shows through as a hint, and is not the council's own.
  await page.getByRole('radio', { name: 'Thường trực Hội đồng thẩm định' }).check({ force: true });
  await expect.poll(() => field('I.5').getAttribute('placeholder')).toBe('8');
  expect(await field('I.5').inputValue()).toBe('');
  await field('I.5').focus();
  await page.keyboard.type('7,5');
  await page.keyboard.press('Enter');
  await footer.getByText('31', { exact: true }).waitFor();
  await job.look('scoring-form-council');
  await page.getByRole('button', { name: 'Bảng điểm' }).click();
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain(first);
});

job('at a blind stage the points of others stay hidden until the own ones are given', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const round = await seedRound(job, ['8']);
  const { items } = await server.call<{ items: { id: string }[] }>('scheme.list');
  const { scheme } = await server.call<{ scheme: { stages: object[] } }>('scheme.get', { id: items[0]?.id });
  scheme.stages = scheme.stages.map((stage) => ('code' in stage && stage.code === 'cluster' ? { ...stage, blind: true } : stage));
  const next = await server.call<{ output: { id: string } }>('scheme.import', { body: JSON.stringify(scheme) });
  await server.call('round.rebase', { id: round, scheme: next.output.id });
  const { units } = await server.call<{ units: { unit_id: string }[] }>('round.get', { id: round });
  const cells = [{ unit: units[0]?.unit_id, criterion: 'I.5', field: 'value', value: '6,5', scorer: 'Bà Lan' }];
  await server.call('score.enter', { round, stage: 'cluster', cells });

  const where = new URLSearchParams({ unit: units[0]?.unit_id ?? '', criterion: 'I.5', stage: 'cluster', scorer: 'Ông Minh' });
  await page.goto(`${server.url}/#/scoring/round/${round}?${where.toString()}`);
  const panel = page.getByRole('complementary', { name: 'Giải trình ô đang chọn' });
  await panel.getByText('Người khác đã chấm ô này').waitFor();
  expect(await page.getByText('6,5').count()).toBe(0);
  await job.look('scoring-blind');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  // The mean of 6,5 and 7.
  await panel.getByText('6,75').first().waitFor();
});
