// The scheme editor: criteria moved in the tree, rules of the whole, a printed table taken in.
import { writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { job, type Job } from '../src/job';
import { active, seedCluster, UNITS } from '../src/round';
import { typeVietnamese } from '../src/typing';

interface Scheme {
  stages: { name_vi: string; combine: string; blind?: boolean }[];
  precedence: string[];
  ranking: { tie_breakers: string[] };
  grades: { name_vi: string }[];
  quota?: { grade: string; share?: string }[];
  gates?: { name_vi: string; effect: string; grade?: string }[];
}

const lines = (job: Job) => job.page.locator('.line', { has: job.page.getByLabel('Điểm tối đa') });
const codes = (job: Job): Promise<string[]> => lines(job).getByLabel('Mã', { exact: true }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

async function openOffered(job: Job): Promise<string> {
  await job.openNewFile();
  const scheme = await job.server.call<{ output: { id: string } }>('scheme.take_offered', { name: 'khoi-so-nganh-2026' });
  await job.page.goto(`${job.server.url}/#/scoring/scheme/${scheme.output.id}`);
  await lines(job).first().waitFor();
  return scheme.output.id;
}

job('criteria are dragged and change their level by keyboard', async ({ job }) => {
  await openOffered(job);
  const { page } = job;
  const place = async (code: string): Promise<number> => (await codes(job)).indexOf(code);
  // I.5 in front of I.2, by its grip.
  const grip = async (code: string) => {
    const box = await lines(job).nth(await place(code)).locator('[data-grip]').boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: box?.y ?? 0 };
  };
  const from = await grip('I.5');
  const to = await grip('I.2');
  await page.mouse.move(from.x, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 20, { steps: 4 });
  await page.mouse.move(to.x, to.y + 2, { steps: 6 });
  await job.look('scheme-drag');
  await page.mouse.up();
  await expect.poll(async () => (await codes(job)).slice(0, 6)).toEqual(['I', 'I.1', 'I.5', 'I.2', 'I.3', 'I.4']);

  // Up a level it stands behind its part; back it goes as the last of that part.
  await lines(job).nth(await place('I.5')).getByLabel('Nội dung').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await codes(job)).slice(0, 7)).toEqual(['I', 'I.1', 'I.2', 'I.3', 'I.4', 'I.5', 'II']);
  await expect.poll(async () => lines(job).nth(5).evaluate((line) => (line.querySelector('[data-field="code"]')?.closest('div[style]') as HTMLElement | null)?.style.paddingLeft)).toBe('0px');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => lines(job).nth(5).evaluate((line) => (line.querySelector('[data-field="code"]')?.closest('div[style]') as HTMLElement | null)?.style.paddingLeft)).toBe('14px');
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText('Ngay phía trên không có mục nào chứa được mục này.').waitFor();
});

job('the rules of a whole scheme are edited: stages, ties, grades, quotas, conditions', async ({ job }) => {
  await openOffered(job);
  const { page, server } = job;
  await page.getByRole('tab', { name: 'Cả bảng' }).click();
  // A stage more, of several who do not see each other's points; as the last one it decides.
  await page.getByRole('button', { name: 'Thêm bước chấm' }).click();
  await typeVietnamese(page, 'Hội đồng bỏ phiếu', 'narrow-space');
  await page.keyboard.press('Tab');
  await page.getByLabel('Người chấm').last().selectOption('median');
  await page.getByLabel('Chấm kín').last().check();
  await page.getByRole('button', { name: 'Thêm tiêu chí phụ' }).click();
  await page.getByRole('combobox', { name: 'Xét', exact: true }).last().fill('thuong cao hon');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Thêm tỷ lệ khống chế' }).click();
  await page.getByLabel('Nhiều nhất, phần của 1').fill('0,2');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Thêm điều kiện' }).click();
  await typeVietnamese(page, 'Có cá nhân bị kỷ luật', 'plain');
  await page.keyboard.press('Tab');
  await page.getByLabel('Thì', { exact: true }).selectOption('cap_grade');
  await page.getByLabel('Loại cao nhất còn được').selectOption({ label: 'Hoàn thành nhiệm vụ' });
  await job.look('scheme-whole');
  await page.getByRole('button', { name: 'Ghi thành bản mới' }).click();
  await page.getByText('Bản 2').waitFor();
  const { items } = await server.call<{ items: { id: string }[] }>('scheme.list');
  const { scheme } = await server.call<{ scheme: Scheme }>('scheme.get', { id: items[0]?.id });
  expect(scheme.stages.at(-1)).toMatchObject({ name_vi: 'Hội đồng bỏ phiếu', combine: 'median', blind: true });
  expect(scheme.precedence).toEqual(['buoc_4', 'council', 'cluster', 'self']);
  expect(scheme.ranking.tie_breakers).toEqual(['I', 'fewer_deductions', 'higher_bonus']);
  expect(scheme.quota).toEqual([expect.objectContaining({ grade: 'HTXS', share: '0.2' })]);
  expect(scheme.gates).toEqual([expect.objectContaining({ name_vi: 'Có cá nhân bị kỷ luật', effect: 'cap_grade', grade: 'HT' })]);
});

