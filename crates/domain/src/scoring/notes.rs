//! What a leaf rule notes while it computes: messages always, the explanation only when someone asked for it.
//!
//! The rules write their explanation beside the arithmetic, as closures. Bulk evaluation never runs them, so results and
//! explanations come from one evaluator and evaluation stays fast.

use super::explanation::{CapApplied, InputNote};
use super::finding::{Code, Issue};
use crate::number::Exact;

/// Collects messages and, if traced, sentences, inputs and caps of one leaf.
pub(super) struct Notes {
    pub issues: Vec<Issue>,
    /// Boxed: most notes have none, and they are moved about for every cell.
    trace: Option<Box<Trace>>,
}

/// The explanation of one leaf, in the order in which it was computed.
#[derive(Debug, Clone, Default)]
pub(super) struct Trace {
    pub sentences: Vec<String>,
    pub inputs: Vec<InputNote>,
    pub cap: Option<CapApplied>,
}

impl Notes {
    pub fn new(traced: bool) -> Self {
        Self { issues: Vec::new(), trace: traced.then(Box::default) }
    }

    /// Notes for an attempt that may come to nothing.
    pub fn fork(&self) -> Self {
        Self::new(self.trace.is_some())
    }

    /// Takes over the notes about one of several scorers.
    pub fn absorb_of(&mut self, scorer: &str, mut attempt: Self) {
        if let Some(trace) = &mut attempt.trace {
            trace.sentences = vec![format!("{scorer}: {}", trace.sentences.join("; "))];
        }
        self.absorb(attempt);
    }

    /// Takes over the notes of an attempt that counts.
    pub fn absorb(&mut self, attempt: Self) {
        self.issues.extend(attempt.issues);
        if let (Some(trace), Some(other)) = (&mut self.trace, attempt.trace) {
            trace.sentences.extend(other.sentences);
            trace.inputs.extend(other.inputs);
            trace.cap = other.cap.or(trace.cap.take());
        }
    }

    /// Whether nothing was explained.
    pub fn is_silent(&self) -> bool {
        self.trace.as_ref().is_none_or(|trace| trace.sentences.is_empty() && trace.inputs.is_empty())
    }

    /// Reports something about the cell.
    pub fn issue(&mut self, code: Code, text: impl Into<String>) {
        self.issues.push(Issue { code, text: text.into() });
    }

    /// Adds a sentence to the explanation.
    pub fn say(&mut self, sentence: impl FnOnce() -> String) {
        if let Some(trace) = &mut self.trace {
            trace.sentences.push(sentence());
        }
    }

    /// Adds an input to the explanation.
    pub fn input(&mut self, input: impl FnOnce() -> InputNote) {
        if let Some(trace) = &mut self.trace {
            trace.inputs.push(input());
        }
    }

    /// Records the cap that bound last: what was reached and what is allowed.
    pub fn cap(&mut self, reached: &Exact, allowed: &Exact) {
        if let Some(trace) = &mut self.trace {
            trace.cap = Some(CapApplied::new(reached, allowed));
        }
    }

    pub fn finish(self) -> (Vec<Issue>, Option<Trace>) {
        (self.issues, self.trace.map(|trace| *trace))
    }
}

/// A number inside a sentence: decimal comma, true minus sign, unrounded; a long expansion shown with four decimals.
pub(super) fn said(value: &Exact) -> String {
    let text = match value.decimal_text() {
        Some(text) if text.len() <= 12 => text.replace('.', ","),
        _ => value.vietnamese(4),
    };
    text.replace('-', "−")
}

/// A share of 1 as a percentage inside a sentence: `82,5 %`.
pub(super) fn said_percent(share: &Exact) -> String {
    format!("{} %", (share * &Exact::HUNDRED).vietnamese(2))
}

/// A sum inside a sentence: `7 + 6 − 0,5`; nothing: `0`.
pub(super) fn said_sum(parts: &[&Exact]) -> String {
    let mut text = String::new();
    for part in parts {
        let sign = match (text.is_empty(), part.is_negative()) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        text.push_str(sign);
        text.push_str(&said(&part.abs()));
    }
    if text.is_empty() { "0".to_owned() } else { text }
}
