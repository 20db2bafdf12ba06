//! Places in clusters and movements (`cluster_rank`, `movement_result`).

use super::assess::Context;
use super::condition::Leaf;
use super::explanation::Wanted;
use super::leaf::Found;
use super::roadmap::Step;
use super::truth::Truth;
use super::vocab::Scope;

/// A place in a cluster of the year proposed for. Who has entered some results has entered all: one that is not among them
/// is not there. Where nobody has entered any, it is unknown.
pub(super) fn cluster_rank(context: &Context<'_>, leaf: &Leaf, rank: i32, organised_by: &str) -> Found {
    let by = organiser(organised_by);
    let results = context.facts.clusters.as_deref().unwrap_or_default();
    let of_year = results.iter().filter(|one| one.year == context.ending && one.organised_by == organised_by);
    let place = of_year.map(|one| one.rank).min();
    if context.is_ahead() && place.is_none() {
        let place =
            if rank == 1 { "Dẫn đầu".to_owned() } else { format!("Xếp hạng từ {rank} trở lên của") };
        return ahead(context, || format!("{place} cụm, khối thi đua do {by} tổ chức."));
    }
    match place {
        Some(place) => {
            let sentence = context.say(|| format!("Xếp thứ {place} cụm, khối do {by} tổ chức năm {}.", context.ending));
            Found::new(Truth::of(place <= rank), sentence)
        }
        None if answered(context, leaf).is_some() => by_answer(context, leaf),
        None if has_results(context) => {
            let sentence =
                context.say(|| format!("Không có kết quả cụm, khối do {by} tổ chức năm {}.", context.ending));
            Found::new(Truth::NotMet, sentence)
        }
        None => {
            let sentence = context.say(|| format!("Chưa có kết quả xếp hạng cụm, khối năm {}.", context.ending));
            or_confirmed(leaf, Found::unknown(Wanted::Cluster { year: context.ending }, sentence))
        }
    }
}

/// A result in a movement that was launched as widely and ran as long. Who led it also did excellently in it.
pub(super) fn movement_result(context: &Context<'_>, leaf: &Leaf, level: Scope, min_years: i32, role: &str) -> Found {
    let what = || {
        let role = if role == "dan_dau" { "dẫn đầu" } else { "xuất sắc" };
        let long = if min_years > 0 { format!(", thời gian từ {min_years:02} năm") } else { String::new() };
        format!("{role} phong trào thi đua từ {}{long}", level.vietnamese())
    };
    if context.is_ahead() {
        return ahead(context, || format!("Được bình xét {}.", what()));
    }
    let results = context.facts.movements.as_deref().unwrap_or_default();
    let fits = results.iter().any(|one| {
        one.level >= level && one.duration_years >= min_years && (one.role == role || one.role == "dan_dau")
    });
    if fits {
        return Found::new(Truth::Met, context.say(|| format!("Có kết quả {}.", what())));
    }
    if answered(context, leaf).is_some() {
        return by_answer(context, leaf);
    }
    if has_results(context) {
        return Found::new(Truth::NotMet, context.say(|| format!("Không có kết quả {}.", what())));
    }
    let sentence = context.say(|| "Chưa có kết quả phong trào thi đua.".to_owned());
    or_confirmed(leaf, Found::unknown(Wanted::Movement, sentence))
}

/// A result that is not entered may also be confirmed by a person, where the question has a key.
fn or_confirmed(leaf: &Leaf, mut found: Found) -> Found {
    found.wanted.extend(leaf.question().map(|key| Wanted::Confirmation { key }));
    found
}

/// What a person answered to this very question; an answer to everything else says nothing of results.
fn answered(context: &Context<'_>, leaf: &Leaf) -> Option<bool> {
    context.facts.attested.get(&leaf.question()?).copied()
}

fn by_answer(context: &Context<'_>, leaf: &Leaf) -> Found {
    let holds = answered(context, leaf).unwrap_or(false);
    let sentence = if holds { "Đã được xác nhận." } else { "Đã xác nhận là không đạt." };
    Found::new(Truth::of(holds), context.say(|| sentence.to_owned()))
}

fn has_results(context: &Context<'_>) -> bool {
    let facts = context.facts;
    facts.results_are_whole && (facts.clusters.is_some() || facts.movements.is_some())
}

fn organiser(code: &str) -> &str {
    match code {
        "tinh" => "tỉnh",
        "trung_uong" => "Trung ương",
        other => other,
    }
}

fn ahead(context: &Context<'_>, what: impl FnOnce() -> String) -> Found {
    Found::new(Truth::Met, String::new()).with_steps(context.steps(|| vec![Step::new(context.ending, what())]))
}
