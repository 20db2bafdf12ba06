// A list that a unit sent: its table found, its columns known, each row seen before it is written, all of it undone.
import { writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { job } from '../src/job';

const LIST = [
  'DANH SÁCH ĐƠN VỊ NĂM 2026;;;',
  ';;;',
  'STT;Tên đơn vị;Trực thuộc;Người đứng đầu',
  'I;Các sở;;',
  '1;Văn phòng;Sở Y tế;',
  '2;Sở Y tế;UBND tỉnh Mẫu;Lê Văn Mẫn',
  '3;Trung tâm Phục vụ hành chính công và Chuyển đổi số trực thuộc Văn phòng;UBND tỉnh Mẫu;',
  'II;Cơ quan khác;;',
  '4;UBND tỉnh Mẫu;;',
  ';Cộng: 04 đơn vị;;',
].join('\n');

interface Units {
  items: { name: string; head: string }[];
}

job('units are taken in from a file and taken back', async ({ job }) => {
  const { page, server } = job;
  await writeFile(server.path('don-vi.csv'), LIST);
  await job.openNewFile();
  const units = async (): Promise<string[]> => (await server.call<Units>('unit.list')).items.map(({ name }) => name);

  // From the list, by keyboard alone.
  await page.goto(`${server.url}#/unit`);
  await page.getByRole('button', { name: 'Nhập từ tệp…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nhập đơn vị từ tệp' }).waitFor();
  await job.look('import-file');

  await server.pick({ open: server.path('don-vi.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByText('Dòng 10: dòng cộng, không đọc').waitFor();
  expect(await page.getByLabel('Tên đơn vị').inputValue()).toBe('1');
  await job.look('import-columns');

  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Thêm 4').waitFor();
  await job.look('import-preview');
  expect(await units()).toEqual([]);

  await page.getByRole('button', { name: 'Ghi 4 dòng' }).click();
  await page.getByText(/Đã thêm 4, sửa 0/).waitFor();
  expect(await units()).toHaveLength(4);
  // Back in the list, which shows them.
  await page.getByRole('grid').getByText('UBND tỉnh Mẫu').first().waitFor();

  await page.keyboard.press('Control+z');
  await page.getByText(/Đã hoàn tác: Nhập đơn vị từ “don-vi.csv”/).waitFor();
  expect(await units()).toEqual([]);
});

job('refused rows are told, left out, and stay listed with the import', async ({ job }) => {
  const { page, server } = job;
  await job.openNewFile();
  await page.goto(`${server.url}#/import/unit`);
  await page.getByRole('button', { name: 'Chọn tệp…' }).waitFor();
  // Pasted from a spreadsheet.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Tên đơn vị\tTrực thuộc\nSở Tư pháp\t\nPhòng Một\tKhông có\n');
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Trực thuộc: Không có đơn vị “Không có”.').waitFor();
  await job.look('import-refused');
  expect(await page.getByRole('button', { name: 'Ghi 1 dòng' }).isDisabled()).toBe(true);
  await page.getByLabel(/Bỏ qua 1 dòng/).check();
  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
  await page.getByText(/Đã thêm 1, sửa 0/).waitFor();

  await page.goto(`${server.url}#/import`);
  await page.getByRole('grid').getByText('Bảng dán').click();
  await page.getByText('Dòng 3: Trực thuộc: Không có đơn vị “Không có”.').waitFor();
  await job.look('imports');
});
