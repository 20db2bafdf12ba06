//! From when years count after an award (lockout `lk_next_from_period`; law §4, `start_after`).

use super::assess::Context;
use super::condition::StartAfter;
use super::facts::Year;

/// What the awards after which a row starts make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// The first year that may count.
    pub first_year: Year,
    /// Whether an award that has to be there is not.
    pub missing: bool,
    /// Whether such an award may lie before the record is complete.
    pub unknown: bool,
}

/// All rules together: a row has to start after each.
pub(super) fn limits(context: &Context<'_>, rules: &[StartAfter]) -> Limits {
    let mut limits = Limits { first_year: Year::MIN, missing: false, unknown: false };
    for rule in rules {
        let starts = context
            .grants()
            .filter(|grant| rule.awards.contains(&grant.award) && rule.award_types.contains(&grant.award_type))
            .map(|grant| context.counting_start(grant));
        if rule.optional {
            // Only the most recent limits, and only where there is one.
            limits.first_year = limits.first_year.max(starts.max().unwrap_or(Year::MIN));
            continue;
        }
        // Any of several will do; the earliest leaves the longest row.
        let hoped_for = context.first_hoped_for(&rule.awards).map(|year| year + 1);
        match starts.chain(hoped_for).min() {
            Some(start) => limits.first_year = limits.first_year.max(start),
            None => {
                limits.missing = true;
                limits.unknown |= context.facts.record_complete_from.of(&rule.awards) > Year::MIN;
            }
        }
    }
    if limits.missing && !limits.unknown {
        limits.first_year = Year::MAX;
    }
    limits
}
