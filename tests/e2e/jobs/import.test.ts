// A list that a unit sent: its table found, its columns known, each row seen before it is written, all of it undone.
import { readFile, writeFile } from 'node:fs/promises';
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

  // What a whole file brought in is named before it is taken back.
  await page.keyboard.press('Control+z');
  const question = page.getByRole('dialog', { name: 'Hoàn tác cả lần ghi này?' });
  await question.getByText(/Nhập đơn vị từ “don-vi.csv”/).waitFor();
  await job.look('import-undo');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await units()).toHaveLength(4);
  await page.keyboard.press('Control+z');
  await question.getByRole('button', { name: /^Hoàn tác \d+ dòng$/ }).press('Enter');
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
  // Nobody is called so, or nearly: the officer may know who is meant. Here it stays open.
  await page.getByRole('group', { name: '“Không có” là ai?' }).waitFor();
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

job('a table of points is taken into the round that it belongs to', async ({ job }) => {
  const { page, server } = job;
  await job.openNewFile();
  const added = async (name: string): Promise<string> => (await server.call<{ output: string }>('unit.save', { name })).output;
  const members = [{ unit_id: await added('Sở Xây dựng Mẫu') }, { unit_id: await added('Sở Công Thương Mẫu') }];
  const { output: cluster } = await server.call<{ output: string }>('cluster.save', { name: 'Khối thi đua số 1', kind: 'bloc', year: 2026, members });
  const children = Array.from({ length: 30 }, (_, at) => ({ code: `I.${at + 1}`, name_vi: `Nhiệm vụ thứ ${at + 1}`, kind: 'direct', max: '10' }));
  const body = JSON.stringify({ id: 'khoi', name_vi: 'Bảng tiêu chí khối', period: '2026', criteria: [{ code: 'I', name_vi: 'Phần I', max: '300', children }] });
  const scheme = await server.call<{ output: { id: string } }>('scheme.import', { body });
  const { output: round } = await server.call<{ output: string }>('round.open', { scheme: scheme.output.id, cluster, year: 2026 });
  await writeFile(server.path('diem.csv'), 'TT;Đơn vị;I.1;I.2;I.30\n1;Sở Xây dựng Mẫu;8,5;9;10\n2;Sở Công Thương Mẫu;7;9,25;\n');

  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await server.pick({ open: server.path('diem.csv') });
  await page.getByRole('button', { name: 'Nhập từ tệp…' }).click();
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByLabel('I.30 Nhiệm vụ thứ 30').waitFor();
  expect(await page.getByLabel('I.30 Nhiệm vụ thứ 30').inputValue()).toBe('4');
  await job.look('import-points');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Ghi 2 dòng' }).click();
  await page.getByText(/Đã thêm 2, sửa 0/).waitFor();

  // 8,5 + 9 + 10 and 7 + 9,25, in the grid that the officer came from.
  const grid = page.getByRole('grid', { name: /Bảng điểm/ });
  await grid.getByText('27,5', { exact: true }).first().waitFor();
  await grid.getByText('16,25', { exact: true }).first().waitFor();
});