job('a printed table of criteria becomes a scheme, its guesses marked', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const table = [
    'TT;Nội dung tiêu chí;Điểm tối đa;Cách chấm',
    'I;Kết quả nhiệm vụ;60;',
    '1;Thu ngân sách;40;Tỷ lệ thực hiện so với chỉ tiêu giao',
    '2;Chế độ báo cáo;20;Mỗi lần nộp chậm trừ 0,5 điểm',
    'II;Điểm trừ;;',
    '1;Vi phạm;;01 vụ trừ 2 điểm',
  ];
  await writeFile(server.path('tieu-chi.csv'), `${table.join('\n')}\n`);
  await page.goto(`${server.url}/#/scoring/scheme`);
  await page.getByRole('button', { name: 'Từ Excel, Word…' }).click();
  await server.pick({ open: server.path('tieu-chi.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByText('3 tiêu chí', { exact: true }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Thu ngân sách' }).getByText('Tỷ lệ thuận').waitFor();
  await page.getByLabel('Tên bảng tiêu chí').fill('Bảng điểm các phòng');
  await page.getByLabel('Dùng cho').fill('2026');
  await page.keyboard.press('Enter');
  await job.look('scheme-table');
  await page.getByRole('button', { name: 'Thêm bảng tiêu chí' }).click();
  await page.getByRole('heading', { name: 'Bảng điểm các phòng' }).waitFor();
  await page.getByRole('tab', { name: /Đoán/ }).waitFor();
  expect(await codes(job)).toEqual(['I', 'I.1', 'I.2', 'II', 'II.1']);
  await job.look('scheme-guesses');
  await page.getByRole('button', { name: 'I.2', exact: true }).first().click();
  // The formula in words stands under the way of scoring.
  await page.getByLabel('Cách chấm').waitFor();
  await job.look('scheme-criterion');

  // One is right as guessed, one is scored in another way, and what is left is confirmed in one go.
  const guessed = page.getByRole('tab', { name: /Đoán/ });
  await page.getByRole('button', { name: 'Đúng, xác nhận' }).click();
  await expect.poll(() => guessed.textContent()).toBe('Đoán (2)');
  await lines(job).nth(1).getByLabel('Nội dung').focus();
  await page.getByLabel('Cách chấm').selectOption('direct');
  await expect.poll(() => guessed.textContent()).toBe('Đoán (1)');
  await page.getByRole('button', { name: 'Ghi thành bản mới' }).click();
  await page.getByText('Bản 2', { exact: true }).waitFor();
  // What nobody confirmed stays marked in the version that was saved.
  await expect.poll(() => guessed.textContent()).toBe('Đoán (1)');
  await page.getByRole('button', { name: 'Xác nhận II.1' }).waitFor();
  await page.getByRole('button', { name: 'Xác nhận hết' }).click();
  await page.getByText('Không còn chỗ nào chương trình đoán').waitFor();
});

