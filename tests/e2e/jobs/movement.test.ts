// A movement from its plan: written by keyboard in the order of the paper, kept while it is not right yet, taken back.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

interface Saved {
  output: string;
}
interface Line<T> {
  line: T;
}
interface Movement {
  name: string;
  number: string;
  date: string;
  issuer: string;
  legal_bases: Line<{ kind: string; number: string; date: string; issuer: string; title: string; role: string }>[];
  purposes: Line<{ text: string }>[];
  contents: Line<{ label: string; level: number; text: string }>[];
  targets: Line<{ text: string; unit_of_measure: string; value: string; years: { year: number; target: string; actual: string | null }[] }>[];
  recipients: Line<{ name: string; purpose: string }>[];
  registrations: { unit_id: string; aim: string }[];
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Goes by Ctrl+K to where words lead. */
async function goTo(page: Page, words: string, title: string): Promise<void> {
  await page.getByRole('main').waitFor();
  await press(page, 'Control+k');
  await page.getByRole('combobox', { name: 'Tìm và đi tới' }).waitFor();
  await page.keyboard.type(words);
  const first = page.getByRole('listbox', { name: 'Kết quả' }).getByRole('option').first();
  await first.getByText(title).waitFor();
  await press(page, 'Enter');
}

/** Pastes a text into the focused field, as Ctrl+V does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const named = (job: Job, name: string, more: object = {}): Promise<Saved> =>
  job.server.call('movement.save', { name, period: { from: null, to: null }, ...more });

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

job('a plan is written by keyboard in the order of its paper', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  await goTo(page, 'them phong trao', 'Thêm phong trào');
  await page.getByRole('heading', { name: 'Thêm phong trào' }).waitFor();
  await typeVietnamese(page, 'Thi đua chuyển đổi số năm 2026');
  await press(page, 'Alt+PageDown', 'Tab');
  await page.keyboard.type('12/KH-UBND');
  await press(page, 'Tab');
  await page.keyboard.type('05/02/2026');
  await press(page, 'Tab');
  await typeVietnamese(page, 'Ủy ban nhân dân tỉnh Mẫu');

  await press(page, 'Alt+PageDown', 'Enter');
  await paste(
    page,
    'Căn cứ Luật Thi đua, khen thưởng;\nThực hiện Chỉ thị số 05/CT-UBND ngày 08/01/2026 của Chủ tịch UBND tỉnh về việc đẩy mạnh chuyển đổi số.',
  );
  await press(page, 'Alt+PageDown', 'Enter');
  await typeVietnamese(page, 'Tạo khí thế thi đua sôi nổi');
  await press(page, 'Alt+PageDown', 'Alt+PageDown', 'Alt+PageDown', 'Enter');
  await paste(page, '1. Cải cách hành chính\n- Rút ngắn thời gian giải quyết\n- Hồ sơ trực tuyến\n2. Hạ tầng số');
  // The last pasted item has the keyboard: up one, and a new one below it that goes on counting.
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+Enter');
  await typeVietnamese(page, 'Nhân lực số');

  await press(page, 'Alt+PageDown', 'Enter');
  await typeVietnamese(page, 'Tỷ lệ hồ sơ trực tuyến');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('%');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('80,5');
  await press(page, 'Tab', 'Tab', 'Enter');
  await page.keyboard.type('75');

  for (let step = 0; step < 6; step += 1) await press(page, 'Alt+PageDown');
  await press(page, 'Enter');
  await paste(page, '- UBND tỉnh (B/c);\n- Các sở, ngành (T/h);\n- Lưu: VT.');
  await job.look('movement-new');
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Thi đua chuyển đổi số năm 2026' }).waitFor();

  const { items } = await job.server.call<{ items: { id: string }[] }>('movement.list');
  expect(items).toHaveLength(1);
  const movement = await job.server.call<Movement>('movement.get', { id: items[0]?.id });
  expect(movement).toMatchObject({ name: 'Thi đua chuyển đổi số năm 2026', number: '12/KH-UBND', date: '2026-02-05', issuer: 'Ủy ban nhân dân tỉnh Mẫu' });
  expect(movement.legal_bases.map(({ line }) => [line.role, line.number, line.title])).toEqual([
    ['basis', '', 'Luật Thi đua, khen thưởng'],
    ['carries_out', '05/CT-UBND', 'về việc đẩy mạnh chuyển đổi số'],
  ]);
  expect(movement.purposes.map(({ line }) => line.text)).toEqual(['Tạo khí thế thi đua sôi nổi']);
  expect(movement.contents.map(({ line }) => [line.label, line.level, line.text])).toEqual([
    ['1', 0, 'Cải cách hành chính'],
    ['', 1, 'Rút ngắn thời gian giải quyết'],
    ['', 1, 'Hồ sơ trực tuyến'],
    ['2', 0, 'Hạ tầng số'],
    ['3', 0, 'Nhân lực số'],
  ]);
  expect(movement.targets.map(({ line }) => line)).toMatchObject([
    { text: 'Tỷ lệ hồ sơ trực tuyến', unit_of_measure: '%', value: '80.5', years: [{ year: 2026, target: '75' }] },
  ]);
  expect(movement.recipients.map(({ line }) => [line.name, line.purpose])).toEqual([
    ['UBND tỉnh', 'B/c'],
    ['Các sở, ngành', 'T/h'],
    ['VT', 'Lưu'],
  ]);
  await job.look('movement');
});

job('what is not right yet is kept through a restart, and written once it is', async ({ job }) => {
  await job.openNewFile();
  const { output: id } = await named(job, 'Thi đua yêu nước', { period: { from: '2026', to: '2026' } });
  const { page } = job;
  await page.goto(`${job.server.url}/#/movement/${id}`);
  const from = page.getByLabel('Từ', { exact: true });
  const to = page.getByLabel('Đến', { exact: true });
  await to.fill('2025');
  await to.press('Tab');
  await page.getByText('Còn một chỗ cần sửa').waitFor();
  await from.fill('31/02/2026');
  await from.press('Tab');
  await page.getByText(/31\/02\/2026/).first().waitFor();
  await job.look('movement-refused');
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByText('Đã giữ lại những gì gõ dở').waitFor();
  expect(await from.inputValue()).toBe('31/02/2026');
  expect(await to.inputValue()).toBe('2025');
  await from.fill('01/03/2025');
  await from.press('Tab');
  await page.getByText('Còn một chỗ cần sửa').waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await job.server.call<{ period: object }>('movement.get', { id })).period)
    .toEqual({ from: '2025-03-01', to: '2025' });
});

job('an empty line being filled in survives the write of the line before it', async ({ job }) => {
  await job.openNewFile();
  const { output: id } = await named(job, 'Thi đua yêu nước');
  const { page } = job;
  await page.goto(`${job.server.url}/#/movement/${id}`);
  const slogans = group(page, 'Hưởng ứng, khẩu hiệu').getByRole('group', { name: 'Khẩu hiệu' });
  await slogans.getByRole('button', { name: 'Thêm khẩu hiệu' }).press('Enter');
  await typeVietnamese(page, 'Đoàn kết');
  await press(page, 'Alt+Enter');
  const stored = async (): Promise<string[]> => (await job.server.call<{ slogans: string[] }>('movement.get', { id })).slogans;
  await expect.poll(stored).toEqual(['Đoàn kết']);
  await page.waitForTimeout(200);
  await typeVietnamese(page, 'Sáng tạo');
  await press(page, 'Alt+ArrowUp');
  await expect.poll(stored).toEqual(['Sáng tạo', 'Đoàn kết']);
  await press(page, 'Alt+Delete');
  await expect.poll(stored).toEqual(['Đoàn kết']);
  await press(page, 'Control+z');
  await expect.poll(stored).toEqual(['Sáng tạo', 'Đoàn kết']);
  await slogans.getByLabel('Khẩu hiệu 2').waitFor();
  expect(await slogans.getByLabel('Khẩu hiệu 1').inputValue()).toBe('Sáng tạo');
});

job('the list shows what answers what, of the working year', async ({ job }) => {
  await job.openNewFile();
  const year = (from: string, to: string): object => ({ period: { from, to } });
  const parent = await named(job, 'Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau', year('2021', '2025'));
  await named(job, 'Tỉnh Mẫu chung tay vì người nghèo', { ...year('2026', '2030'), parent_id: parent.output });
  await named(job, 'Thi đua của năm trước', year('2025', '2025'));
  const { page } = job;
  await goTo(page, 'phong trao', 'Phong trào');
  const rows = page.getByRole('grid').getByRole('row');
  await page.getByText('2 phong trào').waitFor();
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining('Tên phong trào'),
    expect.stringContaining('Cả nước chung tay'),
    expect.stringContaining('Tỉnh Mẫu chung tay'),
  ]);
  await job.look('movement-list');
  await page.getByLabel('Năm', { exact: true }).selectOption('all');
  await page.getByText('3 phong trào').waitFor();
  await goTo(page, 'tinh mau chung', 'Tỉnh Mẫu chung tay');
  await page.getByRole('heading', { name: 'Tỉnh Mẫu chung tay vì người nghèo' }).waitFor();
  await page.getByRole('button', { name: 'Xóa phong trào' }).press('Enter');
  await page.getByText('2 phong trào').waitFor();
  await press(page, 'Control+z');
  await page.getByText('3 phong trào').waitFor();
});
