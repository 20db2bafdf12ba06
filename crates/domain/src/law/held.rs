//! Awards that were given: in a row, at any time, since when (`held_award`, `years_since`; law §4).

use std::collections::{BTreeMap, BTreeSet};

use super::assess::Context;
use super::condition::first_of;
use super::explanation::Wanted;
use super::facts::{Span, Year};
use super::leaf::Found;
use super::roadmap::Step;
use super::truth::Truth;

/// What a condition asks of the award record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub awards: &'a [String],
    pub count: i32,
    pub award_types: &'a [String],
    pub not_consumed_by: &'a [String],
    pub years: Span,
}

/// A row of awards that ends at some year.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    count: i32,
    first: Year,
}

/// The longest row that ends at a year, of pieces given by their last and first year.
fn longest(pieces: &BTreeSet<(Year, Year)>, ending: Year) -> Row {
    let mut rows: BTreeMap<Year, Row> = BTreeMap::new();
    for (last, first) in pieces {
        let before = rows.get(&(first - 1)).copied().unwrap_or(Row { count: 0, first: *first });
        let longer = Row { count: before.count + 1, first: before.first.min(*first) };
        let row = rows.entry(*last).or_default();
        if longer.count > row.count {
            *row = longer;
        }
    }
    rows.get(&ending).copied().unwrap_or(Row { count: 0, first: ending + 1 })
}

/// The years of awards that may have been given before the record is complete, as far back as so many of them reach.
fn unrecorded<'a>(context: &'a Context<'_>, asked: &'a Asked<'_>) -> impl Iterator<Item = Span> + 'a {
    let complete_from = context.complete_from(asked.awards);
    asked.awards.iter().flat_map(move |award| {
        let length = context.catalogue.award(award).map_or(1, |award| award.period.years());
        let earliest = first_of(context.ending, asked.count.saturating_mul(length));
        let lasts = (earliest..=context.ending).filter(move |last| *last < complete_from);
        lasts.map(move |last| Span { first: first_of(last, length), last })
    })
}

/// Awards without a gap, the last for the year proposed for. Of one-year titles each year counts; a title of several years
/// has to begin the year after the one before it ends. Decision dates play no part.
pub(super) fn in_a_row(context: &Context<'_>, asked: &Asked<'_>) -> Found {
    let consumed = consumed(context, asked);
    let is_free = |years: Span| years.first >= context.floor && !consumed.iter().any(|used| used.overlaps(years));
    let in_window = |years: Span| asked.years.first <= years.first && years.last <= asked.years.last;
    let mut pieces: BTreeSet<(Year, Year)> = BTreeSet::new();
    for grant in of(context, asked) {
        let Some(years) = context.years_of(grant) else { continue };
        let one_year = context.catalogue.award(&grant.award).is_some_and(|award| award.period.years() == 1);
        if one_year {
            let each = (years.first.max(asked.years.first)..=years.last.min(context.ending)).map(Span::of);
            pieces.extend(each.filter(|year| is_free(*year)).map(|year| (year.last, year.first)));
        } else if is_free(years) && in_window(years) {
            pieces.insert((years.last, years.first));
        }
    }
    let given = pieces.clone();
    let hoped_for = hopes(context, asked);
    pieces.extend(hoped_for.iter().filter(|(_, years)| is_free(*years)).map(|(_, years)| (years.last, years.first)));

    let row = longest(&pieces, context.ending);
    let broken_at = row.first - 1;
    // At best every award of the years before the record is complete was given.
    let mut at_best = || {
        let unrecorded = unrecorded(context, asked).filter(|years| is_free(*years) && in_window(*years));
        pieces.extend(unrecorded.map(|years| (years.last, years.first)));
        longest(&pieces, context.ending)
    };
    let truth = match row.count >= asked.count {
        true => Truth::Met,
        false if at_best().count >= asked.count => Truth::Unknown,
        false => Truth::NotMet,
    };
    let counted = Span { first: row.first, last: context.ending };
    let sentence = context.say(|| {
        let names = names(context, asked.awards);
        let why = match consumed.iter().any(|used| used.contains(broken_at)) {
            _ if broken_at < context.floor => Some("do kỷ luật"),
            true => Some("vì đã tính cho lần khen trước"),
            false => None,
        };
        match (row.count, why) {
            (0, Some(why)) => return format!("Năm {broken_at} không được tính {why}."),
            (0, None) if truth == Truth::Unknown => {
                return format!("Chưa ghi {names} nào được tính; {}.", known_from(context, asked.awards));
            }
            (0, None) => return format!("Năm {broken_at} không có {names} được tính."),
            _ => {}
        }
        let broken = match why {
            _ if truth == Truth::Met => String::new(),
            Some(why) => format!(" (năm {broken_at} không được tính {why})"),
            None => format!(" (đứt ở năm {broken_at})"),
        };
        let part = match truth {
            Truth::Met => String::new(),
            Truth::Unknown => format!(", cần {:02}; {}", asked.count, known_from(context, asked.awards)),
            Truth::NotMet => format!(", cần {:02}", asked.count),
        };
        format!("{:02} lần liên tục {names}: {}{broken}{part}.", row.count, counted.vietnamese())
    });
    let steps = context.steps(|| {
        let open = hoped_for.iter().filter(|(_, years)| !given.contains(&(years.last, years.first)));
        let within = open.filter(|(_, years)| counted.contains(years.last));
        within.map(|(award, years)| Step::given(context, years.last, award)).collect()
    });
    let mut found = Found::counted(truth, row.count.into(), asked.count.into(), sentence).with_steps(steps);
    found.years = (row.count > 0).then_some(counted);
    if truth == Truth::Unknown {
        found.wanted.push(Wanted::Grants { awards: asked.awards.to_vec() });
    }
    found
}

