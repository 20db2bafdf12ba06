//! Movements (phong trào thi đua): all parts of the plan that launches one, in the order of the paper.

mod called;
mod chain;
mod exemplar;
mod follow;
mod inspection;
mod owed;
mod plain;
pub mod reading;
mod registration;
mod result;
mod span;
mod summary;
mod target_name;
mod target_period;
mod timeline;
mod wording;
mod years;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use crate::date::{PartialDate, Period};
use crate::id::{MovementId, MovementPartId, UnitId};
use crate::number::{self, Exact};
use crate::{Fault, text};

pub use called::{called, name_in};
pub use chain::{IssuerLevel, OutsideSource, document, kind_of_symbol, outside_sources};
pub use exemplar::{Exemplar, ExemplarKind, ExemplarState};
pub use follow::{Followed, TargetDirection, TargetFigure, TargetReckoning, TargetTally, follow, percent, tally};
pub use inspection::{Inspection, RemedyState};
pub use owed::{Owed, OwedKind, OwedReport, owed};
pub use plain::{PlainMovement, PlainText};
pub use registration::{Registration, RegistrationField, RegistrationStep};
pub use result::{MovementResult, ResultField, result_name, sentence_head};
pub use span::Span;
pub use summary::SummarySection;
pub use target_period::TargetPeriod;
pub use timeline::{Followings, TimelineEvent, TimelineKind, TimelineState, reports as report_events, timeline};
pub use wording::{basis_words, date_words, position_lines, recipient_words, within_sentence};

/// What kind of paper launches or tells of a movement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// Kế hoạch.
    #[default]
    Plan,
    /// Chỉ thị.
    Directive,
    /// Công văn.
    OfficialLetter,
    /// Quyết định.
    Decision,
    /// Tin, bài.
    News,
    /// Anything else.
    Other,
}

/// How often a movement is held (Luật Thi đua, khen thưởng: thường xuyên, theo chuyên đề; đột xuất).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Thường xuyên.
    Regular,
    /// Theo chuyên đề.
    Thematic,
    /// Đột xuất.
    Urgent,
}

/// What a căn cứ is to the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BasisRole {
    /// "Căn cứ …".
    #[default]
    Basis,
    /// "Thực hiện …".
    CarriesOut,
    /// Named in the text.
    Cited,
}

/// A document that the plan rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct LegalBasis {
    /// Kind as printed: `Chỉ thị`, `Nghị quyết`.
    pub kind: String,
    /// Số, ký hiệu.
    pub number: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Who issued it.
    pub issuer: String,
    /// Trích yếu.
    pub title: String,
    /// What it is to the plan.
    pub role: BasisRole,
}

/// A numbered line of text: a purpose, a requirement, a content, a solution.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TextItem {
    /// Number or letter as printed: `1`, `a`, `2.1`; empty for a dash.
    pub label: String,
    /// Depth below its part, from 0.
    pub level: u8,
    /// The text, with its line breaks.
    pub text: String,
}

/// A target's figures of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TargetYear {
    /// The year.
    pub year: u16,
    /// What is aimed at.
    #[serde(default)]
    pub target: Option<Exact>,
    /// What was reached.
    #[serde(default)]
    pub actual: Option<Exact>,
}

/// A measurable aim: a figure or a published index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Target {
    /// As written.
    pub text: String,
    /// Published index, `PCI`, `PAR Index`; empty for another figure.
    pub index: String,
    /// Đơn vị tính.
    pub unit_of_measure: String,
    /// Where it starts.
    pub baseline: Option<Exact>,
    /// The aim as a whole, when it is not by year.
    pub value: Option<Exact>,
    /// The aim as printed, when a number alone does not say it: `trên 80`, `95,50`.
    pub written: String,
    /// Its years.
    pub years: Vec<TargetYear>,
    /// Whether more or less is better.
    pub direction: TargetDirection,
    /// How the figures of a year's periods come together.
    pub reckoning: TargetReckoning,
    /// Whether the aim is that of all units together; else it holds for each of them.
    pub shared: bool,
}

impl Target {
    /// What it is called: its index, or its text.
    pub fn name(&self) -> &str {
        if self.index.is_empty() { &self.text } else { &self.index }
    }

    /// What the plan aims at in a year: the year's own aim, or the aim as a whole.
    pub fn aim(&self, year: u16) -> Option<&Exact> {
        let own = self.years.iter().find(|own| own.year == year);
        own.and_then(|own| own.target.as_ref()).or(self.value.as_ref())
    }
}

/// Who does what by when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Assignment {
    /// Who, as written.
    pub who: String,
    /// The unit meant, when it is one of ours.
    pub unit_id: Option<UnitId>,
    /// What.
    pub task: String,
    /// By when, as written: a date or words.
    pub deadline: String,
}

/// A line of Nơi nhận.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Recipient {
    /// Who receives it.
    pub name: String,
    /// `B/c`, `T/h`, `Lưu`; empty when none is written.
    pub purpose: String,
}

