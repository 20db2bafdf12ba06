//! Reading a plan: from a file or a pasted text to what it says, with the places; nothing is stored.

use domain::movement::PlainMovement;
use domain::movement::reading::{PlanReading, read_as_plan, read_plan};
use domain::{Fault, text};
use serde::Deserialize;
use ts_rs::TS;

use super::Plain;
use crate::{App, Result, pick};

/// What to read: a file that was picked, or a text.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PlanSource {
    /// Token of `pick.open`.
    pub token: Option<String>,
    /// A pasted text.
    pub text: Option<String>,
    /// Whether to read it as a plan though it does not say that it launches or answers a movement.
    #[ts(optional, as = "Option<bool>")]
    pub as_plan: bool,
}

/// Reads the plan of a file; `as_plan` when it is one whatever it says of itself.
///
/// # Errors
/// The refusals of the reader: empty, damaged, protected, scanned, of a kind that holds no text.
pub fn read_file(name: &str, content: &[u8], as_plan: bool) -> Result<PlanReading> {
    Ok(read_given(&office::read::read_text(name, content)?, as_plan))
}

fn read_given(text: &str, as_plan: bool) -> PlanReading {
    if as_plan { read_as_plan(text) } else { read_plan(text) }
}

/// What was read as plain JSON, as `movement add` takes it.
///
/// # Errors
/// None that a reading could give.
pub fn plain_reading(reading: &PlanReading) -> Result<Plain> {
    let plain = PlainMovement::read(serde_json::to_value(reading)?)?;
    Ok(Plain(serde_json::to_value(plain)?))
}

/// Reads a picked file or a pasted text.
///
/// # Errors
/// `pick.unknown`, `movement.no_text`, the refusals of the reader.
pub(super) fn command(app: &App, source: PlanSource) -> Result<PlanReading> {
    match (source.token, source.text) {
        (Some(token), _) => {
            let (name, content) = pick::read(app, &token)?;
            read_file(&name, &content, source.as_plan)
        }
        (None, Some(text)) if !text::line(&text).is_empty() => Ok(read_given(&text, source.as_plan)),
        (None, _) => Err(Fault::new("movement.no_text").into()),
    }
}
