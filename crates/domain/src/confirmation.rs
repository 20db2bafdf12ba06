//! Confirmations (xác nhận, `attested`): what a condition of the law asks and only a person can answer – once for a subject,
//! a year and a question, reused by every nomination.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cluster::YEARS;
use crate::id::ConfirmationId;
use crate::subject::Subject;
use crate::{Fault, text};

/// The question that stands for all others of a year.
pub const EVERYTHING: &str = "*";

/// An answer to a question of the law catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Confirmation {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<ConfirmationId>,
    /// Whom it is about.
    pub subject: Subject,
    /// The year of achievement.
    pub year: u16,
    /// What is asked: a key of the catalogue, `*` for everything else.
    pub key: String,
    /// Whether it holds.
    pub holds: bool,
    /// What it rests on.
    #[serde(default)]
    pub evidence: String,
    /// The officer who answered; written by the program.
    #[serde(default)]
    pub by: String,
    /// When, RFC 3339 in UTC; written by the program.
    #[serde(default)]
    pub at: String,
}

impl Confirmation {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `confirmation.key_missing`, `confirmation.year_odd` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.key = text::line(&self.key);
        self.evidence = text::multiline(&self.evidence);
        let mut faults = Vec::new();
        if self.key.is_empty() {
            faults.push(Fault::new("confirmation.key_missing").at_field("key"));
        }
        if !YEARS.contains(&self.year) {
            faults.push(Fault::new("confirmation.year_odd").with("year", self.year).at_field("year"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

/// Reads whether something is confirmed as lists write it: "có", "đạt", "x" and their opposites.
///
/// # Errors
/// `confirmation.answer_unknown`.
pub fn read_answer(written: &str) -> Result<bool, Fault> {
    match text::fold(written).trim() {
        "co" | "dat" | "x" | "dung" | "da xac nhan" | "xac nhan" | "true" | "1" => Ok(true),
        "khong" | "khong dat" | "chua dat" | "sai" | "false" | "0" => Ok(false),
        _ => Err(Fault::new("confirmation.answer_unknown").with("value", written.trim())),
    }
}

/// How lists print an answer; empty while there is none.
pub fn yes_or_no(answer: Option<bool>) -> String {
    answer.map(|is| if is { "Có" } else { "Không" }).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_lists_write_them() {
        for yes in ["Có", "đạt", "X", "true"] {
            assert!(read_answer(yes).unwrap(), "{yes}");
        }
        for no in ["Không", "Không đạt", "false"] {
            assert!(!read_answer(no).unwrap(), "{no}");
        }
        assert_eq!(read_answer("có thể").unwrap_err().code, "confirmation.answer_unknown");
    }
}
