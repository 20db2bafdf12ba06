//! Derived inputs (số liệu suy ra): a field computed from others before the rule sees it, exact (scoring model §5.14).

use super::description::derived_by;
use super::finding::{Code, Finding};
use super::notes::{Notes, said, said_sum};
use super::plan::Leaf;
use super::scheme::{Criterion, Derivation, DerivedBy};
use crate::number::Exact;

/// A derivation with its fields looked up.
#[derive(Debug, Clone)]
pub(super) struct Derived {
    /// Slot of the field that is derived.
    pub slot: usize,
    by: DerivedBy,
    of: Vec<usize>,
}

/// What became of a derivation.
pub(super) enum Outcome {
    Value(Exact),
    Missing,
    DivisionByZero,
}

impl Derived {
    /// Looks up the fields of a criterion's derivations; `slot` knows the fields by name.
    pub fn of_criterion(
        criterion: &Criterion,
        slot: impl Fn(&str) -> Option<usize>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Self> {
        let mut derived = Vec::with_capacity(criterion.derived.len());
        for written in &criterion.derived {
            let of: Option<Vec<usize>> = written.of.iter().map(|name| slot(name)).collect();
            match (slot(&written.field), of) {
                (Some(slot), Some(of)) if is_sound(written) && !of.contains(&slot) => {
                    derived.push(Self { slot, by: written.by, of });
                }
                _ => findings.push(Finding::at(
                    Code::EParam,
                    &criterion.code,
                    format!(
                        "Số liệu suy ra “{}” ghi chưa đúng: cần tên trường được tính, cách tính và các trường dùng để tính (rate, per_head: đúng hai).",
                        written.field
                    ),
                )),
            }
        }
        let twice = |own: &Self| derived.iter().filter(|other| other.slot == own.slot).count() > 1;
        if derived.iter().any(twice) {
            let message = "Một số liệu được suy ra hai lần; chỉ giữ một cách tính.";
            findings.push(Finding::at(Code::EParam, &criterion.code, message));
        }
        Self::in_order(derived).unwrap_or_else(|| {
            let message = "Các số liệu suy ra được tính vòng quanh lẫn nhau; bỏ một số liệu khỏi vòng.";
            findings.push(Finding::at(Code::EParam, &criterion.code, message));
            Vec::new()
        })
    }

    /// Each behind those it is computed from; none when they go round in a circle.
    fn in_order(mut left: Vec<Self>) -> Option<Vec<Self>> {
        let mut ordered = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let waits = |own: &Self| left.iter().any(|other| own.of.contains(&other.slot));
            let ready = left.iter().position(|own| !waits(own))?;
            ordered.push(left.remove(ready));
        }
        Some(ordered)
    }

    /// Computes from the values of other fields.
    pub fn compute<'a>(&self, value: impl Fn(usize) -> Option<&'a Exact>) -> Outcome {
        let values = || self.of.iter().map(|slot| value(*slot));
        let present = || values().flatten();
        let result = match (self.by, self.of.as_slice()) {
            (DerivedBy::Sum, _) => values().map(|value| value.cloned()).sum(),
            (DerivedBy::Average, _) => present().sum::<Exact>().checked_div(&Exact::count(present().count())),
            (DerivedBy::Last, _) => present().last().cloned(),
            (DerivedBy::Rate | DerivedBy::PerHead, [part, whole]) => {
                let (Some(part), Some(whole)) = (value(*part), value(*whole)) else {
                    return Outcome::Missing;
                };
                let Some(share) = part.checked_div(whole) else {
                    return Outcome::DivisionByZero;
                };
                Some(if self.by == DerivedBy::Rate { share * Exact::HUNDRED } else { share })
            }
            _ => None,
        };
        result.map_or(Outcome::Missing, Outcome::Value)
    }

    /// `Kết quả = tỷ lệ phần trăm (x, y)`.
    pub fn words(&self, leaf: &Leaf) -> String {
        let label = |slot: &usize| leaf.fields.get(*slot).map_or("", |field| field.label.as_str());
        let of = self.of.iter().map(label).collect::<Vec<_>>().join(", ");
        format!("{} = {} ({of})", label(&self.slot), derived_by(self.by))
    }

    /// Says how the value came about.
    pub fn explain<'a>(
        &self,
        label: &str,
        result: &Exact,
        value: impl Fn(usize) -> Option<&'a Exact>,
        notes: &mut Notes,
    ) {
        notes.say(|| {
            let parts: Vec<&Exact> = self.of.iter().filter_map(|slot| value(*slot)).collect();
            let quotient = || parts.iter().map(|part| said(part)).collect::<Vec<_>>().join("/");
            let formula = match self.by {
                DerivedBy::Sum => said_sum(&parts),
                DerivedBy::Rate => format!("100 × {}", quotient()),
                DerivedBy::PerHead => quotient(),
                DerivedBy::Average => format!("trung bình của {} kỳ", parts.len()),
                DerivedBy::Last => "kỳ gần nhất".to_owned(),
            };
            format!("{label}: {formula} = {}", said(result))
        });
    }
}

