// What must hold wherever the officer works: clicks, keys and sentences reach no further than they are meant to.
import { expect } from 'vitest';
import { job } from '../src/job';
import { addRound, addUnits } from '../src/seed';
import { typeVietnamese } from '../src/typing';

job('a double click on a row opens it, and is nothing to the screen behind it', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const units = await addUnits(server, ['Sở Xây dựng Mẫu', 'Sở Công Thương Mẫu']);
  await addRound(server, 'Khối thi đua số 1', units, ['90', '']);
  await page.goto(`${server.url}/#/scoring`);
  await page.getByRole('grid', { name: 'Các kỳ chấm điểm' }).getByText('Khối thi đua số 1').dblclick();
  const grid = page.getByRole('grid', { name: /^Bảng điểm/ });
  await grid.getByText('Sở Công Thương Mẫu').waitFor();
  expect(await page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? '' : String(getSelection())))).toBe('');
  // The keyboard is where points are entered, and Esc goes back to the row that was opened.
  expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]')?.getAttribute('aria-label'))).toMatch(/^Bảng điểm/);
  await page.keyboard.press('Escape');
  const list = page.getByRole('grid', { name: 'Các kỳ chấm điểm' });
  await list.waitFor();
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await list.getByRole('row', { selected: true }).innerText()).toContain('Khối thi đua số 1');
  await page.keyboard.press('Enter');
  await grid.waitFor();
});

job('Esc from a movement and from an achievement goes back to its row', async ({ job }) => {
  await job.openSample();
  const { page, server } = job;
  for (const [screen, list, region] of [
    ['movement', 'Phong trào thi đua', undefined],
    ['achievement', 'Thành tích', 'Thành tích'],
  ] as const) {
    await page.goto(`${server.url}/#/${screen}`);
    const grid = page.getByRole('grid', { name: list });
    await grid.getByRole('row').nth(2).waitFor();
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    const row = await grid.getByRole('row', { selected: true }).innerText();
    await page.keyboard.press('Enter');
    if (region) await page.getByRole('region', { name: region }).getByLabel('Nội dung thành tích').waitFor();
    else await grid.waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await expect.poll(() => grid.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await grid.getByRole('row', { selected: true }).innerText()).toContain(row.split('\n')[0]);
  }
});

job('“Thôi” gives up what was typed and offers it again; what was left by accident is kept', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await page.goto(`${server.url}/#/achievement/new`);
  const content = page.getByLabel('Nội dung thành tích');
  const again = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Thêm thành tích' }).first().click();
    await content.waitFor();
    // A draft that is kept comes within this time.
    await page.waitForTimeout(400);
  };
  await content.focus();
  await typeVietnamese(page, 'Giải Nhất hội thi Dân vận khéo');
  await page.getByRole('button', { name: 'Thôi' }).click();
  await content.waitFor({ state: 'detached' });
  await again();
  expect(await content.inputValue()).toBe('');
  await page.keyboard.press('Escape');

  await again();
  await content.focus();
  await typeVietnamese(page, 'Sáng kiến cấp tỉnh');
  await page.getByRole('button', { name: 'Thôi' }).click();
  await page.getByText('Đã bỏ phần gõ dở.').waitFor();
  await job.look('window-given-up');
  await page.getByRole('button', { name: 'Lấy lại' }).press('Enter');
  await page.getByText('Đã giữ lại những gì gõ dở').waitFor();
  expect(await content.inputValue()).toBe('Sáng kiến cấp tỉnh');

  // By Esc, it is kept; another Esc does not lead back into it.
  await content.focus();
  await page.keyboard.press('Escape');
  await content.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await content.waitFor({ state: 'detached' });
  await again();
  expect(await content.inputValue()).toBe('Sáng kiến cấp tỉnh');
});

job('a sentence of one screen does not follow to the next', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  await page.getByRole('link', { name: 'Phong trào', exact: true }).click();
  await page.keyboard.press('Control+s');
  const said = page.getByText(/^Mọi thay đổi đã được lưu/);
  await said.waitFor();
  // It stands below everything that is pressed.
  const [box, main] = [await said.boundingBox(), await page.locator('main > section > .card').boundingBox()];
  expect(box?.y).toBeGreaterThan((main?.y ?? 0) + (main?.height ?? 0));
  await page.waitForTimeout(1100);
  await page.getByRole('link', { name: 'Thành tích', exact: true }).click();
  await said.waitFor({ state: 'detached', timeout: 1000 });
});

job('Ctrl+Z asks before it takes back what filled the file', async ({ job }) => {
  await job.openSample();
  const { page, server } = job;
  const count = async (): Promise<number> => (await server.call<{ items: object[] }>('unit.list')).items.length;
  const before = await count();
  await page.getByRole('link', { name: 'Phong trào', exact: true }).click();
  await page.keyboard.press('Control+z');
  const question = page.getByRole('dialog', { name: 'Hoàn tác cả lần ghi này?' });
  await question.getByText(/“Nạp tỉnh mẫu” đã ghi [\d.]+ dòng dữ liệu/).waitFor();
  await job.look('window-undo');
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  expect(await count()).toBe(before);
  await page.keyboard.press('Control+z');
  await question.getByRole('button', { name: /^Hoàn tác [\d.]+ dòng$/ }).press('Enter');
  await page.getByText('Đã hoàn tác: Nạp tỉnh mẫu').waitFor();
  expect(await count()).toBe(0);
});
