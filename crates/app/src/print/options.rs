//! What can be chosen when a document is printed.

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{BatchId, MovementId, RoundId, SchemeId, UnitId};
use domain::movement::{OwedKind, TargetPeriod};
use domain::nomination::{Order, State};
use domain::subject::{Subject, SubjectKind};
use office::document::{Margins, Orientation, PaperSize};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether numbers begin anew in each section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// From 1 in each section.
    #[default]
    PerSection,
    /// Through all sections of an award.
    Continuous,
}

/// Layout of a nomination list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ListLayout")]
pub enum Layout {
    /// The unit's list (documents §2).
    #[default]
    Unit,
    /// The summary for the council (documents §8).
    Council,
}

/// As what a list names those whom it lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ListNames")]
pub enum Names {
    /// As the unit submitted them.
    #[default]
    Submitted,
    /// As their records name them on the document's day: name, chức vụ, đơn vị and the unit that proposes.
    Record,
}

impl std::str::FromStr for Layout {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        match text {
            "unit" => Ok(Self::Unit),
            "council" => Ok(Self::Council),
            _ => Err(Fault::new("print.layout_unknown").with("layout", text)),
        }
    }
}

/// The paper of a word on the command line.
///
/// # Errors
/// `print.paper_unknown`.
pub fn paper_size(text: &str) -> Result<PaperSize, Fault> {
    match text.to_lowercase().as_str() {
        "a4" => Ok(PaperSize::A4),
        "a3" => Ok(PaperSize::A3),
        _ => Err(Fault::new("print.paper_unknown").with("paper", text)),
    }
}

/// The states of words on the command line.
///
/// # Errors
/// `print.state_unknown`.
pub fn states(words: &[String]) -> Result<Vec<State>, Fault> {
    let state = |word: &String| {
        let word = word.trim().to_lowercase();
        let found =
            State::ALL.into_iter().find(|state| state.code() == word || state.vietnamese().to_lowercase() == word);
        found.ok_or_else(|| {
            let known: Vec<String> =
                State::ALL.map(|state| format!("{} ({})", state.code(), state.vietnamese())).into();
            Fault::new("print.state_unknown").with("state", word).with("known", known.join(", "))
        })
    };
    words.iter().map(state).collect()
}

/// The day of a word on the command line.
///
/// # Errors
/// `date.invalid`.
pub fn day(text: &str) -> Result<PartialDate, Fault> {
    PartialDate::read(text)
}

/// Options of all documents; each takes what concerns it and has a default for what is absent.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintOptions {
    /// The batch to print.
    pub batch: Option<BatchId>,
    /// The round to print.
    pub round: Option<RoundId>,
    /// The movement to print.
    pub movement: Option<MovementId>,
    /// The period whose figures of targets are printed; the working year when absent.
    pub period: Option<TargetPeriod>,
    /// A report on all years of the movement instead of the period.
    pub whole: Option<bool>,
    /// What a letter reminds of; of everything when absent.
    pub owed: Option<OwedKind>,
    /// By when a letter asks for an answer; empty leaves room to write it.
    pub deadline: Option<PartialDate>,
    /// The unit to print, of a document that has a paper for each; all of them when absent.
    pub unit: Option<UnitId>,
    /// The subject of whom it is printed.
    pub subject: Option<Subject>,
    /// What stands in the rows of a matrix: people, units or households; people when absent.
    pub kind: Option<SubjectKind>,
    /// The award, by id or name.
    pub award: Option<String>,
    /// Loại hình khen thưởng; công trạng when absent.
    pub award_type: Option<String>,
    /// The last year of achievement, or the year of the decisions of a register.
    pub year: Option<u16>,
    /// The day on which dossiers are received; today when absent.
    pub received: Option<PartialDate>,
    /// Only what was decided by this authority.
    pub authority: Option<String>,
    /// The scheme to print.
    pub scheme: Option<SchemeId>,
    /// Whether a form holds what is entered rather than room to write.
    pub filled: Option<bool>,
    /// Layout of the nomination list.
    pub layout: Layout,
    /// How large the paper is; A4 when absent.
    #[ts(type = "'a4' | 'a3' | null")]
    pub paper: Option<PaperSize>,
    /// Which way the paper lies.
    #[ts(type = "'portrait' | 'landscape' | null")]
    pub orientation: Option<Orientation>,
    /// Margins in millimetres.
    #[ts(type = "{ top: number; bottom: number; left: number; right: number } | null")]
    pub margins: Option<Margins>,
    /// Date of the document; empty leaves room to write it.
    pub date: Option<PartialDate>,
    /// Number of the document or of the tờ trình it goes with, without its symbol.
    pub number: Option<String>,
    /// Date of the council's meeting.
    pub meeting: Option<PartialDate>,
    /// Title in place of the usual one.
    pub title: Option<String>,
    /// As what the lines of a batch are named; as submitted when absent.
    pub names: Option<Names>,
    /// Only the lines of this decision, by its number; of a batch's reward money.
    pub decision: Option<String>,
    /// Order of the lines.
    pub order: Order,
    /// Numbering of the lines.
    pub numbering: Numbering,
    /// Which of the office's signers, from 0.
    pub signer: Option<u32>,
    /// Only the lines that this unit proposes.
    pub proposing_unit: Option<UnitId>,
    /// Only the lines in these states, of a list of a batch; those that belong on it when absent.
    pub states: Option<Vec<State>>,
    /// Whether the letterhead (and who signs) is printed on a list that can do without.
    pub letterhead: Option<bool>,
}
