// A movement closed: the results of its units typed and carried into their evaluations, the best nominated, the chain looked at.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

interface Saved {
  output: string;
}
interface Evaluations {
  items: { name: string; level: string; note: string }[];
}
interface Batches {
  items: { movement_id?: string; award_type: string; units: number; people: number }[];
}

const UNITS = ['Sở Nông nghiệp và Môi trường', 'Sở Y tế', 'Trung tâm Tư vấn pháp luật và Hỗ trợ doanh nghiệp nhỏ và vừa miền núi'];

async function movement(job: Job): Promise<string> {
  const units: string[] = [];
  for (const name of UNITS) {
    const difficult = name.endsWith('miền núi') ? { difficult_area: true } : {};
    units.push((await job.server.call<Saved>('unit.save', { name, head: 'Trần Văn Mẫu', head_title: 'Giám đốc', ...difficult })).output);
  }
  const person = await job.server.call<{ output: { id: string } }>('person.save', {
    name: 'Lê Thị Trực',
    honorific: 'Bà',
    subject_class: 'Người lao động trực tiếp',
    positions: [{ title: 'Hộ lý', unit_id: units[1] }],
  });
  const part = (line: object): object => ({ id: null, line });
  const saved = await job.server.call<Saved>('movement.save', {
    name: 'Thi đua chuyển đổi số và giữ gìn an toàn dữ liệu',
    number: '12/KH-UBND',
    date: '2026-01-05',
    issuer: 'Ủy ban nhân dân tỉnh Mẫu',
    period: { from: '2026', to: '2026' },
    joined_movements: ['Cả nước thi đua số hóa vì nhân dân phục vụ'],
    legal_bases: [
      part({ kind: 'Quyết định', number: '587/QĐ-TTg', date: '2025-12-24', issuer: 'Thủ tướng Chính phủ', title: 'Phát động phong trào thi đua “Cả nước thi đua số hóa vì nhân dân phục vụ”', role: 'basis' }),
      part({ kind: 'Kế hoạch', number: '3/KH-BNV', date: '2025-12-30', issuer: 'Bộ Nội vụ', title: 'Tổ chức các phong trào thi đua năm 2026', role: 'carries_out' }),
    ],
    registrations: [{ unit_id: units[0], plan_number: '7/KH-SNNMT', plan_date: '2026-03-01' }, { unit_id: units[1] }, { unit_id: units[2] }],
  });
  await job.server.call('movement.exemplar_save', { movement_id: saved.output, kind: 'exemplar', name: 'Tận tụy với người bệnh', subject: { kind: 'person', id: person.output.id } });
  await job.server.call('evaluation.save', { subject: { kind: 'unit', id: units[1] }, year: 2026, level: 'HT' });
  return saved.output;
}

