// The decision on a batch goes into the award record; its money, the register, the sheets of one case and the matrix of a unit.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

const LONG = 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương';
const NUMBER = '12/QĐ-SNV';

/** A batch of three passed lines; of the third only a name is written. */
async function passed({ server }: Job): Promise<{ batch: string; unit: string; person: string; written: string }> {
  const office = { valid_from: '2026-01-01', superior: 'Ủy ban nhân dân tỉnh', name: 'Sở Nội vụ', symbol: 'SNV', place: 'Huế', signers: [] };
  await server.call('office.save', office);
  const unit = (await server.call<{ output: string }>('unit.save', { code: 'SNV', name: 'Sở Nội vụ' })).output;
  const child = (await server.call<{ output: string }>('unit.save', { code: 'P1', name: 'Phòng Công chức, viên chức và Tổ chức bộ máy', parent_id: unit })).output;
  const position = { title: 'Chuyên viên chính', unit_id: child, from: '2012' };
  const saved = await server.call<{ output: { id: string } }>('person.save', { name: LONG, subject_class: 'Công chức', employed_from: '2010-01-01', positions: [position] });
  const person = saved.output.id;
  const batch = (await server.call<{ output: string }>('batch.save', { name: 'đề nghị khen thưởng năm 2025', year: 2025, received: '2025-12-05' })).output;
  const line = async (kind: string, award: string, name: string, id?: string): Promise<string> =>
    (await server.call<{ output: string }>('nomination.save', { batch_id: batch, kind, award, submitted: { name, proposing_unit: 'Sở Nội vụ' }, ...(id && { subject: { kind, id } }) })).output;
  const written = 'Trần Văn Chưa Rõ';
  const lines = [await line('person', 'cstd_co_so', LONG, person), await line('unit', 'tt_ldtt', 'Phòng Công chức, viên chức và Tổ chức bộ máy', child), await line('person', 'ldtt', written)];
  for (const state of ['received', 'appraised', 'submitted', 'passed']) await server.call('nomination.advance', { ids: lines, state, even_not_eligible: true });
  return { batch, unit, person, written: lines[2] ?? '' };
}

job('a signed decision is written into the record, a written name is linked later, and the money is printed', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const { batch, written } = await passed(job);
  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByRole('button', { name: 'Việc khác của đợt xét' }).click();
  await page.getByRole('button', { name: 'Ghi quyết định khen thưởng…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Chưa nối với hồ sơ').waitFor();
  await dialog.getByLabel('Số quyết định').fill(NUMBER);
  await dialog.getByLabel('Ngày ký').fill('20/12/2025');
  await dialog.getByLabel('Người quyết định').fill('Giám đốc Sở Nội vụ');
  await dialog.getByLabel('Người quyết định').press('Tab');
  // 1,0 × 2 340 000 and 0,8 × 2 340 000 = 1 872 000, rounded up: 4 220 000 together (NĐ 152/2025 Điều 49.2).
  await dialog.getByText('4.220.000').waitFor();
  await job.look('decision-dialog');
  await dialog.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).click();
  await page.getByText('Đã ghi 2 dòng vào sổ khen thưởng. Còn 1 dòng chưa ghi được.').waitFor();
  await job.look('decision-list');

  await page.goto(`${server.url}/#/nomination/${batch}/${written}`);
  await page.getByText('chưa nối với hồ sơ nào').waitFor();
  await job.look('decision-unlinked');
  await server.call('person.save', { name: 'Trần Văn Rõ', subject_class: 'Công chức' });
  await page.getByLabel('Nối với hồ sơ của').fill('trần văn rõ');
  await page.getByRole('option', { name: /Trần Văn Rõ/ }).first().click();
  await page.getByText('Đã nối Trần Văn Chưa Rõ với hồ sơ.').waitFor();
  const [first] = (await server.call<{ items: { decision: string; state: string }[] }>('batch.check', { id: batch })).items;
  expect(first).toMatchObject({ state: 'decided', decision: `${NUMBER} ngày 20/12/2025` });

  await page.goto(`${server.url}/#/nomination/${batch}/print`);
  for (const [label, shot] of [['Bảng tính tiền thưởng', 'decision-money'], ['Tổng hợp số lượng', 'decision-numbers']] as const) {
    await page.getByLabel('Văn bản', { exact: true }).selectOption({ label });
    await page.waitForTimeout(400);
    await expect.poll(() => page.getByRole('button', { name: 'In', exact: true }).isEnabled(), { timeout: 30000 }).toBe(true);
    await page.waitForTimeout(1500);
    await job.look(shot);
  }
  await page.goto(`${server.url}/#/grant/print`);
  await page.getByLabel('Năm của quyết định').fill('2025');
  await page.getByLabel('Năm của quyết định').press('Tab');
  await expect.poll(() => page.getByRole('button', { name: 'In', exact: true }).isEnabled(), { timeout: 30000 }).toBe(true);
  await page.waitForTimeout(1500);
  await job.look('decision-register');
});

