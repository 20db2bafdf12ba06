//! When an award could first be reached and what each year until then has to bring (lộ trình). Years after the one proposed
//! for are taken to go as well as they can; what has happened stays as it is.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::assess::Context;
use super::condition::{Node, Op};
use super::facts::{Span, Year};
use super::leaf;
use super::lockout::same_achievement;
use super::node;
use super::truth::Truth;
use super::window;

/// How many years it looks ahead: from nothing to Huân chương Lao động hạng Nhất takes less.
const FARTHEST: i32 = 30;

/// What a year has to bring.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(rename = "RoadmapStep")]
pub struct Step {
    /// The year of achievement.
    pub year: Year,
    /// What, in a sentence.
    pub text: String,
}

impl Step {
    pub(super) fn new(year: Year, text: String) -> Self {
        Self { year, text }
    }
}

/// Years to come.
pub(super) struct Outlook {
    /// The last year of which facts are as they are.
    pub since: Year,
    /// Whether an award could be reached for a year; what is being worked out counts as not.
    pub possible: RefCell<BTreeMap<(String, Year), bool>>,
}

impl<'a> Context<'a> {
    /// The same facts looked at for another year, the dossier received on the same day of a later year.
    fn moved_to(&self, year: Year, outlook: &'a Outlook) -> Option<Self> {
        let later = self.received.year() + (year - self.ending);
        // The 29 February has no match in most years.
        let received = self.received.with_year(later).or_else(|| NaiveDate::from_ymd_opt(later, 2, 28))?;
        let regime = self.catalogue.regime_on(received)?;
        let mut context = Self::new(self.catalogue, regime, self.facts, received);
        context.ending = year;
        context.outlook = Some(outlook);
        context.tells = false;
        Some(context)
    }

    /// The years to come, up to the year looked at, for which an award could be reached.
    pub(super) fn hoped_for(&self, award: &str) -> Vec<Year> {
        let Some(outlook) = self.outlook else { return vec![] };
        (outlook.since + 1..=self.ending).filter(|year| self.is_possible(award, *year, outlook)).collect()
    }

    /// The first year to come for which one of these awards could be reached.
    pub(super) fn first_hoped_for(&self, awards: &[String]) -> Option<Year> {
        awards.iter().filter_map(|award| self.hoped_for(award).into_iter().next()).min()
    }

    fn is_possible(&self, award: &str, year: Year, outlook: &'a Outlook) -> bool {
        let key = (award.to_owned(), year);
        if let Some(known) = outlook.possible.borrow().get(&key) {
            return *known;
        }
        outlook.possible.borrow_mut().insert(key.clone(), false);
        let possible = self.moved_to(year, outlook).is_some_and(|context| {
            let conditions = context.conditions(award, "cong_trang");
            let truths = conditions.iter().map(|condition| node::holds(&context, &condition.tree, None));
            Truth::any(truths) != Truth::NotMet
        });
        outlook.possible.borrow_mut().insert(key, possible);
        possible
    }
}

/// The first year after the one proposed for in which the conditions could hold, with what it takes.
pub(super) fn earliest<'a>(context: &Context<'a>, outlook: &'a Outlook) -> Option<(Year, Vec<Step>)> {
    let proposal = &context.facts.proposal;
    for year in context.ending + 1..=context.ending + FARTHEST {
        let mut ahead = context.moved_to(year, outlook)?;
        let conditions = ahead.conditions(&proposal.award, &proposal.award_type);
        let holds = |tree: &Node| node::holds(&ahead, tree, None) != Truth::NotMet;
        let Some(condition) = conditions.into_iter().find(|condition| holds(&condition.tree)) else { continue };
        if same_achievement(&ahead, Some(condition)).is_some() {
            continue;
        }
        ahead.tells = true;
        let mut steps = steps(&ahead, &condition.tree, None);
        steps.sort();
        steps.dedup();
        return Some((year, steps));
    }
    None
}

/// What years to come have to bring for a condition; of several ways the one that asks for least.
pub(super) fn steps(context: &Context<'_>, node: &Node, around: Option<Span>) -> Vec<Step> {
    let of_all = |parts: &[Node], around| parts.iter().flat_map(|part| steps(context, part, around)).collect();
    match &node.op {
        Op::All(parts) => of_all(parts, around),
        Op::Any(parts) => {
            let open = parts.iter().filter(|part| node::holds(context, part, around) != Truth::NotMet);
            open.map(|part| steps(context, part, around)).min_by_key(Vec::len).unwrap_or_default()
        }
        Op::Not(_) => vec![],
        Op::Leaf(question) => leaf::find(context, question, around).steps,
        Op::Within(rule, parts) => match node::run_steps(context, rule) {
            Some((years, mut steps)) => {
                steps.extend::<Vec<Step>>(of_all(parts, Some(years)));
                steps
            }
            None => of_all(parts, Some(window::years(context, rule, around))),
        },
    }
}
