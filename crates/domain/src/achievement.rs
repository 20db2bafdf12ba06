//! Achievements (thành tích): what a subject has done, with its figures, its recognition and its evidence.

mod feed;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{PartialDate, Period};
use crate::id::{AchievementId, AchievementKindId, EvidenceId, FigureId, MovementId};
use crate::number::Exact;
use crate::subject::Subject;
use crate::{Fault, text};

pub use feed::{Fed, Figures, Selection, Take};

/// The largest evidence file: 25 MB.
pub const LARGEST_EVIDENCE: usize = 26_214_400;

/// A kind of achievements: editable data, in the order in which forms offer them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct AchievementKind {
    /// None for one that is being added.
    pub id: Option<AchievementKindId>,
    /// What schemes name it by: `sang_kien`. Unique; made from the name when left empty.
    pub code: String,
    /// `Sáng kiến, đề tài, đề án`.
    pub name: String,
    /// Place in the forms, from 1.
    pub position: u32,
    /// Whether its achievements are initiatives, recognised at a scope.
    pub is_initiative: bool,
}

impl AchievementKind {
    /// The same with its texts cleaned and a code.
    ///
    /// # Errors
    /// `achievement_kind.name_missing`.
    pub fn checked(mut self) -> Result<Self, Fault> {
        self.name = text::line(&self.name);
        self.code = text::line(&self.code);
        if self.name.is_empty() {
            return Err(Fault::new("achievement_kind.name_missing").at_field("name"));
        }
        if self.code.is_empty() {
            let words = text::fold(&self.name);
            let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
            self.code = words.collect::<Vec<_>>().join("_");
        }
        Ok(self)
    }
}

/// How widely an initiative is recognised (law catalogue: co_so < tinh < toan_quoc).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InitiativeScope {
    /// Cơ sở.
    Grassroots,
    /// Bộ, ban, ngành, tỉnh.
    Province,
    /// Toàn quốc.
    Nation,
}

impl InitiativeScope {
    /// As the law catalogue names it.
    pub fn law_code(self) -> &'static str {
        match self {
            Self::Grassroots => "co_so",
            Self::Province => "tinh",
            Self::Nation => "toan_quoc",
        }
    }

    /// As forms and lists name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Grassroots => "Cơ sở",
            Self::Province => "Tỉnh",
            Self::Nation => "Toàn quốc",
        }
    }

    /// Reads its name, its code or the law's code of it.
    ///
    /// # Errors
    /// `achievement.scope_unknown`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let folded = text::fold(text).replace('_', " ");
        match folded.trim_start_matches("pham vi ").trim_start_matches("cap ") {
            "co so" | "grassroots" => Ok(Self::Grassroots),
            "tinh" | "toan tinh" | "trong tinh" | "province" | "bo, ban, nganh, tinh" | "thanh pho" => {
                Ok(Self::Province)
            }
            "toan quoc" | "nation" => Ok(Self::Nation),
            _ => Err(Fault::new("achievement.scope_unknown").with("value", text).at_field("initiative.scope")),
        }
    }
}

/// What an achievement measures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Figure {
    /// None for one that is being added.
    pub id: Option<FigureId>,
    /// `Hộ đạt chuẩn văn hóa`.
    pub name: String,
    /// Đơn vị tính: `hộ`, `%`.
    pub unit_of_measure: String,
    /// What was assigned.
    pub target: Option<Exact>,
    /// What was reached.
    pub actual: Option<Exact>,
}

/// The document that recognises an achievement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Recognition {
    /// Số, ký hiệu.
    pub number: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Trích yếu.
    pub title: String,
}

/// How an initiative was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Initiative {
    /// How widely.
    pub scope: InitiativeScope,
    /// Number of the decision that recognises it.
    #[serde(default)]
    pub number: String,
    /// Date of that decision.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// An achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Achievement {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<AchievementId>,
    /// Mã: imports and the command line name it by this; unique; `TT-2026-0001` when left empty.
    #[serde(default)]
    pub code: String,
    /// Whose it is.
    pub subject: Subject,
    /// When it was done; one end alone stands for both. It counts where its last day lies.
    pub period: Period,
    /// The movement that it answers.
    #[serde(default)]
    pub movement_id: Option<MovementId>,
    /// Its kind.
    pub kind_id: AchievementKindId,
    /// What was done, in paragraphs.
    pub content: String,
    /// What it measures, in the order of entry.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// What recognises it.
    #[serde(default)]
    pub recognition: Recognition,
    /// How it was recognised as an initiative; only of a kind that is one.
    #[serde(default)]
    pub initiative: Option<Initiative>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A file that proves an achievement; its content lies in the data file under its checksum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it proves.
    pub achievement_id: AchievementId,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u32,
    /// What it is, in the officer's words.
    pub note: String,
}

