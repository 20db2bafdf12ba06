//! `choice` – chọn mức: a level with its points.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};
use crate::text;

/// Parameters of `choice`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Choice {
    /// The levels, in printed order.
    options: Options,
}

/// The levels with their points, written as a list or as an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub(super) struct Options(Vec<Level>);

/// One level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    level: String,
    score: Exact,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    List(Vec<Level>),
    Object(std::collections::BTreeMap<String, Exact>),
}

impl From<Written> for Options {
    fn from(written: Written) -> Self {
        match written {
            Written::List(levels) => Self(levels),
            Written::Object(levels) => {
                let mut levels: Vec<Level> = levels.into_iter().map(|(level, score)| Level { level, score }).collect();
                levels.sort_by(|a, b| b.score.cmp(&a.score));
                Self(levels)
            }
        }
    }
}

impl Choice {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![self.options.field()]
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        self.options.check(criterion, role, findings);
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        format!("chọn mức: {}", self.options.words())
    }

    pub fn score(&self, _leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        self.options.points(given.number(0), notes)
    }
}

impl Options {
    pub fn field(&self) -> RuleField {
        RuleField::choice("choice", "Mức", self.0.iter().map(|level| level.level.clone()).collect())
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        let mut report = |message: &str| findings.push(Finding::at(Code::EParam, &criterion.code, message));
        let levels = &self.0;
        if levels.is_empty() {
            report("Chưa ghi các mức với số điểm của từng mức.");
        }
        let keys: Vec<String> = levels.iter().map(|level| text::match_key(&level.level)).collect();
        if keys.iter().enumerate().any(|(nth, key)| key.is_empty() || keys.iter().take(nth).any(|other| other == key)) {
            report("Có mức để trống tên hoặc ghi hai lần.");
        }
        let wrong = |level: &Level| match role {
            Role::Deduction => level.score.is_positive(),
            _ => level.score.is_negative() || criterion.max.as_ref().is_some_and(|max| level.score > *max),
        };
        if levels.iter().any(wrong) {
            report("Có mức cho điểm ngoài phạm vi: mục trừ phải ghi điểm âm, mục khác từ 0 đến điểm tối đa.");
        }
    }

    /// `Tốt 6, Khá 4,5`.
    pub fn words(&self) -> String {
        let level = |level: &Level| format!("{} {}", level.level, said(&level.score));
        self.0.iter().map(level).collect::<Vec<_>>().join(", ")
    }

    /// The points of the level at a position.
    pub fn points(&self, chosen: Option<&Exact>, notes: &mut Notes) -> Raw {
        let Some(chosen) = chosen else {
            return Raw::Missing;
        };
        let nth = chosen.decimal_text().and_then(|text| text.parse::<usize>().ok());
        let Some(level) = nth.and_then(|nth| self.0.get(nth)) else {
            let levels: Vec<&str> = self.0.iter().map(|level| level.level.as_str()).collect();
            notes.issue(Code::EType, format!("mức nhập không có trong bảng; các mức: {}", levels.join(", ")));
            return Raw::Blocked;
        };
        notes.say(|| format!("mức {} → {}", level.level, said(&level.score)));
        Raw::Score(level.score.clone())
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    const LEVELS: &str =
        r#""max":"6","kind":"choice","params":{"options":{"Tốt":"6","Khá":"4.5","Đạt":"3","Chưa":"0"}}"#;

    #[test]
    fn a_level_gives_its_points() {
        // scoring model §5.3: Khá → 4,5; unknown → E-TYPE.
        assert_eq!(Trial::leaf(LEVELS).with("choice=Khá").score(), "4.5");
        assert_eq!(Trial::leaf(LEVELS).with("choice=khá").score(), "4.5");
        assert_eq!(Trial::leaf(LEVELS).with("choice=Chưa").score(), "0");
        assert_eq!(Trial::leaf(LEVELS).with("choice=Khá").sentence(), "L (tối đa 6): mức Khá → 4,5.");
        let unknown = Trial::leaf(LEVELS).with("choice=Giỏi");
        assert_eq!((unknown.score().as_str(), unknown.warnings()), ("-", vec![Code::EType]));
    }

    #[test]
    fn levels_are_named_and_within_the_maximum() {
        let of =
            |options: &str| leaf_findings(&format!(r#""max":"6","kind":"choice","params":{{"options":{options}}}"#));
        assert_eq!(of(r#"[{"level":"Tốt","score":"6"},{"level":"Khá","score":"4"}]"#), []);
        assert_eq!(of("[]"), [Code::EParam]);
        assert_eq!(of(r#"{"Tốt":"7"}"#), [Code::EParam]);
        assert_eq!(of(r#"[{"level":"Tốt","score":"6"},{"level":"tốt","score":"4"}]"#), [Code::EParam]);
        assert_eq!(of(r#"{"Tốt":5.5}"#), [Code::EParam]);
    }
}
