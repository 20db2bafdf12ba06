//! Yearly evaluations (`evaluation_grade`, `grade_count`).

use super::assess::Context;
use super::condition::first_of;
use super::explanation::Wanted;
use super::facts::{Span, Year};
use super::leaf::Found;
use super::roadmap::Step;
use super::truth::Truth;
use crate::evaluation::EvaluationLevel;

/// Each of the last years, the year proposed for being the last, was evaluated at least so. A year that discipline has
/// taken away does not count; a year that nobody evaluated is unknown.
pub(super) fn each_of_last(context: &Context<'_>, min: EvaluationLevel, count: i32) -> Found {
    let years = Span { first: first_of(context.ending, count), last: context.ending };
    let mut truth = Truth::Met;
    let mut wanted = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for year in years.first..=years.last {
        let grade = context.grade(year);
        let counts = year >= context.floor;
        let of_year = match grade {
            _ if !counts => Truth::NotMet,
            Some(grade) => Truth::of(grade >= min),
            None => Truth::Unknown,
        };
        if of_year == Truth::Unknown {
            wanted.push(Wanted::Grade { year });
        }
        if context.tells {
            said.push(match (counts, grade) {
                (false, _) => format!("năm {year} không được tính do kỷ luật"),
                (true, Some(grade)) => format!("năm {year} {}", grade.in_sentence()),
                (true, None) => format!("năm {year} chưa có kết quả đánh giá"),
            });
        }
        truth = truth.min(of_year);
    }
    let sentence = context.say(|| sentence(&said));
    let steps = context.steps(|| grade_steps(context, years, min));
    Found { wanted, years: Some(years), ..Found::new(truth, sentence) }.with_steps(steps)
}

/// So many years of a window were evaluated at least so.
pub(super) fn so_many(context: &Context<'_>, min: EvaluationLevel, count: i32, years: Span) -> Found {
    let years = Span { first: years.first.max(context.floor), last: years.last.min(context.ending) };
    let need = i64::from(count);
    let recorded = context.facts.grades.range(years.first..=years.last.max(years.first));
    let recorded: Vec<(Year, EvaluationLevel)> =
        recorded.map(|(year, grade)| (*year, *grade)).filter(|(year, _)| years.contains(*year)).collect();
    let hoped_for = context.years_ahead(years);
    let of_hoped = recorded.iter().filter(|(year, _)| hoped_for.contains(*year)).count();
    let ahead = hoped_for.len() - i64::try_from(of_hoped).unwrap_or(i64::MAX);
    let good: Vec<Year> = recorded.iter().filter(|(_, grade)| *grade >= min).map(|(year, _)| *year).collect();
    let have = i64::try_from(good.len()).unwrap_or(i64::MAX);
    let unevaluated = years.len() - i64::try_from(recorded.len()).unwrap_or(i64::MAX) - ahead;
    let truth = match have + ahead >= need {
        true => Truth::Met,
        false if have + ahead + unevaluated >= need => Truth::Unknown,
        false => Truth::NotMet,
    };
    let sentence = context.say(|| {
        let list = good.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let which = if good.is_empty() { String::new() } else { format!(" ({list})") };
        format!("{have:02} năm từ {} trở lên{which}, cần {need:02}.", min.in_sentence())
    });
    let mut found = Found::counted(truth, have, need, sentence);
    if truth == Truth::Unknown {
        let unknown = years.first.max(years.last - 9)..=years.last;
        let unknown = unknown.filter(|year| context.grade(*year).is_none());
        found.wanted = unknown.map(|year| Wanted::Grade { year }).collect();
    }
    let short = usize::try_from((need - have).max(0)).unwrap_or(0);
    let steps = context.steps(|| {
        let mut steps = grade_steps(context, years, min);
        steps.truncate(short);
        steps
    });
    found.with_steps(steps)
}

/// What the years to come within a span have to bring, those that are recorded already left out.
pub(super) fn grade_steps(context: &Context<'_>, years: Span, min: EvaluationLevel) -> Vec<Step> {
    let ahead = context.years_ahead(years);
    if ahead.is_empty() {
        return vec![];
    }
    let open = (ahead.first..=ahead.last).filter(|year| !context.facts.grades.contains_key(year));
    open.map(|year| Step::graded(year, min)).collect()
}

/// Parts of a sentence as a sentence.
fn sentence(parts: &[String]) -> String {
    let text = parts.join(", ");
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
