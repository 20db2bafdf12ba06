//! What a kind of tables holds, and which printed column holds it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::text;

/// The header given to the group rows that a row stands under, when a table has them.
pub const GROUP: &str = "Dòng nhóm";

/// A name this short must be the whole header: "mã" stands in too many others.
const SHORT: usize = 5;

/// Fits below this are of headers that mean a field where no other does.
const LEAST_SURE: usize = 1000;

/// Something that a row of a kind of tables may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportField")]
pub struct Field {
    /// Its name in mappings and faults: `short_name`.
    pub id: String,
    /// As the officer sees it: `Tên viết tắt`.
    pub label: String,
    /// Whether a table without it cannot be taken in.
    pub required: bool,
    /// Another field that may say it instead: then no column need.
    pub unless: Option<String>,
    /// What may stand in it; empty when that is plain.
    pub hint: String,
    /// Whether one value for the whole table is asked for where no column says it.
    pub for_all: bool,
    /// Headers that mean it, folded, the surest first. Its label is one of them.
    #[serde(skip)]
    #[ts(skip)]
    heads: Vec<String>,
    /// Headers that mean it where no other column does, folded: "Đơn vị" is whom a row is about unless names of people
    /// stand beside it.
    #[serde(skip)]
    #[ts(skip)]
    otherwise: Vec<String>,
    /// Whether a header that is a year alone (`2024`, `Năm 2024`) means it where no other does.
    #[serde(skip)]
    #[ts(skip)]
    by_year: bool,
    /// Whether it is a second column of what another field says: no template offers it.
    #[serde(skip)]
    #[ts(skip)]
    pub is_second: bool,
}

impl Field {
    /// A field with the headers that mean it beside its label.
    pub fn new(id: impl Into<String>, label: impl Into<String>, heads: &[&str]) -> Self {
        let label = label.into();
        let heads = std::iter::once(label.as_str()).chain(heads.iter().copied()).map(text::fold).collect();
        Self {
            id: id.into(),
            label,
            required: false,
            unless: None,
            hint: String::new(),
            for_all: false,
            heads,
            otherwise: Vec::new(),
            by_year: false,
            is_second: false,
        }
    }

    /// The same with headers that mean it where no other column does.
    #[must_use]
    pub fn otherwise(self, heads: &[&str]) -> Self {
        Self { otherwise: heads.iter().copied().map(text::fold).collect(), ..self }
    }

    /// The same, meant by columns that are headed by a year alone where no other header means it.
    #[must_use]
    pub fn by_year(self) -> Self {
        Self { by_year: true, ..self }
    }

    /// The same as a second column of what another field says: only whole headers mean it, once all others have chosen.
    #[must_use]
    pub fn second(self) -> Self {
        Self { is_second: true, ..self }
    }

    /// The same, needed in every table.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, needed in every table in which no column fills another field, which may say it instead.
    #[must_use]
    pub fn required_unless(self, other: &str) -> Self {
        Self { unless: Some(other.to_owned()), ..self.required() }
    }

    /// The same, asked for once for the whole table where no column says it.
    #[must_use]
    pub fn for_all(self) -> Self {
        Self { for_all: true, ..self }
    }

    /// The same with a word on what may stand in it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// How sure a header means it; zero when it does not.
    fn fit(&self, head: &str) -> usize {
        let printed = text::fold(head);
        // "Chỉ tiêu / Được giao" is the column "Được giao"; "Tên gọi (Ông/Bà)" is the column "Tên gọi".
        let last = printed.rsplit(" / ").next().unwrap_or_default();
        let bare = without_brackets(&printed);
        let forms = [(printed.as_str(), 0), (bare.as_str(), 1), (last, 2)];
        if self.is_second {
            return usize::from(self.heads.contains(&printed) || self.heads.contains(&bare));
        }
        let fit = |heads: &[String]| {
            let fits = heads.iter().enumerate().flat_map(|(place, name)| {
                forms.iter().map(move |(form, less)| fit_of_name(form, name, place).saturating_sub(*less))
            });
            fits.max().unwrap_or(0)
        };
        match fit(&self.heads) {
            // Less than any other fit.
            0 if self.by_year && is_year(&bare) => LEAST_SURE / 2,
            0 => fit(&self.otherwise) / 4,
            surely => surely,
        }
    }
}

/// Whether a folded header is a year and nothing else.
fn is_year(head: &str) -> bool {
    let year = head.strip_prefix("nam ").unwrap_or(head);
    year.len() == 4 && year.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let kept: String = text
        .chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let keep = depth == 0;
            depth -= usize::from(*c == ')' && depth > 0);
            keep
        })
        .collect();
    text::line(&kept)
}

fn fit_of_name(head: &str, name: &str, place: usize) -> usize {
    if head == name {
        return 3000_usize.saturating_sub(place * 3);
    }
    if name.len() < SHORT {
        return 0;
    }
    match head.find(name) {
        Some(at) if stands_alone(head, at, name.len()) => {
            if at == 0 {
                2000 + name.len()
            } else {
                1000 + name.len()
            }
        }
        _ => 0,
    }
}

