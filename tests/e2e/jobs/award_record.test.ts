// What the law judges by, entered by hand: grants, discipline, confirmations, figures of collectives; by keyboard, with undo.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { type Job, job } from '../src/job';
import { typeVietnamese } from '../src/typing';

const LONG = 'Trung tâm Quan trắc, Kỹ thuật tài nguyên và môi trường trực thuộc Sở Nông nghiệp và Môi trường Tỉnh Mẫu';

async function addPerson(job: Job, name: string): Promise<string> {
  return (await job.server.call<{ output: { id: string } }>('person.save', { name, subject_class: 'Công chức' })).output.id;
}

/** Chooses in a combobox as an officer types. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus();
  await typeVietnamese(page, typed);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

async function type(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await typeVietnamese(page, typed);
}

job('a grant is entered by keyboard, changed, taken away and brought back', async ({ job }) => {
  await job.openNewFile();
  await addPerson(job, 'Nguyễn Thị Hường');
  const { page, server } = job;
  await page.goto(`${server.url}/#/grant`);
  await page.getByText('Sổ chưa có dòng nào').waitFor();
  await job.look('award-record-empty');
  await page.keyboard.press('Control+n');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'subject');
  await choose(page, 'Tập thể, cá nhân, hộ gia đình', 'Hường');
  await choose(page, 'Danh hiệu, hình thức khen thưởng', 'Chiến sĩ thi đua cơ sở');
  await type(page, 'Đến năm', '2025');
  await type(page, 'Số quyết định', '118/QĐ-SNV');
  await page.keyboard.press('Control+Enter');
  // The day of the decision is missing: nothing is written, what was typed stays.
  await page.locator('form .field', { hasText: 'Ngày quyết định' }).locator('.error, [role="alert"]').first().waitFor();
  expect((await server.call<{ items: unknown[] }>('grant.list')).items).toEqual([]);
  await job.look('award-record-refused');
  await type(page, 'Ngày quyết định*', '15/01/2026');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi vào sổ khen thưởng.').waitFor();
  const grants = async (): Promise<unknown> => (await server.call<{ items: unknown[] }>('grant.list')).items;
  expect(await grants()).toMatchObject([
    { subject_name: 'Nguyễn Thị Hường', award: 'cstd_co_so', years: '2025', decision_number: '118/QĐ-SNV', decided: '15/01/2026', state: 'valid' },
  ]);
  await page.getByLabel('Hiệu lực').selectOption({ label: 'Đã thu hồi' });
  await type(page, 'Lý do hủy bỏ, thu hồi*', 'Quyết định 9/QĐ-SNV ngày 02/3/2026');
  await page.keyboard.press('Tab');
  await expect.poll(grants).toMatchObject([{ state: 'revoked' }]);
  await job.look('award-record-grant');
  await page.getByRole('button', { name: 'Xóa dòng này' }).click();
  await expect.poll(grants).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(grants).toHaveLength(1);
});

job('discipline, a confirmation and figures are entered, each in its list', async ({ job }) => {
  await job.openNewFile();
  await addPerson(job, 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương');
  const { page, server } = job;
  await server.call('unit.save', { name: LONG });

  await page.goto(`${server.url}/#/grant/discipline`);
  await page.getByText('Chưa ghi kỷ luật nào').waitFor();
  await page.keyboard.press('Control+n');
  await choose(page, 'Cá nhân, tập thể', 'Quỳnh');
  await page.getByLabel('Hình thức').selectOption({ label: 'Cảnh cáo' });
  await type(page, 'Ngày quyết định*', '03/2026');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi.').waitFor();
  await job.look('award-record-discipline');
  expect(await server.call('discipline.list')).toMatchObject({ items: [{ form_name: 'Cảnh cáo', decided: '2026-03' }] });

  await page.goto(`${server.url}/#/grant/confirmation`);
  await page.getByText('Chưa có xác nhận nào').waitFor();
  await page.keyboard.press('Control+n');
  await choose(page, 'Tập thể, cá nhân, hộ gia đình', 'Quỳnh');
  await choose(page, 'Điều kiện', 'Có tinh thần tự lực');
  await type(page, 'Căn cứ', 'Biên bản họp ngày 20/11/2026');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi xác nhận.').waitFor();
  await job.look('award-record-confirmation');
  expect(await server.call('confirmation.list')).toMatchObject({ items: [{ key: 'tinh_than_phong_trao', holds: true, by: 'Lê Thị Ẩn' }] });

  await page.goto(`${server.url}/#/grant/collective`);
  await page.getByText('Chưa có số liệu tập thể nào').waitFor();
  await page.keyboard.press('Control+n');
  await choose(page, 'Tập thể', 'Quan trắc');
  await type(page, 'Số người được tính', '20');
  await type(page, 'Lao động tiên tiến', '21');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Có 21 người trong khi tập thể chỉ tính 20 người.').first().waitFor();
  await page.getByLabel('Lao động tiên tiến').fill('18');
  await page.getByRole('button', { name: 'Thêm người bị kỷ luật' }).click();
  await page.getByLabel('Hình thức').selectOption({ label: 'Cảnh cáo' });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi số liệu.').waitFor();
  await job.look('award-record-collective');
  expect(await server.call('collective.list')).toMatchObject({ items: [{ unit_name: LONG, members: 20, ldtt: 18, disciplined: [{ form: 'canh_cao' }] }] });
});

job('from which year the record is complete is stated and taken back; a long record stays quick to read', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const person = await addPerson(job, 'Trần Văn Đức');
  for (let year = 1990; year < 2026; year += 1) {
    const grant = { subject: { kind: 'person', id: person }, award: 'ldtt', to_year: year, decision_date: `${year}-12-20`, decision_number: `${year - 1900}/QĐ-SNV`, bonus: null };
    await server.call('grant.save', grant);
  }
  await page.goto(`${server.url}/#/grant`);
  await page.getByText('36 dòng').waitFor();
  await job.look('award-record-many');
  await page.getByRole('button', { name: 'Sổ đủ từ năm…' }).click();
  await page.getByRole('textbox', { name: 'Đủ từ năm' }).fill('2015');
  await page.getByRole('button', { name: 'Ghi mốc' }).click();
  await page.getByText('Các mốc đã ghi').waitFor();
  await job.look('award-record-complete');
  expect(await server.call('record.list')).toMatchObject({ items: [{ year: 2015 }] });
  await page.getByRole('button', { name: /^Bỏ mốc năm 2015/ }).click();
  await expect.poll(() => server.call('record.list')).toMatchObject({ items: [] });
});
