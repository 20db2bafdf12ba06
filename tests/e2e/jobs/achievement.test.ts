// Achievements as they come in: entered one after another by keyboard, with figures and evidence, nothing typed twice.
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { typeVietnamese } from '../src/typing';

interface Row {
  id: string;
  code: string;
  subject_name: string;
  kind_name: string;
  content: string;
  period: { from: string; to: string };
  evidence: number;
  figures: number;
  scope: string | null;
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const rows = async (job: Job): Promise<Row[]> =>
  (await job.server.call<{ items: Row[] }>('achievement.list', { offset: 0 })).items.sort((a, b) => a.code.localeCompare(b.code));

async function begin(job: Job): Promise<void> {
  await job.openNewFile();
  for (const name of ['Sở Nội vụ', 'Trường Trung học phổ thông Nguyễn Đình Chiểu']) await job.server.call('unit.save', { name });
  await job.page.getByRole('main').waitFor();
  await press(job.page, 'Control+k');
  await job.page.getByRole('combobox', { name: 'Tìm và đi tới' }).waitFor();
  await job.page.keyboard.type('them thanh tich');
  await press(job.page, 'Enter');
  await job.page.getByRole('region', { name: 'Thêm thành tích' }).waitFor();
}

/** Types words into the subject, waits for what is found, and takes the first. */
async function choose(page: Page, words: string): Promise<void> {
  await typeVietnamese(page, words);
  await page.getByRole('listbox', { name: 'Tập thể, cá nhân, hộ gia đình' }).getByRole('option').first().waitFor();
  await press(page, 'Enter');
}

job('achievements are entered one after another, each with what it needs', async ({ job }) => {
  await begin(job);
  const { page } = job;
  await choose(page, 'truong trung hoc');
  await page.getByLabel('Loại thành tích').last().selectOption({ label: 'Sáng kiến, đề tài, đề án' });
  await page.getByLabel('Nội dung thành tích').focus();
  await typeVietnamese(page, 'Dạy học theo dự án, nâng tỷ lệ học sinh khá giỏi', 'narrow-space');
  await page.getByRole('button', { name: 'Thêm số liệu' }).press('Enter');
  await typeVietnamese(page, 'Học sinh khá giỏi');
  await press(page, 'Tab');
  await page.keyboard.type('%');
  await press(page, 'Tab');
  await page.keyboard.type('85');
  await press(page, 'Tab');
  await page.keyboard.type('91,5');
  await page.getByLabel('Phạm vi').selectOption({ label: 'Tỉnh' });
  await job.look('achievement-new');
  await press(page, 'Control+Enter');
  await page.getByText('Đã thêm thành tích.').waitFor();

  // The next keeps kind and time; whom it is of is asked first.
  await page.getByLabel('Nội dung thành tích').waitFor();
  await expect.poll(() => page.getByLabel('Nội dung thành tích').inputValue()).toBe('');
  await typeVietnamese(page, 'Trần Thị Hường');
  await page.getByRole('option', { name: /Thêm cá nhân mới: “Trần Thị Hường”/ }).waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('dialog', { name: 'Thêm cá nhân' }).waitFor();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Hường');
  await job.look('achievement-new-person');
  await press(page, 'Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByLabel('Nội dung thành tích').focus();
  await typeVietnamese(page, 'Phần mềm tra cứu hồ sơ');
  await page.getByRole('button', { name: 'Ghi xong' }).press('Enter');
  await page.getByRole('region', { name: 'Minh chứng' }).waitFor();
  await expect.poll(async () => (await rows(job)).length).toBe(2);

  expect(await rows(job)).toMatchObject([
    { code: 'TT-2026-0001', subject_name: 'Trường Trung học phổ thông Nguyễn Đình Chiểu', kind_name: 'Sáng kiến, đề tài, đề án', figures: 1, scope: 'province' },
    { code: 'TT-2026-0002', subject_name: 'Trần Thị Hường', kind_name: 'Sáng kiến, đề tài, đề án', content: 'Phần mềm tra cứu hồ sơ', period: { from: '2026', to: '2026' } },
  ]);
  const [first] = await rows(job);
  const { achievement } = await job.server.call<{ achievement: { content: string; figures: object[] } }>('achievement.get', { id: first?.id });
  expect(achievement.content).toBe('Dạy học theo dự án, nâng tỷ lệ học sinh khá giỏi');
  expect(achievement.figures).toMatchObject([{ name: 'Học sinh khá giỏi', unit_of_measure: '%', target: '85', actual: '91.5' }]);
  await job.look('achievement');
});

job('evidence goes in with the achievement, is taken out unchanged, removed and brought back', async ({ job }) => {
  await begin(job);
  const { page } = job;
  const paper = job.server.path('Quyết định công nhận.pdf');
  const bytes = Buffer.from('%PDF-1.7 quyết định', 'utf8');
  await writeFile(paper, bytes);
  await choose(page, 'so noi vu');
  await page.getByLabel('Loại thành tích').last().selectOption({ label: 'Nhiệm vụ được giao' });
  await page.getByLabel('Nội dung thành tích').focus();
  await typeVietnamese(page, 'Hoàn thành sắp xếp bộ máy');
  await job.server.pick({ open: paper });
  await page.getByRole('button', { name: 'Thêm tệp minh chứng…' }).press('Enter');
  await page.getByText('Quyết định công nhận.pdf').waitFor();
  await page.getByRole('button', { name: 'Ghi xong' }).press('Enter');
  await page.getByRole('button', { name: 'Lưu bản sao của Quyết định công nhận.pdf' }).waitFor();

  const copy = job.server.path('Bản sao.pdf');
  await job.server.pick({ save: copy });
  await page.getByRole('button', { name: 'Lưu bản sao của Quyết định công nhận.pdf' }).press('Enter');
  await page.getByText('Đã lưu “Bản sao.pdf” ra ngoài.').waitFor();
  expect(await readFile(copy)).toEqual(bytes);

  await page.getByRole('button', { name: 'Bỏ Quyết định công nhận.pdf' }).press('Enter');
  await page.getByText('Chưa có tệp nào.').waitFor();
  await press(page, 'Control+z');
  await page.getByRole('button', { name: 'Lưu bản sao của Quyết định công nhận.pdf' }).waitFor();
  expect((await rows(job))[0]?.evidence).toBe(1);

  await writeFile(paper, Buffer.alloc(26_214_401));
  await job.server.pick({ open: paper });
  await page.getByRole('button', { name: 'Thêm tệp minh chứng…' }).press('Enter');
  await page.getByText(/lớn hơn 25 MB/).waitFor();
});

job('what is missing is said beside its field and kept through a restart', async ({ job }) => {
  await begin(job);
  const { page } = job;
  await page.getByLabel('Nội dung thành tích').focus();
  await typeVietnamese(page, 'Giải Nhất hội thi Dân vận khéo');
  await press(page, 'Control+Enter');
  await page.getByText('Còn 2 chỗ cần sửa').waitFor();
  await job.look('achievement-refused');
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByText('Đã giữ lại những gì gõ dở').waitFor();
  expect(await page.getByLabel('Nội dung thành tích').inputValue()).toBe('Giải Nhất hội thi Dân vận khéo');
  expect(await rows(job)).toEqual([]);
});

job('a click on the head orders the list in Vietnamese, a second one turns it round', async ({ job }) => {
  await job.openNewFile();
  const { items } = await job.server.call<{ items: { id: string }[] }>('achievement_kind.list');
  // Ă comes after A and before B.
  for (const name of ['Xã Bình Mẫu', 'Xã An Mẫu', 'Xã Ăn Mẫu']) {
    const unit = await job.server.call<{ output: string }>('unit.save', { name });
    const subject = { kind: 'unit', id: unit.output };
    await job.server.call('achievement.save', { subject, period: { from: '2026', to: '2026' }, kind_id: items[0]?.id, content: 'Đạt chuẩn nông thôn mới' });
  }
  const { page } = job;
  await page.goto(`${job.server.url}/#/achievement`);
  const head = page.getByRole('columnheader', { name: 'Đối tượng' });
  const names = async (): Promise<string[]> => (await page.getByRole('gridcell', { name: /^Xã/ }).allInnerTexts()).map((text) => text.trim());
  await expect.poll(names).toEqual(['Xã Bình Mẫu', 'Xã An Mẫu', 'Xã Ăn Mẫu']);
  await head.getByRole('button').click();
  await expect.poll(names).toEqual(['Xã An Mẫu', 'Xã Ăn Mẫu', 'Xã Bình Mẫu']);
  await head.getByRole('button').click();
  await expect.poll(names).toEqual(['Xã Bình Mẫu', 'Xã Ăn Mẫu', 'Xã An Mẫu']);
  await head.getByRole('button').click();
  await expect.poll(names).toEqual(['Xã Bình Mẫu', 'Xã An Mẫu', 'Xã Ăn Mẫu']);
});

job('the list is narrowed by year, kind and words, and finds the rest again', async ({ job }) => {
  await job.openNewFile();
  const unit = await job.server.call<{ output: string }>('unit.save', { name: 'Sở Nội vụ' });
  const kinds = await job.server.call<{ items: { id: string; name: string }[] }>('achievement_kind.list');
  const add = (content: string, year: string, kind: number): Promise<unknown> =>
    job.server.call('achievement.save', {
      subject: { kind: 'unit', id: unit.output },
      period: { from: year, to: year },
      kind_id: kinds.items[kind]?.id,
      content,
    });
  await add('Số hóa hồ sơ lưu trữ', '2026', 0);
  await add('Mô hình một cửa lưu động', '2026', 2);
  await add('Bồi dưỡng cán bộ cơ sở', '2025', 0);
  const { page } = job;
  await page.goto(`${job.server.url}/#/achievement`);
  await page.getByText('2 thành tích', { exact: true }).waitFor();
  await job.look('achievement-list');
  await page.getByLabel('Loại thành tích').selectOption({ label: kinds.items[2]?.name ?? '' });
  await page.getByText('1 thành tích', { exact: true }).waitFor();
  await page.getByLabel('Loại thành tích').selectOption('');
  await page.getByLabel('Năm', { exact: true }).selectOption('all');
  await page.getByText('3 thành tích', { exact: true }).waitFor();
  await page.getByLabel('Lọc thành tích').fill('boi duong');
  await page.getByText('1 thành tích', { exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'Bồi dưỡng cán bộ cơ sở' }).click();
  await page.getByRole('button', { name: 'Xóa thành tích' }).press('Enter');
  await page.getByText(/Không có thành tích nào khớp/).waitFor();
  await press(page, 'Control+z');
  await page.getByText('1 thành tích', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Loại thành tích…' }).press('Enter');
  await page.getByLabel('Loại mới').fill('Giữ gìn an ninh trật tự');
  await press(page, 'Control+Enter');
  await page.getByLabel('Tên loại 10').waitFor();
  expect(await page.getByLabel('Tên loại 10').inputValue()).toBe('Giữ gìn an ninh trật tự');
  await job.look('achievement-kinds');
});
