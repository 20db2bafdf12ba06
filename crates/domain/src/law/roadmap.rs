//! When an award could first be reached and what each year until then has to bring (lộ trình). Years after the one proposed
//! for are taken to go as well as they can; what has happened stays as it is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::assess::Context;
use super::class;
use super::condition::{Condition, Leaf, Node, Op};
use super::facts::Year;
use super::leaf;
use super::lockout::{is_for_years, same_achievement};
use super::node;
use super::truth::Truth;
use super::window::{self, Around};
use crate::evaluation::EvaluationLevel;

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
    /// The grade that it asks for, where it asks for one.
    #[serde(skip)]
    #[ts(skip)]
    grade: Option<EvaluationLevel>,
}

impl Step {
    pub(super) fn new(year: Year, text: String) -> Self {
        Self { year, text, grade: None }
    }

    /// That the year is evaluated at least so.
    pub(super) fn graded(year: Year, min: EvaluationLevel) -> Self {
        let better = if min == EvaluationLevel::Excellently { "" } else { " trở lên" };
        Self { grade: Some(min), ..Self::new(year, format!("Được đánh giá {}{better}.", min.in_sentence())) }
    }

    /// That an award is given.
    pub(super) fn given(context: &Context<'_>, year: Year, award: &str) -> Self {
        Self::new(year, format!("Được tặng {}.", context.award_name(award)))
    }
}

/// Steps by year, each once; of several grades of a year the highest.
fn in_order(mut steps: Vec<Step>) -> Vec<Step> {
    let mut highest: BTreeMap<Year, EvaluationLevel> = BTreeMap::new();
    for (year, grade) in steps.iter().filter_map(|step| Some((step.year, step.grade?))) {
        let kept = highest.entry(year).or_insert(grade);
        *kept = grade.max(*kept);
    }
    steps.retain(|step| step.grade.is_none() || step.grade == highest.get(&step.year).copied());
    steps.sort();
    steps.dedup();
    steps
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

    /// The first year to come for which one of these awards could be reached, with the award.
    pub(super) fn first_hoped_for<'b>(&self, awards: &'b [String]) -> Option<(Year, &'b str)> {
        awards.iter().filter_map(|award| Some((self.hoped_for(award).into_iter().next()?, award.as_str()))).min()
    }

    /// What it takes to be given an award for a year to come, that it is given included.
    pub(super) fn steps_to(&self, award: &str, year: Year) -> Vec<Step> {
        let mut found = vec![Step::given(self, year, award)];
        let then = self.outlook.and_then(|outlook| self.moved_to(year, outlook));
        if let Some(mut then) = then {
            let conditions = then.conditions(award, "cong_trang");
            let holds = |condition: &&&Condition| node::holds(&then, &condition.tree, Around::TOP) != Truth::NotMet;
            let open: Vec<&Condition> = conditions.iter().filter(holds).copied().collect();
            then.tells = true;
            let ways = open.iter().map(|condition| steps(&then, &condition.tree, Around::TOP));
            found.extend(ways.min_by_key(Vec::len).unwrap_or_default());
        }
        found
    }

    fn is_possible(&self, award: &str, year: Year, outlook: &'a Outlook) -> bool {
        let key = (award.to_owned(), year);
        if let Some(known) = outlook.possible.borrow().get(&key) {
            return *known;
        }
        outlook.possible.borrow_mut().insert(key.clone(), false);
        let possible = self.moved_to(year, outlook).is_some_and(|context| {
            let conditions = context.conditions(award, "cong_trang");
            let truths = conditions.iter().map(|condition| node::holds(&context, &condition.tree, Around::TOP));
            !context.is_taken_away("cong_trang") && class::together(&context, &conditions, truths) != Truth::NotMet
        });
        outlook.possible.borrow_mut().insert(key, possible);
        possible
    }
}

