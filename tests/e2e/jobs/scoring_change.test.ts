// What changes in a round and why: stages that differ, another version of the scheme.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { active, goTo, seedRound, totalsOf, UNITS } from '../src/round';

interface Scheme {
  criteria: { code: string; max: string; children: { code: string; max: string }[] }[];
}

/** Longer than a row of the list is wide. */
const REASON =
  'Hai đề án trình chậm so với chương trình công tác; đề án thứ nhất phải sửa hai lần theo ý kiến thẩm định, đề án thứ hai chưa có số liệu của bốn xã vùng cao nên khối thống nhất trừ một điểm rưỡi, đơn vị không có ý kiến khác';

const unitIds = async (job: Job, round: string): Promise<string[]> =>
  (await job.server.call<{ units: { unit_id: string }[] }>('round.get', { id: round })).units.map(({ unit_id }) => unit_id);

job('where the stages differ is listed with its reason, and one key leads to the cell', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  const units = await unitIds(job, round);
  const cells = [
    { unit: units[0], criterion: 'I.5', field: 'value', value: '6,5', reason: REASON },
    { unit: units[1], criterion: 'I.5', field: 'value', value: '7' },
  ];
  await server.call('score.enter', { round, stage: 'cluster', cells });
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Việc khác của kỳ chấm' }).click();
  await page.getByRole('button', { name: 'Khác nhau giữa các bước chấm' }).click();

  // 6,5 − 8 = −1,5 with a reason; 7 − 9 = −2 without one.
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await row(first).getByText('8 → 6,5').waitFor();
  await row(first).getByText('-1,5').waitFor();
  await row(first).getByText('Hai đề án trình chậm').waitFor();
  await row(second).getByText('cần lý do').waitFor();
  // By keyboard the whole of it stands below the list.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.getByRole('region', { name: 'Lý do đầy đủ' }).getByText(REASON).waitFor();
  await job.look('scoring-stages');
  await page.getByLabel('Hiện', { exact: true }).selectOption('totals');
  // II.3 gives each unit 10: 18 by its own scoring, 16,5 by the cross scoring.
  await row(first).getByText('16,5').waitFor();
  await job.look('scoring-stage-totals');
  await page.getByLabel('Hiện', { exact: true }).selectOption('reason');
  expect(await row(first).count()).toBe(0);
  await row(second).click();
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain(`${second}, I.5 `);
  expect(await page.getByRole('radio', { name: 'Khối chấm chéo' }).isChecked()).toBe(true);
});

job('a round goes over to another version after every change was shown', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  const { items } = await server.call<{ items: { id: string }[] }>('scheme.list');
  const { scheme } = await server.call<{ scheme: Scheme }>('scheme.get', { id: items[0]?.id });
  // I.5 falls away and its 10 points go to I.1.
  for (const part of scheme.criteria) {
    part.children = part.children.filter(({ code }) => code !== 'I.5').map((leaf) => (leaf.code === 'I.1' ? { ...leaf, max: '25' } : leaf));
  }
  await server.call('scheme.import', { body: JSON.stringify(scheme) });

  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Việc khác của kỳ chấm' }).click();
  await page.getByRole('button', { name: 'Chuyển sang bản khác' }).click();
  await page.getByText('Bỏ I.5').waitFor();
  // Without I.5 only the 10 of II.3 are left: 18 → 10 for the first.
  const moves = page.getByRole('region', { name: 'Điểm và hạng đổi' });
  await moves.getByRole('row').filter({ hasText: first }).getByText('18 → 10').waitFor();
  await page.getByText('3 giá trị đã nhập không có chỗ trong bản mới').waitFor();
  await job.look('scoring-rebase');
  const go = page.getByRole('button', { name: 'Chuyển sang bản 2' });
  expect(await go.isDisabled()).toBe(true);
  await page.getByLabel('Bỏ 3 giá trị').check();
  await go.click();
  await page.getByRole('button', { name: 'Bỏ 3 giá trị và chuyển' }).click();
  await active(job).waitFor();
  const after = await server.call<{ scheme_version: number }>('round.get', { id: round });
  expect(after.scheme_version).toBe(2);
  // One operation: what was taken away comes back with the version.
  await server.call('undo', {});
  const back = await server.call<{ scheme_version: number }>('round.get', { id: round });
  expect(back.scheme_version).toBe(1);

  await page.goto(`${server.url}/#/scoring/scheme/${(await server.call<{ items: { id: string }[] }>('scheme.list')).items[0]?.id ?? ''}`);
  await page.getByRole('button', { name: 'So với bản khác…' }).click();
  await page.getByText('Bỏ I.5').waitFor();
  await page.getByText('Điểm tối đa: 15 → 25').waitFor();
  await job.look('scoring-compare');
});

job('the grid is narrowed to the units that need a look, and back', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  const [unit] = await unitIds(job, round);
  const cells = [{ unit, criterion: 'I.5', field: 'value', value: '6,5', reason: 'Hai đề án trình chậm so với chương trình công tác' }];
  await server.call('score.enter', { round, stage: 'cluster', cells });
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('radio', { name: 'Khối chấm chéo' }).check({ force: true });
  await page.getByLabel('Đơn vị hiện ra').selectOption('changed');
  await page.getByText('đang hiện 1 đơn vị').waitFor();
  await page.getByRole('rowheader', { name: first }).waitFor();
  await expect.poll(() => page.getByRole('rowheader', { name: second }).count()).toBe(0);
  await job.look('scoring-filtered');
  await page.getByLabel('Đơn vị hiện ra').selectOption({ label: 'Tất cả đơn vị' });
  await page.getByRole('rowheader', { name: second }).waitFor();
});

job('a whole section is adjusted with a reason, said beside its cells and in the tree, and taken back', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await seedRound(job, ['8', '9', '7']);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await goTo(job, 0, 'I.5');
  await page.getByRole('button', { name: 'Điều chỉnh điểm…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Điều chỉnh điểm' });
  // I.5 is given by hand: what can be adjusted is the section. 8 points there, 10 elsewhere.
  await dialog.getByText('Hiện là 8 điểm').waitFor();
  await dialog.getByLabel('Điểm sau điều chỉnh').fill('5,5');
  await dialog.getByLabel('Lý do').fill('Cụm thống nhất theo biên bản họp ngày 20/11/2026');
  await job.look('scoring-adjust-section');
  await dialog.getByRole('button', { name: 'Điều chỉnh', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Giải trình ô đang chọn' });
  await panel.getByText('Cả mục I đã được điều chỉnh: 5,5 điểm.').waitFor();
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('15,5');
  await job.look('scoring-adjusted-section');
  // Folded, the part still says that its points are no sum.
  await active(job).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('gridcell').filter({ hasText: /có ghi chú\s*5,5/ }).waitFor();
  await job.look('scoring-adjusted-folded');
  await page.keyboard.press('Alt+ArrowRight');

  await page.getByRole('button', { name: 'Kết quả', exact: true }).click();
  await page.getByRole('row').filter({ hasText: first }).click();
  await page.getByText('Xếp hạng: 3 trong 3 đơn vị').first().waitFor();
  await page.goBack();
  await active(job).waitFor();
  await goTo(job, 0, 'I.5');
  await panel.getByRole('button', { name: 'Bỏ điều chỉnh mục I' }).click();
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('18');
});
