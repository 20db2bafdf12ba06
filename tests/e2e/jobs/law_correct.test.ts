// Correcting rules of the law: what may be changed, which open files that touches, versions, a provincial regulation.
import { expect } from 'vitest';
import { job } from '../src/job';

interface Server {
  call: <T>(name: string, input?: object) => Promise<T>;
}

/** A person who is eligible for Chiến sĩ thi đua cấp tỉnh of 2025, in an open batch. */
async function batchOfOne(server: Server): Promise<string> {
  const saved = async (name: string, input: object): Promise<string> => {
    const { output } = await server.call<{ output: string | { id: string } }>(name, input);
    return typeof output === 'string' ? output : output.id;
  };
  await server.call('record.complete_from', { year: 1990 });
  const name = 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương';
  const subject = { kind: 'person', id: await saved('person.save', { name, subject_class: 'Công chức', employed_from: '2010-01-01' }) };
  for (const year of [2023, 2024, 2025]) {
    await server.call('grant.save', { subject, award: 'cstd_co_so', to_year: year, decision_date: `${year}-12-15`, bonus: null });
    await server.call('evaluation.save', { subject, year, level: 'HTXS', document: '', note: '' });
  }
  const { items } = await server.call<{ items: { id: string; code: string }[] }>('achievement_kind.list');
  const kind = items.find((one) => one.code === 'sang_kien')?.id;
  await server.call('achievement.save', {
    subject, period: { from: '2024', to: null }, kind_id: kind, content: 'Số hóa hồ sơ', initiative: { scope: 'province' },
  });
  await server.call('confirmation.save', { items: [{ subject, year: 2025, key: 'tieu_bieu_trong_so', holds: true }] });
  const batch = await saved('batch.save', { name: 'đề nghị khen thưởng tổng kết năm 2025', year: 2025, received: '2026-11-10' });
  await saved('nomination.save', { batch_id: batch, kind: 'person', subject, award: 'cstd_tinh', submitted: { name } });
  return batch;
}

job('a rule is corrected after the open files that it touches were seen, and taken back', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const batch = await batchOfOne(server);
  const verdict = async (): Promise<string | undefined> =>
    (await server.call<{ items: { verdict: string }[] }>('batch.check', { id: batch })).items[0]?.verdict;
  expect(await verdict()).toBe('du');
  await page.goto(`${server.url}/#/grant/law/cstd_tinh`);
  await page.getByRole('button', { name: /^Sửa quy định: Có 03 lần liên tục được tặng Chiến sĩ thi đua cơ sở/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số lần, số lượng tối thiểu').fill('4');
  await dialog.getByRole('button', { name: 'Xem những gì sẽ đổi' }).click();
  await dialog.getByText('Còn 2 chỗ cần sửa').waitFor();
  await job.look('law-correct-refused');
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('06/2022/QH15');
  await dialog.getByRole('textbox', { name: /^Điều( \*)?$/ }).fill('22');
  await dialog.getByLabel('Lý do').fill('Đọc lại bản gốc, phải bốn lần');
  await job.look('law-correct-form');
  await dialog.getByRole('button', { name: 'Xem những gì sẽ đổi' }).click();
  await dialog.getByText('1 đợt xét đang mở bị ảnh hưởng, 1 dòng đổi kết quả.').waitFor();
  await job.look('law-correct-touched');
  expect(await verdict()).toBe('du');
  await dialog.getByRole('button', { name: 'Ghi bản quy định mới' }).click();
  await page.getByText('Đã ghi bản quy định số 2.').waitFor();
  expect(await verdict()).toBe('khong_du');
  await page.getByText(/Đính chính: Luật 06\/2022\/QH15; .* ghi ngày/).waitFor();
  await job.look('law-corrected');
  await page.getByRole('link', { name: 'Các bản quy định' }).click();
  await page.getByText('Khác gì bản trước').click();
  await page.getByText(/Số lần, số lượng tối thiểu: 3 → 4/).nth(1).waitFor();
  await job.look('law-versions');
  await page.keyboard.press('Control+z');
  await expect.poll(verdict).toBe('du');
  await expect.poll(() => page.getByText('Bản số 2').count()).toBe(0);
});

job('a provincial regulation sets what the law leaves open and adds a condition', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await batchOfOne(server);
  await page.goto(`${server.url}/#/grant/law/general`);
  await page.getByRole('heading', { name: 'Lương cơ sở' }).waitFor();
  await job.look('law-general');
  await page.getByLabel('Mức mới áp dụng từ ngày').fill('01/07/2027');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Thêm mức lương cơ sở…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mức lương cơ sở').fill('2.700.000');
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('99/2027/NĐ-CP');
  await dialog.getByLabel('Loại văn bản').fill('Nghị định');
  await dialog.getByLabel('Ngày ban hành').fill('20/05/2027');
  await dialog.getByLabel('Lý do').fill('Nghị định mới');
  await dialog.getByRole('button', { name: 'Xem những gì sẽ đổi' }).click();
  await dialog.getByRole('button', { name: 'Ghi bản quy định mới' }).click();
  await page.getByText('2.700.000 đồng từ 01/07/2027').waitFor();
  await page.goto(`${server.url}/#/grant/law/cstd_tinh`);
  await page.getByRole('button', { name: 'Thêm điều kiện của tỉnh…' }).first().click();
  await dialog.getByLabel('Nội dung điều kiện, như văn bản ghi').fill('Được tập thể đơn vị bình chọn từ 90% trở lên.');
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('21/2026/QĐ-UBND');
  await dialog.getByLabel('Ngày ban hành').fill('02/03/2026');
  await dialog.getByRole('textbox', { name: /^Điều( \*)?$/ }).fill('7');
  await dialog.getByLabel('Lý do').fill('Quy định thi đua, khen thưởng của tỉnh');
  await job.look('law-provincial-form');
  await dialog.getByRole('button', { name: 'Xem những gì sẽ đổi' }).click();
  await dialog.getByText('1 dòng đổi kết quả', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Ghi bản quy định mới' }).click();
  await page.getByText('Điều 7 Quyết định 21/2026/QĐ-UBND').first().waitFor();
  await job.look('law-provincial');
});
