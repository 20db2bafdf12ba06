//! The years that a condition looks at.

use super::anchor;
use super::assess::Context;
use super::condition::{WindowRule, first_of};
use super::facts::{Span, Year};
use crate::evaluation::EvaluationLevel;

/// Years that are known to count, and those that would count if every year without a recorded evaluation turned out well.
/// The two differ only where a row of years ends at a year that nobody has evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years {
    pub known: Span,
    pub possible: Span,
}

impl Years {
    /// Whether nothing is left open.
    pub fn is_sure(self) -> bool {
        self.known == self.possible
    }
}

/// Where a condition stands in its tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The years of the condition around it; none at the top.
    pub years: Option<Span>,
    /// Whether it has to hold in any case, rather than as one of several ways.
    pub required: bool,
}

impl Around {
    /// At the top of a tree.
    pub const TOP: Self = Self { years: None, required: true };

    /// Under a condition that counts years.
    pub fn within(self, years: Span) -> Self {
        Self { years: Some(years), ..self }
    }

    /// As one of several ways.
    pub fn one_of_several(self) -> Self {
        Self { required: false, ..self }
    }
}

/// The years of a window. A row of years (`run`) is counted by `within` alone; elsewhere it stands for the years around.
pub(super) fn years(context: &Context<'_>, rule: &WindowRule, around: Around) -> Span {
    let ending = context.ending;
    match rule {
        WindowRule::ProposalYear => Span::of(ending),
        WindowRule::EndingAtProposalYear => Span { first: Year::MIN, last: ending },
        WindowRule::AnyBefore => Span { first: Year::MIN, last: Year::MAX },
        WindowRule::LastNYears { n } => Span { first: first_of(ending, *n), last: ending },
        WindowRule::Inherit | WindowRule::Run { .. } => around.years.unwrap_or(Span::of(ending)),
    }
}

/// A row of years that ends at the year proposed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub years: Years,
    pub min_years: i32,
    /// The award after which it starts was never given, as far as is known.
    pub anchor_missing: bool,
    /// Whether an unrecorded grant could still be that award.
    pub anchor_unknown: bool,
    /// Whether an unrecorded grant could let it start earlier than the recorded one does.
    pub may_start_earlier: bool,
    /// The first year that may count, where something limits it.
    pub limit: Option<Year>,
    /// Years without an evaluation that broke it.
    pub unevaluated: Vec<Year>,
}

/// The longest row of years with at least a grade that ends at the year proposed for (law §4, `within`).
pub(super) fn run(context: &Context<'_>, rule: &WindowRule) -> Option<Run> {
    let WindowRule::Run { grade_min, min_years, start_after } = rule else { return None };
    let anchors = anchor::limits(context, start_after);
    let limit = anchors.first_year.max(context.floor);
    let at_best = anchors.first_at_best.max(context.floor);
    let ending = context.ending;
    let (known, mut possible, mut unevaluated) = row(context, *grade_min, limit);
    if at_best < limit {
        let (evaluated, best, open) = row(context, *grade_min, at_best);
        let is_long = i64::from(ending) - i64::from(evaluated) + 1 >= i64::from(*min_years);
        possible = best;
        unevaluated = if is_long { vec![] } else { open };
    }
    let span = |first: Year| Span { first, last: ending };
    Some(Run {
        years: Years { known: span(known), possible: span(possible) },
        min_years: *min_years,
        anchor_missing: anchors.missing,
        anchor_unknown: anchors.unknown,
        may_start_earlier: at_best < limit && possible < limit,
        limit: (limit > Year::MIN && limit < Year::MAX).then_some(limit),
        unevaluated,
    })
}

/// First year of the row as known, first year of it at best, and the latest years that nobody evaluated.
fn row(context: &Context<'_>, grade_min: EvaluationLevel, limit: Year) -> (Year, Year, Vec<Year>) {
    let mut known = context.ending.saturating_add(1);
    let mut unevaluated = Vec::new();
    let mut year = context.ending;
    let earliest_recorded = context.facts.grades.keys().next().copied().unwrap_or(Year::MAX);
    loop {
        if year < limit {
            break;
        }
        match context.grade(year) {
            Some(grade) if grade >= grade_min => {
                if unevaluated.is_empty() {
                    known = year;
                }
            }
            Some(_) => break,
            // Who looks at years to come counts on no earlier ones of which nothing is recorded.
            None if context.is_before_outlook(year) && year < earliest_recorded => break,
            None => {
                unevaluated.push(year);
                // Nothing is known before the first year with an evaluation.
                if year < earliest_recorded {
                    return (known, limit, latest(unevaluated));
                }
            }
        }
        year -= 1;
    }
    let possible = if unevaluated.is_empty() { known } else { year + 1 };
    (known, possible, latest(unevaluated))
}

/// The years that an officer has to look up first.
fn latest(mut years: Vec<Year>) -> Vec<Year> {
    years.truncate(5);
    years
}
