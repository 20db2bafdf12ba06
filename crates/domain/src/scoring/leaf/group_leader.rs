//! `group_leader` – so với đơn vị dẫn đầu cụm: reaching the target gives a share of the points, leading gives all.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::explanation::InputNote;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said, said_percent};
use crate::scoring::peers::LeafPeers;
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// Parameters of `group_leader`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct GroupLeader {
    /// The share of the points for exactly reaching the target (β).
    base_share: Exact,
    /// What happens to units without a target.
    no_target: NoTarget,
    /// What a unit over its target gets while other units have not reported yet.
    preliminary: Preliminary,
}

/// What a unit over its target gets while other units have not reported yet (P4). The worked example of the scoring model
/// (§16) counts what it comes to among those that have before its last unit reports; P4 itself would give the share for
/// reaching the target. The example is the default, marked as preliminary either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Preliminary {
    /// What it comes to among those that have.
    #[default]
    Computed,
    /// The share for reaching the target.
    BaseShare,
}

/// What happens to units without a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NoTarget {
    /// They are compared among themselves.
    #[default]
    Compare,
    /// The criterion does not apply to them.
    Na,
}

impl Default for GroupLeader {
    fn default() -> Self {
        Self {
            base_share: Exact::fraction(1, 2).unwrap_or_default(),
            no_target: NoTarget::Compare,
            preliminary: Preliminary::Computed,
        }
    }
}

impl GroupLeader {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::number("A", "Kết quả thực hiện"), RuleField::number("T", "Chỉ tiêu giao")]
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        if self.base_share.is_negative() || self.base_share > Exact::ONE {
            let message = "Phần điểm khi đạt chỉ tiêu phải từ 0 đến 1.";
            findings.push(Finding::at(Code::EParam, &criterion.code, message));
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let without = match self.no_target {
            NoTarget::Compare => "không có chỉ tiêu: so với nhau",
            NoTarget::Na => "không có chỉ tiêu: không áp dụng",
        };
        let early = match self.preliminary {
            Preliminary::Computed => "",
            Preliminary::BaseShare => {
                "; chưa đủ số liệu của cụm thì đơn vị vượt chỉ tiêu tạm tính bằng mức đạt chỉ tiêu"
            }
        };
        format!(
            "đạt chỉ tiêu được {} điểm tối đa, đơn vị dẫn đầu cụm được điểm tối đa, đơn vị vượt khác tính theo tỷ lệ vượt; {without}{early}",
            said_percent(&self.base_share)
        )
    }

    /// What changed for a unit because others changed.
    pub fn change_of_peers(&self, before: &LeafPeers, after: &LeafPeers) -> Option<String> {
        let waited = (before.unreported > 0, after.unreported > 0);
        if self.preliminary == Preliminary::BaseShare && waited.0 != waited.1 {
            return Some(match after.unreported {
                0 => "mọi đơn vị của cụm đã có số liệu".to_owned(),
                count => format!("chờ {count} đơn vị chưa có số liệu"),
            });
        }
        if before.leader != after.leader {
            let told = |(share, names): &(Exact, Vec<String>)| format!("{}, {}", names.join(", "), said_percent(share));
            return Some(match (&before.leader, &after.leader) {
                (Some((old, were)), Some((new, are))) if were == are => {
                    format!("đơn vị dẫn đầu {}: {} → {}", are.join(", "), said_percent(old), said_percent(new))
                }
                (_, Some(leader)) => format!("đơn vị dẫn đầu mới: {}", told(leader)),
                (_, None) => "cụm không còn đơn vị vượt chỉ tiêu".to_owned(),
            });
        }
        let best = |peers: &LeafPeers| peers.best_without_target.as_ref().map_or_else(|| "chưa có".to_owned(), said);
        (before.best_without_target != after.best_without_target)
            .then(|| format!("cao nhất trong các đơn vị không có chỉ tiêu: {} → {}", best(before), best(after)))
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(actual) = given.number(0) else {
            return Raw::Missing;
        };
        let full = leaf.magnitude();
        let target = given.number(1).filter(|target| !target.is_zero());
        let Some(share) = target.and_then(|target| actual.checked_div(target)) else {
            return self.without_target(actual, &full, given, notes);
        };
        let base = &full * &self.base_share;
        let target = target.cloned().unwrap_or_default();
        let done = || format!("thực hiện {}/{} = {}", said(actual), said(&target), said_percent(&share));
        if share <= Exact::ONE {
            let score = &base * &share;
            notes.say(|| format!("{} → {} × {} = {}", done(), said(&base), said_percent(&share), said(&score)));
            return Raw::Score(score);
        }
        notes.input(|| InputNote::new("r", "Tỷ lệ thực hiện", &share, None, None));
        let leader = given.peers.and_then(|peers| peers.leader.as_ref());
        if let Some((best, names)) = leader {
            notes.input(|| InputNote {
                text: Some(names.join(", ")),
                ..InputNote::new("leader", "Đơn vị dẫn đầu", best, None, None)
            });
        }
        let waits = given.peers.is_some_and(|peers| peers.unreported > 0);
        if waits && self.preliminary == Preliminary::BaseShare {
            notes.say(|| format!("{}, vượt chỉ tiêu, chờ đủ số liệu của cụm → {}", done(), said(&base)));
            return Raw::Score(base);
        }
        let Some((best, names)) = leader.filter(|(best, _)| *best > share) else {
            notes.say(|| format!("{}, dẫn đầu cụm → {}", done(), said(&full)));
            return Raw::Score(full);
        };
        let rest = &full - &base;
        let (ahead, most) = (&share - &Exact::ONE, best - &Exact::ONE);
        let score = &base + &rest * ahead.checked_div(&most).unwrap_or_default();
        notes.say(|| {
            let percent = |part: &Exact| (part * &Exact::HUNDRED).vietnamese(2);
            format!(
                "{}, đơn vị dẫn đầu {} đạt {} → {} + {} × {}/{} = {}",
                done(),
                names.join(", "),
                said_percent(best),
                said(&base),
                said(&rest),
                percent(&ahead),
                percent(&most),
                said(&score)
            )
        });
        Raw::Score(score)
    }

    /// Units without a target are compared among themselves, never with the others.
    fn without_target(&self, actual: &Exact, full: &Exact, given: &Given<'_>, notes: &mut Notes) -> Raw {
        if self.no_target == NoTarget::Na {
            notes.say(|| "không được giao chỉ tiêu".to_owned());
            return Raw::NotApplicable;
        }
        let best = given.peers.and_then(|peers| peers.best_without_target.clone()).unwrap_or_else(|| actual.clone());
        let score = full * &actual.checked_div(&best).unwrap_or_default();
        notes.say(|| {
            format!(
                "không có chỉ tiêu, thực hiện {}, cao nhất trong các đơn vị không có chỉ tiêu {} → {}",
                said(actual),
                said(&best),
                said(&score)
            )
        });
        Raw::Score(score)
    }
}