/// A dated checkpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Milestone {
    /// Sơ kết, tổng kết, kiểm tra, as the officer names it.
    pub name: String,
    /// When.
    pub date: Option<PartialDate>,
    /// The day it was kept; none while it waits.
    pub done: Option<PartialDate>,
    /// Anything else.
    pub note: String,
}

/// Who signed the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PlanSigner {
    /// Chức vụ as printed.
    pub position: String,
    /// Full name.
    pub name: String,
}

/// A part of a movement with its identity: lines keep theirs when others are put before them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part<T> {
    /// None for a line that is being added.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<MovementPartId>,
    /// The line.
    pub line: T,
}

/// A movement with all parts of its plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Movement {
    /// None for one that is being added.
    pub id: Option<MovementId>,
    /// Name of the movement.
    pub name: String,
    /// Other names of it in the same paper, or of movements that the paper launches with it.
    pub other_names: Vec<String>,
    /// The movement of a higher level that it answers.
    pub parent_id: Option<MovementId>,
    /// How often it is held.
    pub rhythm: Option<Rhythm>,
    /// From–to.
    pub period: Period,
    /// Whether the paper is the plan itself, not an article about it.
    pub is_plan: bool,
    /// Kind of paper.
    pub plan_kind: PlanKind,
    /// Số, ký hiệu.
    pub number: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Địa danh before the date.
    pub place: String,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Trích yếu.
    pub title: String,
    /// Who signed.
    pub signer: PlanSigner,
    /// Căn cứ.
    pub legal_bases: Vec<Part<LegalBasis>>,
    /// Mục đích.
    pub purposes: Vec<Part<TextItem>>,
    /// Yêu cầu.
    pub requirements: Vec<Part<TextItem>>,
    /// Đối tượng: who may take part.
    pub participants: Vec<Part<TextItem>>,
    /// Nội dung thi đua.
    pub contents: Vec<Part<TextItem>>,
    /// Chỉ tiêu.
    pub targets: Vec<Part<Target>>,
    /// Giải pháp.
    pub solutions: Vec<Part<TextItem>>,
    /// Khen thưởng: its objects, principles, forms and standards.
    pub commendations: Vec<Part<TextItem>>,
    /// Tổ chức thực hiện.
    pub assignments: Vec<Part<Assignment>>,
    /// Movements that it joins (hưởng ứng).
    pub joined_movements: Vec<String>,
    /// Indexes that the text names beside its targets.
    pub indexes: Vec<String>,
    /// Sơ kết, tổng kết, kiểm tra.
    pub milestones: Vec<Part<Milestone>>,
    /// Nơi nhận.
    pub recipients: Vec<Part<Recipient>>,
    /// Khẩu hiệu.
    pub slogans: Vec<String>,
    /// Units that take part.
    pub registrations: Vec<Registration>,
    /// The paper's own text, when there is one.
    pub text: String,
    /// Anything else worth keeping.
    pub note: String,
    /// The day it was closed (tổng kết); none while it runs.
    pub closed: Option<PartialDate>,
}

