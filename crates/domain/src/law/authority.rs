//! Who decides an award: the offices of the catalogue (`vocab.authorities`), read from the words in which decisions name them.

use std::collections::BTreeSet;

use super::award::Award;
use super::vocab::Vocabulary;
use crate::text;

/// Titles of the heads of offices and units of a province.
const HEADS: [&str; 9] = [
    "giam doc",
    "thu truong",
    "chi cuc truong",
    "cuc truong",
    "chanh van phong",
    "hieu truong",
    "truong ban",
    "chanh thanh tra",
    "vien truong",
];

/// The offices of the catalogue that words may mean, as ids: `Chủ tịch UBND tỉnh Hải Đông` is `ct_ubnd_tinh`. Empty for words
/// that name none, as the name of a person alone; several where the words do not tell which.
pub fn authorities_meant(vocab: &Vocabulary, written: &str) -> BTreeSet<String> {
    let folded = text::fold(written);
    let exact = vocab.authorities.iter().find(|one| text::fold(&one.name_vi) == folded || one.id == written.trim());
    if let Some(exact) = exact {
        return BTreeSet::from([exact.id.clone()]);
    }
    let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let line = format!(" {} ", words.join(" "));
    let has = |phrase: &str| line.contains(&format!(" {phrase} "));
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has(phrase));
    let ids: &[&str] = if has("chu tich nuoc") {
        &["ct_nuoc"]
    } else if any(&["uy ban thuong vu quoc hoi", "ubtvqh"]) {
        &["ubtvqh"]
    } else if any(&["thu tuong", "ttg"]) {
        &["thu_tuong"]
    } else if any(&["uy ban nhan dan", "ubnd"]) {
        if any(&["xa", "phuong", "dac khu", "thi tran"]) && !has("thi xa") {
            &["ct_ubnd_xa"]
        } else if any(&["huyen", "quan", "thi xa"]) {
            &["ct_ubnd_huyen"]
        } else if has("tinh") {
            &["ct_ubnd_tinh"]
        } else {
            // A city may be of either rank.
            &["ct_ubnd_tinh", "ct_ubnd_huyen"]
        }
    } else if any(&["bo truong", "thu truong co quan trung uong", "tong giam doc bao hiem xa hoi viet nam"]) {
        &["bo_truong"]
    } else if any(&["tong giam doc", "cong ty", "doanh nghiep", "hop tac xa", "tap doan"]) {
        &["gd_doanh_nghiep"]
    } else if any(&HEADS) {
        &["thu_truong_so"]
    } else {
        &[]
    };
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Who of the catalogue's offices decides an award under a regime, as ids; empty where the catalogue does not say.
pub fn deciders<'a>(award: &'a Award, regime: &str) -> BTreeSet<&'a str> {
    let by = award.decided_by.iter().find(|by| by.regimes.iter().any(|id| id == regime));
    by.into_iter().flat_map(|by| by.by.iter().map(String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Catalogue;

    #[test]
    fn offices_are_known_from_the_words_of_decisions() {
        let catalogue = Catalogue::read(include_str!("../../../../assets/law/catalogue.json")).unwrap();
        let meant = |written: &str| {
            let ids = authorities_meant(&catalogue.vocab, written);
            ids.into_iter().collect::<Vec<_>>().join(" ")
        };
        for (written, ids) in [
            ("Chủ tịch UBND tỉnh Hải Đông", "ct_ubnd_tinh"),
            ("Chủ tịch Ủy ban nhân dân cấp tỉnh", "ct_ubnd_tinh"),
            ("UBND xã Vĩnh Hòa, tỉnh Hải Đông", "ct_ubnd_xa"),
            ("Chủ tịch UBND thị xã Mẫu", "ct_ubnd_huyen"),
            ("Chủ tịch UBND thành phố Mẫu", "ct_ubnd_huyen ct_ubnd_tinh"),
            ("Giám đốc Sở Nội vụ", "thu_truong_so"),
            ("Thủ tướng Chính phủ", "thu_tuong"),
            ("CHỦ TỊCH NƯỚC", "ct_nuoc"),
            ("Bộ trưởng Bộ Nội vụ", "bo_truong"),
            ("Giám đốc Hợp tác xã Mẫu", "gd_doanh_nghiep"),
            ("Nguyễn Văn Tỉnh", ""),
        ] {
            assert_eq!(meant(written), ids, "{written}");
        }
    }
}
