//! `band` – theo khung (bậc thang): the first band that holds gives the points.

use serde::{Deserialize, Serialize};

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};

/// Parameters of `band`: one table, or several of which a second value (`size`) chooses one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Band {
    /// The bands, in order; the first that holds counts.
    bands: Vec<Step>,
    /// Points when no band holds.
    #[serde(rename = "else")]
    otherwise: Exact,
    /// Tables by a class (for instance the volume of files): the first whose limits hold is used.
    band_by: Vec<Table>,
}

/// One band with its points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Step {
    ge: Option<Exact>,
    gt: Option<Exact>,
    lt: Option<Exact>,
    le: Option<Exact>,
    score: Exact,
}

/// A table for one class.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Table {
    ge: Option<Exact>,
    gt: Option<Exact>,
    lt: Option<Exact>,
    le: Option<Exact>,
    bands: Vec<Step>,
    #[serde(rename = "else")]
    otherwise: Exact,
}

/// The limits of a band: from–to, each open or closed.
#[derive(Clone, Copy)]
struct Limits<'a> {
    ge: Option<&'a Exact>,
    gt: Option<&'a Exact>,
    lt: Option<&'a Exact>,
    le: Option<&'a Exact>,
}

impl Step {
    fn limits(&self) -> Limits<'_> {
        Limits { ge: self.ge.as_ref(), gt: self.gt.as_ref(), lt: self.lt.as_ref(), le: self.le.as_ref() }
    }
}

impl Table {
    fn limits(&self) -> Limits<'_> {
        Limits { ge: self.ge.as_ref(), gt: self.gt.as_ref(), lt: self.lt.as_ref(), le: self.le.as_ref() }
    }
}

impl Band {
    pub fn fields(&self) -> Vec<RuleField> {
        let mut fields = vec![RuleField::signed("value", "Kết quả")];
        if !self.band_by.is_empty() {
            fields.push(RuleField::number("size", "Quy mô"));
        }
        fields
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        let mut report = |code: Code, message: String| findings.push(Finding::at(code, &criterion.code, message));
        if self.bands.is_empty() == self.band_by.is_empty() {
            report(
                Code::EParam,
                "Phải có đúng một trong hai: các khung (bands) hoặc bảng theo quy mô (band_by).".to_owned(),
            );
        }
        let classes: Vec<Limits<'_>> = self.band_by.iter().map(Table::limits).collect();
        check_limits(&classes, &mut report);
        let tables = self.band_by.iter().map(|table| (&table.bands, &table.otherwise));
        for (bands, otherwise) in std::iter::once((&self.bands, &self.otherwise)).chain(tables) {
            let limits: Vec<Limits<'_>> = bands.iter().map(Step::limits).collect();
            check_limits(&limits, &mut report);
            let mut scores = bands.iter().map(|band| &band.score).chain([otherwise]);
            let wrong = |score: &Exact| {
                if role == Role::Deduction {
                    score.is_positive()
                } else {
                    score.is_negative() || criterion.max.as_ref().is_some_and(|max| score > max)
                }
            };
            if scores.any(wrong) {
                report(
                    Code::EParam,
                    "Có khung cho điểm ngoài phạm vi: mục trừ phải ghi điểm âm, mục khác từ 0 đến điểm tối đa."
                        .to_owned(),
                );
            }
        }
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(value) = given.number(0) else {
            return Raw::Missing;
        };
        let (bands, otherwise) = if self.band_by.is_empty() {
            (&self.bands, &self.otherwise)
        } else {
            let Some(size) = given.number(1) else {
                return Raw::Missing;
            };
            let Some(table) = self.band_by.iter().find(|table| table.limits().hold(size)) else {
                notes.say(|| format!("quy mô {} không thuộc bảng nào → 0", said(size)));
                return Raw::Score(Exact::ZERO);
            };
            notes.say(|| format!("quy mô {} ({})", said(size), table.limits().words()));
            (&table.bands, &table.otherwise)
        };
        let unit = leaf.unit_of(0);
        match bands.iter().find(|band| band.limits().hold(value)) {
            Some(band) => {
                notes.say(|| {
                    format!("kết quả {}{unit}, khung {} → {}", said(value), band.limits().words(), said(&band.score))
                });
                Raw::Score(band.score.clone())
            }
            None => {
                notes.say(|| format!("kết quả {}{unit}, không thuộc khung nào → {}", said(value), said(otherwise)));
                Raw::Score(otherwise.clone())
            }
        }
    }
}

/// A place between numbers: before a number (`false`) or after it (`true`); none is the infinite end.
type Cut<'a> = Option<(&'a Exact, bool)>;

impl<'a> Limits<'a> {
    fn hold(&self, value: &Exact) -> bool {
        self.ge.is_none_or(|limit| value >= limit)
            && self.gt.is_none_or(|limit| value > limit)
            && self.lt.is_none_or(|limit| value < limit)
            && self.le.is_none_or(|limit| value <= limit)
    }

    fn words(&self) -> String {
        let lower = self.ge.map(|l| format!("từ {}", said(l))).or(self.gt.map(|l| format!("trên {}", said(l))));
        let upper = self.lt.map(|l| format!("dưới {}", said(l))).or(self.le.map(|l| format!("đến {}", said(l))));
        match (lower, upper) {
            (Some(lower), Some(upper)) => format!("{lower} {upper}"),
            (Some(lower), None) if self.ge.is_some() => format!("{lower} trở lên"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "mọi giá trị".to_owned(),
        }
    }

    fn lower(&self) -> Cut<'a> {
        self.ge.map(|limit| (limit, false)).max(self.gt.map(|limit| (limit, true)))
    }

