// A batch looked through: every line says how it stands and why, and what is missing is answered or entered from there.
import { expect } from 'vitest';
import { type Job, job } from '../src/job';

const LONG = 'Trung tâm Quan trắc, Kỹ thuật tài nguyên và môi trường trực thuộc Sở Nông nghiệp và Môi trường Tỉnh Mẫu';

interface Check {
  items: { name: string; verdict: string; unknown: string[] }[];
}

/** A batch of three people and a unit: one with all that is asked, one evaluated too low, one of whom nothing is known. */
async function openBatch(job: Job): Promise<string> {
  const { server } = job;
  await job.openNewFile();
  const add = async (name: string): Promise<string> => (await server.call<{ output: { id: string } }>('person.save', { name, subject_class: 'Công chức', employed_from: '2015-03-01' })).output.id;
  const people = [await add('Nguyễn Thị Hường'), await add('Trần Văn Đức'), await add('Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương')];
  const unit = (await server.call<{ output: string }>('unit.save', { name: LONG })).output;
  const batch = (await server.call<{ output: string }>('batch.save', { name: 'Đề nghị khen thưởng tổng kết năm 2026', year: 2026, received: '2026-12-01' })).output;
  for (const [place, level] of ['HTXS', 'HT'].entries()) {
    await server.call('evaluation.save', { subject: { kind: 'person', id: people[place] }, year: 2026, level, document: '', note: '' });
  }
  const questions = await server.call<{ items: { key: string; awards: string[] }[] }>('confirmation.questions');
  const items = questions.items
    .filter(({ awards }) => awards.includes('ldtt'))
    .map(({ key }) => ({ subject: { kind: 'person', id: people[0] }, year: 2026, key, holds: true, evidence: '', by: '', at: '' }));
  await server.call('confirmation.save', { items });
  const names = ['Nguyễn Thị Hường', 'Trần Văn Đức', 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương'];
  for (const [place, name] of names.entries()) {
    await server.call('nomination.save', { batch_id: batch, kind: 'person', subject: { kind: 'person', id: people[place] }, award: 'ldtt', submitted: { name } });
  }
  await server.call('nomination.save', { batch_id: batch, kind: 'unit', subject: { kind: 'unit', id: unit }, award: 'co_tinh', submitted: { name: LONG } });
  return batch;
}

job('every line of a batch says how it stands, and what is missing is answered beside it', async ({ job }) => {
  const batch = await openBatch(job);
  const { page, server } = job;
  // By hand: the first has every answer that Lao động tiên tiến asks; the second was evaluated below "hoàn thành tốt".
  const before = await server.call<Check>('batch.check', { id: batch });
  expect(before.items.map((line) => line.verdict)).toEqual(['du', 'khong_du', 'can_xac_nhan', 'can_xac_nhan']);
  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByText('Chưa đủ', { exact: true }).first().waitFor();
  await job.look('award-check-list');

  await page.getByRole('button', { name: 'Kiểm tra điều kiện' }).click();
  await page.getByRole('heading', { name: '4 dòng đề nghị' }).waitFor();
  await job.look('award-check-summary');
  await page.getByLabel('Lọc theo điều kiện').selectOption({ label: 'Thiếu dữ liệu (2)' });
  await expect.poll(() => page.getByRole('row').count()).toBe(3);

  await page.getByRole('row', { name: /Quỳnh Hương/ }).click();
  await page.getByRole('link', { name: 'Điều kiện', exact: true }).click();
  await page.getByRole('heading', { name: 'Cần bổ sung để xét' }).waitFor();
  await job.look('award-check-line');
  await page.getByRole('button', { name: 'Xác nhận đạt' }).first().click();
  await page.getByText('Đã xác nhận: đạt.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Xác nhận đạt' }).count()).toBe(0);
  const after = await server.call<Check>('batch.check', { id: batch });
  expect(after.items[2]?.unknown).toHaveLength(1);

  await page.getByRole('link', { name: 'Ghi xếp loại năm 2026' }).first().click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-field="subject"]')?.value === 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Hương');
  await page.getByLabel('Mức xếp loại').selectOption('HTXS');
  await job.look('award-check-evaluation');
  await page.getByRole('button', { name: 'Thêm xếp loại' }).last().click();
  await page.getByText('Đã thêm kết quả xếp loại.').waitFor();
  const done = await server.call<Check>('batch.check', { id: batch });
  expect(done.items[2]?.verdict).toBe('du');
});

job('what is not eligible goes to the council only when that is said', async ({ job }) => {
  const batch = await openBatch(job);
  const { page, server } = job;
  const { items } = await server.call<{ items: { id: string; name: string }[] }>('batch.check', { id: batch });
  const ids = items.slice(0, 2).map(({ id }) => id);
  for (const state of ['received', 'appraised']) await server.call('nomination.advance', { ids, state });
  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('checkbox').nth(2).check();
  await page.getByRole('button', { name: 'Chuyển trạng thái' }).click();
  await page.getByRole('button', { name: 'Trình Hội đồng' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Trần Văn Đức').waitFor();
  await expect.poll(() => dialog.getByText('Nguyễn Thị Hường').count()).toBe(0);
  await job.look('award-check-submit');
  await dialog.getByRole('button', { name: 'Chỉ trình 1 dòng đủ' }).click();
  await page.getByText('Trình Hội đồng: 1 dòng. 1 dòng ở lại.').waitFor();
  const after = await server.call<{ items: { state: string }[] }>('batch.check', { id: batch });
  expect(after.items.slice(0, 2).map(({ state }) => state)).toEqual(['submitted', 'appraised']);
});

job('the sample batch is looked through', async ({ job }) => {
  await job.openSample();
  const { page, server } = job;
  const { items } = await server.call<{ items: { id: string }[] }>('batch.list');
  await page.goto(`${server.url}/#/nomination/${items[0]?.id}/check`);
  await page.getByRole('heading', { name: 'Có thể trùng' }).waitFor();
  await job.look('award-check-sample');
});
