// Ceilings of a batch by unit with another share tried, and one answer given for many nominees at once.
import { expect } from 'vitest';
import { type Job, job } from '../src/job';

const FIRST = 'Trung tâm Quan trắc, Kỹ thuật tài nguyên và môi trường';
const SECOND = 'Sở Y tế';

interface Questions {
  items: { key: string; nominees: { name: string }[] }[];
}

/** Two units with 10 and 50 Lao động tiên tiến of 2023, of which the first proposes eight Chiến sĩ thi đua cơ sở. */
async function openBatch({ server }: Job): Promise<string> {
  const add = async (name: string): Promise<string> => (await server.call<{ output: string }>('unit.save', { name })).output;
  const units = [await add(FIRST), await add(SECOND)];
  for (const [place, ldtt] of [10, 50].entries()) {
    await server.call('collective.save', { unit_id: units[place], year: 2023, members: ldtt + 5, ldtt, completed: ldtt });
  }
  const batch = (await server.call<{ output: string }>('batch.save', { name: 'Đề nghị khen thưởng tổng kết năm 2023', year: 2023, received: '2023-12-05' })).output;
  const names = [...Array(8).keys()].map((place) => ({ name: `Nguyễn Văn ${place + 1}`, unit: units[0] }));
  for (const { name, unit } of [...names, { name: 'Trần Thị Chín', unit: units[1] }]) {
    await server.call('nomination.save', { batch_id: batch, kind: 'person', award: 'cstd_co_so', submitted: { name }, proposing_unit_id: unit });
  }
  await server.call('nomination.save', { batch_id: batch, kind: 'person', award: 'cstd_co_so', submitted: { name: 'Lê Văn Mười' } });
  for (const name of ['Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương', 'Trần Văn Đức', 'Phạm Thị Hạnh']) {
    const { id } = (await server.call<{ output: { id: string } }>('person.save', { name, subject_class: 'Công chức', employed_from: '2015-03-01' })).output;
    await server.call('nomination.save', { batch_id: batch, kind: 'person', subject: { kind: 'person', id }, award: 'ldtt', submitted: { name, unit: SECOND } });
  }
  return batch;
}

job('every unit has a ceiling of its own, and another share is tried', async ({ job }) => {
  await job.openNewFile();
  const batch = await openBatch(job);
  const { page, server } = job;
  await page.goto(`${server.url}/#/nomination/${batch}/check`);
  const meters = page.getByRole('region', { name: 'Giới hạn số lượng' });
  // 15% of 10 is 1,5 and of 50 is 7,5, rounded down for each: 1 and 7.
  await meters.getByText('10 đề nghị, tối đa 8').waitFor();
  await meters.getByRole('row', { name: `${FIRST} 8 10 1, vượt 7` }).waitFor();
  await meters.getByRole('row', { name: `${SECOND} 1 50 7` }).waitFor();
  await meters.getByRole('row', { name: 'Không ghi đơn vị trình 1 chưa biết chưa tính được' }).waitFor();
  await meters.scrollIntoViewIfNeeded();
  await job.look('award-quota');
  await meters.getByRole('button', { name: 'Thử mức khác' }).click();
  await meters.getByLabel('Thử tỷ lệ (%)').fill('80');
  await page.keyboard.press('Tab');
  // Units stand by name. 80% of 50 is 40, of 10 is 8; of the 5 that are typed for the line without a unit 4.
  await meters.getByLabel('Tính trên, Không ghi đơn vị trình').fill('5');
  await page.keyboard.press('Tab');
  await expect.poll(() => meters.getByRole('row').locator('td:last-child').allInnerTexts()).toEqual(['40', '8', '4']);
  await job.look('award-quota-tried');
  // Nothing was written.
  await meters.getByRole('button', { name: 'Thôi thử' }).click();
  await meters.getByRole('row', { name: `${FIRST} 8 10 1, vượt 7` }).waitFor();
});

job('a question is answered for the nominees that are ticked', async ({ job }) => {
  await job.openNewFile();
  const batch = await openBatch(job);
  const { page, server } = job;
  const open = async () => (await server.call<Questions>('batch.questions', { id: batch })).items.find(({ key }) => key === 'hoc_tap_dao_duc')?.nominees.map(({ name }) => name);
  expect(await open()).toHaveLength(3);
  await page.goto(`${server.url}/#/nomination/${batch}/check`);
  await page.getByRole('button', { name: 'Xác nhận cho nhiều đối tượng…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Điều kiện', { exact: true }).selectOption('2023 hoc_tap_dao_duc');
  await dialog.getByLabel('Tất cả (3)').check();
  await dialog.getByLabel('Trần Văn Đức').uncheck();
  await dialog.getByLabel('Căn cứ').fill('Biên bản họp Hội đồng ngày 12/12/2023');
  await job.look('award-confirm-many');
  await dialog.getByRole('button', { name: 'Xác nhận đạt cho 2 đối tượng' }).click();
  await page.getByText('Đã xác nhận đạt cho 2 đối tượng.').waitFor();
  expect(await open()).toEqual(['Trần Văn Đức']);
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await expect.poll(open).toHaveLength(3);
});
