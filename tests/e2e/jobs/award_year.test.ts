// From one year of awards to the next: last year's lines come again, a decision uses initiatives up, leaves are entered and
// seen in the history, the sample's matrix shows verdicts of every kind.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

const LONG = 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương';

interface Saved {
  output: string;
}

async function addPerson({ server }: Job, name: string, unit: string): Promise<string> {
  const position = { title: 'Chuyên viên', unit_id: unit, from: '2012' };
  const saved = await server.call<{ output: { id: string } }>('person.save', { name, subject_class: 'Công chức', employed_from: '2010-01-01', positions: [position] });
  return saved.output.id;
}

async function addLine({ server }: Job, batch: string, award: string, name: string, person: string): Promise<string> {
  const line = { batch_id: batch, kind: 'person', award, submitted: { name }, subject: { kind: 'person', id: person } };
  return (await server.call<Saved>('nomination.save', line)).output;
}

async function addBatch({ server }: Job, year: number): Promise<string> {
  return (await server.call<Saved>('batch.save', { name: `đề nghị khen thưởng năm ${year}`, year, received: `${year}-11-20` })).output;
}

async function type(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await typeVietnamese(page, typed);
}

job('the lines of last year are chosen and come again', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const unit = (await server.call<Saved>('unit.save', { name: 'Sở Nội vụ' })).output;
  const [one, other] = [await addPerson(job, LONG, unit), await addPerson(job, 'Trần Văn Đức', unit)];
  const before = await addBatch(job, 2025);
  await addLine(job, before, 'ldtt', LONG, one);
  await addLine(job, before, 'cstd_co_so', LONG, one);
  const withdrawn = await addLine(job, before, 'ldtt', 'Trần Văn Đức', other);
  await server.call('nomination.advance', { ids: [withdrawn], state: 'withdrawn', reason: 'Xin rút' });
  const now = await addBatch(job, 2026);
  await page.goto(`${server.url}/#/nomination/${now}`);
  await page.getByText('Chưa có dòng đề nghị nào').waitFor();
  await job.look('award-year-empty');
  await page.getByRole('button', { name: 'Lấy lại từ đợt xét trước' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Thêm 2 dòng vào đợt xét').waitFor();
  // Whoever withdrew is not ticked; the keyboard ticks and unticks.
  await dialog.getByLabel(/Trần Văn Đức/).focus();
  await page.keyboard.press('Space');
  await dialog.getByText('Thêm 3 dòng vào đợt xét').waitFor();
  await dialog.getByLabel('Chiến sĩ thi đua cơ sở (1)').uncheck();
  await dialog.getByText('Thêm 2 dòng vào đợt xét').waitFor();
  await job.look('award-year-choose');
  await dialog.getByRole('button', { name: 'Thêm 2 dòng vào đợt xét' }).click();
  await page.getByText('Đã thêm 2 dòng từ đề nghị khen thưởng năm 2025.').waitFor();
  const awards = async (): Promise<string[]> =>
    (await server.call<{ items: { award: string }[] }>('batch.get', { id: now })).items.map((line) => line.award);
  expect(await awards()).toEqual(['ldtt', 'ldtt']);
  await page.getByRole('button', { name: 'Việc khác của đợt xét' }).click();
  await page.getByRole('button', { name: 'Lấy lại từ đợt xét trước…' }).click();
  await dialog.getByText('Đã có trong đợt').first().waitFor();
  await job.look('award-year-again');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(awards).toEqual([]);
});

job('a leave is entered by keyboard, and stands in the history with positions', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const unit = (await server.call<Saved>('unit.save', { name: 'Sở Nội vụ' })).output;
  const person = await addPerson(job, LONG, unit);
  await page.goto(`${server.url}/#/grant/leave`);
  await page.getByText('Chưa ghi thời gian nghỉ, đi học nào').waitFor();
  await job.look('leave-empty');
  await page.keyboard.press('Control+n');
  await page.getByRole('combobox', { name: 'Cá nhân' }).focus();
  await typeVietnamese(page, 'Quỳnh');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Lý do nghỉ, đi học').selectOption({ label: 'Được cử đi học' });
  await page.getByLabel('Kết quả từ loại khá').selectOption({ label: 'Có' });
  await type(page, 'Từ ngày*', '2021');
  await page.keyboard.press('Control+Enter');
  await page.getByText('“2021” chưa có tháng').first().waitFor();
  await job.look('leave-refused');
  await page.getByLabel('Từ ngày').fill('01/09/2021');
  await page.getByLabel('Đến ngày').fill('30/06/2023');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi.').waitFor();
  expect(await server.call('leave.list')).toMatchObject({ items: [{ kind: 'di_hoc', from: '2021-09-01', until: '2023-06-30', good_result: true }] });
  await job.look('leave');
  await page.goto(`${server.url}/#/grant/of/person/${person}`);
  await page.getByRole('link', { name: 'Quá trình' }).click();
  await page.getByText('Được cử đi học (kết quả: có)').waitFor();
  await page.getByText('Bắt đầu công tác').waitFor();
  await job.look('leave-history');
});

