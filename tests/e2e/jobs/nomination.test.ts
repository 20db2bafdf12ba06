// A batch from its opening to the printed list: filled from a ranking, people added by keyboard, closed.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Job, job } from '../src/job';
import { addRound, addUnits } from '../src/seed';
import { typeVietnamese } from '../src/typing';

const UNITS = ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Sở Xây dựng', 'Sở Tư pháp'];
const FLAG = 'Cờ thi đua của Ủy ban nhân dân tỉnh';

interface Detail {
  items: { id: string; position: number; summary: string; award_name: string; submitted: Record<string, string> }[];
}

/** Opens a data file with a batch, by commands. */
async function openBatch(job: Job): Promise<string> {
  await job.openNewFile();
  const batch = { name: 'Đề nghị khen thưởng tổng kết năm 2026', year: 2026 };
  return (await job.server.call<{ output: string }>('batch.save', batch)).output;
}

const lines = async (job: Job, id: string): Promise<Detail['items']> => (await job.server.call<Detail>('batch.get', { id })).items;
const names = async (job: Job, id: string): Promise<string[]> => (await lines(job, id)).map((line) => line.submitted['name'] ?? '');

async function show(job: Job, ...parts: string[]): Promise<void> {
  await job.page.goto(`${job.server.url}/#/${['nomination', ...parts].join('/')}`);
}

