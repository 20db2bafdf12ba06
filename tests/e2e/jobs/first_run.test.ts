// The first start on a PC: three ways to begin, a data file made, the program ready for work.
import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import { job } from '../src/job';

job('the first start offers a new data file, the sample province and an existing file', async ({ job }) => {
  await job.open();
  for (const name of [/Tạo tệp dữ liệu mới/, /tỉnh mẫu/, /Mở tệp đã có/]) {
    await job.page.getByRole('button', { name }).waitFor();
  }
  await job.look('first-start');
});

job('a new data file is made where the officer says', async ({ job }) => {
  await job.server.pick({ save: job.server.path('Sổ tỉnh 2026.thidua') });
  await job.open();
  await job.page.getByRole('button', { name: /Tạo tệp dữ liệu mới/ }).click();
  await job.page.getByRole('button', { name: /Tạo tệp dữ liệu mới/ }).waitFor({ state: 'detached' });
  expect(existsSync(job.server.path('Sổ tỉnh 2026.thidua'))).toBe(true);
  await job.look('introduction');
});

job('closing the dialog leaves everything as it was', async ({ job }) => {
  await job.open();
  await job.page.getByRole('button', { name: /Mở tệp đã có/ }).click();
  await job.page.getByRole('button', { name: /Mở tệp đã có/, disabled: false }).waitFor();
  expect(await job.server.call('file.status')).toMatchObject({ name: null });
});
