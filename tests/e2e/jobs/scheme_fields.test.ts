// Every field of the scheme editor that a big scheme uses, looked at on a screen: none cut off, none in codes.
import { expect } from 'vitest';
import { job, type Job } from '../src/job';

const lines = (job: Job) => job.page.locator('.line', { has: job.page.getByLabel('Điểm tối đa') });

async function open(job: Job, name: string): Promise<void> {
  await job.openNewFile();
  // The other scheme is one that a source can name.
  await job.server.call('scheme.take_offered', { name: 'phong-trao-chuyen-doi-so' });
  const scheme = await job.server.call<{ output: { id: string } }>('scheme.take_offered', { name });
  await job.page.goto(`${job.server.url}/#/scoring/scheme/${scheme.output.id}`);
  await lines(job).first().waitFor();
}

async function stand(job: Job, code: string): Promise<void> {
  const codes = await lines(job).getByLabel('Mã', { exact: true }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await lines(job).nth(codes.indexOf(code)).getByLabel('Nội dung').focus();
}

/** Brings a place of the form to the top of it and takes a picture. */
async function lookAt(job: Job, place: string, picture: string): Promise<void> {
  await job.page.locator(`[data-field="${place}"]`).first().evaluate((field) => {
    const part = field.closest('.list, fieldset') ?? field;
    const form = field.closest('.body');
    form?.scrollBy(0, part.getBoundingClientRect().top - form.getBoundingClientRect().top - 12);
  });
  await job.look(picture);
}

/** What a person must not read on the form: words of the file's format, in any text and in any field. */
async function codesShown(job: Job): Promise<string[]> {
  return job.page.locator('section[aria-label="Sửa"]').evaluate((form) => {
    const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].map((field) => (field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value));
    const text = [(form as HTMLElement).innerText, ...fields].join('\n');
    return text.match(/\b[a-z]+_[a-z_0-9]+\b|\b(total|percent|base|score|sum|count|undefined|null)\b/g) ?? [];
  });
}

/** Choices whose chosen words are wider than their box, and fields wider than the form. */
async function cutOff(job: Job): Promise<string[]> {
  return job.page.locator('section[aria-label="Sửa"] .body').evaluate((form) => {
    const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    const edge = form.getBoundingClientRect();
    return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.control:is(input, select)')].flatMap((field) => {
      const box = field.getBoundingClientRect();
      canvas.font = getComputedStyle(field).font;
      const words = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.matches('.num') ? field.value : '';
      const room = box.width - 20 - (field instanceof HTMLSelectElement ? 18 : 0);
      const isCut = box.right > edge.right || canvas.measureText(words).width > room;
      return isCut ? [`${field.dataset['field'] ?? ''}: ${words}`] : [];
    });
  });
}

async function expectReadable(job: Job): Promise<void> {
  expect(await codesShown(job)).toEqual([]);
  expect(await cutOff(job)).toEqual([]);
}

job('what holds for the whole of a scheme can be read in full', async ({ job }) => {
  await open(job, 'cap-xa-2026');
  const { page } = job;
  await page.getByRole('tab', { name: 'Cả bảng' }).click();
  await lookAt(job, 'scheme.stages.0.name_vi', 'scheme-field-stages');
  await lookAt(job, 'scheme.rounding.leaf', 'scheme-field-rounding');
  await lookAt(job, 'scheme.tie_breakers.0', 'scheme-field-ties');
  await lookAt(job, 'scheme.grades.0.name_vi', 'scheme-field-grades');
  await lookAt(job, 'scheme.by_class.0.name', 'scheme-field-classes');
  await lookAt(job, 'scheme.quota.0.grade', 'scheme-field-quota');
  await lookAt(job, 'scheme.gates.1.name_vi', 'scheme-field-gates');
  await expectReadable(job);
});

job('each kind of criterion can be read in full', async ({ job }) => {
  await open(job, 'cap-xa-2026');
  const { page } = job;
  const places: Record<string, string> = { 'I.1': 'step', 'II.1': 'ceiling', 'II.4': 'items', 'III.1': 'tables', 'III.3': 'base_way', 'V.1': 'items' };
  for (const [code, place] of Object.entries(places)) {
    await stand(job, code);
    await lookAt(job, place, `scheme-field-${code}`);
    await expectReadable(job);
  }
  await stand(job, 'III.1');
  await lookAt(job, 'derived.0.field', 'scheme-field-derived');
  await stand(job, 'V.1');
  await page.getByLabel('Số liệu lấy từ').first().selectOption({ label: 'Kỳ chấm điểm khác đã khóa' });
  await page.getByLabel('Theo bảng tiêu chí').selectOption({ index: 1 });
  const from = await page.getByLabel('Số liệu lấy từ').first().getAttribute('data-field');
  await lookAt(job, from ?? '', 'scheme-field-source');
  await expectReadable(job);
});
