// What is known of units year by year: how they were evaluated, which reports they owe.
import { job } from '../src/job';

job('an evaluation and a report are entered, and what came late is said', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  await server.call('unit.save', { name: 'Sở Kế hoạch Mẫu' });
  await page.goto(`${server.url}/#/unit/evaluation`);
  await page.getByText('Chưa có kết quả xếp loại nào').waitFor();
  await job.look('evaluation-empty');
  await page.getByRole('button', { name: 'Thêm xếp loại' }).first().click();
  await page.getByRole('combobox', { name: 'Đơn vị hoặc cá nhân' }).fill('ke hoach');
  await page.getByRole('option', { name: /Sở Kế hoạch Mẫu/ }).click();
  await page.getByLabel('Mức xếp loại').selectOption('HTXS');
  await page.getByRole('button', { name: 'Thêm xếp loại' }).last().click();
  await page.getByText('Đã thêm kết quả xếp loại.').waitFor();
  await page.getByText('Hoàn thành xuất sắc nhiệm vụ').first().waitFor();
  await job.look('evaluation');

  await page.goto(`${server.url}/#/unit/report`);
  await page.getByText('Chưa theo dõi báo cáo nào').waitFor();
  await page.getByRole('button', { name: 'Thêm báo cáo phải nộp' }).first().click();
  await page.getByLabel('Tên báo cáo').fill('Báo cáo sơ kết 6 tháng');
  await page.getByRole('combobox', { name: 'Đơn vị phải nộp' }).fill('ke hoach');
  await page.getByRole('option', { name: /Sở Kế hoạch Mẫu/ }).click();
  await page.getByLabel('Hạn nộp').fill('15/06/2026');
  await page.getByLabel('Ngày nhận').fill('20/06/2026');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Thêm báo cáo' }).last().click();
  await page.getByText('nộp trễ').first().waitFor();
  await job.look('report');
});
