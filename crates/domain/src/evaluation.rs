//! Yearly evaluations (xếp loại, đánh giá hằng năm) of units and people.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cluster::YEARS;
use crate::id::EvaluationId;
use crate::subject::Subject;
use crate::{Fault, text};

/// How a year was evaluated, by the codes of the law catalogue, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum EvaluationLevel {
    /// Không hoàn thành nhiệm vụ.
    #[serde(rename = "KHT")]
    NotCompleted,
    /// Hoàn thành nhiệm vụ.
    #[serde(rename = "HT")]
    Completed,
    /// Hoàn thành tốt nhiệm vụ.
    #[serde(rename = "HTT")]
    Well,
    /// Hoàn thành xuất sắc nhiệm vụ.
    #[serde(rename = "HTXS")]
    Excellently,
}

impl EvaluationLevel {
    /// All, the highest first, as lists offer them.
    pub const ALL: [Self; 4] = [Self::Excellently, Self::Well, Self::Completed, Self::NotCompleted];

    /// The code of the law catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::Excellently => "HTXS",
            Self::Well => "HTT",
            Self::Completed => "HT",
            Self::NotCompleted => "KHT",
        }
    }

    /// As documents name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Excellently => "Hoàn thành xuất sắc nhiệm vụ",
            Self::Well => "Hoàn thành tốt nhiệm vụ",
            Self::Completed => "Hoàn thành nhiệm vụ",
            Self::NotCompleted => "Không hoàn thành nhiệm vụ",
        }
    }

    /// As it stands within a sentence.
    pub fn in_sentence(self) -> String {
        self.vietnamese().to_lowercase()
    }

    /// Reads it as lists write it: the code, the whole name, "xuất sắc", "HTXSNV".
    ///
    /// # Errors
    /// `evaluation.level_unknown`.
    pub fn read(written: &str) -> Result<Self, Fault> {
        let folded = text::fold(written).replace("hoan thanh", "ht").replace("nhiem vu", "nv");
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        match words.concat().as_str() {
            "htxuatsacnv" | "htxuatsac" | "xuatsac" | "htxsnv" | "htxs" => Ok(Self::Excellently),
            "httotnv" | "httot" | "tot" | "httnv" | "htt" => Ok(Self::Well),
            "khonghtnv" | "khonght" | "khong" | "khtnv" | "kht" | "chuahtnv" | "chuaht" => Ok(Self::NotCompleted),
            "htnv" | "ht" => Ok(Self::Completed),
            _ => Err(Fault::new("evaluation.level_unknown").with("value", written.trim())),
        }
    }
}

/// The evaluation of a subject in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "YearlyEvaluation", optional_fields)]
pub struct Evaluation {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<EvaluationId>,
    /// The unit or the person.
    pub subject: Subject,
    /// The year.
    pub year: u16,
    /// How it was evaluated.
    pub level: EvaluationLevel,
    /// The document that says so.
    #[serde(default)]
    pub document: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Evaluation {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `evaluation.year_odd`, `evaluation.subject_kind` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.document = text::line(&self.document);
        self.note = text::multiline(&self.note);
        let mut faults = Vec::new();
        if !YEARS.contains(&self.year) {
            faults.push(Fault::new("evaluation.year_odd").with("year", self.year).at_field("year"));
        }
        if matches!(self.subject, Subject::Household(_)) {
            faults.push(Fault::new("evaluation.subject_kind").at_field("subject"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_as_lists_write_them() {
        for (written, level) in [
            ("HTXSNV", EvaluationLevel::Excellently),
            ("Hoàn thành xuất sắc nhiệm vụ", EvaluationLevel::Excellently),
            ("Xuất sắc", EvaluationLevel::Excellently),
            ("HT xuất sắc NV", EvaluationLevel::Excellently),
            ("HTXS NV", EvaluationLevel::Excellently),
            ("HT tốt NV", EvaluationLevel::Well),
            ("Hoàn thành tốt nhiệm vụ.", EvaluationLevel::Well),
            ("Không hoàn thành nhiệm vụ;", EvaluationLevel::NotCompleted),
            ("Chưa hoàn thành", EvaluationLevel::NotCompleted),
            ("Hoàn thành NV", EvaluationLevel::Completed),
            ("hoàn thành tốt nhiệm vụ", EvaluationLevel::Well),
            ("Tốt", EvaluationLevel::Well),
            ("Hoàn thành nhiệm vụ", EvaluationLevel::Completed),
            ("HT", EvaluationLevel::Completed),
            ("Không hoàn thành nhiệm vụ", EvaluationLevel::NotCompleted),
        ] {
            assert_eq!(EvaluationLevel::read(written).unwrap(), level, "{written}");
        }
        for level in EvaluationLevel::ALL {
            assert_eq!(EvaluationLevel::read(level.code()).unwrap(), level);
            assert_eq!(EvaluationLevel::read(level.vietnamese()).unwrap(), level);
        }
        assert_eq!(EvaluationLevel::read("khá").unwrap_err().code, "evaluation.level_unknown");
        assert_eq!(EvaluationLevel::read("").unwrap_err().code, "evaluation.level_unknown");
    }
}
