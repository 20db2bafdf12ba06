// Invented units and people for the gallery.
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'];
const middles = ['Thị', 'Văn', 'Hoàng', 'Minh', 'Quốc', 'Thanh', 'Ngọc', 'Đức'];
const givens = ['Hường', 'Ánh', 'Đức', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hạnh', 'Khánh', 'Lan', 'Mai', 'Ý', 'Sơn', 'Tuấn'];
const offices = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Khoa học và Công nghệ',
  'Sở Nông nghiệp và Môi trường',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Thanh tra tỉnh',
  'Văn phòng UBND tỉnh',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
];

export interface Person {
  id: string;
  name: string;
  unit: string;
  title: string;
  born: string;
  awards: number;
}

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

export const people: Person[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: String(index),
  name: `${pick(families, index * 7)} ${pick(middles, index * 5 + 1)} ${pick(givens, index * 11 + 3)}`,
  unit: pick(offices, index * 3),
  title: pick(['Chuyên viên', 'Phó Trưởng phòng', 'Trưởng phòng', 'Giám đốc'], index),
  born: `${1968 + (index % 35)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
  awards: index % 6,
}));

export const units = Array.from({ length: 2000 }, (_, index) => ({
  id: String(index),
  name: index < offices.length ? pick(offices, index) : `Xã ${pick(givens, index)} ${pick(families, index * 3)} ${index}`,
}));

const titles = [
  'Chỉ tiêu kinh tế',
  'Cải cách hành chính, chỉ số PAR Index và mức độ hài lòng của người dân',
  'Chuyển đổi số',
  'Xây dựng Đảng, đoàn thể trong sạch, vững mạnh',
  'Dân chủ cơ sở',
  'Phong trào thi đua yêu nước và công tác khen thưởng',
  'Sáng kiến',
  'Điểm thưởng',
  'Điểm trừ',
];
export const criteria = Array.from({ length: 100 }, (_, index) => ({
  id: String(index),
  code: `${['I', 'II', 'III', 'IV'][Math.floor(index / 25)] ?? 'V'}.${(index % 25) + 1}`,
  title: pick(titles, index),
  max: 10 + (index % 4) * 10,
}));
