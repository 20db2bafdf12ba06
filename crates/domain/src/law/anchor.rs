//! From when years count after an award (lockout `lk_next_from_period`; law §4, `start_after`).

use super::assess::Context;
use super::condition::{Condition, Op, StartAfter, WindowRule};
use super::facts::Year;
use super::roadmap::Step;

/// What the awards after which a row starts make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// The first year that may count.
    pub first_year: Year,
    /// The same if an award from before the record is complete came first; never later.
    pub first_at_best: Year,
    /// Whether an award that has to be there is not.
    pub missing: bool,
    /// Whether such an award may lie before the record is complete.
    pub unknown: bool,
}

/// The first years that count after the awards of a rule that were given.
fn starts(context: &Context<'_>, rule: &StartAfter) -> impl Iterator<Item = Year> {
    let given = context
        .grants()
        .filter(|grant| rule.awards.contains(&grant.award) && rule.award_types.contains(&grant.award_type));
    given.map(|grant| context.counting_start(grant))
}

/// All rules together: a row has to start after each.
pub(super) fn limits(context: &Context<'_>, rules: &[StartAfter]) -> Limits {
    let mut limits = Limits { first_year: Year::MIN, first_at_best: Year::MIN, missing: false, unknown: false };
    for rule in rules {
        let starts = starts(context, rule);
        if rule.optional {
            // Only the most recent limits, and only where there is one.
            let start = starts.max().unwrap_or(Year::MIN);
            limits.first_year = limits.first_year.max(start);
            limits.first_at_best = limits.first_at_best.max(start);
            continue;
        }
        // Any of several will do; the earliest leaves the longest row.
        let hoped_for = context.first_hoped_for(&rule.awards).map(|(year, _)| year + 1);
        let is_whole = context.complete_from(&rule.awards) == Year::MIN;
        match starts.chain(hoped_for).min() {
            Some(start) => {
                limits.first_year = limits.first_year.max(start);
                // Before the record is complete an earlier one may have been given.
                limits.first_at_best = limits.first_at_best.max(if is_whole { start } else { Year::MIN });
            }
            None => {
                limits.missing = true;
                limits.unknown |= !is_whole;
            }
        }
    }
    if limits.missing && !limits.unknown {
        limits.first_year = Year::MAX;
        limits.first_at_best = Year::MAX;
    }
    limits
}

/// What years to come have to bring for the awards that come first: where none was given, the one that could be had soonest
/// and what that takes.
pub(super) fn steps(context: &Context<'_>, rules: &[StartAfter]) -> Vec<Step> {
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| !rule.optional && starts(context, rule).next().is_none()) {
        if let Some((year, award)) = context.first_hoped_for(&rule.awards) {
            found.extend(context.steps_to(award, year));
        }
    }
    found
}

/// The awards after which rows of a condition start, where none was given as far as is known and one may have been before
/// the record is complete.
pub(super) fn unrecorded<'a>(context: &Context<'_>, condition: &'a Condition) -> Vec<&'a [String]> {
    let rules = condition.tree.walk().into_iter().filter_map(|node| match &node.op {
        Op::Within(WindowRule::Run { start_after, .. }, _) => Some(start_after),
        _ => None,
    });
    let open = rules.flatten().filter(|rule| {
        let given = starts(context, rule).next().is_some();
        !rule.optional && !given && context.complete_from(&rule.awards) > Year::MIN
    });
    open.map(|rule| rule.awards.as_slice()).collect()
}
