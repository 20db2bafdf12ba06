//! `base_adjust` – điểm chuẩn có thưởng, trừ trong mục: a base, plus what is gained, less what is lost, each capped.

use serde::Deserialize;

use super::band::BandTable;
use super::choice::Options;
use super::items::Items;
use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};

/// Parameters of `base_adjust`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct BaseAdjust {
    /// The base; if not stated the maximum of a base leaf, and 0 where points are only gained or taken off.
    base: Option<Exact>,
    /// The base from bands over the field `value`, instead of `base`.
    base_bands: Option<BandTable>,
    /// The base from a level chosen in the field `choice`, instead of `base`.
    base_options: Option<Options>,
    /// Most points gained.
    bonus_cap: Option<Exact>,
    /// Most points lost.
    deduct_cap: Option<Exact>,
    /// Most points gained or lost on balance.
    net_cap: Option<Exact>,
    /// The score stays within the leaf's maximum.
    max_total: bool,
    /// What is gained and lost.
    pub items: Items,
}

impl BaseAdjust {
    pub fn fields(&self) -> Vec<RuleField> {
        let mut fields = self.items.fields();
        if self.base_bands.is_some() {
            fields.push(RuleField::signed("value", "Kết quả"));
        }
        fields.extend(self.base_options.as_ref().map(Options::field));
        fields
    }

    pub fn is_uncapped(&self) -> bool {
        self.bonus_cap.is_none() && self.net_cap.is_none() && !self.max_total && self.items.is_uncapped()
    }

    pub fn upper(&self, max: Option<&Exact>) -> Option<Exact> {
        max.filter(|_| self.max_total).cloned()
    }

    /// The most that may be entered by hand in place of what the items come to; none: no limit.
    pub fn most_by_hand(&self, full: &Exact) -> Option<Exact> {
        let caps = || self.items.0.iter().filter(|item| !item.takes_off()).map(|item| item.cap.clone()).sum();
        let gained = self.net_cap.iter().chain(&self.bonus_cap).min().cloned().or_else(caps)?;
        Some(self.untouched(full) + gained)
    }

    /// The score when nothing happened.
    pub fn untouched(&self, full: &Exact) -> Exact {
        self.base.clone().unwrap_or_else(|| full.clone())
    }

    /// Whether the base needs no input and nothing can be gained.
    pub fn only_takes_off(&self) -> bool {
        self.has_own_base() && self.items.only_take_off()
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        self.items.check(criterion, findings);
        let mut report = |code: Code, message: String| findings.push(Finding::at(code, &criterion.code, message));
        if self.items.0.is_empty() {
            report(Code::EParam, "Chưa ghi các mục cộng, trừ.".to_owned());
        }
        let ways = [self.base.is_some(), self.base_bands.is_some(), self.base_options.is_some()];
        if ways.into_iter().filter(|way| *way).count() > 1 {
            report(Code::EParam, "Điểm chuẩn chỉ ghi một cách: base, base_bands hoặc base_options.".to_owned());
        }
        if let Some(table) = &self.base_bands {
            table.check(criterion, role, &mut report);
        }
        if [&self.bonus_cap, &self.deduct_cap, &self.net_cap].into_iter().flatten().any(Exact::is_negative) {
            report(Code::EParam, "Trần (bonus_cap, deduct_cap, net_cap) ghi số dương.".to_owned());
        }
        if let Some(options) = &self.base_options {
            options.check(criterion, role, findings);
        }
    }

    /// Whether the base needs no input.
    fn has_own_base(&self) -> bool {
        self.base_bands.is_none() && self.base_options.is_none()
    }

