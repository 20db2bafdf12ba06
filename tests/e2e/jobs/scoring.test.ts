// Scoring a cluster: a scheme taken, a round opened, scores typed and pasted, explained, locked and reopened.
import { writeFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { job } from '../src/job';
import { active, CLUSTER, goTo, seedCluster, seedRound, totalsOf, UNITS } from '../src/round';
import { typeVietnamese } from '../src/typing';

job('a round is scored by keyboard, explained, locked and reopened', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = '', third = ''] = UNITS;
  await seedCluster(job, UNITS);

  // Nothing there yet: the way to begin is offered.
  await page.goto(`${server.url}/#/scoring`);
  await page.getByText('Chưa có kỳ chấm điểm nào').waitFor();
  await job.look('scoring-empty');
  await page.getByRole('button', { name: 'Mở kỳ chấm điểm' }).first().click();
  await page.getByText('Bảng tiêu chí chấm điểm thi đua khối các sở, ngành năm 2026').waitFor();
  await job.look('scoring-offers');
  await page.getByRole('listitem').filter({ hasText: 'khối các sở, ngành' }).getByRole('button', { name: 'Dùng bảng này' }).click();
  await page.getByLabel('Cụm, khối thi đua').fill('khoi thi dua');
  await page.keyboard.press('Enter');
  await job.look('scoring-open-round');
  await page.getByRole('dialog').getByRole('button', { name: 'Mở kỳ chấm điểm' }).click();

  // I.5 is scored directly, at most 10. II.3 counts late reports from 10 downwards, and none is none: every unit has 10, and no rank before anything is entered.
  await active(job).waitFor();
  await page.getByText('thiếu').first().waitFor();
  expect((await totalsOf(job, first)).slice(0, 3)).toEqual(['10', '10', '–']);
  await goTo(job, 0, 'I.5');
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  // 10 + 8 = 18: of the others, at 10, nothing is entered yet.
  await page.getByRole('button', { name: 'Hạng của 2 đơn vị khác thay đổi theo' }).waitFor();
  await expect.poll(async () => (await totalsOf(job, first)).slice(0, 3)).toEqual(['18', '18', '1']);
  await expect.poll(async () => (await totalsOf(job, second)).slice(0, 3)).toEqual(['10', '10', '–']);
  await page.keyboard.type('9,5');
  await page.keyboard.press('Enter');
  // 10 + 9,5 = 19,5 passes 18.
  await expect.poll(() => totalsOf(job, second)).toEqual(expect.arrayContaining(['19,5', '19,5', '1']));
  await expect.poll(async () => (await totalsOf(job, first))[2]).toBe('2');

  // I.1 is 15 × on time / assigned, here 15 × 36 / 40 = 13,5; the total is 18 + 13,5 = 31,5.
  await goTo(job, 0, 'I.1');
  await page.keyboard.type('40');
  await page.keyboard.press('Tab');
  await page.keyboard.type('36');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const panel = page.getByRole('complementary', { name: 'Giải trình ô đang chọn' });
  await panel.getByText(/15 × 36\/40 = 13,5/).waitFor();
  await expect.poll(async () => (await totalsOf(job, first))[0]).toBe('31,5');

  // The reason, typed as an engine types it; Enter goes back to the grid.
  await page.keyboard.press('Shift+F2');
  await typeVietnamese(page, 'Khối thống nhất theo biên bản họp ngày 05/12', 'narrow-space');
  await page.keyboard.press('Enter');
  await panel.getByText('Lý do: Khối thống nhất theo biên bản họp ngày 05/12').waitFor();
  expect(await active(job).evaluate((element) => element === document.activeElement)).toBe(true);
  await job.look('scoring-grid');

  // A block from Excel: two cells are taken, the third is no number.
  await goTo(job, 0, 'II.1');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '7\r\n8,5\r\nchín\r\n');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('2 ô đổi').waitFor();
  await page.getByText('1 ô không nhận').waitFor();
  await page.getByRole('cell', { name: `${third}, II.1` }).waitFor();
  await job.look('scoring-paste');
  await page.getByRole('button', { name: 'Ghi 2 ô, bỏ 1 ô' }).click();
  // 31,5 + 7 = 38,5 and 19,5 + 8,5 = 28.
  await expect.poll(async () => [(await totalsOf(job, first))[0], (await totalsOf(job, second))[0]]).toEqual(['38,5', '28']);

  // Ctrl+Z belongs to the field while something typed is not taken, to the program afterwards.
  await page.keyboard.type('55');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  expect((await totalsOf(job, first))[0]).toBe('38,5');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => [(await totalsOf(job, first))[0], (await totalsOf(job, second))[0]]).toEqual(['31,5', '19,5']);

  // Locked: what is typed is refused in a sentence and nothing changes, until the round is reopened with a reason.
  await page.getByRole('button', { name: 'Khóa kỳ chấm' }).click();
  await page.getByText(/ô chưa ai chấm/).waitFor();
  await job.look('scoring-lock');
  await page.getByRole('button', { name: /^Khóa khi còn thiếu \d+ ô$/ }).click();
  await page.getByText('điểm không đổi được nữa').waitFor();
  await active(job).focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await page.getByText(/đã khóa/).first().waitFor();
  await job.look('scoring-locked');
  expect((await totalsOf(job, first))[0]).toBe('31,5');
  await page.getByRole('button', { name: 'Mở lại…' }).click();
  await typeVietnamese(page, 'Bổ sung');
  await page.getByRole('button', { name: 'Mở lại', exact: true }).click();
  await page.getByText('Lý do mở lại cần ít nhất 10 chữ').first().waitFor();
  await page.getByLabel('Lý do mở lại').focus();
  await page.keyboard.press('End');
  await typeVietnamese(page, ' số liệu của khối');
  await page.getByRole('button', { name: 'Mở lại', exact: true }).click();
  await page.getByText('Lý do: Bổ sung số liệu của khối').waitFor();
});

