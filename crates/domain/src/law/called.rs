//! Which award registers mean: "CSTĐ cơ sở", "BK CTUBND tỉnh", "HCLĐ hạng III", "Giấy khen của Giám đốc Sở".

use super::{Award, Catalogue};
use crate::text;

/// At most so many near awards are told.
const TOLD: usize = 4;

/// What names of awards write otherwise, folded, each between spaces, in the order in which it is replaced.
const WRITTEN: &[(&str, &str)] = &[
    ("uy ban nhan dan", "ubnd"),
    ("ctubnd", "chu tich ubnd"),
    ("ct ubnd", "chu tich ubnd"),
    ("chien sy", "chien si"),
    ("cstdcs", "chien si thi dua co so"),
    ("cstdtq", "chien si thi dua toan quoc"),
    ("cstd", "chien si thi dua"),
    ("td", "thi dua"),
    ("ttldtt", "tap the lao dong tien tien"),
    ("ttldxs", "tap the lao dong xuat sac"),
    ("tt", "tap the"),
    ("ldtt", "lao dong tien tien"),
    ("ldxs", "lao dong xuat sac"),
    ("bkcp", "bang khen thu tuong"),
    ("bkttg", "bang khen thu tuong"),
    ("bkttcp", "bang khen thu tuong"),
    ("bk", "bang khen"),
    ("gk", "giay khen"),
    ("ttg", "thu tuong"),
    ("ttcp", "thu tuong"),
    ("tap the cp", "thu tuong"),
    ("thu tuong chinh phu", "thu tuong"),
    ("thu tuong cp", "thu tuong"),
    ("cp", "chinh phu"),
    ("hcld", "huan chuong lao dong"),
    ("hcdl", "huan chuong doc lap"),
    ("hc", "huan chuong"),
    ("hang 1", "hang nhat"),
    ("hang i", "hang nhat"),
    ("hang 2", "hang nhi"),
    ("hang ii", "hang nhi"),
    ("hang 3", "hang ba"),
    ("hang iii", "hang ba"),
    ("cap", ""),
    ("cua", ""),
    ("bang khen ubnd", "bang khen chu tich ubnd"),
    ("bang khen tinh", "bang khen chu tich ubnd tinh"),
    ("bang khen chinh phu", "bang khen thu tuong"),
    ("co thi dua tinh", "co thi dua ubnd tinh"),
];

/// Behind these words stands only who gives it.
const GIVEN_BY: &[&str] = &["giay khen", "ubnd tinh"];

fn key(name: &str) -> String {
    let folded: String = text::fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut key = format!(" {} ", text::line(&folded));
    for (written, meant) in WRITTEN {
        key = key.replace(&format!(" {written} "), &format!(" {meant} ")).replace("  ", " ");
    }
    let key = text::line(&key);
    let ends = |words: &&&str| key.strip_suffix(**words).is_none() && format!("{key} ").contains(&format!("{words} "));
    match GIVEN_BY.iter().find(ends).and_then(|words| Some((key.find(words)?, words.len()))) {
        Some((at, length)) => key.get(..at + length).unwrap_or(&key).to_owned(),
        None => key,
    }
}

impl Catalogue {
    /// The award of a code or a name, however registers write it.
    ///
    /// # Errors
    /// The awards whose names share most words with it, above all the first two, the nearest first; none where none
    /// shares half of them.
    pub fn award_called(&self, written: &str) -> Result<&Award, Vec<&Award>> {
        let asked = key(written);
        let named = || self.awards.iter().find(|award| key(&award.name_vi) == asked);
        if let Some(award) = self.award(written).or_else(named) {
            return Ok(award);
        }
        let words: Vec<&str> = asked.split(' ').filter(|word| word.len() > 1).collect();
        let shared = |award: &Award| {
            let own = key(&award.name_vi);
            let begins_alike = own.split(' ').take(2).eq(asked.split(' ').take(2));
            own.split(' ').filter(|word| words.contains(word)).count() + usize::from(begins_alike)
        };
        let mut near: Vec<(usize, &Award)> = self.awards.iter().map(|award| (shared(award), award)).collect();
        let most = near.iter().map(|(shared, _)| *shared).max().unwrap_or(0);
        // Two words at least, and half of them.
        near.retain(|(shared, _)| *shared > 1 && shared * 2 >= words.len() && shared + 1 >= most);
        near.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
        Err(near.into_iter().take(TOLD).map(|(_, award)| award).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_awards_have_one_key_however_they_are_written() {
        for (written, name) in [
            ("Cờ TĐ của UBND tỉnh", "Cờ thi đua của Ủy ban nhân dân tỉnh"),
            ("Cờ thi đua UBND tỉnh Mẫu", "Cờ thi đua của Ủy ban nhân dân tỉnh"),
            ("BK CTUBND tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("BK CT UBND tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("Bằng khen tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("Bằng khen của Thủ tướng", "Bằng khen của Thủ tướng Chính phủ"),
            ("BK TTCP", "Bằng khen của Thủ tướng Chính phủ"),
            ("BKCP", "Bằng khen của Thủ tướng Chính phủ"),
            ("BK TTg", "Bằng khen của Thủ tướng Chính phủ"),
            ("Cờ TĐ Chính phủ", "Cờ thi đua của Chính phủ"),
            ("HCLĐ hạng 3", "Huân chương Lao động hạng Ba"),
            ("Huân chương Lao động hạng III", "Huân chương Lao động hạng Ba"),
            ("HCĐL hạng I", "Huân chương Độc lập hạng Nhất"),
            ("Giấy khen của Giám đốc Sở", "Giấy khen"),
            ("GK", "Giấy khen"),
            ("CSTĐ tỉnh", "Chiến sĩ thi đua cấp tỉnh"),
            ("Tập thể LĐXS", "Tập thể lao động xuất sắc"),
            ("TT LĐTT", "Tập thể lao động tiên tiến"),
        ] {
            assert_eq!(key(written), key(name), "{written}");
        }
        assert_ne!(key("Huân chương Lao động hạng Nhì"), key("Huân chương Lao động hạng Nhất"));
        assert_ne!(key("Bằng khen của bộ, ban, ngành"), key("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"));
    }

    #[test]
    fn an_unknown_award_is_told_with_those_that_share_most_of_its_words() {
        let catalogue = Catalogue::read(include_str!("../../../../assets/law/catalogue.json")).unwrap();
        let told = |written: &str| match catalogue.award_called(written) {
            Ok(award) => award.id.clone(),
            Err(near) => near.iter().map(|award| award.id.as_str()).collect::<Vec<_>>().join(", "),
        };
        assert_eq!(told("HCLĐ hạng III"), "hcld_3");
        assert_eq!(told("BK TTCP"), "bk_ttg");
        assert_eq!(told("giay_khen"), "giay_khen");
        assert_eq!(
            told("Cờ thi đua lạ"),
            "co_chinh_phu, co_tinh, co_bo, cstd_co_so",
            "of equal ones in the order of the catalogue"
        );
        assert_eq!(told("giải lạ"), "");
    }
}
