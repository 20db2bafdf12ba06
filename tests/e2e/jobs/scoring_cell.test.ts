// Cells of a round that are more than a number: questions of conditions, levels, adjusted points, doubtful numbers of a paste.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { active, goTo, seedCluster, totalsOf, UNITS } from '../src/round';
import { typeVietnamese } from '../src/typing';

/** As on many papers `1` is printed in each part. */
const SCHEME = {
  id: 'o-diem',
  version: 1,
  name_vi: 'Bảng tiêu chí các phòng',
  period: '2026',
  stages: [
    { code: 'self', name_vi: 'Tự chấm' },
    { code: 'council', name_vi: 'Hội đồng' },
  ],
  gates: [{ code: 'DK1', name_vi: 'Có đảng viên bị khai trừ', when: '', effect: 'not_ranked' }],
  criteria: [
    {
      code: 'I',
      name_vi: 'Nhiệm vụ chính trị',
      max: '40',
      children: [
        { code: 'I.1', raw_code: '1', name_vi: 'Thu ngân sách trên địa bàn so với dự toán giao', max: '20', kind: 'ratio' },
        { code: 'I.2', raw_code: '2', name_vi: 'Chất lượng tham mưu', max: '20', kind: 'direct' },
      ],
    },
    {
      code: 'II',
      name_vi: 'Xây dựng Đảng',
      max: '10',
      children: [
        { code: 'II.1', raw_code: '1', name_vi: 'Xếp loại tổ chức đảng', max: '10', kind: 'choice', params: { options: [{ level: 'Tốt', score: '10' }, { level: 'Khá', score: '7' }] } },
      ],
    },
  ],
};

async function open(job: Job): Promise<string> {
  const { server } = job;
  await seedCluster(job, UNITS);
  const { items } = await server.call<{ items: { id: string }[] }>('cluster.list', { year: 2026 });
  const scheme = await server.call<{ output: { id: string } }>('scheme.import', { body: JSON.stringify(SCHEME) });
  const { output } = await server.call<{ output: string }>('round.open', { scheme: scheme.output.id, cluster: items[0]?.id, year: 2026, confirmed: true });
  return output;
}

const paste = (job: Job, text: string): Promise<void> =>
  job.page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

const panel = (job: Job) => job.page.getByRole('complementary', { name: 'Giải trình ô đang chọn' });

job('the question of a condition is answered by có or không, and it is said what follows', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await open(job);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await goTo(job, 0, 'ĐK1');
  await panel(job).getByText('không xếp hạng, không xếp loại').waitFor();
  await panel(job).getByText('chưa ghi').first().waitFor();
  expect(await page.getByRole('columnheader', { name: 'DK1' }).count()).toBe(0);
  await job.look('scoring-condition');
  // “Đạt” answers nothing here: it stays in the cell with the reason.
  await page.keyboard.type('đạt');
  await page.keyboard.press('Enter');
  await page.getByText('có xảy ra hay không').first().waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await page.keyboard.type('có');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await panel(job).getByText('có xảy ra', { exact: true }).waitFor();
  await job.look('scoring-condition-happened');
  // Not ranked from then on.
  await expect.poll(async () => (await totalsOf(job, first))[2]).toBe('');
  await page.getByRole('button', { name: 'Phiếu', exact: true }).click();
  const field = page.getByRole('combobox', { name: /^ĐK1 / });
  await expect.poll(() => field.inputValue()).toBe('có');
  await job.look('scoring-form-condition');
});