job('a scheme with warnings is used only after they were seen', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await seedCluster(job, UNITS);
  // 60 and 30 under a part of 100.
  const leaf = (code: string, name_vi: string, max: string) => ({ code, name_vi, max, kind: 'direct' });
  const criteria = [{ code: 'I', name_vi: 'Phần chung', max: '100', children: [leaf('I.1', 'Nhiệm vụ', '60'), leaf('I.2', 'Báo cáo', '30')] }];
  await server.call('scheme.import', { body: JSON.stringify({ id: 'lech', version: 1, name_vi: 'Bảng điểm còn lệch', period: '2026', criteria }) });
  await page.goto(`${server.url}/#/scoring`);
  await page.getByRole('button', { name: 'Mở kỳ chấm điểm' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('còn 1 lưu ý').waitFor();
  await dialog.getByRole('combobox', { name: 'Cụm, khối thi đua' }).fill('tong hop');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Mở kỳ chấm điểm' }).click();
  await dialog.getByText('lưu ý chưa ai xác nhận').first().waitFor();
  await job.look('scheme-unconfirmed');
  expect((await server.call<{ items: unknown[] }>('round.list')).items).toHaveLength(0);
  await dialog.getByLabel('Đã xem các lưu ý này').check();
  await dialog.getByRole('button', { name: 'Mở kỳ chấm điểm' }).click();
  await active(job).waitFor();
});

job('a criterion shows an example that follows its rule, and where its numbers come from', async ({ job }) => {
  const id = await openOffered(job);
  const { page, server } = job;
  await lines(job).nth((await codes(job)).indexOf('I.1')).getByLabel('Nội dung').focus();
  const example = page.getByRole('region', { name: 'Ví dụ' });
  // 85 of 100 at 15 points: 12,75.
  await example.getByText('12,75', { exact: true }).waitFor();
  await example.getByLabel(/Hoàn thành đúng hạn/).fill('60');
  await page.keyboard.press('Enter');
  await example.getByText('9', { exact: true }).waitFor();
  // The rule changes, and the example with it: at least 70 % of the target, else nothing.
  await page.getByLabel('Dưới tỷ lệ này thì 0 điểm').fill('0,7');
  await page.keyboard.press('Enter');
  await example.getByText('0', { exact: true }).waitFor();
  await job.look('scheme-example');

  await page.getByLabel('Số liệu lấy từ').last().selectOption('target');
  await page.getByLabel('Tên chỉ tiêu trong phong trào').fill('PCI');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tự là không áp dụng khi chỉ tiêu và kết quả đều bằng 0').check();
  await job.look('scheme-source');
  await page.getByRole('tab', { name: 'Cả bảng' }).click();
  await page.getByLabel('Một thành tích chỉ tính ở một tiêu chí').check();
  await page.getByRole('button', { name: 'Thêm mức riêng' }).click();
  await page.getByLabel('Loại đơn vị', { exact: true }).fill('Vùng khó khăn');
  await page.keyboard.press('Tab');
  await page.getByLabel('Từ (≥)').last().fill('85');
  await page.keyboard.press('Enter');
  await job.look('scheme-classes');
  await page.getByRole('button', { name: /^Ghi/ }).click();
  await page.getByText('Đã ghi').first().waitFor();
  const { items } = await server.call<{ items: { id: string }[] }>('scheme.list');
  const saved = await server.call<{ scheme: { achievement_once?: boolean; grades: { by_class?: Record<string, unknown> }[]; criteria: { children: { na_when?: string[]; inputs: { from?: unknown }[] }[] }[] } }>('scheme.get', { id: items.find((one) => one.id !== id)?.id ?? id });
  expect(saved.scheme.achievement_once).toBe(true);
  expect(saved.scheme.grades[0]?.by_class).toEqual({ 'Vùng khó khăn': { ge: '85' } });
  expect(saved.scheme.criteria[0]?.children[0]?.na_when).toContain('zero_target');
  expect(JSON.stringify(saved.scheme.criteria[0]?.children[0]?.inputs)).toContain('{"target":{"name":"PCI","take":"actual"}}');
});

job('a scheme begins from nothing, and a table of criteria says which columns it uses', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await page.goto(`${server.url}/#/scoring/scheme`);
  await page.getByRole('button', { name: 'Lập bảng mới…' }).click();
  await page.getByLabel('Tên bảng tiêu chí').fill('Bảng tiêu chí khối các sở');
  await page.getByLabel('Dùng cho').fill('2027');
  await page.getByLabel('Cụm, khối chấm').uncheck();
  await job.look('scheme-new');
  await page.getByRole('button', { name: 'Lập bảng', exact: true }).click();
  await page.getByRole('heading', { name: 'Bảng tiêu chí khối các sở' }).waitFor();
  expect(await codes(job)).toEqual(['I', 'I.1']);
  const { items } = await server.call<{ items: { id: string; code: string }[] }>('scheme.list', {});
  expect(items.map(({ code }) => code)).toEqual(['bang-tieu-chi-khoi-cac-so-2027']);
  const { scheme } = await server.call<{ scheme: { stages: { code: string }[] } }>('scheme.get', { id: items[0]?.id });
  expect(scheme.stages.map(({ code }) => code)).toEqual(['self', 'council']);

  // No header that the program knows: the officer says which column is which.
  await writeFile(
    server.path('la.csv'),
    ['Số;Việc phải làm;Nhiều nhất;Tính thế nào;Đầu mối', 'I;Kết quả;15;;', '1;Chế độ báo cáo;5;Đúng hạn: 5 điểm;Văn phòng', '2;Chất lượng;10;;Phòng Nghiệp vụ'].join('\n'),
  );
  await page.goto(`${server.url}/#/scoring/scheme`);
  await page.getByRole('button', { name: 'Từ Excel, Word…' }).click();
  await server.pick({ open: server.path('la.csv') });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await page.getByText('Chưa rõ cột nào ghi nội dung tiêu chí').waitFor();
  await page.getByLabel('Cột nội dung').selectOption({ label: 'Việc phải làm' });
  await page.getByLabel('Cột mã').selectOption({ label: 'Số' });
  await page.getByLabel('Cột điểm tối đa').selectOption({ label: 'Nhiều nhất' });
  await page.getByText('2 tiêu chí', { exact: true }).waitFor();
  await page.getByText('Không dùng: “Tính thế nào”, “Đầu mối”.').waitFor();
  await job.look('scheme-table-columns');
});