/// What the conditions of a proposal come to when nothing counts but what is recorded.
pub(super) fn as_recorded<'a>(context: &Context<'a>, outlook: &'a Outlook) -> Truth {
    let proposal = &context.facts.proposal;
    let now = Context { outlook: Some(outlook), tells: false, ..*context };
    let conditions = now.conditions(&proposal.award, &proposal.award_type);
    let truths = conditions.iter().map(|condition| node::holds(&now, &condition.tree, Around::TOP));
    class::together(&now, &conditions, truths)
}

/// That awards of years before the record is complete could bring an award nearer.
pub(super) fn sooner(context: &Context<'_>, unknown: &[&[String]]) -> Option<String> {
    let awards: BTreeSet<&str> = unknown.iter().flat_map(|awards| awards.iter().map(String::as_str)).collect();
    let names = awards.iter().map(|award| context.award_name(award)).collect::<Vec<_>>().join(" hoặc ");
    let from = unknown.iter().map(|awards| context.complete_from(awards)).max()?;
    Some(match from {
        Year::MAX => format!("Nếu đã được tặng {names} mà sổ khen thưởng chưa ghi thì có thể sớm hơn."),
        from => format!(
            "Sổ khen thưởng ghi đủ từ năm {from}: nếu trước năm {from} đã được tặng {names} thì có thể sớm hơn."
        ),
    })
}

/// The first year after the one proposed for in which the conditions could hold, with what it takes.
pub(super) fn earliest<'a>(context: &Context<'a>, outlook: &'a Outlook) -> Option<(Year, Vec<Step>)> {
    let proposal = &context.facts.proposal;
    for year in context.ending + 1..=context.ending + FARTHEST {
        let mut ahead = context.moved_to(year, outlook)?;
        let conditions = ahead.conditions(&proposal.award, &proposal.award_type);
        if ahead.is_taken_away(&proposal.award_type) {
            continue;
        }
        let holds = |tree: &Node| node::holds(&ahead, tree, Around::TOP) != Truth::NotMet;
        let Some(condition) = conditions.into_iter().find(|condition| holds(&condition.tree)) else { continue };
        if is_for_years(&ahead, Some(condition)) && same_achievement(&ahead, Some(condition)).is_some() {
            continue;
        }
        ahead.tells = true;
        return Some((year, in_order(steps(&ahead, &condition.tree, Around::TOP))));
    }
    None
}

/// Whether a way is nothing but a person's word: it asks for no step, but nobody can count on it.
fn is_confirmed_alone(node: &Node) -> bool {
    let Op::Leaf(leaf) = &node.op else { return false };
    leaf.question().is_some() && !matches!(leaf, Leaf::ClusterRank { .. } | Leaf::MovementResult { .. })
}

/// What years to come have to bring for a condition; of several ways the one that asks for least.
pub(super) fn steps(context: &Context<'_>, node: &Node, around: Around) -> Vec<Step> {
    let of_all = |parts: &[Node], around| parts.iter().flat_map(|part| steps(context, part, around)).collect();
    match &node.op {
        Op::All(parts) => of_all(parts, around),
        Op::Any(parts) => {
            let inside = around.one_of_several();
            let open = parts.iter().filter(|part| node::holds(context, part, inside) != Truth::NotMet);
            let ways = open.map(|part| (is_confirmed_alone(part), steps(context, part, inside)));
            let least = ways.min_by_key(|(is_confirmed_alone, steps)| (*is_confirmed_alone, steps.len()));
            least.map(|(_, steps)| steps).unwrap_or_default()
        }
        Op::Not(_) => vec![],
        Op::Leaf(question) => leaf::find(context, question, around).steps,
        Op::Within(rule, parts) => match node::run_steps(context, rule) {
            Some((years, mut steps)) => {
                steps.extend::<Vec<Step>>(of_all(parts, around.within(years)));
                steps
            }
            None => of_all(parts, around.within(window::years(context, rule, around))),
        },
    }
}
