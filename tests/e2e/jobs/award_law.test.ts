// What a subject may be proposed for, what is recorded of it, and the law's catalogue with what was not checked.
import { expect } from 'vitest';
import { job } from '../src/job';

const LONG = 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương';

job('from a person to what it may be proposed for, with what each award lacks, and to its history', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const id = (await server.call<{ output: { id: string } }>('person.save', { name: LONG, subject_class: 'Công chức' })).output.id;
  const subject = { kind: 'person', id };
  await page.goto(`${server.url}/#/grant/of/person/${id}/history`);
  await page.getByText('Chưa ghi gì').waitFor();
  await job.look('award-history-empty');
  await server.call('person.save', { id, name: LONG, subject_class: 'Công chức', employed_from: '2010-01-01' });
  for (const year of [2023, 2024, 2025]) {
    await server.call('grant.save', { subject, award: 'cstd_co_so', to_year: year, decision_date: `${year + 1}-01-15`, decision_number: `${year}/QĐ-UBND`, bonus: null });
  }
  await server.call('evaluation.save', { subject, year: 2026, level: 'HTXS', document: '45/TB-SNV ngày 10/12/2026', note: '' });
  await server.call('discipline.save', { subject, form: 'khien_trach', decided: '2019-05-02', until: '2020-05-02', document: '12/QĐ-SNV', note: '' });

  await page.goto(`${server.url}/#/unit/person/${id}`);
  await page.getByRole('link', { name: 'Có thể đề nghị khen thưởng gì?' }).click();
  await page.getByRole('row', { name: /Lao động tiên tiến/ }).waitFor();
  await job.look('award-offers');
  await page.getByPlaceholder('Lọc danh hiệu…').fill('lao dong tien tien');
  await page.getByRole('row', { name: /Lao động tiên tiến/ }).click();
  await page.getByRole('heading', { name: 'Cần bổ sung để xét' }).waitFor();
  await job.look('award-offers-one');
  await page.getByRole('button', { name: 'Xác nhận đạt' }).click();
  await expect.poll(() => page.getByRole('row', { name: /Lao động tiên tiến/ }).textContent()).toContain('Đủ');

  await page.getByRole('link', { name: 'Quá trình' }).click();
  await page.getByText('Hoàn thành xuất sắc nhiệm vụ').waitFor();
  // The latest year first: the evaluation and the confirmation of 2026, the grants back to 2023, the sanction of 2019, the hiring of 2010.
  const kinds = await page.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.textContent.replace(/\s+/g, ' ').trim().slice(0, 4)));
  expect(kinds).toEqual(['2026', '2026', '2025', '2024', '2023', '2019', '2010']);
  await job.look('award-history');
  await page.getByRole('row', { name: /2019/ }).click();
  await page.getByRole('heading', { name: /Khiển trách/ }).waitFor();
});

job('the catalogue says by which text each rule stands and what was not checked against it', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await page.goto(`${server.url}/#/grant/law`);
  await page.getByText('Chưa đối chiếu bản gốc').first().waitFor();
  await job.look('award-law');
  await page.getByPlaceholder('Lọc theo tên…').fill('chien si thi dua cap tinh');
  await page.getByRole('row', { name: /Chiến sĩ thi đua cấp tỉnh/ }).click();
  await page.getByText('điểm a khoản 1 Điều 22 Luật 06/2022/QH15').first().waitFor();
  await job.look('award-law-award');
  await page.getByLabel('Quy định áp dụng cho hồ sơ nhận').selectOption({ index: 0 });
  await page.getByText('khoản 2 Điều 9 Nghị định 91/2017/NĐ-CP').first().waitFor();
  await page.getByRole('link', { name: 'Văn bản và thời gian áp dụng' }).click();
  await page.getByRole('heading', { name: 'Hồ sơ nhận khi nào xét theo quy định nào' }).waitFor();
  await job.look('award-law-texts');
});

job('lines go on step by step, are told why they go back, and the papers of the appraisal are printed', async ({ job }) => {
  await job.openSample();
  const { page, server } = job;
  const { items } = await server.call<{ items: { id: string }[] }>('batch.list');
  const batch = items[0]?.id ?? '';
  const states = async (): Promise<string[]> => (await server.call<{ items: { state: string }[] }>('batch.check', { id: batch })).items.map((line) => line.state);
  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('checkbox').nth(2).check();
  await page.getByRole('button', { name: 'Chuyển trạng thái' }).click();
  await job.look('award-state-menu');
  await page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
  await page.getByText('Đã nhận: 2 dòng.').waitFor();
  expect((await states()).slice(0, 3)).toEqual(['received', 'received', 'draft']);
  await job.look('award-state-list');

  await page.getByRole('row', { name: /Sở Nội vụ/ }).first().click();
  await page.getByRole('link', { name: 'Điều kiện', exact: true }).click();
  await page.getByRole('button', { name: 'Chuyển trạng thái' }).click();
  await page.getByRole('button', { name: 'Trả bổ sung…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trả bổ sung' }).click();
  await page.getByText(/lý do/i).first().waitFor();
  expect((await states())[0]).toBe('received');
  await page.getByLabel('Lý do').fill('Thiếu bản sao quyết định năm 2025');
  await job.look('award-state-reason');
  await page.getByRole('dialog').getByRole('button', { name: 'Trả bổ sung' }).click();
  await expect.poll(async () => (await states())[0]).toBe('returned');

  await page.goto(`${server.url}/#/nomination/${batch}/print`);
  for (const label of ['Danh sách đủ điều kiện', 'Danh sách chưa đủ điều kiện, có lý do', 'Phiếu thẩm định từng trường hợp']) {
    await page.getByLabel('Văn bản', { exact: true }).selectOption({ label });
    await page.waitForTimeout(300);
    await expect.poll(() => page.getByRole('button', { name: 'In', exact: true }).isEnabled(), { timeout: 30000 }).toBe(true);
    await page.waitForTimeout(1500);
    await job.look(`award-print-${label.split(' ')[1]}-${label.split(' ')[2]}`);
  }
  // A sheet for each of the 30 lines, each begins on a page of its own.
  const pages = /Trang 1 \/ (\d+)/.exec((await page.getByText(/Trang 1 \//).textContent()) ?? '');
  expect(Number(pages?.[1])).toBeGreaterThanOrEqual(30);
});
