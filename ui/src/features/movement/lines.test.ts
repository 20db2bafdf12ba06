// Lines as they stand in papers (documents §1, §14), and what a person reads in them.
import { expect, test } from 'vitest';
import { assignment, bare, basisLines, legalBases, legalBasis, nextLabel, recipient, textItems } from './lines';

test('numbers, letters and dashes become labels and depths', () => {
  const lines = ['1. Cải cách hành chính', 'a) Rút ngắn thời gian', '- Một cửa;', '- Trực tuyến;', '2. Chuyển đổi số', '2.1 Dữ liệu'];
  expect(textItems(lines, undefined)).toEqual([
    { label: '1', level: 0, text: 'Cải cách hành chính' },
    { label: 'a', level: 1, text: 'Rút ngắn thời gian' },
    { label: '', level: 2, text: 'Một cửa;' },
    { label: '', level: 2, text: 'Trực tuyến;' },
    { label: '2', level: 0, text: 'Chuyển đổi số' },
    { label: '2.1', level: 1, text: 'Dữ liệu' },
  ]);
});

test('a number that is part of the text stays in it', () => {
  expect(textItems(['100% thủ tục đúng hạn', '05 mô hình mới', '1.000 hộ thoát nghèo', '1.5 lần so với năm trước'], undefined).map(({ text }) => text)).toEqual([
    '100% thủ tục đúng hạn',
    '05 mô hình mới',
    '1.000 hộ thoát nghèo',
    '1.5 lần so với năm trước',
  ]);
});

test('the next label follows the one before', () => {
  expect(['1', '9', '2.1', 'a', 'd', '', 'I'].map(nextLabel)).toEqual(['2', '10', '2.2', 'b', 'đ', '', '']);
});

test('a line of nơi nhận ends in its purpose, but brackets may be part of a name', () => {
  expect(['- UBND tỉnh (B/c);', '- Sở Nội vụ (Ban TĐKT);', '- Các phòng (để thực hiện);', '- Lưu: VT, VP./.'].map(recipient)).toEqual([
    { name: 'UBND tỉnh', purpose: 'B/c' },
    { name: 'Sở Nội vụ (Ban TĐKT)', purpose: '' },
    { name: 'Các phòng', purpose: 'để thực hiện' },
    { name: 'VT, VP', purpose: 'Lưu' },
  ]);
});

test('a căn cứ is taken apart, or stays whole as a title', () => {
  expect(legalBasis('Thực hiện Chỉ thị số 05/CT-UBND ngày 08/02/2026 của Chủ tịch UBND tỉnh về việc phát động thi đua;')).toEqual({
    kind: 'Chỉ thị',
    number: '05/CT-UBND',
    date: '2026-02-08',
    issuer: 'Chủ tịch UBND tỉnh',
    title: 'về việc phát động thi đua',
    role: 'carries_out',
  });
  expect(legalBasis('Căn cứ Luật Thi đua, khen thưởng;')).toEqual({
    kind: '',
    number: '',
    issuer: '',
    title: 'Luật Thi đua, khen thưởng',
    role: 'basis',
  });
});

test('căn cứ come in lines or in one paragraph, and other words are none', () => {
  const paragraph = 'Thực hiện Chỉ thị số 05/CT-UBND ngày 08/02/2026 của Chủ tịch UBND tỉnh; Kế hoạch số 12/KH-UBND ngày 10/02/2026 của UBND tỉnh.';
  expect(legalBases(basisLines(paragraph)).map(({ role, number }) => [role, number])).toEqual([
    ['carries_out', '05/CT-UBND'],
    ['carries_out', '12/KH-UBND'],
  ]);
  expect(basisLines('Căn cứ Luật A;\nCăn cứ Luật B;')).toHaveLength(2);
  expect(basisLines('Chủ tịch UBND tỉnh')).toEqual([]);
});

test('who stands before the colon or before what they are charged with', () => {
  expect(assignment('1. Văn phòng Sở: theo dõi, đôn đốc.')).toEqual({ who: 'Văn phòng Sở', task: 'theo dõi, đôn đốc', deadline: '' });
  expect(assignment('2. Các đơn vị có trách nhiệm phổ biến Kế hoạch này.')).toMatchObject({
    who: 'Các đơn vị',
    task: 'có trách nhiệm phổ biến Kế hoạch này',
  });
  expect(assignment('Các đơn vị báo cáo trước 15/12')).toMatchObject({ who: '', task: 'Các đơn vị báo cáo trước 15/12' });
});

test('a bare line has neither its dash nor its end', () => {
  expect(bare('- “Đoàn kết, sáng tạo”;')).toBe('“Đoàn kết, sáng tạo”');
});
