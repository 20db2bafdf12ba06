//! Years of evaluations, grants and initiatives of invented people, for benchmarks of eligibility.

use domain::achievement::{Achievement, Initiative, InitiativeScope, Recognition};
use domain::date::{PartialDate, Period};
use domain::evaluation::{Evaluation, EvaluationLevel};
use domain::grant::{Grant, GrantState};
use domain::id::AchievementKindId;
use domain::subject::Subject;
use store::Tx;

use super::seed::YEAR;
use crate::Result;

/// The awards that ask for most of a history, by turns.
const AWARDS: [&str; 5] = ["cstd_co_so", "cstd_tinh", "bk_tinh", "bk_ttg", "hcld_3"];

/// How far back, and the kind of achievement that an initiative is.
pub(super) struct Past {
    years: u16,
    initiative: Option<AchievementKindId>,
}

impl Past {
    pub fn new(tx: &Tx<'_>, years: u16) -> Result<Self> {
        let kinds = store::achievement::kinds(tx)?;
        let initiative = kinds.into_iter().find(|kind| kind.code == "sang_kien").and_then(|kind| kind.id);
        Ok(Self { years, initiative })
    }

    /// What the line of a place is proposed for.
    pub fn award(&self, place: u32) -> &'static str {
        let turn = usize::try_from(place).unwrap_or(0) % AWARDS.len();
        AWARDS.get(turn).copied().unwrap_or("bk_tinh")
    }

    /// What is recorded of a person, differing from place to place.
    pub fn save(&self, tx: &Tx<'_>, subject: Subject, place: u32) -> Result<()> {
        for year in YEAR.saturating_sub(self.years)..YEAR {
            let turn = u32::from(year) + place;
            let level = match turn % 7 {
                0 => EvaluationLevel::Completed,
                _ if (u32::from(year) * place).is_multiple_of(3) => EvaluationLevel::Excellently,
                _ => EvaluationLevel::Well,
            };
            let (document, note) = (String::new(), String::new());
            store::evaluation::save(tx, &Evaluation { id: None, subject, year, level, document, note })?;
            grant(tx, subject, "ldtt", year, year)?;
            if !turn.is_multiple_of(4) {
                grant(tx, subject, "cstd_co_so", year, year)?;
            }
            if turn.is_multiple_of(3) {
                self.initiative(tx, subject, place, year)?;
            }
        }
        grant(tx, subject, "bk_tinh", YEAR - 13, YEAR - 12)?;
        if place.is_multiple_of(3) {
            grant(tx, subject, "bk_ttg", YEAR - 11, YEAR - 7)?;
        }
        Ok(())
    }

    fn initiative(&self, tx: &Tx<'_>, subject: Subject, place: u32, year: u16) -> Result<()> {
        let Some(kind_id) = self.initiative else { return Ok(()) };
        let scope = InitiativeScope::Province;
        let achievement = Achievement {
            id: None,
            code: format!("SK{place:05}-{year}"),
            subject,
            period: Period::of_year(year),
            movement_id: None,
            kind_id,
            content: format!("Sáng kiến năm {year}"),
            figures: Vec::new(),
            recognition: Recognition::default(),
            initiative: Some(Initiative { scope, number: String::new(), date: None }),
            note: String::new(),
        };
        store::achievement::save(tx, &achievement)?;
        Ok(())
    }
}

fn grant(tx: &Tx<'_>, subject: Subject, award: &str, from: u16, to: u16) -> Result<()> {
    let grant = Grant {
        id: None,
        subject,
        award: award.to_owned(),
        award_type: "cong_trang".to_owned(),
        decision_number: format!("{to}/QĐ-UBND"),
        decision_date: PartialDate::read(&format!("{}-01-15", to + 1))?,
        authority: "Chủ tịch Ủy ban nhân dân tỉnh".to_owned(),
        from_year: Some(from),
        to_year: Some(to),
        bonus: None,
        state: GrantState::Valid,
        reason: String::new(),
        initiatives: Vec::new(),
        no_initiative: false,
        note: String::new(),
    };
    store::grant::save(tx, &grant)?;
    Ok(())
}
