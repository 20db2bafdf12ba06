// A program that is not there: answers commands from memory, for looking at the frame and the patterns.
import type { Transport } from '../src/backend';

const operation = (id: number, label: string, minute: number, undone: number | null = null): unknown => ({
  id,
  at: new Date(Date.now() - minute * 60_000).toISOString(),
  actor: 'Nguyễn Thị Hường',
  kind: 'score.enter',
  label,
  mode: 'do',
  target: null,
  undone_by: undone,
});

const operations = [
  operation(5, 'Nhập điểm Sở Khoa học và Công nghệ, tiêu chí I.3', 3),
  operation(4, 'Thêm đơn vị Trung tâm Công nghệ thông tin', 40),
  operation(3, 'Sửa phong trào Chuyển đổi số 2026', 95, 4),
  operation(2, 'Ghi thông tin cơ quan: SỞ NỘI VỤ', 1500),
];

const office = {
  id: 'o1',
  valid_from: '2021-07-01',
  superior: 'UBND TỈNH MẪU',
  name: 'SỞ NỘI VỤ',
  symbol: 'SNV',
  place: 'Tỉnh Mẫu',
  signers: [{ authority: '', title: 'GIÁM ĐỐC', name: 'Trần Văn Đức' }],
  recipients: [],
};

const settings: Record<string, unknown> = {
  officer: 'Nguyễn Thị Hường',
  theme: new URLSearchParams(location.search).get('theme') ?? 'light',
  letters: new URLSearchParams(location.search).get('letters') ?? '',
  printer: '',
  year: 2026,
  recent: [],
};
let open = !new URLSearchParams(location.search).has('first');
const drafts = new Map<string, unknown>();

const status = (): unknown => ({
  name: open ? 'tinh-mau-2026.thidua' : null,
  folder: open ? 'D:\\Thi đua' : null,
  foreign_drive: false,
  officer: open ? settings['officer'] : '',
  year: settings['year'],
  has_office: open,
  undo: open ? { undo: operations[0], redo: null } : null,
});

const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
  'file.status': status,
  'file.recent': () => ({
    items: [
      { index: 0, name: 'tinh-mau-2026.thidua', folder: 'D:\\Thi đua', present: true },
      { index: 1, name: 'thi-dua-2025.thidua', folder: 'E:\\Lưu trữ\\Văn phòng', present: false },
    ],
  }),
  'file.open_recent': () => {
    open = true;
    return status();
  },
  'file.close': () => {
    open = false;
    return status();
  },
  'settings.get': () => settings,
  'settings.set': (change) => Object.assign(settings, change),
  'backup.state': () => ({ last: '2026-11-24 08:14', running: false, failed: null }),
  'backup.list': () => ({
    items: ['2026-11-24 08:14', '2026-11-23 17:02', '2026-11-20 16:58'].map((made) => ({ name: made, made, kilobytes: 4812, sound: null })),
  }),
  'log.list': () => ({ items: operations }),
  'office.list': () => ({ items: [office] }),
  'draft.get': ({ key }) => (drafts.has(String(key)) ? { key, content: drafts.get(String(key)) } : null),
  'draft.put': ({ key, content }) => {
    drafts.set(String(key), content);
    return {};
  },
  'draft.drop': ({ key }) => {
    drafts.delete(String(key));
    return null;
  },
};

export const fake: Transport = (name, input) => {
  const answer = answers[name];
  if (!answer) {
     
    return Promise.reject({ code: 'command.unknown', params: { name }, place: {}, message: '', faults: [], severity: 'refused' });
  }
  return Promise.resolve(answer(input as Record<string, unknown>));
};
