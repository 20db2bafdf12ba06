//! `group_max` – so với cao nhất cụm: the maximum times the value over the best value of the group.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::notes::{Notes, said};
use crate::scoring::peers::LeafPeers;
use crate::scoring::plan::Leaf;

/// Parameters of `group_max`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct GroupMax {
    /// The lowest value is the best.
    lower_is_better: bool,
}

impl GroupMax {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::number("value", "Kết quả")]
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let rule = if self.lower_is_better {
            "điểm tối đa × kết quả thấp nhất cụm / kết quả; bằng 0: điểm tối đa"
        } else {
            "điểm tối đa × kết quả / kết quả cao nhất cụm"
        };
        rule.to_owned()
    }

    /// What changed for a unit because others changed.
    pub fn change_of_peers(&self, before: &LeafPeers, after: &LeafPeers) -> Option<String> {
        let way = if self.lower_is_better { "thấp nhất" } else { "cao nhất" };
        let told = |peers: &LeafPeers| self.best(peers).map_or_else(|| "chưa có".to_owned(), said);
        (self.best(before) != self.best(after))
            .then(|| format!("kết quả {way} cụm: {} → {}", told(before), told(after)))
    }

    fn best<'a>(&self, peers: &'a LeafPeers) -> Option<&'a Exact> {
        if self.lower_is_better { peers.values.last() } else { peers.values.first() }
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(value) = given.number(0) else {
            return Raw::Missing;
        };
        let best = given.peers.and_then(|peers| self.best(peers)).unwrap_or(value);
        // A unit that has left is no peer; it may be better than all that are.
        let best = if self.lower_is_better { best.min(value) } else { best.max(value) };
        let share = if self.lower_is_better && value.is_zero() {
            Exact::ONE
        } else if self.lower_is_better {
            best.checked_div(value).unwrap_or_default()
        } else {
            value.checked_div(best).unwrap_or_default()
        };
        let full = leaf.magnitude();
        let score = &full * &share;
        notes.say(|| {
            let way = if self.lower_is_better { "thấp nhất" } else { "cao nhất" };
            format!("kết quả {}{}, {way} cụm {} → {}", said(value), leaf.unit_of(0), said(best), said(&score))
        });
        Raw::Score(leaf.signed(score))
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;

    fn scores(params: &str, values: &[&str]) -> Vec<String> {
        let trial = Trial::leaf(&format!(r#""max":"5","kind":"group_max","params":{{{params}}}"#));
        let name = |nth: usize| format!("U{nth}");
        let trial = values
            .iter()
            .enumerate()
            .fold(trial, |trial, (nth, value)| trial.unit(&name(nth)).values("L", &format!("value={value}")));
        (0..values.len()).map(|nth| trial.result(&name(nth)).leaves[0].score.clone().unwrap().to_string()).collect()
    }

    #[test]
    fn the_best_of_the_group_gets_the_maximum() {
        // scoring model §5.12: MS 5, values 18, 12, 0 → 5; 3,33; 0.
        assert_eq!(scores("", &["18", "12", "0"]), ["5", "3.33", "0"]);
        assert_eq!(scores("", &["0", "0"]), ["0", "0"]);
        // MS·min/v: 5·2/2, 5·2/8; none at all is the best there is.
        assert_eq!(scores(r#""lower_is_better":true"#, &["2", "8"]), ["5", "1.25"]);
        assert_eq!(scores(r#""lower_is_better":true"#, &["0", "8"]), ["5", "0"]);
    }
}