/** Chooses in a combobox by keyboard, as an officer types. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: false }).first().focus();
  await typeVietnamese(page, typed);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

job('a batch is opened by keyboard and stands in the list', async ({ job }) => {
  await job.openNewFile();
  await show(job);
  await job.page.getByText('Chưa có đợt xét nào').waitFor();
  await job.look('nomination-none');
  await job.page.keyboard.press('Control+n');
  await job.page.getByRole('textbox', { name: 'Tên đợt xét' }).waitFor();
  await job.page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'name');
  await typeVietnamese(job.page, 'Đề nghị khen thưởng tổng kết năm 2026');
  await job.look('nomination-open-batch');
  await job.page.keyboard.press('Control+Enter');
  await job.page.getByRole('heading', { name: 'Đề nghị khen thưởng tổng kết năm 2026' }).waitFor();
  await job.page.getByText('Chưa có dòng đề nghị nào').waitFor();
  await job.look('nomination-empty-batch');
  const { items } = await job.server.call<{ items: { name: string; code: string; state: string }[] }>('batch.list');
  expect(items).toMatchObject([{ name: 'Đề nghị khen thưởng tổng kết năm 2026', code: 'DX-2026-01', state: 'open' }]);
});

job('the top of a ranking comes with those who share its last rank, and whoever stood there stays', async ({ job }) => {
  const batch = await openBatch(job);
  const units = await addUnits(job.server, UNITS);
  // 98 | 95 | 95 | 90 | 88: the second and the third share rank 2, so "up to rank 2" takes three units.
  await addRound(job.server, 'Khối thi đua các sở', units, ['95', '98', '95', '90', '88']);
  await job.server.call('nomination.save', {
    batch_id: batch,
    kind: 'unit',
    subject: { kind: 'unit', id: units[1] },
    award: 'co_tinh',
    submitted: { name: 'Sở Tài chính' },
  });
  await show(job, batch);
  await job.page.getByRole('button', { name: 'Lấy từ bảng xếp hạng' }).click();
  const dialog = job.page.getByRole('dialog');
  await dialog.getByLabel('Lấy đến hạng thứ').fill('2');
  await choose(job.page, 'Danh hiệu, hình thức', 'Cờ thi đua của Ủy ban');
  await dialog.getByText('2 đơn vị đồng hạng 2 ở mức cắt nên cùng vào: 3 đơn vị thay vì 2.').waitFor();
  await dialog.getByText('Đã có trong đợt').waitFor();
  const named = dialog.locator('tbody tr').evaluateAll((rows) => rows.map((row) => (row as HTMLTableRowElement).cells[1]?.textContent));
  expect(await named).toEqual([
    'Sở Tài chính',
    'Sở Nội vụ',
    'Sở Y tế',
  ]);
  await job.look('nomination-fill');
  await dialog.getByRole('button', { name: 'Đưa 2 đơn vị vào đợt xét' }).click();
  await job.page.getByText(/Đã thêm 2 dòng từ bảng xếp hạng. Đã có từ trước: Sở Tài chính\./).waitFor();
  expect(await names(job, batch)).toEqual(['Sở Tài chính', 'Sở Nội vụ', 'Sở Y tế']);
  const [, second] = await lines(job, batch);
  expect(second).toMatchObject({ award_name: FLAG, summary: 'Xếp hạng 2 Khối thi đua các sở – năm 2026, đạt 95 điểm.' });
  await job.look('nomination-lines');
});

job('a person is found by letters without marks, and nothing known is typed again', async ({ job }) => {
  const batch = await openBatch(job);
  const [unit] = await addUnits(job.server, ['Sở Y tế']);
  const positions = [{ unit_id: unit, title: 'Phó Trưởng phòng Nghiệp vụ' }];
  const person = await job.server.call<{ output: { id: string } }>('person.save', { honorific: 'Bà', name: 'Nguyễn Thị Hường', positions });
  const { items: kinds } = await job.server.call<{ items: { id: string }[] }>('achievement_kind.list');
  await job.server.call('achievement.save', {
    subject: { kind: 'person', id: person.output.id },
    period: { from: '2026-01-01', to: '2026-06-30' },
    kind_id: kinds[0]?.id,
    content: 'Chủ trì đề án số hóa hồ sơ sức khỏe',
  });
  await show(job, batch, 'new');
  await choose(job.page, 'Tập thể, cá nhân, hộ gia đình', 'nguyen thi huong');
  await job.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-field="submitted.title"]')?.value !== '');
  await choose(job.page, 'Danh hiệu, hình thức khen thưởng', 'Bằng khen của Chủ tịch');
  await job.page.getByRole('textbox', { name: 'Ghi chú' }).focus();
  await typeVietnamese(job.page, 'Đề nghị bổ sung ảnh');
  await job.look('nomination-new-line');
  await job.page.keyboard.press('Control+Enter');
  await job.page.getByText(/Đã thêm Bà Nguyễn Thị Hường/).waitFor();
  expect(await lines(job, batch)).toMatchObject([
    {
      award_name: 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh',
      note: 'Đề nghị bổ sung ảnh',
      summary: '- Chủ trì đề án số hóa hồ sơ sức khỏe',
      submitted: {
        honorific: 'Bà',
        name: 'Nguyễn Thị Hường',
        title: 'Phó Trưởng phòng Nghiệp vụ',
        unit: 'Sở Y tế',
        proposing_unit: 'Sở Y tế',
      },
    },
  ]);
  // The form stands ready for the next, with the same award.
  await job.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-field="submitted.name"]')?.value === '');
  expect(await job.page.getByRole('combobox', { name: 'Danh hiệu, hình thức khen thưởng' }).inputValue()).toContain('Bằng khen');
});

job('somebody without a record is written by hand, letter by letter as Unikey sends them', async ({ job }) => {
  const batch = await openBatch(job);
  await show(job, batch, 'new');
  await choose(job.page, 'Danh hiệu, hình thức khen thưởng', 'Giấy khen');
  await job.page.getByRole('textbox', { name: 'Họ và tên' }).focus();
  await typeVietnamese(job.page, 'Trần Đức Ẩn', 'narrow-space');
  await job.page.keyboard.press('Control+Enter');
  await job.page.getByText(/Đã thêm Trần Đức Ẩn/).waitFor();
  expect(await lines(job, batch)).toMatchObject([{ award_name: 'Giấy khen', subject: null, submitted: { name: 'Trần Đức Ẩn' } }]);
});

/** Three lines about units, in the order given. */
async function withLines(job: Job): Promise<string> {
  const batch = await openBatch(job);
  const units = await addUnits(job.server, UNITS.slice(0, 3));
  for (const [place, id] of units.entries()) {
    const submitted = { name: UNITS[place], proposing_unit: UNITS[place] };
    await job.server.call('nomination.save', { batch_id: batch, kind: 'unit', subject: { kind: 'unit', id }, award: 'co_tinh', submitted });
  }
  return batch;
}

job('a line is edited beside the list, moved and removed, and each is taken back', async ({ job }) => {
  const batch = await withLines(job);
  await show(job, batch);
  const list = job.page.getByRole('grid', { name: 'Các dòng đề nghị' });
  await list.focus();
  await job.page.keyboard.press('ArrowDown');
  await job.page.keyboard.press('Enter');
  const summary = job.page.getByRole('textbox', { name: /Tóm tắt thành tích/ });
  await summary.focus();
  await typeVietnamese(job.page, 'Dẫn đầu khối về cải cách hành chính');
  await job.look('nomination-line');
  await job.page.keyboard.press('Tab');
  await expect.poll(async () => (await lines(job, batch))[1]?.summary).toBe('Dẫn đầu khối về cải cách hành chính');

  await list.focus();
  await job.page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(job, batch)).toEqual(['Sở Tài chính', 'Sở Nội vụ', 'Sở Y tế']);
  expect((await lines(job, batch)).map((line) => line.position)).toEqual([1, 2, 3]);
  await job.page.keyboard.press('Delete');
  await expect.poll(() => names(job, batch)).toEqual(['Sở Nội vụ', 'Sở Y tế']);
  await job.page.getByText('Đã xóa đề nghị khen thưởng: Sở Tài chính').waitFor();
  await job.page.keyboard.press('Control+z');
  await expect.poll(() => names(job, batch)).toEqual(['Sở Tài chính', 'Sở Nội vụ', 'Sở Y tế']);
  expect((await lines(job, batch))[0]?.summary).toBe('Dẫn đầu khối về cải cách hành chính');
});