job('results say who stands where and why, and go to paper', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const [first = '', second = '', third = ''] = UNITS;
  // With the 10 points of II.3: 18, 18 and 19. Equal in part I and in deductions, the first two share the second place.
  const round = await seedRound(job, ['8', '8', '9']);
  // What a round could not be computed with is refused and not kept: the results below are those of before.
  const { units } = await server.call<{ units: { unit_id: string }[] }>('round.get', { id: round });
  const enter = (field: string, value: string): Promise<unknown> =>
    server.call('score.enter', { round, stage: 'self', cells: [{ unit: units[0]?.unit_id, criterion: 'I.1', field, value }] });
  await expect(enter('override', '9')).rejects.toThrow('scoring.override_reason');
  await expect(enter('na', 'có lẽ')).rejects.toThrow('scoring.unknown_na_mode');
  await page.goto(`${server.url}/#/scoring`);
  await page.getByText(`${CLUSTER} – năm 2026`).first().waitFor();
  await job.look('scoring-rounds');
  await page.goto(`${server.url}/#/scoring/round/${round}/results`);
  const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
  await row(third).waitFor();
  expect(await row(third).getByRole('gridcell').allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/^1/), '19', '100', '19']));
  for (const name of [first, second]) expect(await row(name).getByRole('gridcell').first().textContent()).toMatch(/2 đồng hạng/);
  await row(first).click();
  const detail = page.getByRole('region', { name: first });
  await detail.getByText(`đồng hạng với ${second}`).waitFor();
  await detail.getByText(/Tổng: cơ bản 18 /).waitFor();
  await job.look('scoring-results');

  await page.getByRole('button', { name: 'In bảng điểm' }).click();
  await page.getByRole('img', { name: /Trang 1/ }).waitFor();
  await job.look('scoring-print');
  await page.getByRole('button', { name: 'In', exact: true }).click();
  await expect.poll(() => server.printed()).toEqual(['Bảng tổng hợp chấm điểm']);
});