    /// The base: a constant, or from the field behind those of the items.
    fn base(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let slot = self.items.slots();
        match (&self.base_bands, &self.base_options) {
            (Some(table), _) => given
                .number(slot)
                .map_or(Raw::Missing, |value| Raw::Score(table.score(value, &leaf.unit_of(slot), notes))),
            (None, Some(options)) => options.points(given.number(slot), notes),
            (None, None) => Raw::Score(self.untouched(&leaf.starting_points())),
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let base = match (&self.base, &self.base_bands, &self.base_options) {
            (_, Some(table), _) => format!("theo khung ({})", table.words()),
            (_, _, Some(options)) => format!("theo mức ({})", options.words()),
            (Some(base), ..) => said(base),
            _ => "bằng điểm tối đa".to_owned(),
        };
        let limit = |name: &str, cap: &Option<Exact>| {
            cap.as_ref().map(|cap| format!("; {name} nhiều nhất {}", said(cap))).unwrap_or_default()
        };
        format!(
            "điểm chuẩn {base}; {}{}{}{}{}",
            self.items.words(),
            limit("tổng cộng", &self.bonus_cap),
            limit("tổng trừ", &self.deduct_cap),
            limit("chênh lệch", &self.net_cap),
            if self.max_total { "; không vượt điểm tối đa" } else { "" }
        )
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let base = match self.base(leaf, given, notes) {
            Raw::Score(base) => base,
            refused => return refused,
        };
        let tally = match self.items.tally(leaf, given, notes) {
            Ok(tally) => tally,
            Err(refused) => return refused,
        };
        if !tally.any_entered && self.has_own_base() {
            return Raw::Missing;
        }
        let gained = capped(&tally.gained, self.bonus_cap.as_ref(), notes);
        let lost = capped(&tally.lost, self.deduct_cap.as_ref(), notes);
        let net = &gained - &lost;
        let kept = match &self.net_cap {
            Some(cap) => net.clone().min(cap.clone()).max(-cap),
            None => net.clone(),
        };
        if net != kept {
            notes.cap(&net, &kept);
        }
        let score = &base + &kept;
        notes.say(|| {
            let side = |reached: &Exact, kept: &Exact| {
                if reached == kept {
                    said(kept)
                } else {
                    format!("{} (cộng dồn {}, trần {})", said(kept), said(reached), said(kept))
                }
            };
            let net =
                if net == kept { String::new() } else { format!(", chênh lệch tối đa {}", said(&kept.abs())) };
            format!(
                "điểm chuẩn {} + thưởng {} − trừ {}{net} = {}",
                said(&base),
                side(&tally.gained, &gained),
                side(&tally.lost, &lost),
                said(&score)
            )
        });
        Raw::Score(score)
    }
}

fn capped(reached: &Exact, cap: Option<&Exact>, notes: &mut Notes) -> Exact {
    match cap {
        Some(cap) if reached > cap => {
            notes.cap(reached, cap);
            cap.clone()
        }
        _ => reached.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    fn leaf(params: &str) -> Trial {
        Trial::leaf(&format!(
            r#""max":"6","kind":"base_adjust","params":{{{params}"items":[{{"id":"sk","name_vi":"sáng kiến","per":"0.75","cap":"1.5"}},
                {{"id":"tre","name_vi":"trễ báo cáo","per":"-0.25"}}]}}"#
        ))
    }

    #[test]
    fn a_base_gains_and_loses_within_its_caps() {
        // scoring model §5.9: base 6; n 3 → 1,5; n 6 → −1,5, deduct_cap 1 → −1; score 6,5.
        let trial = leaf(r#""deduct_cap":"1","#).with("sk=3 tre=6");
        assert_eq!(trial.score(), "6.5");
        assert_eq!(
            trial.sentence(),
            "L (tối đa 6): sáng kiến: 3 × 0,75 = 2,25, trần 1,5 → 1,5 (vượt 0,75 không tính); trễ báo cáo: 6 × −0,25 = −1,5; \
             điểm chuẩn 6 + thưởng 1,5 − trừ 1 (cộng dồn 1,5, trần 1) = 6,5."
        );
        assert_eq!(leaf(r#""max_total":true,"#).with("sk=1").score(), "6");
        assert_eq!(leaf(r#""net_cap":"0.5","#).with("sk=2").score(), "6.5");
        assert_eq!(leaf("").with("tre=40").score(), "0");
        assert_eq!(leaf("").with("sk=0").score(), "6");
        assert_eq!(leaf("").unit("Đơn vị").score(), "-");
    }

    #[test]
    fn in_a_deduction_it_begins_at_nothing() {
        // Two times −1 of 5 at most: 40 − 2; nothing entered where nothing means the best: 40.
        let total = |more: &str, entered: &str| {
            let scheme = format!(
                r#"{{"criteria":[{{"code":"I","max":"50","kind":"direct"}},{{"code":"P","role":"deduction","max":"5","kind":"base_adjust",
                    "params":{{"items":[{{"id":"a","per":"-1"}}]}}{more}}}]}}"#
            );
            let trial = Trial::scheme(&scheme).unit("U").values("I", "value=40");
            let trial = if entered.is_empty() { trial } else { trial.values("P", entered) };
            trial.result("U").total.unwrap().to_string()
        };
        assert_eq!(total("", "a=2"), "38");
        assert_eq!(total("", "a=9"), "35");
        assert_eq!(total(r#","missing":"full""#, ""), "40");
    }

    #[test]
    fn what_is_entered_by_hand_stays_within_what_the_items_may_give() {
        // Base 6 and at most 2 more.
        let by_hand = |entered: &str| leaf(r#""bonus_cap":"2","#).with(entered);
        for entered in ["score=25", "override=25"] {
            let trial = by_hand(entered);
            assert_eq!((trial.score().as_str(), trial.warnings()), ("8", vec![Code::WOver]), "{entered}");
        }
        assert_eq!(by_hand("score=7.5").score(), "7.5");
    }

    #[test]
    fn the_base_may_come_from_bands() {
        let banded = r#""base_bands":{"bands":[{"ge":"90","score":"5"},{"ge":"70","score":"3"}],"else":"1"},"#;
        assert_eq!(leaf(banded).with("value=75 sk=1").score(), "3.75");
        assert_eq!(leaf(banded).with("value=10").score(), "1");
        assert_eq!(leaf(banded).with("sk=1").score(), "-");
    }

    #[test]
    fn claims_pass_the_same_caps() {
        // scoring model §8: claimed bonus 3 on an item capped at 1: leaf 4 + 1 = 5 instead of 7; lost 2 is shown.
        let of = |cap: &str| {
            Trial::leaf(&format!(
                r#""max":"4","kind":"base_adjust","params":{{"items":[{{"id":"de_nghi","type":"claim","cap":"{cap}"}}]}}"#
            ))
        };
        let claimed = of("1").with("de_nghi=3");
        assert_eq!((claimed.score().as_str(), claimed.warnings()), ("5", vec![Code::WOverClaim]));
        assert_eq!(claimed.explain("Đơn vị", "L").cap_applied.unwrap().lost.to_string(), "2");
        let none = of("0").with("de_nghi=3");
        assert_eq!((none.score().as_str(), none.warnings()), ("4", vec![Code::WNoBonus]));
    }

    #[test]
    fn the_base_may_be_a_chosen_level() {
        // Khá 4,5 and two initiatives of 0,75: 4,5 + 1,5 = 6; a level that is not there is refused.
        let chosen = |values: &str| leaf(r#""base_options":{"Tốt":"6","Khá":"4.5"},"#).with(values);
        assert_eq!(chosen("choice=Khá sk=2").score(), "6");
        assert_eq!(chosen("choice=Khá").score(), "4.5");
        assert_eq!(chosen("sk=2").score(), "-");
        assert_eq!(chosen("choice=Giỏi").warnings(), [Code::EType]);
    }

    #[test]
    fn items_may_be_bands_and_steps() {
        let of = |item: &str| Trial::leaf(&format!(r#""max":"10","kind":"base_adjust","params":{{"items":[{item}]}}"#));
        // From 95 on +1, from 90 +0,5.
        let band = r#"{"id":"dh","name_vi":"đúng hạn","type":"band","band":{"bands":[{"ge":"95","score":"1"},{"ge":"90","score":"0.5"}]}}"#;
        assert_eq!(of(band).with("dh=93").score(), "10.5");
        assert_eq!(of(band).with("dh=80").score(), "10");
        assert_eq!(
            of(band).with("dh=93").sentence(),
            "L (tối đa 10): đúng hạn: kết quả 93, khung từ 90 trở lên → 0,5; điểm chuẩn 10 + thưởng 0,5 − trừ 0 = 10,5."
        );
        // Scoring model §5.4's tables by class, as an item: volume 640, rate 6,2 → +1,4.
        let by_class = r#"{"id":"tl","type":"band_by","band":{"band_by":[{"ge":"900","bands":[{"ge":"5","score":"2"}]},
            {"ge":"500","lt":"900","bands":[{"ge":"8","score":"1"},{"ge":"5","lt":"8","score":"1.4"}]}]}}"#;
        assert_eq!(of(by_class).with("tl=6.2 tl_size=640").score(), "11.4");
        assert_eq!(of(by_class).with("tl=6.2").score(), "10");
        // Scoring model §15: "cứ vượt 2 % được cộng 0,3 điểm, không quá 0,9": 7,9 over = 3 steps = 0,9; 99 over: 0,9.
        let step = r#"{"id":"th","name_vi":"thu","type":"step","step":{"step":"2","per_over":"0.3","over_cap":"0.9","per_short":"0.5","target":"100"}}"#;
        assert_eq!(of(step).with("th=105.9").score(), "10.6");
        assert_eq!(of(step).with("th=199").score(), "10.9");
        // 3 short is one whole step of 2.
        assert_eq!(of(step).with("th=97").score(), "9.5");
        assert_eq!(
            of(step).with("th=105.9").sentence(),
            "L (tối đa 10): thu: thực hiện 105,9 so với 100: vượt 5,9 → 2 × 0,3 = 0,6; điểm chuẩn 10 + thưởng 0,6 − trừ 0 = 10,6."
        );
        let targeted = step.replace(r#","target":"100""#, "");
        assert_eq!(of(&targeted).with("th=54 th_target=50").score(), "10.6");
        let relative = targeted.replace(r#""step":"2""#, r#""step":"2","relative":true"#);
        assert_eq!(of(&relative).with("th=5 th_target=0").warnings(), [Code::EDiv]);
    }

    #[test]
    fn an_item_is_written_in_its_own_way() {
        let of =
            |item: &str| leaf_findings(&format!(r#""max":"10","kind":"base_adjust","params":{{"items":[{item}]}}"#));
        assert_eq!(of(r#"{"id":"a","per":"1"}"#), []);
        assert_eq!(of(r#"{"id":"a","type":"band","per":"1"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"id":"a","type":"step"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"id":"a","type":"band","band":{"bands":[]}}"#), [Code::EParam]);
        assert_eq!(of(r#"{"id":"a","type":"step","step":{"per_over":"-1"}}"#), [Code::EParam]);
        // Bands that take points off are as good as those that give some, but not both in one.
        assert_eq!(of(r#"{"id":"a","type":"band","band":{"bands":[{"ge":"1","score":"-2"}]}}"#), []);
        assert_eq!(
            of(r#"{"id":"a","type":"band","band":{"bands":[{"ge":"5","score":"-2"},{"ge":"1","score":"1"}]}}"#),
            [Code::EParam]
        );
    }

    #[test]
    fn a_net_cap_limits_both_ways_and_is_recorded() {
        // 3 × 0,75 capped at 1,5 gained, nothing lost: at most 0,5 on balance; 8 × 0,25 = 2 lost: at most 0,5.
        let limited = leaf(r#""net_cap":"0.5","#).with("sk=3");
        assert_eq!(limited.score(), "6.5");
        assert_eq!(limited.explain("Đơn vị", "L").cap_applied.unwrap().lost.to_string(), "1");
        assert_eq!(leaf(r#""net_cap":"0.5","#).with("tre=8").score(), "5.5");
    }

    #[test]
    fn a_flag_counts_once() {
        let flagged = Trial::leaf(
            r#""max":"4","kind":"base_adjust","params":{"items":[{"id":"khen","type":"flag","per":"0.5"}]}"#,
        );
        assert_eq!(flagged.with("khen=1").score(), "4.5");
    }
}