job('a decision says which initiatives it uses up', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const unit = (await server.call<Saved>('unit.save', { name: 'Sở Nội vụ' })).output;
  const person = await addPerson(job, LONG, unit);
  const subject = { kind: 'person', id: person };
  const kinds = await server.call<{ items: { id: string; code: string }[] }>('achievement_kind.list');
  const kind = kinds.items.find(({ code }) => code === 'sang_kien')?.id;
  for (const year of ['2025', '2026']) {
    await server.call('evaluation.save', { subject, year: Number(year), level: 'HTXS' });
    const initiative = { subject, period: { from: year, to: null }, kind_id: kind, content: `Sáng kiến ${year}`, initiative: { scope: 'grassroots' } };
    await server.call('achievement.save', initiative);
  }
  const batch = await addBatch(job, 2026);
  const lines = [await addLine(job, batch, 'bk_tinh', LONG, person), await addLine(job, batch, 'cstd_co_so', LONG, person)];
  for (const state of ['received', 'appraised', 'submitted', 'passed']) await server.call('nomination.advance', { ids: lines, state, even_not_eligible: true });
  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByRole('button', { name: 'Việc khác của đợt xét' }).click();
  await page.getByRole('button', { name: 'Ghi quyết định khen thưởng…' }).click();
  await page.getByRole('dialog').getByText(/^Căn cứ: sáng kiến/).first().waitFor();
  await job.look('decision-initiatives');
});

job('the matrix of the sample shows verdicts of every kind', async ({ job }) => {
  await job.openSample();
  const { page, server } = job;
  const units = await server.call<{ items: { id: string; code: string }[] }>('unit.list');
  const unit = units.items.find(({ code }) => code === 'SNV')?.id ?? '';
  await page.goto(`${server.url}/#/grant/matrix/${unit}`);
  await page.getByRole('rowheader', { name: 'Lê Thị Ẩn' }).waitFor();
  await job.look('sample-matrix');
  await page.getByLabel('Xét cho').selectOption({ label: 'Tập thể' });
  await page.waitForTimeout(600);
  await job.look('sample-matrix-units');
});

job('an award that a new text brings is shown with its version and what it differs in', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const award = {
    id: 'bk_thu',
    name_vi: 'Bằng khen thử nghiệm của Hội đồng nhân dân tỉnh',
    group: 'hinh_thuc_khen_thuong',
    subject_kinds: ['ca_nhan'],
    decided_by: [{ regimes: ['r2026'], by: ['ct_ubnd_tinh'] }],
    award_types: ['cong_trang'],
    tier: 5,
    regimes: ['r2026'],
    period: { kind: 'one_year' },
  };
  const document = { number: '20/2026/NQ-HĐND', kind: 'Nghị quyết', date: '2026-11-15', about: 'Quy định hình thức khen thưởng' };
  await server.call('law.add', { piece: JSON.stringify({ awards: [award] }), reason: 'Nghị quyết mới', document });
  await page.goto(`${server.url}/#/grant/law/versions`);
  await page.getByText('Bổ sung: Nghị quyết 20/2026/NQ-HĐND').first().waitFor();
  await page.getByText('Khác gì bản trước').click();
  await page.getByText('Thêm: Bằng khen thử nghiệm của Hội đồng nhân dân tỉnh').waitFor();
  await job.look('law-added');
});