    fn upper(&self) -> Cut<'a> {
        match (self.lt.map(|limit| (limit, false)), self.le.map(|limit| (limit, true))) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }
}

/// Whether something lies between a lower and an upper end.
fn spans(lower: Cut<'_>, upper: Cut<'_>) -> bool {
    match (lower, upper) {
        (Some(lower), Some(upper)) => lower < upper,
        _ => true,
    }
}

/// Finds bands that never hold, overlap or leave a gap. "từ 95; từ 85; từ 70" is read in order, each up to the one
/// before, as printed tables mean it.
fn check_limits(bands: &[Limits<'_>], report: &mut impl FnMut(Code, String)) {
    let mut ranges: Vec<(Cut<'_>, Cut<'_>)> = Vec::with_capacity(bands.len());
    for band in bands {
        let (mut lower, mut upper) = (band.lower(), band.upper());
        match (lower, upper) {
            (Some(_), None) => {
                upper = ranges.iter().map(|range| range.0).filter(|start| *start > lower).min().flatten()
            }
            (None, Some(_)) => {
                lower = ranges.iter().map(|range| range.1).filter(|end| end.is_some() && *end < upper).max().flatten();
            }
            _ => {}
        }
        if !spans(lower, upper) {
            report(Code::EParam, format!("Khung “{}” không chứa giá trị nào.", band.words()));
            continue;
        }
        if ranges.iter().any(|range| spans(lower, range.1) && spans(range.0, upper)) {
            let words = band.words();
            report(Code::WBand, format!("Khung “{words}” trùng với khung ghi trước; khung ghi trước được tính."));
        }
        ranges.push((lower, upper));
    }
    ranges.sort();
    for pair in ranges.windows(2) {
        if let [(_, Some(end)), (Some(start), _)] = pair
            && end < start
        {
            report(
                Code::WBand,
                format!("Giữa hai khung có khoảng trống quanh {}; giá trị rơi vào đó tính theo “else”.", said(end.0)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    const BANDS: &str = r#""max":"10","kind":"band","params":{"bands":[{"ge":"95","score":"10"},
        {"ge":"85","lt":"95","score":"7"},{"ge":"70","lt":"85","score":"4"}],"else":"0"}"#;

    #[test]
    fn the_first_band_that_holds_counts_without_rounding_first() {
        // scoring model §5.4: 84,995 → 4; 95 → 10.
        for (value, score) in
            [("84.995", "4"), ("95", "10"), ("94.999", "7"), ("85", "7"), ("69.99", "0"), ("120", "10")]
        {
            assert_eq!(Trial::leaf(BANDS).with(&format!("value={value}")).score(), score, "{value}");
        }
        assert_eq!(
            Trial::leaf(BANDS).with("value=88").sentence(),
            "L (tối đa 10): kết quả 88, khung từ 85 dưới 95 → 7."
        );
    }

    #[test]
    fn a_class_chooses_the_table() {
        // scoring model §5.4: volume 640 in [500,900) uses table B; rate 6,2 in [5,8) → 1,4.
        let leaf = Trial::leaf(
            r#""max":"2","kind":"band","params":{"band_by":[
                {"ge":"900","bands":[{"ge":"5","lt":"8","score":"2"}]},
                {"ge":"500","lt":"900","bands":[{"ge":"8","score":"1"},{"ge":"5","lt":"8","score":"1.4"}]}]}"#,
        );
        assert_eq!(leaf.with("value=6.2 size=640").score(), "1.4");
    }

    #[test]
    fn finds_gaps_and_overlaps() {
        let bands = |bands: &str| leaf_findings(&format!(r#""max":"10","kind":"band","params":{{"bands":[{bands}]}}"#));
        let none: [Code; 0] = [];
        assert_eq!(leaf_findings(BANDS), none);
        // Open to one side, in falling or rising order: each reaches to the one before.
        assert_eq!(bands(r#"{"ge":"90","score":"10"},{"ge":"80","score":"7"},{"ge":"60","score":"4"}"#), none);
        assert_eq!(bands(r#"{"lt":"2","score":"10"},{"lt":"5","score":"7"}"#), none);
        // "trên 95", "dưới 95": 95 itself is in neither.
        assert_eq!(bands(r#"{"gt":"95","score":"10"},{"ge":"85","lt":"95","score":"7"}"#), [Code::WBand]);
        assert_eq!(bands(r#"{"ge":"95","score":"10"},{"ge":"85","lt":"94","score":"7"}"#), [Code::WBand]);
        assert_eq!(bands(r#"{"ge":"95","score":"10"},{"ge":"85","le":"95","score":"7"}"#), [Code::WBand]);
        // The second can never hold.
        assert_eq!(bands(r#"{"ge":"60","score":"4"},{"ge":"80","score":"7"}"#), [Code::WBand]);
        assert_eq!(bands(r#"{"ge":"95","lt":"90","score":"4"}"#), [Code::EParam]);
        assert_eq!(bands(r#"{"ge":"95","score":"11"}"#), [Code::EParam]);
        assert_eq!(leaf_findings(r#""max":"10","kind":"band""#), [Code::EParam]);
    }

    proptest::proptest! {
        /// Scoring model §14.3, for bands whose points rise.
        #[test]
        fn a_better_value_is_never_worth_less(value in 0_u32..12_000, more in 0_u32..2_000) {
            let score = |value: u32| {
                Trial::leaf(BANDS).with(&format!("value={}.{:02}", value / 100, value % 100)).only().score.unwrap()
            };
            proptest::prop_assert!(score(value) <= score(value + more));
        }
    }
}