job('a list of nominations in one column of text is taken into its batch, with one award for all rows', async ({ job }) => {
  const { page, server } = job;
  await job.openNewFile();
  await server.call('unit.save', { name: 'Phòng Hành chính tư pháp' });
  const { output: batch } = await server.call<{ output: string }>('batch.save', { name: 'Tổng kết phong trào cải cách hành chính', year: 2026 });
  const list = ['TT;Tập thể, cá nhân đề nghị xét khen thưởng', 'I;Tập thể', '1.;Phòng Hành chính tư pháp', 'II;Cá nhân', '1.;Ông Tô Văn Mẫu, Trưởng phòng', '2.;Bà Đoàn Thị Thử - Chuyên viên'];
  await writeFile(server.path('de-nghi.csv'), list.join('\n'));

  await page.goto(`${server.url}/#/nomination/${batch}`);
  await page.getByRole('button', { name: 'Nhập từ tệp…' }).click();
  await page.getByRole('heading', { name: 'Nhập đề nghị khen thưởng từ tệp' }).waitFor();
  // The empty form that units fill in.
  await server.pick({ save: server.path('mau.xlsx') });
  await page.getByRole('button', { name: 'Lưu mẫu Excel để điền…' }).click();
  await page.getByText('Đã lưu mau.xlsx.').waitFor();
  expect((await readFile(server.path('mau.xlsx'))).subarray(0, 2).toString()).toBe('PK');

  await server.pick({ open: server.path('de-nghi.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByLabel('Danh hiệu, hình thức khen thưởng', { exact: false }).first().selectOption({ label: 'Ghi một giá trị cho cả bảng…' });
  await page.getByLabel('Danh hiệu, hình thức khen thưởng: cho mọi dòng để trống').fill('Bằng khen của Chủ tịch UBND tỉnh');
  await job.look('import-nominations-columns');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Thêm 3').waitFor();
  await job.look('import-nominations-preview');
  await page.getByRole('button', { name: 'Ghi 3 dòng' }).click();
  await page.getByText(/Đã thêm 3, sửa 0/).waitFor();
  await job.look('import-nominations-batch');
  interface Line {
    kind: string;
    award_name: string;
    submitted: { honorific: string; name: string; title: string };
  }
  const { items } = await server.call<{ items: Line[] }>('batch.get', { id: batch });
  expect(items.map(({ kind, submitted }) => [kind, submitted.honorific, submitted.name, submitted.title])).toEqual([
    ['unit', '', 'Phòng Hành chính tư pháp', ''],
    ['person', 'Ông', 'Tô Văn Mẫu', 'Trưởng phòng'],
    ['person', 'Bà', 'Đoàn Thị Thử', 'Chuyên viên'],
  ]);
  expect(new Set(items.map((line) => line.award_name))).toEqual(new Set(['Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh']));
});

job('names that are not sure are asked once, by keyboard, and remembered', async ({ job }) => {
  const { page, server } = job;
  await job.openNewFile();
  const added = async (code: string, name: string, parent_id?: string): Promise<string> =>
    (await server.call<{ output: string }>('unit.save', { code, name, ...(parent_id && { parent_id }) })).output;
  const province = await added('TINH', 'Ủy ban nhân dân tỉnh Mẫu');
  const health = await added('SYT', 'Sở Y tế', province);
  const education = await added('SGD', 'Sở Giáo dục và Đào tạo', province);
  await added('XTL', 'Ủy ban nhân dân xã Thanh Lâm', province);
  await added('VPYT', 'Văn phòng', health);
  await added('VPGD', 'Văn phòng', education);
  await added('TTYT', 'Trung tâm Phục vụ hành chính công và Chuyển đổi số trực thuộc Sở Y tế tỉnh Mẫu', health);
  const level = 'Hoàn thành tốt nhiệm vụ';
  const list = [
    'Đơn vị;Năm;Xếp loại',
    ...['UBND X. Thanh Lâm', 'SỞ GD&ĐT', 'Sở Y tế tỉnh Mẫu', 'Sở Y tế tỉnh Mẫu', 'Văn phòng', 'TT Phục vụ hành chính công và Chuyển dổi sô', 'Sở Chưa Có'].map(
      (name, at) => `${name};${2020 + at};${level}`,
    ),
  ];
  await writeFile(server.path('xep-loai.csv'), list.join('\n'));
  await page.goto(`${server.url}#/import/evaluation`);
  await server.pick({ open: server.path('xep-loai.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByRole('button', { name: 'Xem trước' }).click();

  // One question for each name: what was surely understood is told below.
  const question = (name: string) => page.getByRole('group', { name: `“${name}” là ai?` });
  await question('Sở Y tế tỉnh Mẫu').waitFor();
  expect(await page.getByRole('group').count()).toBe(4);
  await page.getByText('“UBND X. Thanh Lâm” là Ủy ban nhân dân xã Thanh Lâm').waitFor();
  await page.getByText('“SỞ GD&ĐT” là Sở Giáo dục và Đào tạo').waitFor();
  await job.look('import-questions');

  // By keyboard: Tab to a question, Space and arrows to choose.
  await question('Sở Y tế tỉnh Mẫu').getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await question('Văn phòng').getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await question('Văn phòng').getByRole('radio', { name: /VPGD/ }).isChecked()).toBe(true);
  // Somebody else than the candidates.
  const other = question('Sở Chưa Có').getByRole('combobox');
  await other.focus();
  await page.keyboard.type('so giao duc');
  await page.getByRole('option', { name: /Sở Giáo dục và Đào tạo/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await question('Sở Chưa Có').getByRole('radio', { name: /SGD/ }).isChecked()).toBe(true);
  await question('TT Phục vụ hành chính công và Chuyển dổi sô').getByRole('radio', { name: 'Bỏ qua các dòng này' }).check();
  await page.getByText('Đã trả lời hết.').waitFor();
  await job.look('import-questions-answered');

  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Thêm 6').waitFor();
  await page.getByText(/1 dòng bỏ qua theo câu trả lời/).waitFor();
  await job.look('import-questions-preview');
  await page.getByRole('button', { name: 'Ghi 6 dòng' }).click();
  await page.getByText(/Đã thêm 6, sửa 0/).waitFor();
  const aliases = async (): Promise<string[]> => {
    const { items } = await server.call<{ items: { text: string; name: string }[] }>('alias.list');
    return items.map(({ text, name }) => `${text}: ${name}`);
  };
  // "Văn phòng" is the name of two: that answer was for this table.
  expect(await aliases()).toEqual(['Sở Chưa Có: Sở Giáo dục và Đào tạo', 'Sở Y tế tỉnh Mẫu: Sở Y tế']);

  // The next table asks no more, and a reading that is wrong is answered anew.
  await writeFile(server.path('xep-loai.csv'), ['Đơn vị;Năm;Xếp loại', `Sở Y tế tỉnh Mẫu;2019;${level}`].join('\n'));
  await page.goto(`${server.url}#/import/evaluation`);
  await server.pick({ open: server.path('xep-loai.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Đã hiểu 1 tên viết tắt hoặc viết khác').waitFor();
  await page.getByRole('button', { name: 'Xem các tên…' }).click();
  await page.getByText(/theo câu trả lời lần trước/).waitFor();
  await page.getByRole('button', { name: 'Không phải: “Sở Y tế tỉnh Mẫu”' }).click();
  await question('Sở Y tế tỉnh Mẫu').waitFor();
  await job.look('import-questions-contested');
});
