//! `count` – theo số lần, vụ, bài: a start plus so many points for each thing counted.

use serde::Deserialize;

use super::item::Item;
use super::items::Items;
use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said, said_sum};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};

/// Parameters of `count`: the items, or `per` and `cap` of a single one whose field is `n`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "CountParams")]
pub(in crate::scoring) struct Count {
    pub items: Items,
    pub start: Exact,
}

/// `count` as written.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct CountParams {
    /// Points before anything is counted.
    start: Exact,
    /// What is counted.
    items: Vec<Item>,
    /// Points each, of a single item.
    per: Option<Exact>,
    /// Most points, of a single item.
    cap: Option<Exact>,
}

impl From<CountParams> for Count {
    fn from(written: CountParams) -> Self {
        let mut items = written.items;
        if written.per.is_some() || items.is_empty() {
            let name_vi = "số lần".to_owned();
            items.push(Item { id: "n".to_owned(), name_vi, per: written.per, cap: written.cap, ..Item::default() });
        }
        Self { items: Items(items), start: written.start }
    }
}

impl Count {
    pub fn fields(&self) -> Vec<RuleField> {
        self.items.fields()
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        self.items.check(criterion, findings);
        if role == Role::Deduction && !self.items.0.iter().any(Item::takes_off) {
            findings.push(Finding::at(
                Code::EParam,
                &criterion.code,
                "Mục điểm trừ phải ghi số điểm mỗi lần là số âm, ví dụ \"-0.5\".",
            ));
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let start =
            if self.start.is_zero() { String::new() } else { format!("khởi điểm {}; ", said(&self.start)) };
        format!("{start}{}", self.items.words())
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let tally = match self.items.tally(leaf, given, notes) {
            Ok(tally) => tally,
            Err(refused) => return refused,
        };
        if !tally.any_entered {
            return Raw::Missing;
        }
        let score = &self.start + &tally.gained - &tally.lost;
        if !self.start.is_zero() || self.items.0.len() > 1 {
            notes.say(|| {
                let start = (!self.start.is_zero()).then_some(&self.start);
                let parts: Vec<&Exact> = start.into_iter().chain(&tally.parts).collect();
                format!("{} = {}", said_sum(&parts), said(&score))
            });
        }
        Raw::Score(score)
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    const ITEMS: &str = r#""max":"4","kind":"count","params":{"items":[
        {"id":"bai","name_vi":"bài báo","per":"0.4","cap":"2"},{"id":"khen","name_vi":"khen thưởng","per":"1.5"}]}"#;

    #[test]
    fn counts_items_with_their_caps_and_the_leaf_with_its_maximum() {
        // scoring model §5.8: n 7 → 2,8 → 2; n 2 → 3; MS 4 → 5 → 4.
        let trial = Trial::leaf(ITEMS).with("bai=7 khen=2");
        assert_eq!(trial.score(), "4");
        assert_eq!(
            trial.sentence(),
            "L (tối đa 4): bài báo: 7 × 0,4 = 2,8, trần 2 → 2 (vượt 0,8 không tính); khen thưởng: 2 × 1,5 = 3; 2 + 3 = 5; \
             tối đa 4 → tính 4 (vượt 1 không tính)."
        );
        let cap = trial.explain("Đơn vị", "L").cap_applied.unwrap();
        assert_eq!(
            (cap.entered.to_string(), cap.allowed.to_string(), cap.lost.to_string()),
            ("5".into(), "4".into(), "1".into())
        );
    }

    #[test]
    fn an_item_not_entered_is_not_nought() {
        assert_eq!(Trial::leaf(ITEMS).with("bai=0").score(), "0");
        assert_eq!(Trial::leaf(ITEMS).unit("Đơn vị").score(), "-");
        assert_eq!(Trial::leaf(ITEMS).with("khen=1").score(), "1.5");
    }

    #[test]
    fn starts_full_and_takes_off() {
        let leaf = || Trial::leaf(r#""max":"5","kind":"count","params":{"start":"5","per":"-0.3","cap":"1.2"}"#);
        assert_eq!(leaf().with("n=0").score(), "5");
        assert_eq!(leaf().with("n=2").score(), "4.4");
        assert_eq!(leaf().with("n=9").score(), "3.8");
        assert_eq!(leaf().with("n=-1").warnings(), vec![Code::ENeg]);
        let fraction = leaf().with("n=1.5");
        assert_eq!((fraction.score().as_str(), fraction.warnings()), ("4.55", vec![Code::WFraction]));
    }

    #[test]
    fn only_one_of_an_exclusive_group_counts() {
        // scoring model §5.10: +1 and +2,5 both flagged in one group → +2,5.
        let trial = Trial::leaf(
            r#""max":"5","kind":"count","params":{"items":[
                {"id":"tinh","name_vi":"cấp tỉnh","per":"1","one_of":"cap"},{"id":"tw","name_vi":"cấp bộ","per":"2.5","one_of":"cap"}]}"#,
        )
        .with("tinh=1 tw=1");
        assert_eq!(trial.score(), "2.5");
        assert!(trial.sentence().contains("cấp tỉnh: không tính (đã tính mức cao hơn)"));
    }

    #[test]
    fn takes_off_in_a_deduction_down_to_its_cap() {
        let leaf = || Trial::deduction(r#""kind":"count","cap":"5","params":{"per":"-2"}"#);
        assert_eq!(leaf().with("n=1").score(), "-2");
        assert_eq!(leaf().with("n=3").score(), "-5");
        assert_eq!(Trial::deduction(r#""max":"0","kind":"count","params":{"per":"-2"}"#).with("n=30").score(), "-60");
    }

    #[test]
    fn what_was_forgotten_is_found() {
        assert_eq!(leaf_findings(r#""max":"5","kind":"count""#), [Code::EParam]);
        let twice = r#""max":"5","kind":"count","params":{"items":[{"id":"a","per":"1"},{"id":"a","per":"1"}]}"#;
        assert_eq!(leaf_findings(twice), [Code::EParam]);
        let positive = r#"{"criteria":[{"code":"B","max":"1","kind":"direct"},
            {"code":"V","role":"deduction","kind":"count","params":{"per":"2"}}]}"#;
        assert_eq!(crate::scoring::trial::findings(positive), [Code::EParam]);
    }

    proptest::proptest! {
        /// Scoring model §14.3.
        #[test]
        fn more_counted_is_never_worth_less(bai in 0_u32..20, khen in 0_u32..20, more in 0_u32..5) {
            let score = |bai: u32| Trial::leaf(ITEMS).with(&format!("bai={bai} khen={khen}")).only().score.unwrap();
            proptest::prop_assert!(score(bai) <= score(bai + more));
        }
    }
}
