// The list of units, people and clusters: kept by keyboard, through a renaming and a merger, as decisions tell it.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

interface Unit {
  id: string;
  code: string;
  name: string;
  ended: string | null;
}

const unitsOf = async (job: Job): Promise<Unit[]> => (await job.server.call<{ items: Unit[] }>('unit.list')).items;

async function addUnit(job: Job, name: string): Promise<string> {
  return (await job.server.call<{ output: string }>('unit.save', { name })).output;
}

/** Goes somewhere by the search, as an officer who leaves the mouse alone. */
async function goTo(job: Job, words: string): Promise<void> {
  await job.page.getByRole('navigation', { name: 'Các phần việc' }).waitFor();
  await job.page.keyboard.press('Control+k');
  await job.page.keyboard.type(words);
  await job.page.getByRole('listbox', { name: 'Kết quả' }).getByRole('option', { selected: true }).waitFor();
  await job.page.keyboard.press('Enter');
  await job.page.getByRole('combobox', { name: 'Tìm và đi tới' }).waitFor({ state: 'detached' });
}

job('a unit is added, corrected and found again by keyboard alone', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  await goTo(job, 'them don vi');
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).waitFor();
  await typeVietnamese(page, 'Sở Nông nghiệp và Môi trường', 'narrow-space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Sở Nông nghiệp và Môi trường' }).waitFor();
  // The program makes a code of the initials: S N N V M T.
  expect(await unitsOf(job)).toMatchObject([{ code: 'SNNVMT', name: 'Sở Nông nghiệp và Môi trường' }]);
  await job.look('unit-one');

  // The next one straight after it; Esc closes it and the list has the keyboard.
  await page.keyboard.press('Control+n');
  await page.getByRole('heading', { name: 'Thêm đơn vị' }).waitFor();
  await typeVietnamese(page, 'Phường Nguyễn Thị Hường');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Phường Nguyễn Thị Hường' }).waitFor();

  await goTo(job, 'nong nghiep');
  await page.getByRole('heading', { name: 'Sở Nông nghiệp và Môi trường' }).waitFor();
  const head = page.getByRole('textbox', { name: 'Người đứng đầu', exact: true });
  await head.focus();
  await typeVietnamese(page, 'Đặng Thị Ngọc Hiền');
  // Typed, not left: going elsewhere takes it along.
  await page.keyboard.press('Control+n');
  await page.getByRole('heading', { name: 'Thêm đơn vị' }).waitFor();
  await expect
    .poll(async () => (await unitsOf(job)).find((unit) => unit.code === 'SNNVMT'))
    .toMatchObject({ head: 'Đặng Thị Ngọc Hiền' });
});

job('a unit is renamed by a decision, and its history tells the old name', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const id = await addUnit(job, 'Ban Dân tộc');
  await page.goto(`${job.server.url}/#/unit/${id}`);
  await page.getByRole('heading', { name: 'Ban Dân tộc' }).waitFor();
  await page.getByRole('button', { name: 'Thay đổi tổ chức' }).press('Enter');
  await page.getByRole('button', { name: 'Đổi tên…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Tên mới' }).focus();
  await typeVietnamese(page, 'Sở Dân tộc và Tôn giáo');
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/03/2025');
  await page.getByRole('textbox', { name: 'Số quyết định' }).fill('15/QĐ-UBND');
  await job.look('unit-rename');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Sở Dân tộc và Tôn giáo' }).waitFor();
  const history = page.getByRole('region', { name: 'Lịch sử' });
  await history.getByText('“Ban Dân tộc” thành “Sở Dân tộc và Tôn giáo”').waitFor();
  await history.getByText('Quyết định số 15/QĐ-UBND').waitFor();
  await job.look('unit-history');

  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: 'Ban Dân tộc' }).waitFor();
  await history.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await page.getByRole('heading', { name: 'Sở Dân tộc và Tôn giáo' }).waitFor();
});

