// The targets of a movement followed: typed by keyboard for a quarter, pasted as a block, who is silent, taken back.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

interface Saved {
  output: string;
}
interface Followed {
  targets: { name: string; tally: { reported: number; met: number } }[];
  units: { unit_name: string; missing: number; cells: { percent_text: string; followed: { value: string | null } }[] }[];
}

const UNITS = ['Sở Nông nghiệp và Môi trường', 'Trung tâm Tư vấn pháp luật và Hỗ trợ doanh nghiệp nhỏ và vừa miền núi', 'Sở Y tế'];

async function movement(job: Job): Promise<string> {
  const units: Saved[] = [];
  for (const name of UNITS) units.push(await job.server.call('unit.save', { name }));
  const target = (text: string, unit_of_measure: string, value: string, more: object) => ({ id: null, line: { text, unit_of_measure, value, ...more } });
  const saved: Saved = await job.server.call('movement.save', {
    name: 'Thi đua chuyển đổi số và giữ gìn an toàn dữ liệu',
    period: { from: '2026', to: '2026' },
    targets: [
      target('Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến toàn trình', '%', '80', {}),
      target('Số vụ để lộ, mất dữ liệu cá nhân của người dân', 'vụ', '4', { direction: 'at_most', reckoning: 'sum' }),
      target('Số cây trồng mới', 'cây', '1000', { reckoning: 'sum', shared: true }),
    ],
    registrations: units.map(({ output }) => ({ unit_id: output })),
  });
  return saved.output;
}

const followed = (job: Job, id: string, period: string): Promise<Followed> => job.server.call('movement.targets', { id, period });

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

job('targets are typed for a quarter, pasted for the next, looked at and taken back', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const id = await movement(job);
  await page.goto(`${page.url().split('#')[0]}#/movement/${id}/targets`);
  await page.getByRole('region', { name: 'Kết quả từng chỉ tiêu' }).getByText('0/3 đơn vị đã báo cáo').first().waitFor();
  await job.look('theo-doi-chi-tieu-trong');
  await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('2026-Q1');
  await page.getByRole('textbox', { name: 'Nguồn số liệu' }).fill('Báo cáo số 15/BC-SNV');
  const grid = page.getByRole('grid', { name: 'Chỉ tiêu của các đơn vị' });
  await grid.getByRole('row', { name: UNITS[1] }).getByRole('gridcell').first().click();
  await page.keyboard.type('76,5');
  await press(page, 'Enter');
  await page.keyboard.type('88');
  await press(page, 'Enter');
  // 76,5 of 80 is 95,625 %; 88 is 110 %.
  await grid.getByText('95,63%').waitFor();
  await grid.getByText('110%').waitFor();
  const quarter = await followed(job, id, '2026-Q1');
  expect(quarter.units.map(({ cells }) => cells[0]?.percent_text)).toEqual(['', '95,63%', '110%']);
  expect(quarter.units.map(({ missing }) => missing)).toEqual([3, 2, 2]);
  expect(quarter.targets[0]?.tally).toMatchObject({ reported: 2, met: 1 });
  await page.getByText('Chỉ đơn vị chưa báo cáo đủ (3)').waitFor();
  await job.look('theo-doi-chi-tieu');

  await press(page, 'Control+z');
  await expect.poll(async () => (await followed(job, id, '2026-Q1')).units[2]?.cells[0]?.followed.value ?? null).toBe(null);
  await grid.getByText('110%').waitFor({ state: 'detached' });
  expect((await followed(job, id, '2026-Q1')).units[1]?.cells[0]?.followed.value).toBe('76.5');
});

job('a row typed with Tab, and a block of it, fall on the targets and never on what is computed', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const id = await movement(job);
  await page.goto(`${page.url().split('#')[0]}#/movement/${id}/targets`);
  const grid = page.getByRole('grid', { name: 'Chỉ tiêu của các đơn vị' });
  const stored = async (row: number): Promise<(string | null)[] | undefined> =>
    (await followed(job, id, '2026')).units[row]?.cells.map((cell) => cell.followed.value);
  await grid.locator('.editor input').focus();
  await press(page, 'Control+Home');
  for (const text of ['76,5', '3', '120']) {
    await page.keyboard.type(text);
    await press(page, 'Tab');
  }
  await page.keyboard.type('88');
  await press(page, 'Shift+Tab', 'Shift+Tab');
  await expect.poll(() => stored(0)).toEqual(['76.5', '3', '120']);
  await expect.poll(() => stored(1)).toEqual(['88', null, null]);
  // Back on the second target of the first unit; beside it stands what the program computes.
  await expect.poll(() => grid.locator('.editor input').inputValue()).toBe('3');
  await press(page, 'ArrowRight');
  await page.keyboard.type('9');
  await page.getByText('Ô này do chương trình tính, không nhập tay.').waitFor();
  await job.look('theo-doi-chi-tieu-o-tinh');

  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown');
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '91\t2\t40\n');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const dialog = page.getByRole('dialog', { name: 'Dán vào bảng' });
  await dialog.getByText('3 ô đổi').waitFor();
  await job.look('theo-doi-chi-tieu-dan');
  await dialog.getByRole('button', { name: 'Ghi 3 ô' }).click();
  await expect.poll(() => stored(2)).toEqual(['91', '2', '40']);
});

job('a movement without targets, and one without units, say what to do', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const bare: Saved = await job.server.call('movement.save', { name: 'Thi đua quý I', period: { from: null, to: null } });
  await page.goto(`${page.url().split('#')[0]}#/movement/${bare.output}/targets`);
  await page.getByText('Phong trào chưa có chỉ tiêu nào').waitFor();
  const alone: Saved = await job.server.call('movement.save', {
    name: 'Thi đua quý II',
    period: { from: null, to: null },
    targets: [{ id: null, line: { text: 'Trồng cây', value: '5' } }],
  });
  await page.goto(`${page.url().split('#')[0]}#/movement/${alone.output}/targets`);
  await page.getByText('Chưa có đơn vị nào để theo dõi').waitFor();
  await job.look('theo-doi-chi-tieu-chua-co-don-vi');
  await page.getByRole('link', { name: 'Kế hoạch' }).click();
  await page.getByRole('region', { name: 'Chỉ tiêu, chỉ số' }).waitFor();
});