job('a scheme is changed as a table and becomes the next version, not the one under a round', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await seedRound(job, ['8']);
  await page.goto(`${server.url}/#/scoring/scheme`);
  await page.getByText('khối các sở, ngành năm 2026').first().click();
  await page.getByText('đang dùng').waitFor();
  await job.look('scoring-scheme');

  // 15 + 10 + 10 + 5 + 12 is 52, but part I has 50: the check says so; 52 on the part mends it.
  const lines = page.locator('.line', { has: page.getByLabel('Điểm tối đa') });
  const line = async (code: string): Promise<Locator> => {
    const codes = await lines.getByLabel('Mã', { exact: true }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    return lines.nth(codes.indexOf(code));
  };
  await (await line('I.5')).getByLabel('Điểm tối đa').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.getByText('Cần xem: 1').waitFor();
  await page.getByRole('tab', { name: /Kiểm tra/ }).click();
  await page.getByText('Điểm tối đa không khớp tổng').waitFor();
  await job.look('scoring-scheme-check');
  await (await line('I')).getByLabel('Điểm tối đa').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('52');
  await page.keyboard.press('Enter');
  await page.getByText('Cần xem: 1').waitFor({ state: 'detached' });

  // A criterion more, by keyboard; the code goes on as on paper.
  await (await line('I.5')).getByLabel('Nội dung').focus();
  await page.keyboard.press('Alt+Enter');
  await typeVietnamese(page, 'Phối hợp giữa các sở', 'narrow-space');
  await page.keyboard.press('Tab');
  const fresh = await line('I.6');
  expect(await fresh.getByLabel('Nội dung').inputValue()).toBe('Phối hợp giữa các sở');
  await fresh.getByLabel('Nội dung').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => lines.getByLabel('Mã', { exact: true }).evaluateAll((inputs) => inputs.slice(4, 8).map((input) => (input as HTMLInputElement).value))).toEqual(['I.4', 'I.6', 'I.5', 'II']);
  await page.keyboard.press('Alt+Delete');
  await expect.poll(() => lines.count()).toBe(21);

  await page.getByRole('button', { name: 'Ghi thành bản mới' }).click();
  await page.getByText('Bản 2').waitFor();
  const { items } = await server.call<{ items: { id: string; version: number }[] }>('scheme.list');
  expect(items.map(({ version }) => version)).toEqual([2, 1]);
  const maxima = async (id: string | undefined): Promise<unknown> => {
    const { scheme } = await server.call<{ scheme: { criteria: { max?: string }[] } }>('scheme.get', { id });
    return scheme.criteria[0]?.max;
  };
  expect([await maxima(items[0]?.id), await maxima(items[1]?.id)]).toEqual(['52', '50']);
});

job('a scheme from a file is looked over before it is added', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const leaf = (code: string, max: string): object => ({ code, name_vi: `Nội dung ${code}`, kind: 'direct', max });
  const scheme = (children: object[]): string => JSON.stringify({ id: 'xa-2026', name_vi: 'Bảng tiêu chí các xã', period: '2026', criteria: [{ code: 'A', name_vi: 'Phần A', max: '10', children }] });
  await page.goto(`${server.url}/#/scoring/scheme`);
  await page.getByText('Chưa có bảng tiêu chí nào').waitFor();
  const read = async (name: string, body: string): Promise<void> => {
    await writeFile(server.path(name), body);
    await server.pick({ open: server.path(name) });
    await page.getByRole('button', { name: 'Chọn tệp…' }).click();
    await page.getByText(name, { exact: true }).waitFor();
  };
  await page.getByRole('button', { name: 'Từ tệp của phần mềm…' }).click();
  // One code twice: nothing can be scored by that.
  await read('hai-lan.json', scheme([leaf('A.1', '5'), leaf('a.1', '5')]));
  await page.getByText('Tệp còn chỗ phải sửa').waitFor();
  expect(await page.getByRole('button', { name: 'Thêm bảng tiêu chí' }).isDisabled()).toBe(true);
  // 5 + 4 is not the 10 of the part: usable, but said.
  await read('thieu-mot.json', scheme([leaf('A.1', '5'), leaf('A.2', '4')]));
  await page.getByText('Cần xem: Điểm tối đa không khớp tổng').waitFor();
  await job.look('scoring-scheme-file');
  await page.getByRole('button', { name: 'Thêm bảng tiêu chí' }).click();
  await page.getByRole('heading', { name: 'Bảng tiêu chí các xã' }).waitFor();
});