job('results go into the yearly evaluations, the best into a batch, and the chain shows where the movement comes from', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const id = await movement(job);
  const at = (part: string): string => `${page.url().split('#')[0]}#/movement/${id}/${part}`;
  await page.goto(at('results'));
  const grid = page.getByRole('grid', { name: 'Kết quả phong trào của các đơn vị' });
  // Typed down the column, as in every grid: Enter goes to the unit below.
  const first = (unit: string | undefined): ReturnType<typeof grid.getByRole> => grid.getByRole('row', { name: unit }).getByRole('gridcell').first();
  await first(UNITS[1]).click();
  await page.keyboard.type('HTXS');
  await page.keyboard.press('Enter');
  await page.keyboard.type('hoàn thành xuất sắc');
  await page.keyboard.press('Enter');
  await first(UNITS[0]).click();
  await page.keyboard.type('Hoàn thành tốt');
  await page.keyboard.press('Enter');
  await page.getByText('Hoàn thành xuất sắc: 2').waitFor();
  const responsibility = grid.getByRole('row', { name: UNITS[1] }).getByRole('gridcell').nth(2);
  await responsibility.click();
  await page.keyboard.type('Giám đốc trực tiếp chỉ đạo, kiểm tra hằng tháng');
  await page.keyboard.press('Enter');
  await grid.getByText('Giám đốc trực tiếp chỉ đạo').waitFor();
  // What it is decided by stands beside it: the plan of one, nothing of another.
  const pane = page.getByRole('region', { name: 'Căn cứ đánh giá, đợt khen thưởng' });
  await first(UNITS[0]).click();
  await pane.getByText('kế hoạch 7/KH-SNNMT').waitFor();
  await job.look('ket-qua-phong-trao');

  await page.getByRole('button', { name: 'Đưa vào xếp loại năm…' }).press('Enter');
  const carrying = page.getByRole('dialog');
  await carrying.getByText('Hoàn thành nhiệm vụ', { exact: true }).waitFor();
  // The year is decided elsewhere: without a tick only the note of the one that was evaluated is written.
  await carrying.getByRole('button', { name: 'Ghi vào xếp loại của 1 đơn vị' }).waitFor();
  await job.look('dua-vao-xep-loai');
  await carrying.getByRole('checkbox', { name: 'Lấy mức này cho cả 3 đơn vị' }).check();
  await carrying.getByRole('row', { name: UNITS[1] }).getByRole('checkbox').uncheck();
  await carrying.getByRole('button', { name: 'Ghi vào xếp loại của 3 đơn vị' }).press('Enter');
  await page.getByText('Xếp loại năm 2026: thêm 2, ghi chú 1.').waitFor();
  const written = (await job.server.call<Evaluations>('evaluation.list', {})).items;
  expect(written.find(({ name }) => name === UNITS[1])).toMatchObject({
    level: 'HT',
    note: 'Phong trào “Thi đua chuyển đổi số và giữ gìn an toàn dữ liệu” (12/KH-UBND): hoàn thành xuất sắc. Người đứng đầu: Giám đốc trực tiếp chỉ đạo, kiểm tra hằng tháng',
  });

  await page.getByRole('button', { name: 'Đề nghị khen thưởng…' }).press('Enter');
  const choosing = page.getByRole('dialog');
  await choosing.getByText('Bà Lê Thị Trực').waitFor();
  for (const kind of ['tập thể', 'cá nhân']) {
    const award = choosing.getByRole('combobox', { name: `Hình thức cho ${kind}` });
    await award.fill('bằng khen chủ tịch tỉnh');
    await choosing.getByRole('option', { name: 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh' }).waitFor();
    await award.press('Enter');
    await expect.poll(() => award.inputValue()).toContain('Bằng khen của Chủ tịch');
  }
  // One person, who works directly; of three one lies in a difficult area and of two nobody has said it.
  await choosing.getByText('01/01 đề nghị cho cá nhân (100%)').waitFor();
  await choosing.getByText('01 trong 03 đề nghị, 02 chưa rõ; tính trên 01 trường hợp đã rõ: 100%').waitFor();
  await job.look('de-nghi-khen-thuong');
  await choosing.getByRole('button', { name: 'Đưa 3 đối tượng vào đợt xét' }).press('Enter');
  await expect.poll(() => page.url()).toContain('#/nomination/');
  const batch = (await job.server.call<Batches>('batch.list', {})).items[0];
  expect(batch).toMatchObject({ movement_id: id, award_type: 'phong_trao', units: 2, people: 1 });

  await page.goto(at('results'));
  await page.getByRole('region', { name: 'Đợt khen thưởng của phong trào' }).getByText('2 tập thể, 1 cá nhân').waitFor();
  await job.look('ket-qua-va-dot-khen-thuong');

  await page.goto(at('chain'));
  const chain = page.getByRole('region', { name: 'Sơ đồ phong trào' });
  await chain.getByText('Quyết định số 587/QĐ-TTg ngày 24/12/2025 của Thủ tướng Chính phủ').waitFor();
  await job.look('so-do-phong-trao');
  await chain.getByRole('button', { name: 'Thêm làm phong trào cấp trên: Cả nước thi đua số hóa vì nhân dân phục vụ' }).press('Enter');
  await chain.getByText('Phong trào cấp trên', { exact: true }).waitFor();
  await chain.getByText('2 trong 3 đơn vị tham gia chưa ban hành kế hoạch').waitFor();
  await job.look('so-do-sau-khi-them');
  await chain.getByRole('button', { name: /^Thêm vào sơ đồ: Kế hoạch số 3\/KH-BNV/ }).press('Enter');
  await expect.poll(() => chain.getByText('Phong trào cấp trên', { exact: true }).count()).toBe(2);
  await job.look('so-do-du-cac-cap');
  await chain.getByRole('link', { name: 'Cả nước thi đua số hóa vì nhân dân phục vụ' }).press('Enter');
  await chain.getByText('Phong trào hưởng ứng phong trào này').first().waitFor();

  // The yearly evaluation shows what the unit came to in the movement.
  await page.goto(`${page.url().split('#')[0]}#/unit/evaluation`);
  await page.getByRole('grid', { name: 'Xếp loại hằng năm' }).getByText(UNITS[1] ?? '').click();
  await page.getByRole('region', { name: 'Kết quả phong trào trong năm' }).getByText('Hoàn thành xuất sắc').waitFor();
  await job.look('xep-loai-co-ket-qua-phong-trao');
});

job('the plan is printed from what was typed, and the chain from its papers', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const id = await movement(job);
  await page.goto(`${page.url().split('#')[0]}#/movement/${id}`);
  await page.getByRole('button', { name: 'In kế hoạch' }).click();
  await page.getByRole('img', { name: 'Trang 1 của Kế hoạch phát động phong trào' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Văn bản' }).inputValue()).toBe('movement-plan');
  await job.look('in-ke-hoach');
  await page.goBack();
  await page.getByRole('link', { name: 'Sơ đồ' }).click();
  await page.getByText('Kế hoạch số 3/KH-BNV').first().waitFor();
  await page.getByRole('button', { name: 'In sơ đồ' }).click();
  await page.getByRole('img', { name: 'Trang 1 của Sơ đồ phong trào các cấp' }).waitFor();
  await job.look('in-so-do');
});
