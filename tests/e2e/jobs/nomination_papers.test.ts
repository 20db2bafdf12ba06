// What belongs on the papers of a batch: states beside the lines, documents of many dossiers, what is left at its closing.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

/** A batch of three people for one award, all received. */
async function received({ server }: Job): Promise<{ batch: string; lines: string[] }> {
  const office = { valid_from: '2026-01-01', superior: 'ỦY BAN NHÂN DÂN TỈNH', name: 'SỞ NỘI VỤ', symbol: 'SNV', place: 'Huế', signers: [] };
  await server.call('office.save', office);
  const unit = (await server.call<{ output: string }>('unit.save', { code: 'CCTL', name: 'Chi cục Thủy lợi và Phòng, chống thiên tai' })).output;
  const batch = (await server.call<{ output: string }>('batch.save', { name: 'đề nghị khen thưởng năm 2025', year: 2025, received: '2025-12-05' })).output;
  const lines: string[] = [];
  for (const name of ['Nguyễn Văn Một', 'Trần Thị Hai', 'Lê Văn Ba']) {
    const position = { title: 'Phó Trưởng phòng Quản lý công trình', unit_id: unit, from: '2012' };
    const saved = await server.call<{ output: { id: string } }>('person.save', { name, subject_class: 'Công chức', employed_from: '2010-01-01', positions: [position] });
    const submitted = { name, title: position.title, unit: 'Chi cục Thủy lợi và Phòng, chống thiên tai', proposing_unit: 'Chi cục Thủy lợi và Phòng, chống thiên tai' };
    const line = { batch_id: batch, kind: 'person', award: 'bk_tinh', submitted, subject: { kind: 'person', id: saved.output.id } };
    lines.push((await server.call<{ output: string }>('nomination.save', line)).output);
  }
  await server.call('nomination.advance', { ids: lines, state: 'received' });
  return { batch, lines };
}

job('states and reasons are seen beside the lines, documents ticked together, and closing tells what is left', async ({ job }) => {
  await job.openNewFile();
  const { page, server } = job;
  const { batch, lines } = await received(job);
  await server.call('nomination.advance', { ids: [lines[2]], state: 'returned', reason: 'Thiếu báo cáo thành tích' });
  await page.goto(`${server.url}/#/nomination/${batch}`);
  for (const title of ['Điều kiện', 'Vì sao', 'Trạng thái']) await page.getByRole('columnheader', { name: title }).waitFor();
  await job.look('papers-lines');

  await page.getByLabel('Chọn tất cả').check();
  await page.getByRole('button', { name: 'Đánh dấu tài liệu…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tờ trình đề nghị').check();
  await job.look('papers-dossiers');
  await dialog.getByRole('button', { name: 'Đã nhận', exact: true }).click();
  await page.getByText('Đã nhận 1 tài liệu của 3 dòng.').waitFor();
  for (const id of lines) {
    const { items, missing } = await server.call<{ items: { id: string; has: boolean }[]; missing: string[] }>('nomination.dossier', { id });
    expect(items.filter((item) => item.has).map((item) => item.id)).toEqual(['to_trinh']);
    // A certificate of initiatives is no missing document of who has none.
    expect(missing).toHaveLength(2);
  }

  await page.getByRole('button', { name: 'Việc khác của đợt xét' }).click();
  await page.getByRole('button', { name: 'Đóng đợt xét' }).click();
  await dialog.getByText('2 dòng đã nhận nhưng chưa thẩm định').waitFor();
  await dialog.getByText('1 dòng đã trả, chưa bổ sung xong').waitFor();
  await job.look('papers-closing');
  await dialog.getByRole('button', { name: 'Thôi' }).click();
  const { batch: kept } = await server.call<{ batch: { state: string } }>('batch.get', { id: batch });
  expect(kept.state).toBe('open');

  await page.goto(`${server.url}/#/nomination/${batch}/print`);
  await page.getByLabel('Đã nhận (2)').waitFor();
  await expect.poll(() => page.getByLabel('Trả bổ sung (1)').isChecked()).toBe(false);
  await page.waitForTimeout(1500);
  await job.look('papers-print');
});