#[cfg(test)]
mod tests {
    use crate::number::Exact;
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, Entry, NaMode};

    fn group(params: &str, units: &[(&str, &str)]) -> Trial {
        let trial = Trial::leaf(&format!(r#""max":"12","kind":"group_leader","params":{{{params}}}"#));
        units.iter().fold(trial, |trial, (name, values)| trial.unit(name).values("L", values))
    }

    fn score(trial: &Trial, unit: &str) -> Option<Exact> {
        trial.result(unit).leaves[0].score.clone()
    }

    fn scores(trial: &Trial, units: &str) -> Vec<String> {
        let text = |name: char| score(trial, &name.to_string()).map_or("-".to_owned(), |score| score.to_string());
        units.chars().map(text).collect()
    }

    const UNITS: [(&str, &str); 7] = [
        ("P", "T=40 A=30"),
        ("Q", "T=40 A=40"),
        ("R", "T=25 A=35"),
        ("S", "T=60 A=102"),
        ("U", "A=9"),
        ("V", "T=0 A=6"),
        ("W", "A=0"),
    ];

    #[test]
    fn leading_gives_all_and_reaching_the_target_a_share() {
        // scoring model §5.11: P 4,5; Q 6; R 9,43; S 12; without target U 12, V 8, W 0.
        let trial = group("", &UNITS);
        assert_eq!(scores(&trial, "PQRSUVW"), ["4.5", "6", "9.43", "12", "12", "8", "0"]);
        assert_eq!(
            trial.explain("R", "L").text_vi,
            "L (tối đa 12): thực hiện 35/25 = 140 %, đơn vị dẫn đầu S đạt 170 % → 6 + 6 × 40/70 = 9,4286, làm tròn 9,43."
        );
        // A late unit X 24/10 leads: S 9, R 7,71.
        let late = trial.unit("X").values("L", "T=10 A=24");
        assert_eq!(scores(&late, "XSRPU"), ["12", "9", "7.71", "4.5", "12"]);
    }

    #[test]
    fn alone_equal_and_leaderless_units_are_scored_as_declared() {
        // scoring model §14.4 and §5.11: alone over target → MS; equal → β·MS; equal leaders both lead.
        assert_eq!(scores(&group("", &[("A", "T=4 A=5")]), "A"), ["12"]);
        assert_eq!(scores(&group("", &[("A", "T=4 A=4")]), "A"), ["6"]);
        assert_eq!(scores(&group("", &[("A", "T=4 A=6"), ("B", "T=8 A=12")]), "AB"), ["12", "12"]);
        assert_eq!(scores(&group(r#""base_share":"0.75""#, &[("A", "T=4 A=4")]), "A"), ["9"]);
    }

    #[test]
    fn who_does_not_take_part_is_no_peer() {
        // A5: a unit N/A cannot lead; a missing actual is no peer; without target N/A where declared.
        let trial = group("", &[("A", "T=10 A=12"), ("B", "T=10 A=30 na=1"), ("C", "T=10")]);
        assert_eq!(scores(&trial, "ABC"), ["12", "-", "-"]);
        let trial = group(r#""no_target":"na""#, &[("A", "A=5")]);
        assert_eq!(trial.result("A").leaves[0].na, Some(NaMode::LeaveDenominator));
        let trial = group("", &[("A", "T=10 A=12"), ("B", "T=10 A=-30")]);
        assert_eq!(
            (scores(&trial, "A"), trial.result("B").leaves[0].warnings.clone()),
            (vec!["12".into()], vec![Code::ENeg])
        );
    }

    #[test]
    fn while_a_unit_has_not_reported_the_others_are_preliminary() {
        // P4: with the option, the preliminary of a unit over target is β·MS = 6.
        let units = [("A", "T=10 A=12"), ("B", "T=10 A=8"), ("C", "T=10")];
        for (params, points) in [("", ["12", "4.8", "-"]), (r#""preliminary":"base_share""#, ["6", "4.8", "-"])] {
            let trial = group(params, &units);
            assert_eq!(scores(&trial, "ABC"), points);
            assert!(trial.result("A").provisional && trial.result("B").provisional);
            let told = trial.explain("A", "L").text_vi;
            assert!(told.ends_with("Tạm tính: 1 đơn vị chưa có số liệu."), "{told}");
            let reported = trial.values("L", "A=8");
            assert_eq!((scores(&reported, "A"), reported.result("A").provisional), (vec!["12".to_owned()], false));
        }
        // Not applicable is an answer.
        let trial = group("", &[("A", "T=10 A=12"), ("B", "T=10 na=1")]);
        assert!(!trial.result("A").provisional);
    }

    #[test]
    fn a_unit_that_left_keeps_its_row_but_leads_nobody() {
        // Scoring model §5.15: not ranked, no peer from the next snapshot; here R gets what it gets without S.
        let mut trial = group("", &UNITS);
        let left = Entry { field: "withdrawn", value: "1", ..Entry::default() };
        trial.units[3].enter(&trial.plan, &left).unwrap();
        assert_eq!(scores(&trial, "PQR"), ["4.5", "6", "12"]);
        let gone = trial.result("S");
        assert!(gone.withdrawn && gone.rank.is_none() && gone.leaves[0].score.is_some());
        assert_eq!(gone.grade_note.as_deref(), Some("đã rút khỏi cụm, khối nên không xếp hạng"));
    }

    proptest::proptest! {
        /// Scoring model §14.3: raising the leader's actual never raises another unit over target.
        #[test]
        fn a_stronger_leader_raises_nobody(own in 11_u32..20, lead in 20_u32..40, more in 1_u32..40) {
            let of = |lead: u32| {
                score(&group("", &[("A", &format!("T=10 A={own}")), ("B", &format!("T=10 A={lead}"))]), "A").unwrap()
            };
            proptest::prop_assert!(of(lead) >= of(lead + more));
        }
    }
}