impl Movement {
    /// The same with its texts cleaned and empty lines dropped, or all that is wrong with it.
    ///
    /// # Errors
    /// `movement.name_missing`, `movement.own_parent`, `period.reversed`, `movement.target_empty` and
    /// `movement.registered_twice` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.clean();
        let mut faults = Vec::new();
        if self.name.is_empty() {
            self.name = self.title.clone();
        }
        if self.name.is_empty() {
            faults.push(Fault::new("movement.name_missing").at_field("name"));
        }
        if self.id.is_some() && self.parent_id == self.id {
            faults.push(Fault::new("movement.own_parent").at_field("parent_id"));
        }
        if let Err(fault) = self.period.check() {
            faults.push(fault);
        }
        for (index, target) in self.targets.iter().enumerate() {
            if target.line.text.is_empty() && target.line.index.is_empty() {
                faults.push(Fault::new("movement.target_empty").at_field(format!("targets.{index}.text")));
            }
        }
        for (index, registration) in self.registrations.iter().enumerate() {
            if self.registrations.iter().take(index).any(|other| other.unit_id == registration.unit_id) {
                faults.push(Fault::new("movement.registered_twice").at_field(format!("registrations.{index}.unit_id")));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    fn clean(&mut self) {
        let lines = [
            &mut self.name,
            &mut self.number,
            &mut self.place,
            &mut self.issuer,
            &mut self.title,
            &mut self.signer.position,
            &mut self.signer.name,
        ];
        for line in lines {
            *line = text::line(line);
        }
        // Readers of plans point into it by character, so it stays as it came.
        self.text = if self.text.trim().is_empty() { String::new() } else { self.text.nfc().collect() };
        self.note = text::multiline(&self.note);
        for list in [&mut self.other_names, &mut self.joined_movements, &mut self.indexes, &mut self.slogans] {
            *list = list.iter().map(|item| text::line(item)).filter(|item| !item.is_empty()).collect();
        }
        for part in [
            &mut self.purposes,
            &mut self.requirements,
            &mut self.participants,
            &mut self.contents,
            &mut self.solutions,
            &mut self.commendations,
        ] {
            for Part { line, .. } in part.iter_mut() {
                line.label = text::line(&line.label);
                line.text = text::multiline(&line.text);
            }
            part.retain(|part| !part.line.text.is_empty());
        }
        for Part { line, .. } in &mut self.legal_bases {
            for field in [&mut line.kind, &mut line.number, &mut line.issuer, &mut line.title] {
                *field = text::line(field);
            }
        }
        self.legal_bases.retain(|part| part.line != LegalBasis { role: part.line.role, ..LegalBasis::default() });
        for Part { line, .. } in &mut self.targets {
            line.text = text::multiline(&line.text);
            line.index = text::line(&line.index);
            line.unit_of_measure = text::line(&line.unit_of_measure);
            line.written = text::line(&line.written);
            // A number that was corrected since no longer stands as printed.
            if line.value.is_some() && read_printed(&line.written) != line.value {
                line.written.clear();
            }
            line.years.sort_by_key(|year| year.year);
        }
        self.targets.retain(|part| part.line != Target::default());
        for Part { line, .. } in &mut self.assignments {
            line.who = text::line(&line.who);
            line.task = text::multiline(&line.task);
            line.deadline = text::line(&line.deadline);
        }
        self.assignments.retain(|part| part.line != Assignment::default());
        for Part { line, .. } in &mut self.milestones {
            line.name = text::line(&line.name);
            line.note = text::line(&line.note);
        }
        self.milestones.retain(|part| part.line != Milestone::default());
        for Part { line, .. } in &mut self.recipients {
            line.name = text::line(&line.name);
            line.purpose = text::line(&line.purpose);
        }
        self.recipients.retain(|part| part.line != Recipient::default());
        let registrations = std::mem::take(&mut self.registrations).into_iter();
        self.registrations = registrations.map(Registration::cleaned).collect();
    }

    /// Whether it runs on a day. Of one without a beginning nobody knows.
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        let begun = self.period.from.and_then(PartialDate::first_day).is_some_and(|from| from <= day);
        begun && self.period.to.and_then(PartialDate::last_day).is_none_or(|to| to >= day)
    }
}

/// The number that a printed text is: as machines write it, or as officers do; none when it is more than a number, or
/// one of two numbers (`1.000`).
fn read_printed(text: &str) -> Option<Exact> {
    let exact = number::read_machine(text).ok().filter(|value| value.decimal_text().as_deref() == Some(text.trim()));
    exact.or_else(|| number::read(text).and_then(number::Reading::plain).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_only_where_it_can_be_one_number() {
        for (text, value) in [("95.5", Exact::fraction(955, 10)), ("95,50", Exact::fraction(955, 10))] {
            assert_eq!(read_printed(text), value, "{text}");
        }
        for text in ["trên 80", "1.000", ""] {
            assert_eq!(read_printed(text), None, "{text}");
        }
    }

    #[test]
    fn a_corrected_number_does_not_keep_what_was_printed() {
        let target = |value: i64| Target {
            text: "Hồ sơ trực tuyến".to_owned(),
            value: Some(Exact::from(value)),
            written: "80,0".to_owned(),
            ..Target::default()
        };
        let targets = [80, 85].map(|value| Part { id: None, line: target(value) }).to_vec();
        let movement = Movement { name: "Thi đua".to_owned(), targets, ..Movement::default() }.checked().unwrap();
        let written: Vec<&str> = movement.targets.iter().map(|part| part.line.written.as_str()).collect();
        assert_eq!(written, ["80,0", ""]);
    }

    #[test]
    fn a_movement_without_a_name_takes_the_title_of_its_plan() {
        let movement =
            Movement { title: "Phát động thi đua cải cách hành chính".to_owned(), ..Movement::default() };
        assert_eq!(movement.checked().unwrap().name, "Phát động thi đua cải cách hành chính");
        assert_eq!(Movement::default().checked().unwrap_err()[0].code, "movement.name_missing");
    }

    #[test]
    fn empty_lines_of_a_form_are_dropped_and_the_order_stays() {
        let item = |text: &str| Part { id: None, line: TextItem { text: text.to_owned(), ..TextItem::default() } };
        let movement = Movement {
            name: "Thi đua".to_owned(),
            contents: vec![item("Hai"), item("  "), item("Một")],
            recipients: vec![Part::default()],
            ..Movement::default()
        };
        let movement = movement.checked().unwrap();
        let texts: Vec<&str> = movement.contents.iter().map(|part| part.line.text.as_str()).collect();
        assert_eq!(texts, ["Hai", "Một"]);
        assert!(movement.recipients.is_empty());
    }
}
