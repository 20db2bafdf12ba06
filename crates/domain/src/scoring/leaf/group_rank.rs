//! `group_rank` – theo thứ hạng trong cụm: so many points for each place.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::peers::LeafPeers;
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// Parameters of `group_rank`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct GroupRank {
    /// Points of the places, the first place first.
    points: Vec<Exact>,
    /// Points of every later place ("các hạng còn lại").
    rest: Exact,
    /// How units of equal value share places.
    ties: SharedPlaces,
    /// The lowest value is first.
    lower_is_better: bool,
}

/// How units of equal value share places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SharedPlaces {
    /// All get the points of the best of their places.
    #[default]
    Same,
    /// All get the mean of the points of their places.
    Average,
}

impl GroupRank {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::number("value", "Kết quả")]
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        let too_many = |points: &Exact| criterion.max.as_ref().is_some_and(|max| points > max);
        let mut all = self.points.iter().chain([&self.rest]);
        if self.points.is_empty() || all.any(|points| points.is_negative() || too_many(points)) {
            let message = "Điểm theo thứ hạng chưa ghi, hoặc có số ngoài phạm vi từ 0 đến điểm tối đa.";
            findings.push(Finding::at(Code::EParam, &criterion.code, message));
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let places = self.points.iter().zip(1..).map(|(points, place)| format!("hạng {place}: {}", said(points)));
        let ties = match self.ties {
            SharedPlaces::Same => "cùng hưởng điểm của hạng cao nhất",
            SharedPlaces::Average => "chia bình quân điểm các hạng",
        };
        let rest = format!("các hạng còn lại: {}", said(&self.rest));
        let order = if self.lower_is_better { "; kết quả thấp xếp trước" } else { "" };
        format!("theo thứ hạng trong cụm: {}, {rest}; bằng nhau: {ties}{order}", places.collect::<Vec<_>>().join(", "))
    }

    /// What changed for a unit because others changed.
    pub fn change_of_peers(&self, before: &LeafPeers, after: &LeafPeers) -> Option<String> {
        (before.values != after.values).then(|| "thứ hạng trong cụm tính lại".to_owned())
    }

    pub fn score(&self, _leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(value) = given.number(0) else {
            return Raw::Missing;
        };
        let values = given.peers.map(|peers| peers.values.as_slice()).unwrap_or_default();
        let better = |other: &&Exact| if self.lower_is_better { *other < value } else { *other > value };
        let ahead = values.iter().filter(better).count();
        let equal = values.iter().filter(|other| *other == value).count().max(1);
        let shared = match self.ties {
            SharedPlaces::Same => 1,
            SharedPlaces::Average => equal,
        };
        let sum: Exact = self.points.iter().chain(std::iter::repeat(&self.rest)).skip(ahead).take(shared).sum();
        let score = sum.checked_div(&Exact::count(shared)).unwrap_or_default();
        notes.say(|| {
            let others = if equal > 1 { format!(" (cùng {} đơn vị khác)", equal - 1) } else { String::new() };
            format!("kết quả {}, hạng {} trong cụm{others} → {}", said(value), ahead + 1, said(&score))
        });
        Raw::Score(score)
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    fn scores(params: &str) -> Vec<String> {
        let leaf = format!(r#""max":"10","kind":"group_rank","params":{{"points":["10","8","6","5"]{params}}}"#);
        let units = [("A", "30"), ("B", "20"), ("C", "20"), ("D", "7")];
        let trial = units
            .iter()
            .fold(Trial::leaf(&leaf), |trial, (name, value)| trial.unit(name).values("L", &format!("value={value}")));
        units.iter().map(|(name, _)| trial.result(name).leaves[0].score.clone().unwrap().to_string()).collect()
    }

    #[test]
    fn each_place_has_its_points() {
        // scoring model §5.12: list 10, 8, 6, 5; two tie for 2nd: same → 8, 8, next is 4th → 5; average → 7, 7, then 5.
        assert_eq!(scores(""), ["10", "8", "8", "5"]);
        assert_eq!(scores(r#","ties":"average""#), ["10", "7", "7", "5"]);
        assert_eq!(scores(r#","lower_is_better":true"#), ["5", "8", "8", "10"]);
        assert_eq!(leaf_findings(r#""max":"10","kind":"group_rank""#), [Code::EParam]);
    }

    #[test]
    fn later_places_have_the_points_of_the_rest() {
        let list = |params: &str| {
            let leaf = format!(r#""max":"10","kind":"group_rank","params":{{"points":["10","8"],"rest":"3"{params}}}"#);
            let units = [("A", "30"), ("B", "20"), ("C", "20"), ("D", "7")];
            let trial = units.iter().fold(Trial::leaf(&leaf), |trial, (name, value)| {
                trial.unit(name).values("L", &format!("value={value}"))
            });
            units.map(|(name, _)| trial.result(name).leaves[0].score.clone().unwrap().to_string())
        };
        // B and C share the places 2 and 3: 8 each, or (8 + 3) / 2 = 5,5 each.
        assert_eq!(list(""), ["10", "8", "8", "3"]);
        assert_eq!(list(r#","ties":"average""#), ["10", "5.5", "5.5", "3"]);
        assert_eq!(
            leaf_findings(r#""max":"10","kind":"group_rank","params":{"points":["10"],"rest":"11"}"#),
            [Code::EParam]
        );
    }
}
