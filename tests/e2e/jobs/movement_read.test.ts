// A movement from its plan's own text: read, looked at beside the text, corrected, and only then stored.
import { writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { job } from '../src/job';

const PLAN = `UBND TỈNH MẪU
SỞ NỘI VỤ
Số: 12/KH-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tỉnh Mẫu, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Phát động phong trào thi đua “Công sở thân thiện” năm 2026

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Thực hiện Chỉ thị số 05/CT-UBND ngày 08/01/2026 của Chủ tịch UBND tỉnh về việc phát động thi đua.
I. MỤC ĐÍCH, YÊU CẦU
- Tạo khí thế thi đua sôi nổi trong toàn thể công chức, viên chức và người lao động.
- Phong trào phải thiết thực, tránh phô trương.
II. NỘI DUNG THI ĐUA
1. Rút ngắn thời gian giải quyết hồ sơ, phấn đấu 95% hồ sơ trả trước hạn.
2. Hưởng ứng phong trào thi đua “Cán bộ gần dân, sát dân”; nâng chỉ số hài lòng của người dân (SIPAS).
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, tổng hợp, báo cáo Giám đốc Sở trước ngày 15/12/2026.
2. Các phòng, đơn vị đăng ký thi đua chậm nhất ngày 01/3/2026./.
Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, đơn vị (t/h);
- Lưu: VT, VP.
GIÁM ĐỐC
Nguyễn Đức Khuê
`;

interface Movement {
  name: string;
  number: string;
  date: string;
  contents: { line: { label: string; text: string } }[];
  legal_bases: { line: { number: string; role: string } }[];
  assignments: { line: { who: string; deadline: string } }[];
}

job('a plan is read from a file, corrected beside its text and stored as one movement', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const path = server.path('ke-hoach.txt');
  await writeFile(path, PLAN);
  await page.getByRole('link', { name: 'Phong trào' }).first().click();
  await page.getByRole('button', { name: 'Đọc từ văn bản…' }).first().click();
  await page.getByRole('heading', { name: 'Đọc phong trào từ văn bản' }).waitFor();
  await job.look('movement-read-source');
  await server.pick({ open: path });
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();

  const text = page.getByRole('region', { name: 'Văn bản', exact: true }).first();
  const fields = page.getByRole('region', { name: 'Những gì đọc được' });
  await fields.getByRole('heading', { name: 'Nội dung thi đua' }).waitFor();
  await job.look('movement-read');
  // A click in the text leads to the field, a field's focus to the text.
  await text.getByText('12/KH-SNV').click();
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('12/KH-SNV');
  await fields.getByRole('textbox', { name: 'Họ và tên' }).focus();
  expect(await text.locator('mark.active').textContent()).toBe('Nguyễn Đức Khuê');
  // What is unsure is marked until somebody has written into it.
  expect(await fields.getByText('Cần xem lại').count()).toBe(2);
  await fields.getByRole('region', { name: 'Mục đích' }).getByRole('textbox').fill('Tạo khí thế thi đua.');
  await page.keyboard.press('Tab');
  await expect.poll(() => fields.getByText('Cần xem lại').count()).toBe(1);
  await fields.getByRole('textbox', { name: 'Số, ký hiệu' }).first().fill('13/KH-SNV');
  await fields.getByRole('textbox', { name: 'Ngày', exact: true }).first().fill('06/02/2026');
  await fields.getByRole('button', { name: 'Bỏ: Tổ chức thực hiện 2' }).click();
  await job.look('movement-read-corrected');
  // Another screen in between loses nothing, and another text asks first.
  await page.getByRole('link', { name: 'Phong trào' }).first().click();
  await page.getByRole('heading', { name: 'Phong trào', exact: true }).waitFor();
  await page.goBack();
  expect(await fields.getByRole('textbox', { name: 'Số, ký hiệu' }).first().inputValue()).toBe('13/KH-SNV');
  await page.getByRole('button', { name: 'Đọc văn bản khác' }).click();
  await page.getByRole('dialog', { name: 'Bỏ những chỗ đã sửa?' }).waitFor();
  await page.keyboard.press('Escape');
  expect((await server.call<{ items: unknown[] }>('movement.list')).items).toEqual([]);

  await page.getByRole('button', { name: 'Tạo phong trào' }).click();
  await page.getByRole('heading', { name: 'Công sở thân thiện' }).waitFor();
  const { items } = await server.call<{ items: { id: string }[] }>('movement.list');
  expect(items).toHaveLength(1);
  const movement = await server.call<Movement>('movement.get', { id: items[0]?.id });
  expect(movement).toMatchObject({ name: 'Công sở thân thiện', number: '13/KH-SNV', date: '2026-02-06' });
  expect(movement.contents.map(({ line }) => line.label)).toEqual(['1', '2']);
  expect(movement.legal_bases.map(({ line }) => [line.role, line.number])).toEqual([
    ['basis', ''],
    ['carries_out', '05/CT-UBND'],
  ]);
  expect(movement.assignments.map(({ line }) => [line.who, line.deadline])).toEqual([['Văn phòng Sở', 'trước ngày 15/12/2026']]);
});

job('a pasted text that launches nothing stores nothing', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await page.goto(`${server.url}/#/movement/read`);
  await page.getByRole('textbox', { name: 'Hoặc dán nội dung văn bản vào đây' }).fill('Thực đơn tuần này: cơm, cá, rau.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Đọc nội dung đã dán' }).click();
  await page.getByText('Đây không phải văn bản phát động hay hưởng ứng phong trào').waitFor();
  await job.look('movement-read-nothing');
  expect((await server.call<{ items: unknown[] }>('movement.list')).items).toEqual([]);
  // Who knows that it is a plan all the same reads on, and stores it.
  await page.getByRole('button', { name: 'Vẫn đọc thành phong trào' }).click();
  await page.getByRole('button', { name: 'Tạo phong trào' }).waitFor();
  await job.look('movement-read-as-plan');
});