fn is_sound(written: &Derivation) -> bool {
    match written.by {
        DerivedBy::Rate | DerivedBy::PerHead => written.of.len() == 2,
        DerivedBy::Sum | DerivedBy::Average | DerivedBy::Last => !written.of.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    const RATE: &str = r#""max":"10","kind":"band","params":{"bands":[{"ge":"87.92","score":"10"}],"else":"4"},
        "derived":[{"field":"value","by":"rate","of":["x","y"]}]"#;

    #[test]
    fn a_rate_is_compared_exactly() {
        // scoring model §5.14: 131 of 149 → 87,919…; a band at 87,92 fails.
        let trial = Trial::leaf(RATE).with("x=131 y=149");
        assert_eq!(trial.score(), "4");
        assert!(trial.sentence().contains("Kết quả: 100 × 131/149 = 87,9195"), "{}", trial.sentence());
        assert_eq!(Trial::leaf(RATE).with("x=132 y=149").score(), "10");
        assert_eq!(Trial::leaf(RATE).with("x=131").score(), "-");
        // What is entered replaces what would be derived.
        assert_eq!(Trial::leaf(RATE).with("x=1 y=149 value=90").score(), "10");
    }

    #[test]
    fn what_rests_on_another_is_computed_behind_it_and_circles_are_refused() {
        // 2 + 3 = 5 of 10: 10·5/10 = 5, in whatever order the two are written.
        let chain = |derived: &str| Trial::leaf(&format!(r#""max":"10","kind":"ratio","derived":[{derived}]"#));
        let outer = r#"{"field":"A","by":"sum","of":["b"]}"#;
        let inner = r#"{"field":"b","by":"sum","of":["c","d"]}"#;
        for derived in [format!("{outer},{inner}"), format!("{inner},{outer}")] {
            assert_eq!(chain(&derived).with("T=10 c=2 d=3").score(), "5", "{derived}");
        }
        let findings = |derived: &str| leaf_findings(&format!(r#""max":"10","kind":"ratio","derived":[{derived}]"#));
        assert_eq!(
            findings(r#"{"field":"A","by":"sum","of":["T"]},{"field":"T","by":"sum","of":["A"]}"#),
            [Code::EParam]
        );
        assert_eq!(findings(&format!("{outer},{outer},{inner}")), [Code::EParam]);
    }

    #[test]
    fn division_by_nought_is_missing_and_said() {
        let trial = Trial::leaf(RATE).with("x=0 y=0");
        assert_eq!((trial.score().as_str(), trial.warnings()), ("-", vec![Code::WDivisionByZero]));
    }

    #[test]
    fn sums_and_means_of_parts() {
        let leaf = |by: &str| {
            Trial::leaf(&format!(
                r#""max":"10","kind":"ratio","derived":[{{"field":"A","by":"{by}","of":["q1","q2","q3"]}}]"#
            ))
        };
        // 10·(3+4+5)/20 = 6; the mean of 3 and 5 is 4 → 2; the last is 5 → 2,5; a sum lacks its second part.
        assert_eq!(leaf("sum").with("T=20 q1=3 q2=4 q3=5").score(), "6");
        assert_eq!(leaf("average").with("T=20 q1=3 q3=5").score(), "2");
        assert_eq!(leaf("last").with("T=20 q1=3 q3=5").score(), "2.5");
        assert_eq!(leaf("sum").with("T=20 q1=3 q3=5").score(), "-");
        assert_eq!(leaf("sum").with("T=20 q1=3 q2=-4 q3=5").warnings(), [Code::ENeg]);
    }

    #[test]
    fn derivations_are_checked() {
        let of = |derived: &str| leaf_findings(&format!(r#""max":"10","kind":"ratio","derived":[{derived}]"#));
        assert_eq!(of(r#"{"field":"A","by":"per_head","of":["x","n"]}"#), []);
        assert_eq!(of(r#"{"field":"A","by":"per_head","of":["x"]}"#), [Code::EParam]);
        assert_eq!(of(r#"{"field":"B","by":"sum","of":["x"]}"#), [Code::EParam]);
        assert_eq!(of(r#"{"field":"A","by":"sum","of":["A"]}"#), [Code::EParam]);
    }
}