/// Awards at any time within years: each pair of award and last year of achievement counts once.
pub(super) fn at_any_time(context: &Context<'_>, asked: &Asked<'_>) -> Found {
    let consumed = consumed(context, asked);
    let grants = of(context, asked).filter_map(|grant| Some((grant.award.as_str(), context.years_of(grant)?)));
    let counts = |years: Span| asked.years.contains(years.last) && !consumed.iter().any(|used| used.overlaps(years));
    let given: BTreeSet<(Year, &str)> =
        grants.filter(|(_, years)| counts(*years)).map(|(award, years)| (years.last, award)).collect();
    let need = i64::from(asked.count);
    let have = i64::try_from(given.len()).unwrap_or(i64::MAX);
    let short = usize::try_from((need - have).max(0)).unwrap_or(0);
    let is_open = |(award, years): &(&str, Span)| counts(*years) && !given.contains(&(years.last, *award));
    let hoped_for: Vec<_> = hopes(context, asked).into_iter().filter(is_open).take(short).collect();
    let reached = hoped_for.len() == short;
    let unrecorded = asked.years.first < context.complete_from(asked.awards);
    let truth = match reached {
        true => Truth::Met,
        false if unrecorded => Truth::Unknown,
        false => Truth::NotMet,
    };
    let sentence = context.say(|| {
        let names = names(context, asked.awards);
        let when = given.iter().map(|(year, _)| year.to_string()).collect::<Vec<_>>().join(", ");
        let other = of_other_type(context, asked);
        match (have, truth) {
            (0, Truth::Unknown) => {
                format!("Chưa ghi {names} nào được tính{other}; {}.", known_from(context, asked.awards))
            }
            (_, Truth::Unknown) => {
                let since = known_from(context, asked.awards);
                format!("{have:02} lần {names} ({when}), cần {need:02}{other}; {since}.")
            }
            (0, _) => format!("Chưa có {names} được tính{other}."),
            (_, Truth::Met) => format!("{have:02} lần {names} ({when})."),
            _ => format!("{have:02} lần {names} ({when}), cần {need:02}{other}."),
        }
    });
    let steps =
        context.steps(|| hoped_for.iter().map(|(award, years)| Step::given(context, years.last, award)).collect());
    let mut found = Found::counted(truth, have, need, sentence).with_steps(steps);
    if truth == Truth::Unknown {
        found.wanted.push(Wanted::Grants { awards: asked.awards.to_vec() });
    }
    found
}

