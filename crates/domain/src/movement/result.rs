//! What a unit came to in a movement in a year (kết quả thực hiện phong trào), and its head's responsibility for it: plans want
//! both looked at when the unit is evaluated for the year.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evaluation::EvaluationLevel;
use crate::id::UnitId;
use crate::{Fault, text};

/// The result of a unit in a movement in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MovementResult {
    /// The unit.
    pub unit_id: UnitId,
    /// The year.
    pub year: u16,
    /// How far it did what the movement asks, on the scale of yearly evaluations; none while nobody has said.
    #[serde(default)]
    pub level: Option<EvaluationLevel>,
    /// Responsibility of the unit's head for it, as written.
    #[serde(default)]
    pub responsibility: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A field of a result that is typed into a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MovementResultField")]
pub enum ResultField {
    /// How far it came.
    Level,
    /// Its head's responsibility.
    Responsibility,
    /// Anything else.
    Note,
}

/// A level within a movement, as documents name it: `Hoàn thành tốt`.
pub fn result_name(level: EvaluationLevel) -> &'static str {
    match level {
        EvaluationLevel::Excellently => "Hoàn thành xuất sắc",
        EvaluationLevel::Well => "Hoàn thành tốt",
        EvaluationLevel::Completed => "Hoàn thành",
        EvaluationLevel::NotCompleted => "Chưa hoàn thành",
    }
}

/// How the sentence of a movement begins in a yearly evaluation.
pub fn sentence_head(movement: &str) -> String {
    format!("Phong trào {movement}: ")
}

impl MovementResult {
    /// A unit of which nothing is said yet.
    pub const fn of(unit_id: UnitId, year: u16) -> Self {
        Self { unit_id, year, level: None, responsibility: String::new(), note: String::new() }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.level.is_none() && self.responsibility.is_empty() && self.note.is_empty()
    }

    /// The level within a movement, as documents name it: `Hoàn thành tốt`; empty while nobody has said.
    pub fn level_name(&self) -> &'static str {
        self.level.map_or("", result_name)
    }

    /// What a yearly evaluation says of it, of a movement told apart from others: `Phong trào “…” (12/KH-UBND): hoàn thành
    /// tốt. Người đứng đầu: …`; empty when nothing is known but a note.
    pub fn sentence(&self, movement: &str) -> String {
        let head = format!("Người đứng đầu: {}", self.responsibility);
        match (self.level, self.responsibility.as_str()) {
            (None, "") => String::new(),
            (None, _) => format!("{}{head}", sentence_head(movement)),
            (Some(_), "") => format!("{}{}", sentence_head(movement), self.level_name().to_lowercase()),
            (Some(_), _) => format!("{}{}. {head}", sentence_head(movement), self.level_name().to_lowercase()),
        }
    }

    /// Writes a field as it was typed; empty takes it away.
    ///
    /// # Errors
    /// `evaluation.level_unknown` for a level that is none.
    pub fn put(&mut self, field: ResultField, typed: &str) -> Result<(), Fault> {
        match field {
            ResultField::Level => {
                let line = text::line(typed);
                self.level = if line.is_empty() { None } else { Some(EvaluationLevel::read(&line)?) };
            }
            // One line, so that it stands in one sentence of an evaluation.
            ResultField::Responsibility => self.responsibility = text::line(typed),
            ResultField::Note => self.note = text::multiline(typed),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> MovementResult {
        MovementResult::of(uuid::Uuid::nil().into(), 2026)
    }

    #[test]
    fn a_result_is_read_as_lists_write_it_and_said_in_a_sentence() {
        let mut own = blank();
        assert_eq!(own.sentence("“Chính quyền số”"), "");
        own.put(ResultField::Level, "Chưa hoàn thành").unwrap();
        assert_eq!(own.level, Some(EvaluationLevel::NotCompleted));
        assert_eq!(own.sentence("“Chính quyền số”"), "Phong trào “Chính quyền số”: chưa hoàn thành");
        own.put(ResultField::Responsibility, " Giám đốc chịu trách nhiệm\nvì chậm kế hoạch ").unwrap();
        assert_eq!(
            own.sentence("“Chính quyền số”"),
            "Phong trào “Chính quyền số”: chưa hoàn thành. Người đứng đầu: Giám đốc chịu trách nhiệm vì chậm kế hoạch"
        );
        own.put(ResultField::Level, "").unwrap();
        assert!(own.sentence("“X”").starts_with("Phong trào “X”: Người đứng đầu: "));
        own.put(ResultField::Responsibility, " ").unwrap();
        assert!(own.is_empty());
    }

    #[test]
    fn a_level_that_is_none_changes_nothing() {
        let mut own = blank();
        assert_eq!(own.put(ResultField::Level, "khá lắm").unwrap_err().code, "evaluation.level_unknown");
        assert_eq!(own, blank());
    }

    #[test]
    fn every_level_has_a_name_that_is_read_again() {
        for level in EvaluationLevel::ALL {
            let own = MovementResult { level: Some(level), ..blank() };
            assert_eq!(EvaluationLevel::read(own.level_name()).unwrap(), level);
        }
    }
}
