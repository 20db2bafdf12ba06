//! `band` – theo khung (bậc thang): the first band that holds gives the points.

use serde::Deserialize;

use super::limits::{Limits, check_limits};
use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};

/// `band`: one table, or several of which a second value (`size`) chooses one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BandParams")]
pub(in crate::scoring) struct Band {
    table: BandTable,
    /// Tables by a class (for instance the volume of files): the first whose limits hold is used.
    by_size: Vec<(Limits, BandTable)>,
}

/// Bands with their points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BandTable {
    /// The bands, in order; the first that holds counts.
    bands: Vec<Step>,
    /// Points when no band holds.
    #[serde(rename = "else")]
    otherwise: Exact,
}

/// One band with its points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "StepParams")]
struct Step {
    limits: Limits,
    score: Exact,
}

/// Parameters of `band` as written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct BandParams {
    bands: Vec<Step>,
    #[serde(rename = "else")]
    otherwise: Exact,
    band_by: Vec<ClassParams>,
}

/// A band as written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StepParams {
    ge: Option<Exact>,
    gt: Option<Exact>,
    lt: Option<Exact>,
    le: Option<Exact>,
    score: Exact,
}

/// A table for one class as written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ClassParams {
    ge: Option<Exact>,
    gt: Option<Exact>,
    lt: Option<Exact>,
    le: Option<Exact>,
    bands: Vec<Step>,
    #[serde(rename = "else")]
    otherwise: Exact,
}

impl From<StepParams> for Step {
    fn from(StepParams { ge, gt, lt, le, score }: StepParams) -> Self {
        Self { limits: Limits { ge, gt, lt, le }, score }
    }
}

impl From<BandParams> for Band {
    fn from(written: BandParams) -> Self {
        let class = |ClassParams { ge, gt, lt, le, bands, otherwise }| {
            (Limits { ge, gt, lt, le }, BandTable { bands, otherwise })
        };
        Self {
            table: BandTable { bands: written.bands, otherwise: written.otherwise },
            by_size: written.band_by.into_iter().map(class).collect(),
        }
    }
}

impl Band {
    pub fn fields(&self) -> Vec<RuleField> {
        let mut fields = vec![RuleField::signed("value", "Kết quả")];
        if !self.by_size.is_empty() {
            fields.push(RuleField::number("size", "Quy mô"));
        }
        fields
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        let mut report = |code: Code, message: String| findings.push(Finding::at(code, &criterion.code, message));
        if self.by_size.is_empty() {
            return self.table.check(criterion, role, &mut report);
        }
        if !self.table.bands.is_empty() {
            let message = "Chỉ ghi một trong hai: các khung hoặc bảng theo quy mô.";
            report(Code::EParam, message.to_owned());
        }
        let classes: Vec<&Limits> = self.by_size.iter().map(|(limits, _)| limits).collect();
        check_limits(&classes, &mut report);
        for (_, table) in &self.by_size {
            table.check(criterion, role, &mut report);
        }
    }

    /// Whether a second value chooses the table.
    pub fn is_by_size(&self) -> bool {
        !self.by_size.is_empty()
    }

    /// Whether some band takes points off and none gives any.
    pub fn only_takes_off(&self) -> bool {
        let scores = || {
            let tables = self.by_size.iter().map(|(_, table)| table).chain([&self.table]);
            tables.flat_map(|table| table.bands.iter().map(|band| &band.score).chain([&table.otherwise]))
        };
        scores().any(Exact::is_negative) && !scores().any(Exact::is_positive)
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let table = |(limits, table): &(Limits, BandTable)| format!("quy mô {} – {}", limits.words(), table.words());
        match self.by_size.as_slice() {
            [] => format!("theo khung: {}", self.table.words()),
            tables => {
                format!("theo quy mô, rồi theo khung: {}", tables.iter().map(table).collect::<Vec<_>>().join("; "))
            }
        }
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        match given.number(0) {
            Some(value) => self.points(value, given.number(1), &leaf.unit_of(0), notes),
            None => Raw::Missing,
        }
    }

    /// The points of a value; `unit` with a space before it.
    pub fn points(&self, value: &Exact, size: Option<&Exact>, unit: &str, notes: &mut Notes) -> Raw {
        let mut table = &self.table;
        if self.is_by_size() {
            let Some(size) = size else {
                return Raw::Missing;
            };
            let Some((limits, chosen)) = self.by_size.iter().find(|(limits, _)| limits.hold(size)) else {
                notes.say(|| format!("quy mô {} không thuộc bảng nào → 0", said(size)));
                return Raw::Score(Exact::ZERO);
            };
            notes.say(|| format!("quy mô {} ({})", said(size), limits.words()));
            table = chosen;
        }
        Raw::Score(table.score(value, unit, notes))
    }
}

impl BandTable {
    /// Reports what is wrong with the bands.
    pub fn check(&self, criterion: &Criterion, role: Role, report: &mut impl FnMut(Code, String)) {
        if self.bands.is_empty() {
            report(Code::EParam, "Chưa ghi các khung với số điểm của từng khung.".to_owned());
        }
        let limits: Vec<&Limits> = self.bands.iter().map(|band| &band.limits).collect();
        check_limits(&limits, report);
        let wrong = |score: &Exact| match role {
            Role::Deduction => score.is_positive(),
            _ => score.is_negative() || criterion.max.as_ref().is_some_and(|max| score > max),
        };
        if self.bands.iter().map(|band| &band.score).chain([&self.otherwise]).any(wrong) {
            let message = "Có khung cho điểm ngoài phạm vi: mục trừ phải ghi điểm âm, mục khác từ 0 đến điểm tối đa.";
            report(Code::EParam, message.to_owned());
        }
    }

    /// `từ 95 trở lên: 10; từ 85 dưới 95: 7; còn lại: 0`.
    pub fn words(&self) -> String {
        let band = |band: &Step| format!("{}: {}", band.limits.words(), said(&band.score));
        let rest = format!("còn lại: {}", said(&self.otherwise));
        self.bands.iter().map(band).chain([rest]).collect::<Vec<_>>().join("; ")
    }

    /// The points of a value, compared as it is, without rounding.
    pub fn score(&self, value: &Exact, unit: &str, notes: &mut Notes) -> Exact {
        match self.bands.iter().find(|band| band.limits.hold(value)) {
            Some(band) => {
                notes.say(|| {
                    format!("kết quả {}{unit}, khung {} → {}", said(value), band.limits.words(), said(&band.score))
                });
                band.score.clone()
            }
            None => {
                notes.say(|| {
                    format!("kết quả {}{unit}, không thuộc khung nào → {}", said(value), said(&self.otherwise))
                });
                self.otherwise.clone()
            }
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