/// Whether whole words were found.
fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).and_then(|part| part.chars().next_back());
    let after = text.get(at.saturating_add(length)..).and_then(|part| part.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Which column (from 0) fills each field, in the order of the fields: the surest pair first, every column once.
pub fn guess(fields: &[Field], header: &[String]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (place, field) in fields.iter().enumerate() {
        for (column, head) in header.iter().enumerate() {
            match field.fit(head) {
                0 => {}
                fit => pairs.push((fit, place, column)),
            }
        }
    }
    // Of fields that a header means where no other does, the first has the choice.
    pairs.sort_by_key(|(fit, place, column)| {
        let sure = if *fit < LEAST_SURE { 0 } else { *fit };
        (Reverse(sure), *place, Reverse(*fit), *column)
    });
    let mut guessed = vec![None; fields.len()];
    let mut taken = BTreeSet::new();
    for (_, place, column) in pairs {
        if let Some(guess @ None) = guessed.get_mut(place)
            && taken.insert(column)
        {
            *guess = Some(column);
        }
    }
    guessed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Field> {
        vec![
            Field::new("code", "Mã", &["ma don vi", "code"]),
            Field::new("name", "Tên đơn vị", &["don vi", "tap the", "name"]).required(),
            Field::new("parent", "Đơn vị cấp trên", &["truc thuoc", "ten don vi cap tren"]),
            Field::new("measure", "Đơn vị tính", &["dvt"]),
            Field::new("target", "Chỉ tiêu", &["duoc giao", "ke hoach"]),
        ]
    }

    fn guessed(header: &[&str]) -> Vec<Option<usize>> {
        guess(&fields(), &header.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn headers_are_known_by_their_synonyms() {
        assert_eq!(
            guessed(&["STT", "ĐƠN VỊ", "ĐVT", "Trực thuộc", "Kế hoạch năm 2026"]),
            [None, Some(1), Some(3), Some(2), Some(4)]
        );
        // NFD, line breaks and brackets.
        assert_eq!(guessed(&["Ma\u{303} đơn vị", "Tên đơn vị\n(ghi đầy đủ)"]), [Some(0), Some(1), None, None, None]);
    }

    #[test]
    fn the_surest_pair_comes_first_and_a_column_serves_once() {
        assert_eq!(
            guessed(&["Tên đơn vị cấp trên", "Tên đơn vị", "Đơn vị tính"]),
            [None, Some(1), Some(0), Some(2), None]
        );
        assert_eq!(guessed(&["Đơn vị", "Đơn vị"]), [None, Some(0), None, None, None]);
    }

    #[test]
    fn the_last_row_of_a_header_counts() {
        assert_eq!(guessed(&["Tên", "Chỉ tiêu / Được giao"]), [None, None, None, None, Some(1)]);
    }

    #[test]
    fn whom_a_row_is_about_stands_in_the_column_of_people_when_there_is_one() {
        let fields = [
            Field::new("subject", "Đối tượng", &["ho ten", "ho va ten"]).otherwise(&["don vi"]),
            Field::new("unit", "Đơn vị công tác", &[]).otherwise(&["co quan, don vi", "don vi"]),
        ];
        let guessed =
            |header: &[&str]| guess(&fields, &header.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
        assert_eq!(guessed(&["Đơn vị", "Họ và tên cán bộ"]), [Some(1), Some(0)]);
        assert_eq!(guessed(&["Đơn vị"]), [Some(0), None]);
        assert_eq!(guessed(&["Cơ quan, đơn vị"]), [Some(0), None]);
        assert_eq!(guessed(&["Đơn vị", "Đơn vị công tác"]), [Some(0), Some(1)]);
    }

    #[test]
    fn a_second_column_takes_what_is_left() {
        let fields = [
            Field::new("award", "Khen thưởng", &["danh hieu", "hinh thuc"]),
            Field::new("award_2", "Khen thưởng thứ hai", &["danh hieu", "hinh thuc"]).second(),
        ];
        let guessed =
            |header: &[&str]| guess(&fields, &header.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
        assert_eq!(guessed(&["Hình thức", "Danh hiệu"]), [Some(1), Some(0)]);
        assert_eq!(guessed(&["Hình thức"]), [Some(0), None]);
        assert_eq!(guessed(&["Danh hiệu", "Hình thức đã được tặng"]), [Some(0), None]);
    }

    #[test]
    fn columns_of_years_alone_are_of_the_field_that_has_one_a_year() {
        let fields = [
            Field::new("subject", "Đối tượng", &["ho ten"]),
            Field::new("year", "Năm", &[]),
            Field::new("level", "Mức xếp loại", &["xep loai"]).by_year(),
        ];
        let guessed =
            |header: &[&str]| guess(&fields, &header.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
        assert_eq!(guessed(&["Họ tên", "Năm 2024", "Năm 2025"]), [Some(0), None, Some(1)]);
        assert_eq!(guessed(&["Họ tên", "2025", "2026"]), [Some(0), None, Some(1)]);
        assert_eq!(guessed(&["Họ tên", "Năm", "2026", "Xếp loại"]), [Some(0), Some(1), Some(3)]);
    }

    #[test]
    fn parts_of_words_and_short_names_mean_nothing() {
        assert_eq!(guessed(&["Mã hàng", "Tên đơn vịt", "Ghi chú"]), [None; 5]);
    }
}
