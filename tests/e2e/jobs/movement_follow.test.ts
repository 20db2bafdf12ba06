// A movement followed: a report asked of all, the days on which it came, an inspection, a model, the timeline, its closing.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

interface Saved {
  output: string;
}
interface Reports {
  units: { unit_name: string; missing: number; cells: ({ received?: string; state: string } | null)[] }[];
}
interface Timeline {
  closed?: string;
  events: { text: string; state: string }[];
}

const UNITS = ['Sở Nông nghiệp và Môi trường', 'Sở Y tế', 'Trung tâm Tư vấn pháp luật và Hỗ trợ doanh nghiệp nhỏ và vừa miền núi'];

async function movement(job: Job): Promise<string> {
  const registrations: object[] = [];
  for (const name of UNITS) registrations.push({ unit_id: (await job.server.call<Saved>('unit.save', { name })).output, aim: 'Cờ thi đua', date: '2020-01-15' });
  const saved = await job.server.call<Saved>('movement.save', {
    name: 'Thi đua chuyển đổi số và giữ gìn an toàn dữ liệu',
    number: '12/KH-UBND',
    date: '2020-01-05',
    period: { from: '2020', to: '2099' },
    milestones: [{ id: null, line: { name: 'Sơ kết', date: '2021-06-30', note: '' } }],
    registrations,
  });
  return saved.output;
}

job('reports are asked and received, what was inspected and found stands on the timeline, the movement is closed', async ({ job }) => {
  await job.openNewFile();
  const { page } = job;
  const id = await movement(job);
  const at = (part: string): string => `${page.url().split('#')[0]}#/movement/${id}/${part}`;
  await page.goto(at('reports'));
  await page.getByText('Chưa giao báo cáo nào').waitFor();
  await page.getByRole('button', { name: 'Giao báo cáo…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Tên báo cáo' }).fill('Báo cáo năm 2020');
  await page.getByRole('textbox', { name: 'Hạn nộp' }).fill('20/12/2020');
  await page.getByRole('textbox', { name: 'Hạn nộp' }).press('Tab');
  await job.look('giao-bao-cao');
  await page.getByRole('button', { name: 'Giao cho 3 đơn vị tham gia' }).press('Enter');
  const grid = page.getByRole('grid', { name: 'Báo cáo của các đơn vị' });
  await grid.getByRole('row', { name: UNITS[1] }).getByRole('gridcell').first().click();
  await page.keyboard.type('22/12/2020');
  await page.keyboard.press('Enter');
  await grid.getByText('22/12/2020').waitFor();
  const units = (await job.server.call<Reports>('report.grid', { id })).units;
  expect(units.map(({ cells }) => cells[0]?.state)).toEqual(['missing', 'late', 'missing']);
  await page.getByText('Chỉ đơn vị quá hạn, chưa nộp (2)').waitFor();
  await job.look('bao-cao-phong-trao');

  await page.goto(at('inspections'));
  await page.getByText('Chưa ghi lần kiểm tra nào').waitFor();
  await page.getByRole('button', { name: 'Ghi kiểm tra' }).first().press('Enter');
  await page.getByRole('textbox', { name: 'Ngày kiểm tra' }).fill('10/5/2021');
  await page.getByRole('textbox', { name: 'Ai kiểm tra' }).fill('Đoàn kiểm tra số 1');
  await page.getByRole('textbox', { name: 'Kết quả, tồn tại phát hiện' }).fill('Chưa công khai chỉ tiêu tại trụ sở');
  await page.getByRole('textbox', { name: 'Hạn khắc phục' }).fill('30/5/2021');
  await page.getByRole('textbox', { name: 'Hạn khắc phục' }).press('Tab');
  await page.locator('.detail').getByRole('button', { name: 'Ghi kiểm tra' }).press('Enter');
  await page.getByRole('grid', { name: 'Các lần kiểm tra' }).getByText('quá hạn, chưa khắc phục').waitFor();
  await job.look('kiem-tra-phong-trao');

  await page.goto(at('exemplars'));
  await page.getByText('Chưa ghi mô hình, điển hình nào').waitFor();
  await page.getByRole('button', { name: 'Ghi mô hình, điển hình' }).first().press('Enter');
  await page.getByRole('textbox', { name: 'Tên mô hình, việc làm' }).fill('Tổ công nghệ số lưu động của thanh niên tình nguyện');
  await page.getByRole('textbox', { name: 'Phát hiện ngày' }).fill('3/2021');
  await page.getByRole('textbox', { name: 'Phát hiện ngày' }).press('Tab');
  await page.locator('.detail').getByRole('button', { name: 'Ghi mô hình, điển hình' }).press('Enter');
  await page.getByRole('grid', { name: 'Mô hình mới, điển hình tiên tiến' }).getByText('mới phát hiện').waitFor();
  await job.look('mo-hinh-dien-hinh');

  await page.goto(at('timeline'));
  const days = page.getByRole('region', { name: 'Dòng thời gian' });
  await days.getByText('Mô hình mới: Tổ công nghệ số lưu động').waitFor();
  await page.getByText('3 việc quá hạn').waitFor();
  await job.look('dong-thoi-gian');
  await days.getByRole('button', { name: 'Đã tổ chức hôm nay' }).press('Enter');
  await page.getByText('2 việc quá hạn').waitFor();

  // The first screen reminds of what is overdue and leads there.
  await page.goto(`${page.url().split('#')[0]}#/overview`);
  await page.getByText('Báo cáo năm 2020, hạn 20/12/2020: 2 trong 3 đơn vị chưa nộp').waitFor();
  await page.getByText('Chưa công khai chỉ tiêu tại trụ sở').waitFor();
  await job.look('tong-quan-nhac-viec');
  await page.getByText('Báo cáo năm 2020, hạn 20/12/2020').click();
  await page.getByRole('button', { name: 'Công văn đôn đốc' }).press('Enter');
  await page.getByRole('combobox', { name: 'Đôn đốc' }).waitFor();

  await page.goto(at('timeline'));
  await page.getByRole('button', { name: 'Kết thúc phong trào' }).press('Enter');
  await page.getByRole('button', { name: 'Mở lại phong trào' }).waitFor();
  const timeline = await job.server.call<Timeline>('movement.timeline', { id });
  expect(timeline.closed).toBeTruthy();

  // The report on its end: what only people can say is written beside the preview and kept.
  await page.getByRole('button', { name: 'Báo cáo sơ kết, tổng kết' }).press('Enter');
  await page.getByRole('textbox', { name: 'Hạn chế, nguyên nhân' }).fill('Một số đơn vị còn nộp báo cáo chậm.');
  await page.getByRole('textbox', { name: 'Hạn chế, nguyên nhân' }).press('Tab');
  await expect
    .poll(async () => (await job.server.call<{ items: { section: string; text: string }[] }>('movement.summary_texts', { id })).items.find(({ section }) => section === 'limits')?.text)
    .toBe('Một số đơn vị còn nộp báo cáo chậm.');
  await job.look('bao-cao-tong-ket');
});