job('2,000 units and 100 criteria scroll with filled cells', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const names = Array.from({ length: 2000 }, (_, index) => `Ủy ban nhân dân xã Mẫu ${String(index + 1).padStart(4, '0')}`);
  const units = await seedCluster(job, names);
  expect(units).toHaveLength(2000);
  const criteria = Array.from({ length: 100 }, (_, index) => ({ code: `C${index + 1}`, name_vi: `Nội dung thứ ${index + 1}`, kind: 'direct', max: '10' }));
  const body = JSON.stringify({ id: 'lon', name_vi: 'Bảng tiêu chí lớn', period: '2026', criteria: [{ code: 'A', name_vi: 'Phần A', max: '1000', children: criteria }] });
  const scheme = await server.call<{ output: { id: string } }>('scheme.import', { body });
  const { items } = await server.call<{ items: { id: string }[] }>('cluster.list', { year: 2026 });
  const { output: round } = await server.call<{ output: string }>('round.open', { scheme: scheme.output.id, cluster: items[0]?.id, year: 2026 });
  // The points are told from row and column, so that a cell of another place would show.
  const points = (row: number, column: number): number => (row * 7 + column * 3 + Math.floor(row / 10)) % 11 % 10;
  const header = ['Đơn vị', ...criteria.map(({ code }) => code)].join('\t');
  const lines = names.map((name, row) => [name, ...criteria.map((_, column) => points(row, column))].join('\t'));
  const { key } = await server.call<{ key: string }>('import.read', { text: [header, ...lines].join('\n') });
  const table = { kind: 'score_grid', file: key, table: 0, given: { round } };
  const { columns } = await server.call<{ columns: Record<string, number | null> }>('import.guess', table);
  await server.call('import.write', { ...table, columns });

  await page.goto(`${server.url}/#/scoring/round/${round}`);
  await page.getByRole('rowheader', { name: names[0] ?? '' }).waitFor();
  const view = page.getByRole('grid', { name: /Bảng điểm/ });
  for (const [top, left] of [[0, 0], [400, 0], [9_000, 2_000], [30_000, 4_000], [66_000, 7_000], [20_000, 500]] as const) {
    await view.evaluate((element, [y, x]) => element.scrollTo(x, y), [top, left] as const);
    // Rows are 34 pixels high; the one at the top must have come into sight, and no row be without its name.
    await page.getByRole('rowheader', { name: names[Math.ceil(top / 34)] ?? '' }).waitFor();
    await expect.poll(() => page.getByRole('rowheader', { name: '…' }).count(), { timeout: 10_000 }).toBe(0);
    const cells = await page.locator('[data-row]').evaluateAll((found) =>
      found.map((cell) => ({ row: Number((cell as HTMLElement).dataset['row']), column: Number((cell as HTMLElement).dataset['column']), text: cell.textContent.trim() })),
    );
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter(({ row, column, text }) => text !== String(points(row, column)))).toEqual([]);
  }
  await page.getByRole('rowheader', { name: names[590] ?? '' }).waitFor();
  await job.look('scoring-2000');
}, 300_000);
