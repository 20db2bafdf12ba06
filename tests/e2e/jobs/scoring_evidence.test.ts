// Evidence of scores: what lacks it is found, and given as words, a file or an achievement without leaving the grid.
import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { job } from '../src/job';
import { active, goTo, seedRound, totalsOf, UNITS } from '../src/round';

job('scores without evidence are found, proved by keyboard, by a file and by an achievement', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8', '9']);
  const { units } = await server.call<{ units: { unit_id: string }[] }>('round.get', { id: round });
  const [one, other] = units.map(({ unit_id }) => unit_id);
  // I.1 asks for evidence: 15 × 36/40 = 13,5 for both. With the 8 of I.5 and the 10 of II.3 the first has 31,5.
  const cells = [one, other].flatMap((unit) => [['T', '40'], ['A', '36']].map(([field, value]) => ({ unit, criterion: 'I.1', field, value })));
  await server.call('score.enter', { round, stage: 'self', cells });

  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  const names = () => page.getByRole('rowheader').allTextContents();
  await page.getByLabel('Đơn vị hiện ra').selectOption('unproved');
  await expect.poll(names).toEqual([expect.stringContaining(first), expect.stringContaining(second)]);
  await goTo(job, 0, 'I.1');
  const panel = page.getByRole('complementary', { name: 'Giải trình ô đang chọn' });
  const proof = panel.getByRole('region', { name: 'Minh chứng', exact: true });
  await panel.getByText('thiếu minh chứng', { exact: true }).waitFor();
  await proof.getByText('Bảng theo dõi nhiệm vụ của Văn phòng').waitFor();
  await job.look('scoring-evidence-missing');

  // By keyboard alone: Shift+F4 to the field, Enter adds, Enter on the empty field goes back.
  await page.keyboard.press('Shift+F4');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toMatch(/^Tên văn bản/);
  await page.getByLabel('Đơn vị hiện ra').selectOption('');
  await goTo(job, 0, 'I.1');
  await page.keyboard.press('Shift+F4');
  await page.keyboard.type('Báo cáo số 12/BC-STC ngày 05/11/2026');
  await page.keyboard.press('Enter');
  await proof.getByRole('listitem').filter({ hasText: 'Báo cáo số 12/BC-STC ngày 05/11/2026' }).waitFor();
  await expect.poll(() => proof.getByRole('textbox').inputValue()).toBe('');
  await page.keyboard.press('Enter');
  await expect.poll(() => active(job).evaluate((input) => input === document.activeElement)).toBe(true);
  // Evidence moves no points.
  expect((await totalsOf(job, first))[0]).toBe('31,5');
  await page.getByLabel('Đơn vị hiện ra').selectOption('unproved');
  await expect.poll(names).toEqual([expect.stringContaining(second)]);

  // A file, saved out as it went in; an achievement of the unit.
  await goTo(job, 0, 'I.1');
  await panel.getByRole('heading', { name: second }).waitFor();
  await page.getByLabel('Đơn vị hiện ra').selectOption('');
  await goTo(job, 1, 'I.1');
  const paper = server.path('Bảng theo dõi nhiệm vụ của Văn phòng Ủy ban nhân dân tỉnh, cả năm 2026.pdf');
  await writeFile(paper, '%PDF-1.7 bảng theo dõi');
  await server.pick({ open: paper });
  await proof.getByRole('button', { name: 'Thêm tệp…' }).click();
  const file = proof.getByRole('listitem').filter({ hasText: 'cả năm 2026.pdf' });
  await file.waitFor();
  const copy = server.path('ban-sao.pdf');
  await server.pick({ save: copy });
  await file.getByRole('button', { name: /^Lưu bản sao/ }).click();
  await page.getByText('Đã lưu “ban-sao.pdf” ra ngoài.').waitFor();
  expect(await readFile(copy, 'utf8')).toBe('%PDF-1.7 bảng theo dõi');

  await proof.getByRole('button', { name: 'Từ thành tích…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thành tích làm minh chứng' });
  await dialog.getByText('Đơn vị chưa có thành tích nào trong sổ').waitFor();
  await page.keyboard.press('Escape');
  const { items: kinds } = await server.call<{ items: { id: string }[] }>('achievement_kind.list');
  const content = 'Hoàn thành trước hạn toàn bộ nhiệm vụ Ủy ban nhân dân tỉnh giao trong quý III';
  const done = { code: '', subject: { kind: 'unit', id: other }, period: { from: '2026-09-30' }, kind_id: kinds[0]?.id, content, figures: [], recognition: {}, note: '' };
  await server.call('achievement.save', done);
  await page.reload();
  await active(job).waitFor();
  await goTo(job, 1, 'I.1');
  await proof.getByRole('button', { name: 'Từ thành tích…' }).click();
  await dialog.getByRole('combobox').fill('hoan thanh truoc han');
  await dialog.getByRole('option', { name: content }).waitFor();
  await page.keyboard.press('Enter');
  await job.look('scoring-evidence-achievement');
  await dialog.getByRole('button', { name: 'Thêm' }).click();
  await proof.getByRole('link', { name: `TT-2026-0001 ${content}` }).waitFor();
  await job.look('scoring-evidence-given');

  await file.getByRole('button', { name: /^Bỏ / }).click();
  await expect.poll(() => file.count()).toBe(0);
  await active(job).focus();
  await page.keyboard.press('Control+z');
  await file.waitFor();

  // The form down the page says it too.
  await page.getByRole('button', { name: 'Phiếu', exact: true }).click();
  await page.getByRole('region', { name: 'Các tiêu chí' }).getByText('Có minh chứng').first().waitFor();
  await page.keyboard.press('Shift+F4');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toMatch(/^Tên văn bản/);
  await job.look('scoring-evidence-form');

  // A locked round shows its evidence and takes no more.
  await server.call('round.lock', { id: round });
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await page.reload();
  await active(job).waitFor();
  await goTo(job, 0, 'I.1');
  await proof.getByText('Báo cáo số 12/BC-STC ngày 05/11/2026').waitFor();
  expect(await proof.getByRole('textbox').count()).toBe(0);
  await job.look('scoring-evidence-locked');
});
