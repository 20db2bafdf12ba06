// The units that take part in a movement: many added at once, registered and planned by keyboard and in the form, who has not.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

interface Saved {
  output: string;
}
interface Listed {
  rows: { unit_name: string; aim: string; pledge: string; date?: string; plan_number: string; missing: string[] }[];
}

const UNITS = ['Sở Nông nghiệp và Môi trường', 'Sở Y tế', 'Trung tâm Tư vấn pháp luật và Hỗ trợ doanh nghiệp nhỏ và vừa miền núi'];

const listed = async (job: Job, id: string): Promise<Listed['rows']> => (await job.server.call<Listed>('movement.registrations', { id })).rows;

job('units take part, register and plan by keyboard, and who has not is told', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const { output: id } = await job.server.call<Saved>('movement.save', { name: 'Thi đua chuyển đổi số', period: { from: '2020', to: '2099' } });
  for (const name of UNITS) await job.server.call('unit.save', { name });
  await page.goto(`${page.url().split('#')[0]}#/movement/${id}/units`);
  await page.getByText('Chưa có đơn vị nào tham gia').waitFor();
  await job.look('don-vi-tham-gia-trong');
  await page.getByRole('button', { name: 'Thêm đơn vị…' }).press('Enter');
  const list = page.getByRole('grid', { name: 'Đơn vị chưa có trong danh sách' });
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Tab');
  await job.look('don-vi-tham-gia-chon');
  await page.getByRole('button', { name: 'Thêm 3 đơn vị' }).press('Enter');
  await page.getByText('3 đơn vị tham gia').waitFor();
  await page.getByRole('button', { name: 'Chưa đăng ký: 3' }).waitFor();

  // The grid: a day, then the award beside it.
  const grid = page.getByRole('grid', { name: 'Đăng ký và kế hoạch của các đơn vị' });
  await grid.getByRole('row', { name: UNITS[1] }).getByRole('gridcell').first().click();
  await page.keyboard.type('5/1/2026');
  await page.keyboard.press('Tab');
  await typeVietnamese(page, 'Cờ thi đua');
  await page.keyboard.press('Enter');
  await grid.getByText('Cờ thi đua').waitFor();
  expect((await listed(job, id))[1]).toMatchObject({ date: '2026-01-05', aim: 'Cờ thi đua', missing: ['disseminate', 'plan', 'targets'] });

  // The form beside it, of the unit that the keyboard is on.
  const form = page.getByRole('region', { name: `Đăng ký của ${UNITS[2]}` });
  await grid.getByRole('row', { name: UNITS[2] }).getByRole('gridcell').first().click();
  await form.getByRole('textbox', { name: 'Nội dung giao ước' }).fill('Không để hồ sơ trễ hạn\nKhông để mất dữ liệu');
  await form.getByRole('textbox', { name: 'Số kế hoạch của đơn vị' }).fill('15/KH-TT');
  await form.getByRole('textbox', { name: 'Số kế hoạch của đơn vị' }).press('Tab');
  await expect.poll(async () => (await listed(job, id))[2]?.missing).toEqual(['disseminate', 'targets']);
  await page.getByRole('button', { name: 'Chưa đăng ký: 1' }).waitFor();
  await job.look('don-vi-tham-gia');

  await page.getByRole('button', { name: 'Chưa đăng ký: 1' }).press('Enter');
  await expect.poll(async () => grid.getByRole('row').filter({ hasText: 'Sở' }).count()).toBe(1);
  await job.look('don-vi-chua-dang-ky');

  // What waits is told on the first screen, and leads back here.
  await page.goto(`${page.url().split('#')[0]}#/overview`);
  await page.getByText('Thi đua chuyển đổi số: 2 trong 3 đơn vị chưa đăng ký hoặc chưa có kế hoạch').click();
  await page.getByText('3 đơn vị tham gia').waitFor();
  await page.getByRole('button', { name: 'Phiếu đăng ký, danh sách' }).press('Enter');
  await page.getByRole('combobox', { name: 'Văn bản' }).waitFor();
});

job('a unit is found by its cluster, and one key goes between the grid, the form beside it and the filter', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const names = ['miền Đông 12', 'miền Tây 7', 'trung tâm'].map((region) => `Chi cục Quản lý chất lượng nông sản và thị trường khu vực ${region}`);
  const units: string[] = [];
  for (const name of [...names, 'Sở Y tế']) units.push((await server.call<Saved>('unit.save', { name })).output);
  await server.call('cluster.save', { name: 'Khối thi đua các sở văn xã', kind: 'bloc', year: 2026, members: [{ unit_id: units[3] }] });
  const registrations = units.map((unit_id) => ({ unit_id, date: '2026-02-04', disseminated: '2026-02-10' }));
  const { output: id } = await server.call<Saved>('movement.save', { name: 'thi đua chuyển đổi số', period: { from: '2026', to: '2026' }, registrations });
  await page.goto(`${page.url().split('#')[0]}#/movement/${id}/units`);
  const grid = page.getByRole('grid', { name: 'Đăng ký và kế hoạch của các đơn vị' });
  const cell = grid.locator('.editor input');
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.closest('section[aria-label]:not(.screen)')?.getAttribute('aria-label') ?? document.activeElement?.className ?? '');
  await cell.focus();
  await job.look('don-vi-ten-dai');
  // A name that begins a page begins with a capital.
  await page.getByRole('heading', { name: 'Thi đua chuyển đổi số', exact: true }).waitFor();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F6');
  await expect.poll(focused).toBe(`Đăng ký của ${names[1]}`);
  // Esc goes back to the cell that the form is of, and leaves nothing.
  await page.keyboard.press('Escape');
  await expect.poll(() => cell.evaluate((own) => own === document.activeElement)).toBe(true);
  await expect.poll(() => cell.getAttribute('aria-label')).toContain(names[1]);

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await typeVietnamese(page, 'khối văn xã');
  await expect.poll(() => grid.getByRole('rowheader').allTextContents()).toEqual([expect.stringContaining('Sở Y tế')]);
  await page.getByText('1/4').waitFor();
  await job.look('don-vi-loc');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Bằng khen');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await listed(job, id))[3]?.aim).toBe('Bằng khen');
  // Nothing is called so: that is said, and Esc takes the words back.
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('xyz');
  await page.getByText('Không đơn vị nào khớp “xyz”.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => grid.getByRole('rowheader').count()).toBe(4);
});
