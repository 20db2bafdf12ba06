//! Decisions of which only the year or month is known. They may have come before the dossier was received or after: where
//! that would change whether a condition is met, it is not known.

use chrono::NaiveDate;

use super::assess::Context;
use super::condition::Node;
use super::explanation::{Explained, Wanted};
use super::facts::Grant;
use super::node;
use super::truth::Truth;
use super::window::Around;

/// What is taken of decisions of which nobody knows whether they came before the dossier was received.
#[derive(Debug, Clone, Copy)]
pub(super) enum Undated<'a> {
    /// All came later.
    Later,
    /// All came before.
    Before,
    /// This one came before, the others later.
    One(&'a Grant),
}

impl Undated<'_> {
    /// Whether a decision is taken to have come before the receipt.
    pub fn is_before(self, grant: &Grant, received: NaiveDate) -> bool {
        match self {
            Self::Later => false,
            Self::Before => grant.is_undated_on(received),
            Self::One(one) => one == grant,
        }
    }
}

/// A tree with what was found: all such decisions taken to have come later, before, and each of them alone before.
pub(super) fn explain(context: &Context<'_>, tree: &Node) -> Explained {
    let found = node::explain(context, tree, Around::TOP);
    let open: Vec<&Grant> = context.facts.grants.iter().filter(|grant| grant.is_undated_on(context.received)).collect();
    let each = open.iter().filter(|_| open.len() > 1).map(|grant| Undated::One(grant));
    let ways = open.first().map(|_| Undated::Before).into_iter().chain(each);
    let question = Question::new(context, &open);
    ways.fold(found, |found, undated| {
        let context = Context { undated, ..*context };
        either(found, &node::explain(&context, tree, Around::TOP), &question)
    })
}

/// What has to be asked of such decisions.
struct Question {
    sentence: String,
    wanted: Wanted,
}

impl Question {
    fn new(context: &Context<'_>, open: &[&Grant]) -> Self {
        let which: Vec<String> =
            open.iter().map(|grant| format!("{} tặng {}", grant.decided(), context.award_name(&grant.award))).collect();
        let sentence = format!(
            "Chưa rõ quyết định {} có trước ngày tiếp nhận hồ sơ {} không: ghi đủ ngày quyết định.",
            which.join(", "),
            context.received.format("%d/%m/%Y")
        );
        let mut awards: Vec<String> = open.iter().map(|grant| grant.award.clone()).collect();
        awards.sort();
        awards.dedup();
        Self { sentence, wanted: Wanted::DecisionDay { awards } }
    }
}

/// Of two findings of one tree what holds in both; where they differ nothing is known.
fn either(mut one: Explained, other: &Explained, question: &Question) -> Explained {
    let differs = one.truth != other.truth;
    if !matches!(one.op.as_str(), "all" | "any" | "not") {
        if differs {
            one.truth = Truth::Unknown;
            one.decides = true;
            if !one.wanted.contains(&question.wanted) {
                one.sentence = format!("{} {}", one.sentence, question.sentence).trim().to_owned();
                one.wanted.push(question.wanted.clone());
            }
        }
        return one;
    }
    let parts = std::mem::take(&mut one.parts).into_iter().zip(&other.parts);
    one.parts = parts.map(|(part, other)| either(part, other, question)).collect();
    let truths = one.parts.iter().map(|part| part.truth);
    let (truth, sentence) = match one.op.as_str() {
        "all" => (Truth::all(truths), node::all_sentence(&one.parts)),
        "any" => (Truth::any(truths), node::any_sentence(&one.parts)),
        _ => (Truth::all(truths).negated(), one.parts.first().map(|part| part.sentence.clone()).unwrap_or_default()),
    };
    Explained { truth, sentence, ..one }
}