impl Achievement {
    /// The same with its texts cleaned, empty figures dropped and both ends of its period, or all that is wrong with it.
    ///
    /// # Errors
    /// `achievement.content_missing`, `achievement.period_missing`, `period.reversed` and
    /// `achievement.figure_name_missing` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.clean();
        let mut faults = Vec::new();
        if self.content.is_empty() {
            faults.push(Fault::new("achievement.content_missing").at_field("content"));
        }
        let Period { from, to } = self.period;
        self.period = Period { from: from.or(to), to: to.or(from) };
        if self.period.from.is_none() {
            faults.push(Fault::new("achievement.period_missing").at_field("period.from"));
        }
        if let Err(fault) = self.period.check() {
            faults.push(fault);
        }
        for (index, figure) in self.figures.iter().enumerate() {
            if figure.name.is_empty() {
                let field = format!("figures.{index}.name");
                faults.push(Fault::new("achievement.figure_name_missing").at_field(field));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    fn clean(&mut self) {
        self.content = text::multiline(&self.content);
        self.note = text::multiline(&self.note);
        let recognition = &mut self.recognition;
        for field in [&mut self.code, &mut recognition.number, &mut recognition.issuer, &mut recognition.title] {
            *field = text::line(field);
        }
        if let Some(initiative) = &mut self.initiative {
            initiative.number = text::line(&initiative.number);
        }
        for figure in &mut self.figures {
            figure.name = text::line(&figure.name);
            figure.unit_of_measure = text::line(&figure.unit_of_measure);
        }
        self.figures.retain(|figure| *figure != Figure { id: figure.id, ..Figure::default() });
    }

    /// The year in which it counts: that of its last day.
    pub fn year(&self) -> Option<u16> {
        self.period.to.or(self.period.from).map(PartialDate::year)
    }

    /// What two entries of one achievement share when neither has the other's code: subject, kind, period and content
    /// without marks, case and spacing.
    pub fn same_key(&self) -> (Subject, AchievementKindId, Period, String) {
        (self.subject, self.kind_id, self.period, text::fold(&self.content))
    }
}

/// The code made for the achievement of a year: `TT-2026-0001`.
pub fn made_code(year: u16, number: u32) -> String {
    format!("TT-{year}-{number:04}")
}

/// The number in a code made for a year; none of a code that an officer gave.
pub fn made_number(code: &str, year: u16) -> Option<u32> {
    let digits = code.strip_prefix(&format!("TT-{year}-"))?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn achievement(content: &str, from: &str, to: &str) -> Achievement {
        let date = |text: &str| (!text.is_empty()).then(|| PartialDate::read(text).unwrap());
        Achievement {
            id: None,
            code: String::new(),
            subject: Subject::Unit(Uuid::nil().into()),
            period: Period { from: date(from), to: date(to) },
            movement_id: None,
            kind_id: Uuid::nil().into(),
            content: content.to_owned(),
            figures: Vec::new(),
            recognition: Recognition::default(),
            initiative: None,
            note: String::new(),
        }
    }

    fn codes(faults: Vec<Fault>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn one_end_of_a_period_stands_for_both_and_the_last_year_counts() {
        let done = achievement("Nâng cấp cổng dịch vụ công", "2026-03", "").checked().unwrap();
        assert_eq!(done.period.to, done.period.from);
        assert_eq!(achievement("Đề án", "2024", "2026-06-30").checked().unwrap().year(), Some(2026));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let mut wrong = achievement("  ", "", "");
        wrong.figures = vec![Figure::default(), Figure { actual: Some(Exact::ONE), ..Figure::default() }];
        let faults = wrong.checked().unwrap_err();
        // The empty line is dropped first, so the nameless figure is the form's first.
        assert_eq!(faults[2].place.field.as_deref(), Some("figures.0.name"));
        assert_eq!(
            codes(faults),
            ["achievement.content_missing", "achievement.period_missing", "achievement.figure_name_missing"]
        );
        assert_eq!(codes(achievement("Làm", "2026", "2025").checked().unwrap_err()), ["period.reversed"]);
    }

    #[test]
    fn entries_are_the_same_when_only_case_marks_and_spaces_differ() {
        let one = achievement("Số hóa  hồ sơ đất đai", "2026", "2026").checked().unwrap();
        let other = achievement("SỐ HOÁ HỒ SƠ ĐẤT ĐAI", "2026", "").checked().unwrap();
        assert_eq!(one.same_key(), other.same_key());
        let next_year = achievement("Số hóa hồ sơ đất đai", "2027", "").checked().unwrap();
        assert_ne!(one.same_key(), next_year.same_key());
    }

    #[test]
    fn made_codes_are_numbered_by_year() {
        assert_eq!(made_code(2026, 7), "TT-2026-0007");
        assert_eq!(made_number("TT-2026-10000", 2026), Some(10_000));
        assert_eq!(made_number("TT-2026-0012", 2025), None);
        assert_eq!(made_number("TT-2026-12a", 2026), None);
    }

    #[test]
    fn a_kind_gets_a_code_that_schemes_can_name() {
        let kind = AchievementKind { name: " Công trình  chào mừng ".to_owned(), ..AchievementKind::default() };
        assert_eq!(kind.checked().unwrap().code, "cong_trinh_chao_mung");
        assert_eq!(AchievementKind::default().checked().unwrap_err().code, "achievement_kind.name_missing");
    }

    #[test]
    fn scopes_are_read_as_officers_and_the_law_write_them() {
        for (text, scope) in [
            ("Cấp tỉnh", InitiativeScope::Province),
            ("co_so", InitiativeScope::Grassroots),
            ("Toàn quốc", InitiativeScope::Nation),
        ] {
            assert_eq!(InitiativeScope::read(text).unwrap(), scope, "{text}");
        }
        assert_eq!(InitiativeScope::read("cấp huyện xa").unwrap_err().code, "achievement.scope_unknown");
    }
}
