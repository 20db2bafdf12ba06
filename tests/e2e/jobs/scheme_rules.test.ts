// The rules of criteria that stand in lists within lists, by form and keyboard alone.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

interface Criterion {
  code: string;
  params?: Record<string, unknown>;
  children?: Criterion[];
}

const lines = (job: Job) => job.page.locator('.line', { has: job.page.getByLabel('Điểm tối đa') });

/** A scheme of a part with one leaf of 10 points, opened at the leaf. */
async function openLeaf(job: Job, leaf: Record<string, unknown>): Promise<void> {
  await job.openNewFile();
  const criteria = [{ code: 'I', name_vi: 'Nhiệm vụ chính trị, chuyên môn', max: '10', children: [{ code: 'I.1', name_vi: 'Giải quyết hồ sơ thủ tục hành chính của tổ chức, cá nhân', max: '10', ...leaf }] }];
  const scheme = { id: 'khung', version: 1, name_vi: 'Bảng tiêu chí khối các phường', period: '2026', criteria };
  const { output } = await job.server.call<{ output: { id: string } }>('scheme.import', { body: JSON.stringify(scheme) });
  await job.page.goto(`${job.server.url}/#/scoring/scheme/${output.id}`);
  await lines(job).nth(1).getByLabel('Nội dung').focus();
}

/** Saves, and answers the parameters of the leaf. */
async function saved(job: Job): Promise<Record<string, unknown> | undefined> {
  await job.page.getByRole('button', { name: 'Ghi thành bản mới' }).click();
  await job.page.getByText('Bản 2', { exact: true }).waitFor();
  const { items } = await job.server.call<{ items: { id: string; version: number }[] }>('scheme.list');
  const { scheme } = await job.server.call<{ scheme: { criteria: Criterion[] } }>('scheme.get', { id: items.find(({ version }) => version === 2)?.id });
  return scheme.criteria[0]?.children?.[0]?.params;
}

/** Types into the focused field and goes on with Tab, field by field; an empty text leaves a field as it is. */
async function fill(job: Job, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await job.page.keyboard.type(text);
    await job.page.keyboard.press('Tab');
  }
}

job('bands become a table for each size of units, and back', async ({ job }) => {
  await openLeaf(job, { kind: 'band', params: { bands: [{ ge: '98', score: '10' }, { ge: '90', score: '6' }], else: '1' } });
  const { page } = job;
  const rule = page.locator('.rule[aria-live]');
  await rule.getByText('theo khung: từ 98 trở lên: 10; từ 90 trở lên: 6; còn lại: 1').waitFor();
  await page.getByLabel('Bảng khung', { exact: true }).selectOption({ label: 'mỗi quy mô một bảng' });
  // The table that stood there is that of the first size; the second size begins with the same.
  await page.getByRole('group', { name: 'Các quy mô', exact: true }).getByRole('group', { name: 'Quy mô', exact: true }).getByLabel('Từ (≥)').focus();
  await page.keyboard.type('1000');
  await page.keyboard.press('Alt+Enter');
  await fill(job, '', '', '1000');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('band_by.1.lt');
  // Percents are understood where percents are entered; the points follow.
  await page.getByRole('group', { name: 'Các khung, xét lần lượt' }).last().getByLabel('Từ (≥)').first().focus();
  await page.keyboard.press('Control+a');
  await fill(job, '95 %', '', '', '', '9');
  await job.look('scheme-sizes');
  await rule.getByText('quy mô dưới 1000 – từ 95 trở lên: 9; từ 90 trở lên: 6; còn lại: 1').waitFor();
  await page.getByText('kiểm tra tốt').waitFor();
  await job.look('scheme-sizes');
  expect(await saved(job)).toEqual({
    band_by: [
      { ge: '1000', bands: [{ ge: '98', score: '10' }, { ge: '90', score: '6' }], else: '1' },
      { lt: '1000', bands: [{ ge: '95', score: '9' }, { ge: '90', score: '6' }], else: '1' },
    ],
  });
  await lines(job).nth(1).getByLabel('Nội dung').focus();
  await page.getByLabel('Bảng khung', { exact: true }).selectOption({ label: 'một bảng cho mọi đơn vị' });
  await rule.getByText('theo khung: từ 98 trở lên: 10; từ 90 trở lên: 6; còn lại: 1').waitFor();
  // Nothing is lost by it: Ctrl+Z brings the tables back.
  await page.keyboard.press('Control+z');
  await rule.getByText('quy mô dưới 1000').waitFor();
});

