// One person, one unit entered twice become one; one record of two people becomes two; Ctrl+Z gives both back.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

interface Item {
  id: string;
  code: string;
  name: string;
  birth_date?: string | null;
}

const itemsOf = async (job: Job, list: 'person.list' | 'unit.list'): Promise<Item[]> =>
  (await job.server.call<{ items: Item[] }>(list)).items;

async function person(job: Job, record: object): Promise<string> {
  return (await job.server.call<{ output: { id: string } }>('person.save', record)).output.id;
}

async function unit(job: Job, record: object): Promise<string> {
  return (await job.server.call<{ output: string }>('unit.save', record)).output;
}

job('a person entered twice is merged by keyboard, and Ctrl+Z gives both records back', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const health = await unit(job, { name: 'Trung tâm Kiểm soát bệnh tật và Y tế dự phòng liên huyện phía Đông' });
  const long = 'Công Tằng Tôn Nữ Thị Huyền Trân';
  const now = { title: 'Phó Trưởng khoa Phòng, chống bệnh truyền nhiễm', unit_id: health, from: '2020' };
  const keep = await person(job, { code: 'CN1', name: long, positions: [now] });
  const later = { title: 'Trưởng khoa', unit_id: health, from: '2024' };
  const from = await person(job, { code: 'TRAN85', name: long, birth_date: '1985-03-12', note: 'Đi học năm 2023', positions: [now, later] });
  for (const [year, level] of [[2023, 'HTT'], [2024, 'HTXS']] as const) {
    await job.server.call('evaluation.save', { subject: { kind: 'person', id: from }, year, level });
  }

  await page.goto(`${job.server.url}/#/unit/person/${keep}`);
  await page.getByRole('heading', { name: long }).waitFor();
  await page.getByRole('button', { name: 'Gộp hai hồ sơ…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Gộp hai hồ sơ cá nhân' });
  await dialog.getByRole('combobox', { name: 'Hồ sơ trùng với hồ sơ đang mở' }).waitFor();
  await job.look('merge-empty');
  expect(await dialog.getByRole('button', { name: 'Gộp hai hồ sơ' }).isDisabled()).toBe(true);
  await page.keyboard.type('tran85');
  await page.keyboard.press('Enter');
  // The birth date only the other knows; the codes contradict each other, and the officer takes the other's.
  await dialog.getByRole('row', { name: /Ngày sinh.*12\/03\/1985.*lấy từ hồ sơ kia/ }).waitFor();
  await dialog.getByRole('radio', { name: 'Mã: TRAN85' }).press('Space');
  await expect.poll(() => dialog.getByRole('radio', { name: 'Mã: TRAN85' }).isChecked()).toBe(true);
  await dialog.getByText('Xếp loại hằng năm: 2').waitFor();
  await job.look('merge-person');
  await dialog.getByRole('button', { name: 'Gộp hai hồ sơ' }).press('Enter');
  await page.getByText('Đã gộp hai hồ sơ, chuyển 3 mục.').waitFor();
  expect(await itemsOf(job, 'person.list')).toMatchObject([{ id: keep, code: 'TRAN85', name: long, birth_date: '1985-03-12' }]);
  await job.look('merge-done');

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await itemsOf(job, 'person.list')).map(({ code }) => code).sort()).toEqual(['CN1', 'TRAN85']);
});

job('what contradicts itself is told, and the other way round does not help', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const [keep, from] = [await person(job, { code: 'CN1', name: 'Trần Văn Bình' }), await person(job, { code: 'CN2', name: 'Trần Văn Bình' })];
  for (const [id, level] of [[keep, 'HTT'], [from, 'HT']] as const) {
    await job.server.call('evaluation.save', { subject: { kind: 'person', id }, year: 2023, level });
  }
  await page.goto(`${job.server.url}/#/unit/person/${keep}`);
  await page.getByRole('heading', { name: 'Trần Văn Bình' }).waitFor();
  await page.getByRole('button', { name: 'Gộp hai hồ sơ…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Gộp hai hồ sơ cá nhân' });
  await page.keyboard.type('cn2');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText(/xếp loại hằng năm.*khác nhau.*2023/).waitFor();
  await job.look('merge-refused');
  await dialog.getByRole('button', { name: 'Đổi chiều' }).press('Enter');
  await dialog.getByText('Giữ lại Trần Văn Bình (CN2)').waitFor();
  expect(await dialog.getByRole('button', { name: 'Gộp hai hồ sơ' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await itemsOf(job, 'person.list')).toHaveLength(2);
});

job('a unit of the sample goes into its double, with hundreds of things', async ({ job }) => {
  const { page } = job;
  await job.openSample();
  const double = await unit(job, { name: 'Sở Nội vụ tỉnh', short_name: 'Sở Nội vụ tỉnh' });
  await page.goto(`${job.server.url}/#/unit/${double}`);
  await page.getByRole('heading', { name: 'Sở Nội vụ tỉnh' }).waitFor();
  await page.getByRole('button', { name: 'Gộp hai hồ sơ…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Gộp hai hồ sơ đơn vị' });
  await page.keyboard.type('so noi vu');
  await dialog.getByRole('option', { name: /^Sở Nội vụ(?! tỉnh)/ }).first().click();
  await dialog.getByText(/^Điểm đã nhập: \d+/).waitFor();
  await job.look('merge-unit');
  await dialog.getByText(/^Thành tích: \d+/).click();
  await job.look('merge-unit-things');
});

job('a record of two people is split by what belongs to the new one', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const positions = [
    { title: 'Bác sĩ', from: '2015', to: '2020' },
    { title: 'Giáo viên', from: '2019' },
  ];
  const both = await person(job, { code: 'CN1', name: 'Nguyễn Văn An', positions });
  for (const [year, level] of [[2023, 'HTT'], [2024, 'HTXS']] as const) {
    await job.server.call('evaluation.save', { subject: { kind: 'person', id: both }, year, level });
  }
  await page.goto(`${job.server.url}/#/unit/person/${both}`);
  await page.getByRole('heading', { name: 'Nguyễn Văn An' }).waitFor();
  await page.getByRole('button', { name: 'Tách hồ sơ…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Tách hồ sơ cá nhân' });
  await dialog.getByRole('checkbox', { name: /Giáo viên/ }).press('Space');
  await dialog.getByRole('combobox', { name: 'Đánh dấu mọi mục của năm' }).selectOption('2024');
  await dialog.getByText('2 mục sang hồ sơ mới, 2 mục ở lại').waitFor();
  await job.look('split-person');
  await dialog.getByRole('button', { name: 'Tách hồ sơ' }).press('Enter');
  await page.getByText('Đã tách hồ sơ, chuyển 2 mục sang Nguyễn Văn An.').waitFor();
  // The new record is open, with the position that came.
  await expect.poll(() => page.getByRole('textbox', { name: 'Chức vụ' }).first().inputValue()).toBe('Giáo viên');
  expect(await itemsOf(job, 'person.list')).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await itemsOf(job, 'person.list')).length).toBe(1);
});