job('a whole unit is seen beside every award, and what one case lacks is printed', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const { unit, person } = await passed(job);
  await page.goto(`${server.url}/#/unit/${unit}`);
  await page.getByRole('link', { name: 'Ma trận điều kiện của cả đơn vị' }).click();
  await page.getByRole('rowheader', { name: LONG }).waitFor();
  await job.look('matrix');
  const cells = page.locator('[data-place]');
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['place'])).toBe('0,1');
  await page.getByLabel('Xét cho').selectOption({ label: 'Tập thể' });
  await page.getByRole('rowheader', { name: /Phòng Công chức/ }).waitFor();
  await job.look('matrix-units');
  await page.getByRole('button', { name: 'Xem trước và in' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'In', exact: true }).isEnabled(), { timeout: 30000 }).toBe(true);
  await page.waitForTimeout(1500);
  await job.look('matrix-print');

  await page.goto(`${server.url}/#/grant/of/person/${person}/cstd_tinh`);
  await page.getByRole('link', { name: 'In phiếu' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'In', exact: true }).isEnabled(), { timeout: 30000 }).toBe(true);
  await page.waitForTimeout(1500);
  await job.look('sheet-missing');
  await page.getByLabel('Phiếu', { exact: true }).selectOption({ label: 'Lộ trình' });
  await page.waitForTimeout(2000);
  await job.look('sheet-roadmap');
});

job('documents of a dossier are ticked, what is missing is told and written into the reason when it goes back', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const { unit } = await passed(job);
  const batch = (await server.call<{ output: string }>('batch.save', { name: 'đợt bổ sung hồ sơ', year: 2025, received: '2025-12-05' })).output;
  const nomination = { batch_id: batch, kind: 'unit', award: 'co_tinh', submitted: { name: 'Sở Nội vụ' }, subject: { kind: 'unit', id: unit } };
  const line = (await server.call<{ output: string }>('nomination.save', nomination)).output;
  await server.call('nomination.advance', { ids: [line], state: 'received' });
  await page.goto(`${server.url}/#/nomination/${batch}/${line}/dossier`);
  await page.getByText('Còn thiếu 4 tài liệu').waitFor();
  await page.getByLabel('Tờ trình đề nghị').check();
  await page.getByText('Còn thiếu 3 tài liệu').waitFor();
  await page.getByLabel('Ghi chú').first().fill('bản giấy, 02 bản');
  await page.getByLabel('Ghi chú').first().press('Tab');
  await expect
    .poll(async () => (await server.call<{ items: { note: string }[] }>('nomination.dossier', { id: line })).items[0]?.note)
    .toBe('bản giấy, 02 bản');
  await page.getByLabel('Lọc theo hồ sơ').waitFor();
  await job.look('dossier');
  await page.getByRole('link', { name: 'Điều kiện', exact: true }).click();
  await page.getByText(/^Hồ sơ còn thiếu: Báo cáo/).waitFor();
  await page.getByRole('button', { name: 'Chuyển trạng thái' }).click();
  await page.getByRole('button', { name: 'Trả bổ sung…' }).click();
  await expect.poll(() => page.getByRole('dialog').getByLabel('Lý do').inputValue()).toMatch(/^Hồ sơ còn thiếu: Báo cáo/);
  await page.getByRole('dialog').getByRole('button', { name: 'Trả bổ sung' }).click();
  await page.getByText(/^Trả bổ sung: Hồ sơ còn thiếu/).waitFor();
  await job.look('dossier-returned');
});