/// So many years since the achievements of the last such award. Who was never given one has nothing to wait for.
pub(super) fn years_since(context: &Context<'_>, awards: &[String], min_years: i32) -> Found {
    let last =
        context.grants().filter(|grant| awards.contains(&grant.award)).filter_map(|grant| context.years_of(grant));
    let Some(last) = last.map(|years| years.last).max() else {
        let unrecorded = context.complete_from(awards) > context.ending - min_years;
        let sentence = context.say(|| format!("Chưa từng được tặng {}.", names(context, awards)));
        return match unrecorded {
            true => Found::unknown(Wanted::Grants { awards: awards.to_vec() }, sentence),
            false => Found::new(Truth::Met, sentence),
        };
    };
    let waited = i64::from(context.ending) - i64::from(last);
    let need = i64::from(min_years);
    let sentence = context
        .say(|| format!("Lần gần nhất được tặng {} tính đến năm {last}, đã {waited} năm.", names(context, awards)));
    Found::counted(Truth::of(waited >= need), waited, need, sentence)
}

/// The grants that a condition may count.
fn of<'a>(context: &'a Context<'_>, asked: &'a Asked<'_>) -> impl Iterator<Item = &'a super::facts::Grant> {
    context
        .grants()
        .filter(|grant| asked.awards.contains(&grant.award) && asked.award_types.contains(&grant.award_type))
}

/// The years that an earlier award has used up (Luật 2022 Điều 5.2.c).
fn consumed(context: &Context<'_>, asked: &Asked<'_>) -> Vec<Span> {
    let used = context
        .grants()
        .filter(|grant| asked.not_consumed_by.contains(&grant.award) && asked.award_types.contains(&grant.award_type));
    used.filter_map(|grant| context.years_of(grant)).collect()
}

/// Awards that years to come could bring, with the years that they would count.
fn hopes<'a>(context: &'a Context<'_>, asked: &'a Asked<'_>) -> Vec<(&'a str, Span)> {
    let mut hopes: Vec<(&str, Span)> = Vec::new();
    for award in asked.awards {
        let length = context.catalogue.award(award).map_or(1, |award| award.period.years());
        let mut free_from = Year::MIN;
        for year in context.hoped_for(award) {
            let years = Span { first: first_of(year, length), last: year };
            if years.first >= free_from {
                hopes.push((award, years));
                free_from = year + 1;
            }
        }
    }
    hopes
}

/// Says so where an award of another loại hình is there and does not count (NĐ 98/2023 Điều 4.3, NĐ 152/2025 Điều 4.3).
fn of_other_type(context: &Context<'_>, asked: &Asked<'_>) -> String {
    let other = context.grants().filter(|grant| {
        asked.awards.contains(&grant.award)
            && !asked.award_types.contains(&grant.award_type)
            && context.years_of(grant).is_some_and(|years| asked.years.contains(years.last))
    });
    other.max().map_or_else(String::new, |grant| {
        let kind = super::award_type_name(&grant.award_type).to_lowercase();
        format!("; lần khen thưởng loại {kind} không dùng làm căn cứ khen công trạng")
    })
}

/// From when on the record can be relied on for awards, in words; what came before nobody knows.
pub(super) fn known_from(context: &Context<'_>, awards: &[String]) -> String {
    match context.complete_from(awards) {
        Year::MAX => "sổ khen thưởng chưa được xác nhận là ghi đủ từ năm nào".to_owned(),
        from => format!("sổ khen thưởng chỉ ghi đủ từ năm {from}, trước đó chưa biết"),
    }
}

pub(super) fn names(context: &Context<'_>, awards: &[String]) -> String {
    awards.iter().map(|award| context.award_name(award)).collect::<Vec<_>>().join(" hoặc ")
}
