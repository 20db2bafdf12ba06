//! An achievement as scripts and imported rows give it: subject, kind and movement named by id, code or exact name,
//! a year in place of a period, numbers as machines write them.

use domain::achievement::{Achievement, Figure, Initiative, InitiativeScope, Recognition};
use domain::date::{PartialDate, Period};
use domain::id::AchievementId;
use domain::number::{self, Exact};
use domain::subject::SubjectKind;
use domain::{Fault, text};
use serde::Deserialize;
use store::{Op, OpOutput};
use ts_rs::TS;

use crate::names::Names;
use crate::{Context, Error, Result};

/// An achievement in plain JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlainAchievement {
    /// Mã; made when left empty.
    pub code: String,
    /// Id, code or exact name of a unit, a person or a household.
    pub subject: String,
    /// Which of the three, when the name alone does not say.
    pub subject_kind: Option<SubjectKind>,
    /// The year, in place of a period.
    pub year: Option<u16>,
    /// When it was done.
    pub period: Period,
    /// Id, plan number or exact name of the movement that it answers.
    pub movement: String,
    /// Id, code or name of its kind.
    pub kind: String,
    /// What was done.
    pub content: String,
    /// What it measures.
    pub figures: Vec<PlainFigure>,
    /// What recognises it.
    pub recognition: Recognition,
    /// How it was recognised as an initiative.
    pub initiative: Option<PlainInitiative>,
    /// Anything else worth keeping.
    pub note: String,
}

/// A figure with numbers as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlainFigure {
    /// Its name.
    pub name: String,
    /// Đơn vị tính.
    pub unit_of_measure: String,
    /// What was assigned, `12.5`.
    pub target: Option<String>,
    /// What was reached, `12.5`.
    pub actual: Option<String>,
}

/// How an initiative was recognised, the scope by its Vietnamese name or its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlainInitiative {
    /// `Cơ sở`, `Tỉnh`, `Toàn quốc`.
    pub scope: String,
    /// Number of the decision.
    pub number: String,
    /// Date of the decision.
    pub date: Option<PartialDate>,
}

impl PlainAchievement {
    /// The achievement that it describes, checked, with what it names looked up.
    ///
    /// # Errors
    /// The faults of [`Achievement::checked`], of its numbers, and the unknown or ambiguous subject, kind or movement:
    /// all at once.
    pub(crate) fn resolve(self, names: &Names<'_>) -> Result<Achievement> {
        let mut faults = Vec::new();
        let subject = gather(&mut faults, names.subject(self.subject_kind, &self.subject))?;
        let kind = match text::line(&self.kind).as_str() {
            "" => Err(Fault::new("achievement.kind_missing").at_field("kind").into()),
            name => names.kind(name),
        };
        let kind = gather(&mut faults, kind)?;
        let movement = match text::line(&self.movement).as_str() {
            "" => None,
            name => gather(&mut faults, names.movement(name))?,
        };
        let mut figures = Vec::with_capacity(self.figures.len());
        for (index, figure) in self.figures.into_iter().enumerate() {
            let target = gather(&mut faults, exact(figure.target, index, "target"))?.flatten();
            let actual = gather(&mut faults, exact(figure.actual, index, "actual"))?.flatten();
            let PlainFigure { name, unit_of_measure, .. } = figure;
            figures.push(Figure { id: None, name, unit_of_measure, target, actual });
        }
        let initiative = self.initiative.map(|initiative| {
            let scope = InitiativeScope::read(&initiative.scope).map_err(Error::from);
            scope.map(|scope| Initiative { scope, number: initiative.number, date: initiative.date })
        });
        let initiative = gather(&mut faults, initiative.transpose())?.flatten();
        let (Some(subject), Some(kind_id)) = (subject, kind.and_then(|kind| kind.id)) else {
            return Err(Error::Faults(faults));
        };
        let given = Period { from: self.period.from, to: self.period.to };
        let period = match self.year {
            Some(year) if given == Period::default() => Period::of_year(year),
            _ => given,
        };
        let achievement = Achievement {
            id: None,
            code: self.code,
            subject,
            period,
            movement_id: movement,
            kind_id,
            content: self.content,
            figures,
            recognition: self.recognition,
            initiative,
            note: self.note,
        };
        match achievement.checked() {
            Ok(achievement) if faults.is_empty() => Ok(achievement),
            Ok(_) => Err(Error::Faults(faults)),
            Err(more) => Err(Error::Faults(faults.into_iter().chain(more).collect())),
        }
    }
}

/// Keeps a refusal for later, so that all are said at once; lets any other error pass.
fn gather<T>(faults: &mut Vec<Fault>, result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::Fault(fault)) => {
            faults.push(fault);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn exact(text: Option<String>, index: usize, field: &str) -> Result<Option<Exact>> {
    let text = text.filter(|text| !text.trim().is_empty());
    let number = text.map(|text| number::read_machine(&text)).transpose();
    Ok(number.map_err(|fault| fault.at_field(format!("figures.{index}.{field}")))?)
}

/// Adds an achievement given as plain JSON.
///
/// # Errors
/// Those of [`PlainAchievement::resolve`] and of [`super::save`].
pub(super) fn add(context: &Context<'_>, plain: PlainAchievement) -> Result<OpOutput<AchievementId>> {
    let (achievement, subject) = context.read(|conn| {
        let achievement = plain.resolve(&Names::new(conn, &std::collections::BTreeMap::new())?)?;
        let name = crate::subject::name(conn, achievement.subject)?;
        Ok((achievement, name))
    })?;
    let op = Op::new("achievement.save", format!("Thêm thành tích của {subject}"));
    context.transact(op, |tx| super::write(tx, achievement))
}