job('two units are merged into a new one in one step, undone in one step', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const kinds = await job.server.call<{ items: { id: string; name: string }[] }>('unit_kind.list');
  const kind_id = kinds.items.find((kind) => kind.name === 'Sở, ban, ngành')?.id;
  await job.server.call('unit.save', { name: 'Sở Tài chính', kind_id });
  await job.server.call('unit.save', { name: 'Sở Kế hoạch và Đầu tư', kind_id });
  await job.open();
  await goTo(job, 'sap nhap');
  const from = page.getByRole('combobox', { name: 'Các đơn vị sáp nhập' });
  await from.waitFor();
  await page.keyboard.type('tai chinh');
  await page.keyboard.press('Enter');
  await page.keyboard.type('dau tu');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Thành đơn vị mới' }).focus();
  await typeVietnamese(page, 'Sở Tài chính và Đầu tư');
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/03/2025');
  await job.look('unit-merge');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const merged = await unitsOf(job);
  expect(merged).toHaveLength(3);
  expect(merged.find((unit) => unit.name === 'Sở Tài chính')).toMatchObject({ ended: '2025-03-01' });
  expect(merged.find((unit) => unit.name === 'Sở Tài chính và Đầu tư')).toMatchObject({ founded: '2025-03-01', kind_id, ended: null });
  // Those that ended are out of the way, one choice away.
  const list = page.getByRole('grid', { name: 'Đơn vị' });
  await expect.poll(() => list.getByRole('row').count()).toBe(2);
  await page.getByLabel('Đơn vị nào hiện ra').selectOption('all');
  await expect.poll(() => list.getByRole('row').count()).toBe(4);
  await job.look('unit-ended');
  await list.getByText('Sở Tài chính và Đầu tư').click();
  await page.getByRole('region', { name: 'Lịch sử' }).getByRole('link', { name: 'Sở Kế hoạch và Đầu tư' }).waitFor();

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await unitsOf(job)).map((unit) => [unit.name, unit.ended])).toEqual([
    ['Sở Kế hoạch và Đầu tư', null],
    ['Sở Tài chính', null],
  ]);
});

job('kinds of units are renamed and ordered', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  await page.goto(`${job.server.url}/#/unit?kinds=1`);
  const first = page.getByRole('textbox', { name: 'Tên loại 1', exact: true });
  await first.waitFor();
  await first.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => first.inputValue()).toBe('Văn phòng Đoàn ĐBQH, HĐND và UBND');
  await page.getByRole('textbox', { name: 'Thêm loại' }).focus();
  await typeVietnamese(page, 'Hợp tác xã');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Xóa Hợp tác xã' }).waitFor();
  const { items } = await job.server.call<{ items: { name: string }[] }>('unit_kind.list');
  expect([items[0]?.name, items[1]?.name, items.at(-1)?.name]).toEqual(['Văn phòng Đoàn ĐBQH, HĐND và UBND', 'Cơ quan Đảng', 'Hợp tác xã']);
  await job.look('unit-kinds');
});

job('a person has two positions, and one alike is pointed at', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const unit = await addUnit(job, 'Sở Nội vụ');
  await job.server.call('person.save', { name: 'Nguyễn Thị Hường', birth_date: '1980-05-04', positions: [{ unit_id: unit, title: 'Chuyên viên' }] });
  await job.open();
  await goTo(job, 'them ca nhan');
  await page.getByRole('combobox', { name: 'Xưng hô' }).or(page.getByRole('textbox', { name: 'Xưng hô' })).waitFor();
  await typeVietnamese(page, 'Bà');
  await page.keyboard.press('Tab');
  await typeVietnamese(page, 'Nguyễn Thị Hường', 'narrow-space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('04/05/1980');
  await page.getByLabel('Chức vụ', { exact: true }).focus();
  await typeVietnamese(page, 'Phó Trưởng phòng');
  await page.keyboard.press('Tab');
  await page.keyboard.type('noi vu');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('01/04/2024');
  // A second position below the first, without the mouse.
  await page.keyboard.press('Alt+Enter');
  await typeVietnamese(page, 'Chuyên viên');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2015');
  await page.keyboard.press('Tab');
  await page.keyboard.type('31/03/2024');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Có thể đã có người này').waitFor();
  await job.look('person-alike');

  const { items } = await job.server.call<{ items: { sex: string; birth_date: string; positions: object[] }[] }>('person.list');
  expect(items.find((person) => person.positions.length === 2)).toMatchObject({
    honorific: 'Bà',
    name: 'Nguyễn Thị Hường',
    sex: 'female',
    birth_date: '1980-05-04',
    positions: [
      { title: 'Phó Trưởng phòng', unit_id: unit, from: '2024-04-01', to: null },
      { title: 'Chuyên viên', unit_id: null, from: '2015', to: '2024-03-31' },
    ],
  });
  await page.getByRole('link', { name: 'Nguyễn Thị Hường' }).press('Enter');
  await expect.poll(() => page.getByLabel('Chức vụ', { exact: true }).inputValue()).toBe('Chuyên viên');
});

