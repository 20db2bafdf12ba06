//! Nominations (đề nghị khen thưởng) and the batches (đợt xét) that handle them together.

mod decision;
mod dossier;
mod share;
mod state;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{BatchId, GrantId, MovementId, NominationId, RoundId, UnitId};
use crate::law::{Reason, Verdict};
use crate::subject::{Subject, SubjectKind};
use crate::{Fault, text};

pub use decision::Decision;
pub use dossier::{ReceivedDocument, missing_documents};
pub use share::{Share, ShareKind};
pub use state::State;

/// What an appraisal came to, with the version of the law that it rests on: what is printed later is what was signed then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Appraisal {
    /// The verdict.
    pub verdict: Verdict,
    /// The regime that was applied.
    pub regime: Option<String>,
    /// The condition of the catalogue that was applied.
    pub condition_id: Option<String>,
    /// Hash of the catalogue.
    pub catalogue: String,
    /// The day of the examination.
    pub on: PartialDate,
    /// What is missing or not known, each in a sentence with its article.
    pub reasons: Vec<String>,
    /// What a person should look at.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// What is not met, as papers say it; none in appraisals of earlier versions of the program.
    #[serde(default)]
    pub failed: Vec<Reason>,
    /// What nobody had answered, as papers say it.
    #[serde(default)]
    pub open: Vec<Reason>,
    /// Whether it rests on initiatives, so that the dossier has to prove them.
    #[serde(default)]
    pub initiatives: bool,
}

/// How far a line is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "NominationProgress", optional_fields)]
pub struct Progress {
    /// The state.
    pub state: State,
    /// Why, where it went back.
    pub reason: String,
    /// What the last appraisal came to.
    pub appraisal: Option<Appraisal>,
    /// The line of the award record that its decision became.
    #[serde(default)]
    pub grant: Option<GrantId>,
}

impl Progress {
    /// Whether the council passed it and no decision on it stands in the award record yet.
    pub fn awaits_decision(&self) -> bool {
        matches!(self.state, State::Passed | State::Decided) && self.grant.is_none()
    }
}

/// Whether lines of a batch may still change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// Lines come and go.
    #[default]
    Open,
    /// Nothing changes any more.
    Closed,
}

/// A batch: the nominations of a movement or of a year that are handled together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Batch {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<BatchId>,
    /// Short code, unique; made by the program when left empty (`DX-2026-01`).
    #[serde(default)]
    pub code: String,
    /// As the lists' title names it: "đề nghị khen thưởng tổng kết năm 2026".
    pub name: String,
    /// The year whose achievements are commended.
    pub year: u16,
    /// The movement whose end it rewards.
    #[serde(default)]
    pub movement_id: Option<MovementId>,
    /// Loại hình khen thưởng of new lines, a code of the law catalogue.
    #[serde(default = "by_merit")]
    pub award_type: String,
    /// The day on which dossiers are received for appraisal: decides the law in force.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// The last day for dossiers: those that come later are marked.
    #[serde(default)]
    pub deadline: Option<PartialDate>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
    /// Open or closed.
    #[serde(default)]
    pub state: BatchState,
}

fn by_merit() -> String {
    "cong_trang".to_owned()
}