job('a title that changed since is shown beside what was submitted', async ({ job }) => {
  const batch = await openBatch(job);
  const [unit] = await addUnits(job.server, ['Sở Y tế']);
  const person = { honorific: 'Ông', name: 'Lê Hoàng Ánh', positions: [{ unit_id: unit, title: 'Trưởng phòng' }] };
  const { id } = (await job.server.call<{ output: { id: string } }>('person.save', person)).output;
  const submitted = { honorific: 'Ông', name: 'Lê Hoàng Ánh', title: 'Phó Trưởng phòng', unit: 'Sở Y tế' };
  await job.server.call('nomination.save', { batch_id: batch, kind: 'person', subject: { kind: 'person', id }, award: 'bk_tinh', submitted });
  await show(job, batch);
  await job.page.getByText('Khác hồ sơ').waitFor();
  await job.page.getByRole('row', { name: /Lê Hoàng Ánh/ }).click();
  await job.page.getByText('Hồ sơ hôm nay ghi khác với khi trình:').waitFor();
  await job.look('nomination-difference');
  expect((await lines(job, batch))[0]?.submitted['title']).toBe('Phó Trưởng phòng');
  await job.page.getByRole('button', { name: 'Sửa theo hồ sơ' }).click();
  await expect.poll(async () => (await lines(job, batch))[0]?.submitted['title']).toBe('Trưởng phòng');
  await job.page.getByText('Khác hồ sơ').waitFor({ state: 'detached' });
});

job('the list is looked at, saved in three formats and printed', async ({ job }) => {
  const batch = await withLines(job);
  await show(job, batch);
  await job.page.getByRole('button', { name: 'Xem trước và in' }).click();
  const sheet = job.page.getByRole('img', { name: /^Trang 1 của In/ });
  await sheet.waitFor();
  const size = async (): Promise<[number, number]> =>
    sheet.evaluate(async (image: HTMLImageElement) => (await image.decode(), [image.naturalWidth, image.naturalHeight]));
  const [width, height] = await size();
  // A4 upright: 297 : 210.
  expect(width).toBeGreaterThan(300);
  expect(height / width).toBeCloseTo(297 / 210, 1);
  await job.look('nomination-print-unit');

  const endings = { pdf: ['Lưu PDF', '%PDF-'], docx: ['Lưu Word', 'PK\u0003\u0004'], xlsx: ['Lưu Excel', 'PK\u0003\u0004'] } as const;
  for (const [ending, [button, magic]] of Object.entries(endings)) {
    const path = job.server.path(`danh-sach.${ending}`);
    await job.server.pick({ save: path });
    await job.page.getByRole('button', { name: button }).click();
    await job.page.getByText(`Đã lưu ${path}`).waitFor();
    expect((await readFile(path)).subarray(0, magic.length).toString('latin1')).toBe(magic);
  }
  await job.page.keyboard.press('Control+p');
  await expect.poll(() => job.server.printed()).toEqual(['Danh sách đề nghị khen thưởng']);

  await job.page.getByLabel('Mẫu danh sách').selectOption({ label: 'Tổng hợp trình Hội đồng' });
  // Nothing has been put before the council yet.
  await job.page.getByText('Không có dòng đề nghị nào ở trạng thái Trình Hội đồng').waitFor();
  await job.look('nomination-print-refused');
  await job.page.getByLabel('Nháp (').check();
  await job.page.getByLabel('Ngày họp Hội đồng').fill('05/12/2026');
  await job.page.keyboard.press('Tab');
  // The council's summary lies sideways.
  await expect.poll(async () => {
    const [wide, high] = await size();
    return wide > high;
  }).toBe(true);
  await job.look('nomination-print-council');

  // The options stand as they were left when the same batch is printed again.
  await job.page.reload();
  await expect.poll(() => job.page.getByLabel('Ngày họp Hội đồng').inputValue()).toBe('05/12/2026');
});