job('people stand by given name', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  for (const name of ['Trần Văn Yên', 'Nguyễn Thị Ánh', 'Lê Đức Bình']) await job.server.call('person.save', { name });
  await page.goto(`${job.server.url}/#/unit/person`);
  const names = page.getByRole('grid', { name: 'Cá nhân' }).getByRole('row').locator('[role=gridcell]:first-child');
  await expect.poll(() => names.allTextContents()).toEqual(['Nguyễn Thị Ánh', 'Lê Đức Bình', 'Trần Văn Yên']);
  await job.look('person-list');
});

job('a household is added', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  await page.goto(`${job.server.url}/#/unit/household`);
  await page.getByText('Chưa có hộ gia đình nào').waitFor();
  await job.look('household-empty');
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Tên hộ' }).waitFor();
  await typeVietnamese(page, 'Hộ ông Đỗ Văn Thưởng');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Hộ ông Đỗ Văn Thưởng' }).waitFor();
  await job.look('household');
});

job('a cluster keeps the order of its decision, has one leader, and is carried into the next year', async ({ job }) => {
  const { page } = job;
  await job.openNewFile();
  const { year } = await job.server.call<{ year: number }>('file.status');
  for (const name of ['Sở Nội vụ', 'Sở Tài chính', 'Sở Xây dựng']) await addUnit(job, name);
  await page.goto(`${job.server.url}/#/unit/cluster`);
  await page.getByText('Chưa có cụm, khối thi đua nào').waitFor();
  await job.look('cluster-empty');
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Tên cụm, khối' }).waitFor();
  await typeVietnamese(page, 'Khối thi đua các sở');
  await page.keyboard.press('Tab');
  const add = page.getByRole('combobox', { name: 'Thêm đơn vị' });
  await add.focus();
  for (const words of ['xay dung', 'noi vu', 'tai chinh']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  // The third to the top, by keys; then it leads, and another after it.
  await page.getByLabel('Vai trò của Sở Tài chính').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByLabel('Vai trò của Sở Tài chính').selectOption('leader');
  await page.getByLabel('Vai trò của Sở Xây dựng').selectOption('leader');
  await page.getByLabel('Vai trò của Sở Nội vụ').selectOption('deputy');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Khối thi đua các sở' }).waitFor();
  await job.look('cluster');

  const units = new Map((await unitsOf(job)).map((unit) => [unit.id, unit.name]));
  const clusters = async (of: number): Promise<unknown> => {
    const { items } = await job.server.call<{ items: { kind: string; members: { unit_id: string; role: string }[] }[] }>('cluster.list', { year: of });
    return items.map(({ kind, members }) => [kind, ...members.map(({ unit_id, role }) => `${units.get(unit_id)}: ${role}`)]);
  };
  const expected = [['bloc', 'Sở Tài chính: member', 'Sở Xây dựng: leader', 'Sở Nội vụ: deputy']];
  expect(await clusters(year)).toEqual(expected);

  await page.getByLabel('Năm công tác').selectOption(String(year + 1));
  await page.getByRole('button', { name: `Mang 1 cụm, khối năm ${year} sang` }).first().click();
  await page.getByRole('grid').getByText('Khối thi đua các sở').waitFor();
  expect(await clusters(year + 1)).toEqual(expected);
});
