// Forms of discipline, the mildest first, as the law's catalogue names them.

/** Stands for a matter that is being looked into: there is no form yet. */
export const PENDING = '';

export const FORMS = [
  { value: PENDING, label: 'Đang xem xét, chưa có hình thức' },
  { value: 'khien_trach', label: 'Khiển trách' },
  { value: 'canh_cao', label: 'Cảnh cáo' },
  { value: 'ha_bac_luong', label: 'Hạ bậc lương' },
  { value: 'giang_chuc', label: 'Giáng chức' },
  { value: 'cach_chuc', label: 'Cách chức' },
  { value: 'bai_nhiem', label: 'Bãi nhiệm' },
  { value: 'buoc_thoi_viec', label: 'Buộc thôi việc' },
];
