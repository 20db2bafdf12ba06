// Tổng quan: the first steps on a new data file, and what waits when work is under way.
import { expect } from 'vitest';
import { job } from '../src/job';
import { addRound, addUnits } from '../src/seed';

/** A day so many days from now, as the program stores it. */
function day(offset: number): string {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

job('a new data file shows the first steps, with what is done ticked', async ({ job }) => {
  await job.openNewFile();
  const steps = job.page.getByRole('region', { name: 'Các bước đầu tiên' });
  await steps.waitFor();
  const titles = await steps.locator('li .title').allTextContents();
  expect(titles).toEqual([
    'Ghi cơ quan của mình',
    'Nhập đơn vị',
    'Chia cụm, khối thi đua của năm',
    'Nhập phong trào',
    'Chọn bảng tiêu chí chấm điểm',
    'Mở kỳ chấm điểm',
    'Mở đợt xét khen thưởng',
  ]);
  const done = async (): Promise<string[]> => steps.locator('li.done .title').allTextContents();
  // The office was given when the file was made.
  expect(await done()).toEqual(['Ghi cơ quan của mình']);
  await job.look('overview-first-steps');

  await job.server.call('batch.save', { name: 'Đợt xét năm 2026', year: 2026 });
  await job.page.reload();
  await expect.poll(done).toEqual(['Ghi cơ quan của mình', 'Mở đợt xét khen thưởng']);
  await steps.getByRole('link', { name: /Mở đợt xét khen thưởng/ }).click();
  await job.page.waitForURL(/#\/nomination\/new$/);
});

job('what waits leads to the place where it is done', async ({ job }) => {
  await job.openNewFile();
  await job.server.call('settings.set', { year: 2026 });
  const units = await addUnits(job.server, ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế']);
  // Of three units two are scored: one unit lacks its one cell.
  const round = await addRound(job.server, 'Khối thi đua các sở', units, ['95', '', '98']);
  const movement = await job.server.call<{ output: string }>('movement.save', {
    name: 'Chuyển đổi số, cải cách hành chính',
    milestones: [
      { line: { name: 'Sơ kết 6 tháng', date: day(-3) } },
      { line: { name: 'Tổng kết', date: day(12) } },
      { line: { name: 'Kiểm tra năm sau', date: day(200) } },
    ],
  });
  const batch = await job.server.call<{ output: string }>('batch.save', { name: 'Đợt tổng kết năm 2026', year: 2026 });
  const { items: kinds } = await job.server.call<{ items: { id: string }[] }>('achievement_kind.list');
  await job.server.call('achievement.save', {
    subject: { kind: 'unit', id: units[0] },
    period: { from: '2026-01-01', to: '2026-06-30' },
    kind_id: kinds[0]?.id,
    content: 'Hoàn thành sớm đề án số hóa',
  });
  await job.page.reload();
  const tasks = job.page.getByRole('region', { name: 'Việc cần làm', exact: true });
  await tasks.waitFor();
  const texts = await tasks.locator('li > a').allTextContents();
  expect(texts.map((text) => text.replace(/\d{2}\/\d{2}\/\d{4}/, '…'))).toEqual([
    'Sơ kết 6 tháng “Chuyển đổi số, cải cách hành chính”: …',
    'Tổng kết “Chuyển đổi số, cải cách hành chính”: …',
    'Khối thi đua các sở – năm 2026: 1 đơn vị còn 1 ô chưa chấm',
    'Đợt tổng kết năm 2026: chưa có dòng đề nghị nào',
    '1 trong 1 thành tích của năm chưa có tệp minh chứng',
  ]);
  expect(await tasks.locator('.when').allTextContents()).toEqual(['quá hạn 3 ngày', 'còn 12 ngày']);
  expect(await tasks.locator('li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    `#/movement/${movement.output}`,
    `#/movement/${movement.output}`,
    `#/scoring/round/${round}`,
    `#/nomination/${batch.output}`,
    '#/achievement',
  ]);
  const progress = job.page.getByRole('region', { name: 'Tiến độ chấm điểm' });
  await progress.getByText('2/3').waitFor();
  // The badge counts what has a day: the milestone that passed and the one that comes.
  await job.page.getByRole('link', { name: /Tổng quan/ }).getByText('2', { exact: true }).waitFor();
  await job.look('overview-tasks');
});
