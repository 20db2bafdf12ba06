//! The years of achievement that a decision states.

use super::assess::Assessment;
use super::catalogue::Catalogue;
use super::condition::first_of;
use super::explanation::Explained;
use super::facts::{Span, Year};
use super::truth::Truth;

impl Assessment {
    /// The years whose achievements the award commends, the last of them the year proposed for: the row of years that its
    /// condition counted, else as many as the condition or the award counts (law §4, "Achievement period").
    pub fn achievement_years(&self, catalogue: &Catalogue, award: &str, ending: Year) -> Span {
        let row = self.explanation.as_ref().and_then(|tree| counted_row(tree, ending));
        row.unwrap_or_else(|| {
            let condition = self.condition_id.as_deref().and_then(|id| catalogue.condition(id));
            let of_award = || catalogue.award(award).map(|award| award.period);
            let period = condition.map(|condition| condition.period).or_else(of_award);
            Span { first: first_of(ending, period.map_or(1, |period| period.years())), last: ending }
        })
    }
}

/// The longest row of years up to the year proposed for that met its condition.
fn counted_row(node: &Explained, ending: Year) -> Option<Span> {
    let own = node.years.filter(|[_, last]| node.op == "within" && node.truth == Truth::Met && *last == ending);
    let own = own.map(|[first, last]| Span { first, last });
    let parts = node.parts.iter().filter_map(|part| counted_row(part, ending));
    own.into_iter().chain(parts).max_by_key(|span| span.len())
}