job('bands by size, base bands, items by band and conditions are edited by form', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const take = async (name: string): Promise<string> => {
    const taken = await server.call<{ output: { id: string } }>('scheme.take_offered', { name });
    await page.goto(`${server.url}/#/scoring/scheme/${taken.output.id}`);
    await lines(job).first().waitFor();
    return taken.output.id;
  };
  await take('cap-xa-2026');
  const stand = async (code: string): Promise<void> => {
    const place = (await codes(job)).indexOf(code);
    await lines(job).nth(place).getByLabel('Nội dung').focus();
  };
  await stand('III.1');
  await page.getByRole('group', { name: 'Các quy mô', exact: true }).waitFor();
  expect(await page.getByText('chỉ sửa được trong tệp').count()).toBe(0);
  await page.getByRole('group', { name: 'Các quy mô', exact: true }).scrollIntoViewIfNeeded();
  await job.look('scheme-band-by');
  await stand('V.2');
  await page.getByText('Bước lệch của khoản này').waitFor();
  expect(await page.getByText('chỉ sửa được trong tệp').count()).toBe(0);
  await page.getByText('Khung của khoản này').first().scrollIntoViewIfNeeded();
  await job.look('scheme-items');
  // A counted item becomes one with bands of its own.
  await stand('V.1');
  const first = page.getByLabel('Cách nhập').first();
  await first.selectOption({ label: 'theo khung' });
  await page.getByText('Khung của khoản này').first().waitFor();
  await page.getByRole('tab', { name: 'Cả bảng' }).click();
  await page.getByLabel('Khi nào').first().scrollIntoViewIfNeeded();
  await job.look('scheme-gates');
});
