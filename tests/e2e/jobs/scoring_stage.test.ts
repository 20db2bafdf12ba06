// Stages of a round: who scores is named before anything is entered, and before locking it is said what is still open.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { active, goTo, seedRound, totalsOf, UNITS } from '../src/round';
import { typeVietnamese } from '../src/typing';

const who = (job: Job) => job.page.getByRole('combobox', { name: 'Người chấm' });

job('at a stage of several scorers nothing is entered before one is named, and a new name is confirmed', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await seedRound(job, ['8']);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('radio', { name: 'Khối chấm chéo' }).check({ force: true });
  await page.getByText('Bước này nhiều người chấm').waitFor();
  await goTo(job, 0, 'I.5');
  await page.keyboard.press('7');
  // Not taken: the keyboard stands where the name is asked for.
  await expect.poll(() => who(job).evaluate((element) => element === document.activeElement)).toBe(true);
  await job.look('scoring-scorer-nobody');
  expect(await server.call('round.get', { id: round })).toMatchObject({ scorers: [] });

  // The first name needs no confirming; 6 by the first scorer, the mean of one.
  await typeVietnamese(page, 'Bà Trần Thị Hai');
  await page.keyboard.press('Enter');
  await expect.poll(() => who(job).inputValue()).toBe('Bà Trần Thị Hai');
  await goTo(job, 0, 'I.5');
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('16');
  // One letter wrong: another scorer only when that is said.
  await who(job).focus();
  await page.keyboard.press('Control+a');
  await typeVietnamese(page, 'Bà Trần Thị Hại');
  await job.look('scoring-scorer-list');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Thêm người chấm “Bà Trần Thị Hại”?' }).waitFor();
  await job.look('scoring-scorer-new');
  await page.getByRole('button', { name: 'Thôi', exact: true }).click();
  await expect.poll(() => who(job).inputValue()).toBe('Bà Trần Thị Hai');
  await expect.poll(() => server.call('round.get', { id: round })).toMatchObject({ scorers: ['Bà Trần Thị Hai'] });

  // The form unit by unit asks the same.
  await page.getByRole('radio', { name: 'Tự chấm' }).check({ force: true });
  await goTo(job, 0, 'I.5');
  await page.getByRole('button', { name: 'Phiếu', exact: true }).click();
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
  await page.getByRole('radio', { name: 'Khối chấm chéo' }).check({ force: true });
  await page.getByText('Bước này nhiều người chấm').waitFor();
  await job.look('scoring-form-nobody');
  await who(job).fill('hai');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('textbox', { name: /^I\.5 / }).inputValue()).toBe('6');
});

job('before a round is locked it is said stage by stage what is open', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const round = await seedRound(job, ['8', '9', '7']);
  const { units } = await server.call<{ units: { unit_id: string }[] }>('round.get', { id: round });
  // The council differs in one cell without a reason: 6,5 instead of 8.
  await server.call('score.enter', { round, stage: 'council', cells: [{ unit: units[0]?.unit_id, criterion: 'I.5', field: 'value', value: '6,5' }] });
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Khóa kỳ chấm' }).click();
  const stages = page.getByRole('region', { name: 'Từng bước chấm' });
  await stages.getByRole('listitem').filter({ hasText: 'Khối chấm chéo' }).getByText('chưa nhập ô nào').waitFor();
  await stages.getByRole('listitem').filter({ hasText: 'Thường trực Hội đồng' }).getByText(/^1 đơn vị còn thiếu \d+ ô, 2 đơn vị chưa nhập$/).waitFor();
  const open = page.getByRole('region', { name: 'Còn để ngỏ' });
  await open.getByText(/ô chưa ai chấm/).waitFor();
  await job.look('scoring-lock-open');
  await open.getByRole('listitem').filter({ hasText: 'mà chưa ghi lý do' }).getByText('1', { exact: true }).waitFor();
  await open.getByRole('button', { name: /chưa ghi lý do/ }).click();
  await page.getByText('8 → 6,5').waitFor();
});

job('a unit leaves a round only when that is confirmed, and one without any entry has no rank', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await seedRound(job, ['8']);
  await page.goto(`${server.url}/#/scoring/round/${round}/results`);
  const rank = (name: string) => page.getByRole('row').filter({ hasText: name }).getByRole('gridcell').first();
  await expect.poll(async () => [(await rank(first).textContent())?.trim(), (await rank(second).textContent())?.trim()]).toEqual(['1', '–']);
  await job.look('scoring-results-begun');
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Việc khác của kỳ chấm' }).click();
  await page.getByRole('button', { name: 'Đơn vị của kỳ chấm…' }).click();
  await page.getByRole('button', { name: `Bỏ ${first} khỏi kỳ chấm` }).click();
  const asked = page.getByRole('dialog', { name: `Bỏ ${first} khỏi kỳ chấm?` });
  await job.look('scoring-unit-remove');
  await asked.getByRole('button', { name: 'Thôi', exact: true }).click();
  expect((await server.call<{ units: unknown[] }>('round.get', { id: round })).units).toHaveLength(3);
  await page.getByRole('button', { name: `Bỏ ${first} khỏi kỳ chấm` }).click();
  await asked.getByRole('button', { name: 'Bỏ đơn vị' }).click();
  await expect.poll(async () => (await server.call<{ units: unknown[] }>('round.get', { id: round })).units.length).toBe(2);
});

job('the class of a unit, that it left and the total on its paper are kept with the round', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await seedRound(job, ['8']);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByRole('button', { name: 'Việc khác của kỳ chấm' }).click();
  await page.getByText('Đơn vị của kỳ chấm…').click();
  await page.getByRole('button', { name: `Loại, việc rút, tổng điểm trên giấy của ${first}` }).click();
  const dialog = page.getByRole('dialog', { name: first });
  await dialog.getByLabel('Loại đơn vị').fill('Xã vùng cao');
  await dialog.getByLabel('Đã rút khỏi cụm, khối').check();
  await dialog.getByLabel('Lý do').fill('Sáp nhập từ ngày 01/7');
  await dialog.getByLabel('Tổng điểm ghi trên giấy: Tự chấm').fill('77,5');
  await job.look('scoring-unit-facts');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Xã vùng cao').waitFor();
  await page.getByText('đã rút', { exact: true }).waitFor();
  await job.look('scoring-units');
  const { items } = await server.call<{ items: { class: string; withdrawn: boolean; reason: string; declared: { total: string }[] }[] }>('round.unit_facts', { round });
  expect(items[0]).toMatchObject({ class: 'Xã vùng cao', withdrawn: true, reason: 'Sáp nhập từ ngày 01/7', declared: [{ total: '77.5' }] });
});