job('a code that repeats is told with its part, levels are listed by F2, adjusted points are marked and what counts is said first', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = ''] = UNITS;
  const round = await open(job);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  // Levels: F2 lists them, an arrow and Enter take one.
  await goTo(job, 0, 'II.1');
  await page.keyboard.press('F2');
  await page.getByRole('option', { name: 'Khá', exact: true }).waitFor();
  await job.look('scoring-levels');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('7');

  // Part I has 40 at most: 45 is told to count 40 before it is entered.
  await goTo(job, 0, 'I.1');
  await page.keyboard.type('100');
  await page.keyboard.press('Tab');
  await page.keyboard.type('80');
  // Tab passes over the points of the criterion, which are computed; an arrow goes there.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  // 20 × 80/100 = 16.
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('23');
  await panel(job).getByRole('button', { name: 'Điều chỉnh điểm…' }).click();
  const dialog = page.getByRole('dialog', { name: `Điều chỉnh điểm của ${first}` });
  await dialog.getByLabel('Điều chỉnh điểm của').selectOption({ label: 'Cả mục I Nhiệm vụ chính trị' });
  await dialog.getByLabel('Điểm sau điều chỉnh').fill('45');
  await page.keyboard.press('Tab');
  await dialog.getByText('Chỉ được tính 40 điểm, không phải 45.').waitFor();
  await job.look('scoring-override-over');
  await dialog.getByLabel('Điều chỉnh điểm của').selectOption({ label: 'Tiêu chí I.1 Thu ngân sách trên địa bàn so với dự toán giao' });
  await dialog.getByLabel('Điểm sau điều chỉnh').fill('12,5');
  await page.keyboard.press('Tab');
  await dialog.getByText('Sẽ được tính 12,5 điểm.').waitFor();
  await dialog.getByLabel('Lý do').focus();
  await typeVietnamese(page, 'Hội đồng thống nhất theo biên bản');
  await page.getByRole('button', { name: 'Điều chỉnh', exact: true }).click();
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('19,5');
  await page.getByTitle('điểm đã điều chỉnh').first().waitFor();
  await job.look('scoring-adjusted');
});

job('a block from Excel fits the columns that are entered, and doubtful numbers are read in one way', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = ''] = UNITS;
  const round = await open(job);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await page.getByLabel('Cột hiện ra').selectOption({ label: 'Chỉ cột nhập' });
  await expect.poll(() => page.getByRole('columnheader', { name: 'Điểm' }).count()).toBe(0);
  await goTo(job, 0, 'I.1');
  await job.look('scoring-inputs');
  // Assigned, reached, points given by hand, level; the third unit has no number where one is wanted.
  await paste(job, '1.300\t33,333\t15\tTốt\r\n2.000\t1.500\t16\tKhá\r\n100\tchín\t17\tKhá\r\n');
  const dialog = page.getByRole('dialog', { name: 'Dán vào bảng' });
  await dialog.getByText('5 ô không nhận').waitFor();
  await dialog.getByText('7 ô đổi').waitFor();
  await job.look('scoring-paste-doubtful');
  await dialog.getByRole('radio', { name: /phần thập phân/ }).check();
  await dialog.getByText('1 ô không nhận').waitFor();
  await dialog.getByRole('radio', { name: /ngăn hàng nghìn/ }).check();
  await dialog.getByText('11 ô đổi').waitFor();
  await dialog.getByRole('row').filter({ hasText: `${first}, I.1` }).first().getByText('1300').waitFor();
  await job.look('scoring-paste-read');
  await dialog.getByRole('button', { name: 'Ghi 11 ô, bỏ 1 ô' }).click();
  await page.getByText('Đã ghi 11 ô.').waitFor();
  // 20 × 1500/2000 = 15, 16 and 7.
  await expect.poll(async () => (await totalsOf(job, second))[0]).toBe('38');
});

job('Esc in the panel goes back to the cell, and the round is found where it was left', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [, second = ''] = UNITS;
  const round = await open(job);
  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await active(job).waitFor();
  await goTo(job, 1, 'I.2');
  const isActive = (): Promise<boolean> => active(job).evaluate((element) => element === document.activeElement);
  // At once, before the panel has followed the keyboard: the evidence of the new cell is asked for.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+F4');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'))).toBe('Minh chứng');
  await page.keyboard.press('Escape');
  await expect.poll(isActive).toBe(true);
  await page.keyboard.press('ArrowDown');
  // F6 goes round: panel, stages, grid.
  await panel(job).getByRole('button', { name: 'Không áp dụng…' }).focus();
  await page.keyboard.press('Escape');
  await expect.poll(isActive).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(isActive).toBe(false);
  await page.keyboard.press('F6');
  await expect.poll(() => page.getByRole('radio', { name: 'Tự chấm' }).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(isActive).toBe(true);
  await page.keyboard.press('Alt+2');
  await expect.poll(() => page.getByRole('radio', { name: 'Hội đồng' }).isChecked()).toBe(true);
  await page.keyboard.press('F8');
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain(`${second}, II.1 `);
  await page.keyboard.press('Escape');
  await page.getByText('Chấm các').first().waitFor({ state: 'detached' });
  await page.getByRole('gridcell').first().click();
  await active(job).waitFor();
  await expect.poll(() => active(job).getAttribute('aria-label')).toContain(`${second}, II.1 `);
  expect(await page.getByRole('radio', { name: 'Hội đồng' }).isChecked()).toBe(true);
});
