//! In which order one document names awards: the State's orders and honours first by their rank, then titles and forms from the
//! highest down, a collective's before a person's of the same level.

use super::award::Award;

/// Those below the orders, from the highest down.
const ORDER: [&str; 26] = [
    "co_chinh_phu",
    "bk_ttg",
    "cstd_toan_quoc",
    "hcg_quan_ky",
    "hcg_antq",
    "hcg_csvv",
    "hcg_huu_nghi",
    "hcg_tnxp",
    "cstd_tinh",
    "cstd_bo",
    "co_tinh",
    "co_bo",
    "bk_tinh",
    "bk_bo",
    "tt_ldxs",
    "dv_quyet_thang",
    "xa_tieu_bieu",
    "thon_van_hoa",
    "tt_ldtt",
    "dv_tien_tien",
    "cstd_co_so",
    "ldtt",
    "cstt",
    "gia_dinh_van_hoa",
    "giay_khen",
    "knc_tinh",
];

/// The tier from which an award that is not named above is one of the State's orders or honours.
const STATE: u32 = 50;

/// The key by which a document sorts awards, the highest first.
pub(super) fn printed(award: &Award) -> (usize, std::cmp::Reverse<u32>) {
    let place = match ORDER.iter().position(|id| *id == award.id) {
        Some(place) => place + 1,
        None if award.tier >= STATE => 0,
        None => ORDER.len() + 1,
    };
    (place, std::cmp::Reverse(award.tier))
}