impl Batch {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `batch.name_missing`, `batch.year_odd` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.code = text::line(&self.code);
        self.name = text::line(&self.name);
        self.note = text::multiline(&self.note);
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("batch.name_missing").at_field("name"));
        }
        if !(1990..=2100).contains(&self.year) {
            faults.push(Fault::new("batch.year_odd").with("year", self.year).at_field("year"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

/// A line as the proposing unit submitted it. A printed list shows this, never the live record of today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Submitted {
    /// Xưng hô: Ông, Bà, a military rank; empty for units and households.
    pub honorific: String,
    /// Full name.
    pub name: String,
    /// Chức vụ.
    pub title: String,
    /// Đơn vị công tác of a person; the superior unit of a unit.
    pub unit: String,
    /// The unit that proposes.
    pub proposing_unit: String,
}

impl Submitted {
    /// The name in its unit, as it is compared while no record is matched (documents §2: many share a name, few share a name
    /// and a unit).
    pub fn match_key(&self) -> String {
        format!("{}\n{}", text::match_key(&self.name), text::match_key(&self.unit))
    }
}

/// From which round and place a line was filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "NominationOrigin")]
pub struct Origin {
    /// The round.
    pub round_id: RoundId,
    /// The rank it had then, as shown.
    pub rank: String,
}

/// One line: a subject, an award, a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Nomination {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<NominationId>,
    /// Its batch.
    pub batch_id: BatchId,
    /// Place in the order of submission, from 1; 0 puts it last.
    #[serde(default)]
    pub position: u32,
    /// Whether a unit, a person or a household is nominated.
    pub kind: SubjectKind,
    /// The record it is about; none while nobody has matched it.
    #[serde(default)]
    pub subject: Option<Subject>,
    /// Id of the award in the law catalogue.
    pub award: String,
    /// Loại hình khen thưởng, a code of the law catalogue; the batch's when left empty.
    #[serde(default)]
    pub award_type: String,
    /// The last year of the achievements that it rewards; the batch's year when absent.
    #[serde(default)]
    pub ending_year: Option<u16>,
    /// The day on which the dossier was received; the batch's when absent.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// Tóm tắt thành tích: taken from achievements and results, then edited.
    #[serde(default)]
    pub summary: String,
    /// Ý kiến thẩm định of the secretariat.
    #[serde(default)]
    pub opinion: String,
    /// The unit that proposes.
    #[serde(default)]
    pub proposing_unit_id: Option<UnitId>,
    /// As submitted.
    #[serde(default)]
    pub submitted: Submitted,
    /// Ghi chú.
    #[serde(default)]
    pub note: String,
    /// The round that it was filled from.
    #[serde(default)]
    pub origin: Option<Origin>,
}

impl Nomination {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `nomination.name_missing`, `nomination.award_missing`, `nomination.other_kind` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        let submitted = &mut self.submitted;
        for field in [
            &mut submitted.honorific,
            &mut submitted.name,
            &mut submitted.title,
            &mut submitted.unit,
            &mut submitted.proposing_unit,
            &mut self.award,
            &mut self.award_type,
            &mut self.note,
        ] {
            *field = text::line(field);
        }
        self.summary = text::multiline(&self.summary);
        self.opinion = text::multiline(&self.opinion);
        let mut faults = Vec::new();
        if self.submitted.name.is_empty() {
            faults.push(Fault::new("nomination.name_missing").at_field("submitted.name"));
        }
        if self.award.is_empty() {
            faults.push(Fault::new("nomination.award_missing").at_field("award"));
        }
        if self.subject.is_some_and(|subject| subject.kind() != self.kind) {
            faults.push(Fault::new("nomination.other_kind").at_field("subject"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The name as a list prints it: xưng hô before a person's name.
    pub fn printed_name(&self) -> String {
        let Submitted { honorific, name, .. } = &self.submitted;
        if honorific.is_empty() { name.clone() } else { format!("{honorific} {name}") }
    }
}

/// In which order a list shows its lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As submitted: real lists keep it (documents §8).
    #[default]
    Submitted,
    /// By Vietnamese collation of names, people by their given name.
    Name,
}

/// The lines in an order; equals keep the order of submission.
pub fn ordered(mut nominations: Vec<Nomination>, order: Order) -> Vec<Nomination> {
    nominations.sort_by_key(|nomination| nomination.position);
    if order == Order::Name {
        nominations.sort_by_cached_key(|nomination| match nomination.kind {
            SubjectKind::Person => text::person_sort_key(&nomination.submitted.name),
            SubjectKind::Unit | SubjectKind::Household => text::sort_key(&nomination.submitted.name),
        });
    }
    nominations
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn line(position: u32, kind: SubjectKind, name: &str) -> Nomination {
        Nomination {
            id: None,
            batch_id: BatchId::from_uuid(Uuid::nil()),
            position,
            kind,
            subject: None,
            award: "giay_khen".to_owned(),
            award_type: String::new(),
            ending_year: None,
            received: None,
            summary: String::new(),
            opinion: String::new(),
            proposing_unit_id: None,
            submitted: Submitted { name: name.to_owned(), ..Submitted::default() },
            note: String::new(),
            origin: None,
        }
    }

    #[test]
    fn lists_keep_the_order_of_submission_unless_asked() {
        let person = SubjectKind::Person;
        let lines = vec![line(2, person, "Nguyễn Văn Ánh"), line(1, person, "Ẩn Thị Bình"), line(3, person, "Lê An")];
        let names = |order| -> Vec<String> {
            ordered(lines.clone(), order).into_iter().map(|line| line.submitted.name).collect()
        };
        assert_eq!(names(Order::Submitted), ["Ẩn Thị Bình", "Nguyễn Văn Ánh", "Lê An"]);
        // Given names: An, Ánh, Bình.
        assert_eq!(names(Order::Name), ["Lê An", "Nguyễn Văn Ánh", "Ẩn Thị Bình"]);
    }

    #[test]
    fn a_person_is_printed_with_xung_ho() {
        let mut nomination = line(1, SubjectKind::Person, "Trần Thị Hoa");
        nomination.submitted.honorific = "Bà".to_owned();
        assert_eq!(nomination.printed_name(), "Bà Trần Thị Hoa");
    }

    #[test]
    fn a_line_about_a_person_cannot_point_to_a_unit() {
        let mut nomination = line(1, SubjectKind::Person, "Trần Thị Hoa");
        nomination.subject = Some(Subject::new(SubjectKind::Unit, Uuid::nil()));
        assert_eq!(nomination.checked().unwrap_err()[0].code, "nomination.other_kind");
    }
}
