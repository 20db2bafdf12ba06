//! The years of achievement that a decision states.

use super::assess::Assessment;
use super::catalogue::Catalogue;
use super::condition::first_of;
use super::explanation::Explained;
use super::facts::{Span, Year};
use super::truth::Truth;

/// From how many years on an award commends the whole row of years that led to it.
const COMMENDED_WHOLE: i32 = 5;

impl Assessment {
    /// The years whose achievements the award commends, the last of them the year proposed for: of awards of the State that
    /// count five years and more the row of years that the condition counted, else as many as the condition or the award
    /// counts (law §4, "Achievement period": BK tỉnh E−1…E; BKTTg, HCLĐ the run used).
    pub fn achievement_years(&self, catalogue: &Catalogue, award: &str, ending: Year) -> Span {
        let condition = self.condition_id.as_deref().and_then(|id| catalogue.condition(id));
        let of_award = || catalogue.award(award).map(|award| award.period);
        let years = condition.map(|condition| condition.period).or_else(of_award).map_or(1, |period| period.years());
        let row = self.explanation.as_ref().filter(|_| years >= COMMENDED_WHOLE);
        let row = row.and_then(|tree| counted_row(tree, ending));
        row.unwrap_or(Span { first: first_of(ending, years), last: ending })
    }
}

/// The longest row of years up to the year proposed for that met its condition.
fn counted_row(node: &Explained, ending: Year) -> Option<Span> {
    let own = node.years.filter(|[_, last]| node.op == "within" && node.truth == Truth::Met && *last == ending);
    let own = own.map(|[first, last]| Span { first, last });
    let parts = node.parts.iter().filter_map(|part| counted_row(part, ending));
    own.into_iter().chain(parts).max_by_key(|span| span.len())
}
