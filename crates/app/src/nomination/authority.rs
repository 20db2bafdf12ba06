//! Who may decide the awards of lines: the offices that the catalogue names, and lines that a decision cannot give.

use std::collections::{BTreeMap, BTreeSet};

use domain::law::{authorities_meant, deciders};
use domain::nomination::Nomination;

use super::verdicts::Examiner;

/// Ids of the offices that decide the award of a line; empty where the catalogue does not say.
fn of_line<'a>(examiner: &Examiner<'a>, line: &Nomination) -> BTreeSet<&'a str> {
    let regime = examiner.law_day(line).and_then(|day| examiner.catalogue.regime_on(day));
    let award = examiner.catalogue.award(&line.award);
    award.zip(regime).map(|(award, regime)| deciders(award, &regime.id)).unwrap_or_default()
}

fn names(examiner: &Examiner<'_>, ids: &BTreeSet<&str>) -> Vec<String> {
    let named = examiner.catalogue.vocab.authorities.iter().filter(|one| ids.contains(one.id.as_str()));
    named.map(|one| one.name_vi.clone()).collect()
}

/// Who decides the award of a line, where the one who is named as deciding cannot: in words. None where it can, where its
/// words name no office of the catalogue, and where the catalogue does not say who decides.
pub(super) fn of_another(examiner: &Examiner<'_>, line: &Nomination, named: &str) -> Option<String> {
    let meant = authorities_meant(&examiner.catalogue.vocab, named);
    let own = of_line(examiner, line);
    let can = meant.iter().any(|id| own.contains(id.as_str()));
    (!meant.is_empty() && !own.is_empty() && !can).then(|| names(examiner, &own).join("; "))
}

/// Who decides all of these awards; those of single ones where nobody decides all.
pub(super) fn offered<'b>(examiner: &Examiner<'_>, lines: impl Iterator<Item = &'b Nomination>) -> Vec<String> {
    let sets: Vec<BTreeSet<&str>> = lines.map(|line| of_line(examiner, line)).filter(|set| !set.is_empty()).collect();
    let all = sets.iter().flatten().copied().collect::<BTreeSet<&str>>();
    let common: BTreeSet<&str> = all.iter().copied().filter(|id| sets.iter().all(|set| set.contains(id))).collect();
    names(examiner, if common.is_empty() { &all } else { &common })
}

/// How many lines are for others to decide, each in words: `Thủ tướng Chính phủ: 02 dòng`.
pub(super) fn counted<'b>(others: impl Iterator<Item = &'b str>) -> Vec<String> {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    others.for_each(|other| *lines.entry(other).or_default() += 1);
    lines.into_iter().map(|(other, count)| format!("{other}: {count:02} dòng")).collect()
}
