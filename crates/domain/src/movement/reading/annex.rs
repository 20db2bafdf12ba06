//! The plan that a decision or a letter issues: it stands after the signature, under its own heading, and says of which
//! document it is a part (`Ban hành kèm theo Quyết định số …`).

use std::ops::Range;

use super::form;
use super::noise::Noise;
use super::source::Source;
use super::title;
use crate::movement::PlanKind;

/// Where an issued plan stands.
#[derive(Debug, Clone)]
pub(super) struct Annex {
    /// Line of its heading, or of what stands above that.
    pub start: usize,
    /// Tokens of its title.
    pub title: Range<usize>,
    /// The line after its top.
    pub body: usize,
}

/// Lines under a heading in which it says what issued it.
const NEAR: usize = 14;

/// The plan after the paper whose text begins at a line.
pub(super) fn find(source: &Source, noise: &Noise, kind: PlanKind, body: usize) -> Option<Annex> {
    if !matches!(kind, PlanKind::Decision | PlanKind::OfficialLetter) {
        return None;
    }
    let end = noise.end.min(source.line_count());
    let heading = (body + 1..end).find(|line| {
        form::heading_kind(source, &source.line(*line)) == Some(PlanKind::Plan) && issued(source, *line, end).is_some()
    })?;
    let says = issued(source, heading, end)?;
    let (title, last) = title::after_heading(source, noise, heading, None).unwrap_or((0..0, heading));
    let says_at = source.line(says).start;
    let title = title.start..title.end.min(says_at.max(title.start));
    // "… của Thủ tướng Chính phủ)" may end a line further down.
    let closed = (says..end.min(says + 3)).find(|line| source.line(*line).clone().any(|at| source.word(at) == ")"));
    Some(Annex { start: above(source, heading, body), title, body: last.max(closed.unwrap_or(says)) + 1 })
}

/// The line that says so near a heading.
fn issued(source: &Source, heading: usize, end: usize) -> Option<usize> {
    (heading + 1..end.min(heading + NEAR)).find(|line| {
        let line = source.line(*line);
        line.len() < 40 && source.has(line.start..line.end.min(line.start + 6), &["kem theo", "dinh kem"])
    })
}

/// The first line of the annex's own letterhead: its office and motto above the heading.
fn above(source: &Source, heading: usize, body: usize) -> usize {
    let mut start = heading;
    let mut line = heading;
    while line > body + 1 && heading - line < 10 {
        line -= 1;
        let tokens = source.line(line);
        if tokens.is_empty() || !tokens.clone().any(|at| source.is_word(at)) {
            continue;
        }
        let motto = form::motto(source, tokens.clone()).is_some();
        let office = source.is_caps(&tokens) && form::begins_organisation(source, tokens.start);
        if !motto && !office {
            break;
        }
        start = line;
    }
    start
}