job('a closed batch refuses a change with a sentence, and takes it after it was reopened', async ({ job }) => {
  const batch = await withLines(job);
  await show(job, batch);
  await job.page.getByRole('row', { name: /Sở Nội vụ/ }).click();
  const note = job.page.getByRole('textbox', { name: 'Ghi chú' });
  await note.waitFor();
  // Closed elsewhere meanwhile: the window on this PC does not know yet.
  await job.server.call('batch.close', { id: batch });
  await note.fill('Thiếu minh chứng');
  await job.page.keyboard.press('Tab');
  await job.page.getByText(/Đợt xét “Đề nghị khen thưởng tổng kết năm 2026” đã đóng/).first().waitFor();
  expect(await note.inputValue()).toBe('Thiếu minh chứng');
  expect((await lines(job, batch))[0]).toMatchObject({ note: '' });

  await job.page.reload();
  await job.page.getByText('Đợt xét đã đóng: các dòng được giữ nguyên như khi đóng.').waitFor();
  expect(await job.page.getByRole('textbox', { name: 'Ghi chú' }).isDisabled()).toBe(true);
  await job.look('nomination-closed');
  await job.page.getByRole('button', { name: 'Mở lại…' }).click();
  await job.page.getByLabel('Lý do mở lại').fill('Hội đồng họp lại');
  await job.page.getByRole('button', { name: 'Mở lại', exact: true }).click();
  await job.page.getByText('Đã mở lại đợt xét.').waitFor();
  expect(await job.page.getByRole('textbox', { name: 'Ghi chú' }).isDisabled()).toBe(false);
});

job('a line that was appraised keeps what that rests on, and says what changed since', async ({ job }) => {
  const batch = await openBatch(job);
  await job.server.call('record.complete_from', { year: 1990 });
  const person = { name: 'Lê Hoàng Ánh', subject_class: 'Công chức', employed_from: '2010' };
  const { id } = (await job.server.call<{ output: { id: string } }>('person.save', person)).output;
  const subject = { kind: 'person', id };
  const grade = { subject, year: 2026, level: 'HTT' };
  const evaluation = (await job.server.call<{ output: string }>('evaluation.save', grade)).output;
  await job.server.call('confirmation.save', { items: [{ subject, year: 2026, key: 'tinh_than_phong_trao', holds: true }] });
  const line = { batch_id: batch, kind: 'person', subject, award: 'ldtt', submitted: { name: 'Lê Hoàng Ánh' } };
  const nominated = (await job.server.call<{ output: string }>('nomination.save', line)).output;
  for (const state of ['received', 'appraised']) await job.server.call('nomination.advance', { ids: [nominated], state });
  // Lao động tiên tiến takes at least "hoàn thành tốt".
  await job.server.call('evaluation.save', { ...grade, id: evaluation, level: 'HT' });
  await show(job, batch, nominated);
  await job.page.getByText('Kết quả thẩm định dựa trên các ô này.').waitFor();
  await job.page.getByRole('row', { name: /Lê Hoàng Ánh/ }).getByText('Đã đổi').waitFor();
  expect(await job.page.getByLabel('Năm cuối').isDisabled()).toBe(true);
  expect(await job.page.getByRole('textbox', { name: 'Ghi chú' }).isDisabled()).toBe(false);
  await job.look('nomination-appraised');
  await job.page.getByRole('tab', { name: 'Điều kiện' }).or(job.page.getByRole('link', { name: 'Điều kiện', exact: true })).first().click();
  await job.page.getByText(/Số liệu đã đổi sau khi thẩm định “Đủ điều kiện”: nay “Chưa đủ điều kiện”/).first().waitFor();
  await job.look('nomination-differs');
  await show(job, batch, 'about');
  await job.page.getByText(/1 dòng có ngày nhận hoặc năm riêng/).waitFor();
  // The last day for dossiers is written as it is typed; that of the law is one button away.
  await job.page.getByText(/Áp dụng \(tạm tính theo hôm nay\): Luật 06\/2022/).waitFor();
  await job.page.getByLabel('Hạn nhận hồ sơ').fill('15/11/2026');
  await job.page.getByLabel('Hạn nhận hồ sơ').press('Tab');
  await job.page.getByText('· hạn nhận 15/11/2026').waitFor();
  await job.page.getByText('Nộp muộn').first().waitFor();
  await job.look('nomination-deadline');
  await job.page.getByRole('button', { name: 'Lấy hạn 10/12/2026' }).click();
  await job.page.getByText('· hạn nhận 10/12/2026').waitFor();
});

job('a batch is found by Ctrl+K without marks', async ({ job }) => {
  await openBatch(job);
  await job.page.getByRole('navigation').waitFor();
  await job.page.keyboard.press('Control+k');
  await job.page.keyboard.type('tong ket nam 2026');
  await job.page.getByRole('option', { name: /Đề nghị khen thưởng tổng kết năm 2026/ }).waitFor();
  await job.page.keyboard.press('Enter');
  await job.page.getByRole('heading', { name: 'Đề nghị khen thưởng tổng kết năm 2026' }).waitFor();
});