job('a base by bands or by levels, and items by bands and by steps', async ({ job }) => {
  await openLeaf(job, { kind: 'direct' });
  const { page } = job;
  await page.getByLabel('Cách chấm').selectOption('base_adjust');
  const rule = page.locator('.rule[aria-live]');
  await page.getByLabel('Điểm chuẩn lấy từ').selectOption({ label: 'mức được chọn' });
  await page.getByRole('group', { name: 'Điểm chuẩn theo mức' }).getByRole('button', { name: 'Thêm mức' }).press('Enter');
  await fill(job, '', '7,5');
  await page.getByRole('button', { name: 'Thêm khoản' }).press('Enter');
  await typeVietnamese(page, 'Báo cáo trễ hạn', 'narrow-space');
  await page.keyboard.press('Tab');
  await fill(job, '', '-0,25');
  await page.getByRole('button', { name: 'Thêm khoản' }).press('Enter');
  await typeVietnamese(page, 'Tỷ lệ hồ sơ trực tuyến', 'plain');
  await page.getByLabel('Cách nhập').last().selectOption({ label: 'theo khung' });
  await page.getByRole('group', { name: 'Khung của khoản này' }).getByRole('button', { name: 'Thêm khung' }).press('Enter');
  await fill(job, '80%', '', '', '', '1,5');
  await page.getByRole('button', { name: 'Thêm khoản' }).press('Enter');
  await typeVietnamese(page, 'Thu ngân sách vượt dự toán', 'plain');
  await page.getByLabel('Cách nhập').last().selectOption({ label: 'theo bước lệch chỉ tiêu' });
  const step = page.getByRole('group', { name: 'Bước lệch của khoản này' });
  await step.getByLabel('Mỗi bước', { exact: true }).fill('2');
  await step.getByLabel('Vượt mỗi bước cộng').fill('0,3');
  await step.getByLabel('Cộng nhiều nhất').fill('0,9');
  await step.getByLabel('Bước tính theo phần trăm của chỉ tiêu').check();
  await rule.getByText('Thu ngân sách vượt dự toán: so với chỉ tiêu giao; cứ vượt 2 % của chỉ tiêu cộng 0,3, nhiều nhất 0,9').waitFor();
  // The target of the step is a field of its own.
  await page.getByText('Ô nhập: Thu ngân sách vượt dự toán – chỉ tiêu').waitFor();
  await job.look('scheme-items');
  await page.getByLabel('Điểm chuẩn lấy từ').scrollIntoViewIfNeeded();
  await job.look('scheme-base');
  expect(await saved(job)).toEqual({
    base_options: [{ level: 'Tốt', score: '10' }, { level: 'Khá', score: '7.5' }],
    items: [
      { id: 'muc_1', name_vi: 'Báo cáo trễ hạn', per: '-0.25' },
      { id: 'muc_2', name_vi: 'Tỷ lệ hồ sơ trực tuyến', type: 'band', band: { bands: [{ ge: '80', score: '1.5' }] } },
      { id: 'muc_3', name_vi: 'Thu ngân sách vượt dự toán', type: 'step', step: { step: '2', per_over: '0.3', over_cap: '0.9', relative: true } },
    ],
  });
  await lines(job).nth(1).getByLabel('Nội dung').focus();
  // Another way of the base, and another of an item: what belonged to the first is gone.
  await page.getByLabel('Điểm chuẩn lấy từ').selectOption({ label: 'khung của một số liệu' });
  await page.getByRole('group', { name: 'Điểm chuẩn theo khung' }).getByRole('button', { name: 'Thêm khung' }).press('Enter');
  await fill(job, '95', '', '', '', '10');
  await rule.getByText('điểm chuẩn theo khung (từ 95 trở lên: 10; còn lại: 0)').waitFor();
  await job.look('scheme-base-bands');
});
