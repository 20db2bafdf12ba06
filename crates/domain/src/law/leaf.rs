//! Questions about facts: what was found, with the numbers and a sentence.

use super::assess::Context;
use super::class;
use super::collective;
use super::condition::Leaf;
use super::contest;
use super::discipline;
use super::evaluation;
use super::explanation::{Explained, Wanted};
use super::facts::{Span, Year};
use super::held;
use super::initiative;
use super::node;
use super::roadmap::Step;
use super::service;
use super::truth::Truth;
use super::window::{self, Around};

/// What was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub truth: Truth,
    pub have: Option<i64>,
    pub need: Option<i64>,
    pub sides: Option<[i64; 2]>,
    pub years: Option<Span>,
    pub wanted: Vec<Wanted>,
    pub sentence: String,
    pub standard: Vec<Explained>,
    /// Ids of initiatives that it counts, no more than it needs.
    pub initiatives: Vec<String>,
    /// What years to come have to bring.
    pub steps: Vec<Step>,
}

impl Found {
    pub fn new(truth: Truth, sentence: String) -> Self {
        Self {
            truth,
            have: None,
            need: None,
            sides: None,
            years: None,
            wanted: vec![],
            sentence,
            standard: vec![],
            initiatives: vec![],
            steps: vec![],
        }
    }

    pub fn counted(truth: Truth, have: i64, need: i64, sentence: String) -> Self {
        Self { have: Some(have), need: Some(need), ..Self::new(truth, sentence) }
    }

    pub fn unknown(wanted: Wanted, sentence: String) -> Self {
        Self { wanted: vec![wanted], ..Self::new(Truth::Unknown, sentence) }
    }

    pub fn with_steps(mut self, steps: Vec<Step>) -> Self {
        self.steps = steps;
        self
    }
}

/// Answers a question; `around` tells where in its tree it stands.
pub(super) fn find(context: &Context<'_>, leaf: &Leaf, around: Around) -> Found {
    let years = |rule| window::years(context, rule, around);
    match leaf {
        Leaf::MeetsStandard { award } => meets_standard(context, award, around),
        Leaf::HeldAward { awards, count, consecutive, window, award_types, not_consumed_by } => {
            let asked = held::Asked { awards, count: *count, award_types, not_consumed_by, years: years(window) };
            if *consecutive { held::in_a_row(context, &asked) } else { held::at_any_time(context, &asked) }
        }
        Leaf::EvaluationGrade { min, years: count, .. } => evaluation::each_of_last(context, *min, *count),
        Leaf::GradeCount { min, count, window } => evaluation::so_many(context, *min, *count, years(window)),
        Leaf::Initiative { scope, count, kinds, window, purpose } => {
            initiative::recognised(context, *scope, *count, kinds, years(window), *purpose)
        }
        Leaf::CollectiveRatio { award, min_percent, strict, .. } => {
            collective::ratio(context, award, *min_percent, *strict)
        }
        Leaf::MembersWithAward { award, min_count } => collective::members_with(context, award, *min_count),
        Leaf::CompletedTasksPercent { min_percent } => collective::completed(context, *min_percent),
        Leaf::NoMemberDisciplined { min_form, window } => discipline::no_member(context, min_form, years(window)),
        Leaf::NoDiscipline { min_form, window } => discipline::none_decided(context, min_form, years(window)),
        Leaf::EmployedMonths { min, .. } => service::employed_months(context, *min),
        Leaf::YearsSince { awards, min_years } => held::years_since(context, awards, *min_years),
        Leaf::ClusterRank { rank, organised_by } => contest::cluster_rank(context, leaf, *rank, organised_by),
        Leaf::MovementResult { level, min_duration_years, role } => {
            contest::movement_result(context, leaf, *level, *min_duration_years, role)
        }
        Leaf::ExceedsTargets {}
        | Leaf::SuddenAchievement { .. }
        | Leaf::ManyAchievements { .. }
        | Leaf::Contribution { .. }
        | Leaf::Attested { .. } => confirmed(context, leaf, around),
    }
}

/// A person confirms it or not; nobody having answered, it is unknown. Years to come are taken to go well. An answer to
/// everything (`*`) of a data file answers what has to hold in any case, and never the ground of a sudden commendation.
fn confirmed(context: &Context<'_>, leaf: &Leaf, around: Around) -> Found {
    if context.is_ahead() {
        return Found::new(Truth::Met, String::new());
    }
    let facts = context.facts;
    let key = leaf.question().unwrap_or_default();
    let sweeps = facts.results_are_whole || (around.required && facts.proposal.award_type != "dot_xuat");
    let bare = key.split_once(':').map_or(key.as_str(), |(question, _)| question);
    // An answer without what it is about was once kept: it was given to the narrowest.
    let is_for_it = || facts.results_are_whole || context.catalogue.is_narrowest(leaf);
    let answer = match facts.attested.get(&key).copied() {
        None if facts.attested.contains_key(bare) && is_for_it() => facts.attested.get(bare).copied(),
        answer => answer,
    };
    match answer.or_else(|| facts.attested.get("*").copied().filter(|_| sweeps)) {
        Some(true) => Found::new(Truth::Met, context.say(|| "Đã được xác nhận.".to_owned())),
        Some(false) => Found::new(Truth::NotMet, context.say(|| "Đã xác nhận là không đạt.".to_owned())),
        None => Found::unknown(Wanted::Confirmation { key }, context.say(|| "Chưa có người xác nhận.".to_owned())),
    }
}

/// The other award was given for the year, or its conditions hold for it under the same regime.
fn meets_standard(context: &Context<'_>, award: &str, around: Around) -> Found {
    if let Some(grant) = given_for(context, award, context.ending) {
        let sentence = context.say(|| {
            format!("Đã được tặng {} năm {} (quyết định {}).", context.award_name(award), context.ending, grant)
        });
        return Found::new(Truth::Met, sentence);
    }
    let conditions = context.conditions(award, "cong_trang");
    if conditions.is_empty() {
        let sentence =
            context.say(|| format!("Danh mục chưa có tiêu chuẩn của {} cho đối tượng này.", context.award_name(award)));
        return Found::unknown(Wanted::Conditions { award: award.to_owned() }, sentence);
    }
    // Of several conditions one is enough.
    let required = around.required && conditions.len() == 1;
    let top = Around { required, ..Around::TOP };
    if !context.tells {
        let truths = conditions.iter().map(|condition| node::holds(context, &condition.tree, top));
        return Found::new(class::together(context, &conditions, truths), String::new());
    }
    let mut standard: Vec<Explained> =
        conditions.iter().map(|condition| node::explain(context, &condition.tree, top)).collect();
    let truth = class::together(context, &conditions, standard.iter().map(|tree| tree.truth));
    let open = conditions.first().filter(|_| truth == Truth::Unknown && class::is_open(context, &conditions));
    if let Some(first) = open {
        standard.truncate(1);
        standard.iter_mut().for_each(|tree| drop(class::left_open(tree, truth, first)));
    }
    let name = context.award_name(award);
    let sentence = match truth {
        Truth::Met => format!("Đạt tiêu chuẩn {name}."),
        Truth::Unknown => match open {
            Some(first) => format!("Chưa biết có đạt tiêu chuẩn {name} không. {}", class::open_sentence(first)),
            None => format!("Chưa đủ dữ liệu để biết có đạt tiêu chuẩn {name} không."),
        },
        Truth::NotMet => format!("Chưa đạt tiêu chuẩn {name}: {}", reasons(&standard)),
    };
    let wanted = standard.iter().flat_map(Explained::unknown).flat_map(|missing| missing.wanted);
    let wanted = open.map(|_| Wanted::SubjectClass).into_iter().chain(wanted).collect();
    let steps = match context.outlook {
        Some(_) => {
            conditions.iter().map(|condition| super::roadmap::steps(context, &condition.tree, top)).min_by_key(Vec::len)
        }
        None => None,
    };
    Found { standard, wanted, ..Found::new(truth, sentence) }.with_steps(steps.unwrap_or_default())
}

fn reasons(trees: &[Explained]) -> String {
    let missing = trees.iter().flat_map(Explained::missing);
    missing.map(|missing| missing.text).collect::<Vec<_>>().join(" ")
}

/// Of when the decision is that gave an award or its equal for a year.
fn given_for(context: &Context<'_>, award: &str, year: Year) -> Option<String> {
    let equal = context.catalogue.award(award).map(|award| award.equivalents.as_slice()).unwrap_or_default();
    let given = context.grants().filter(|grant| {
        // Awards for a movement or a sudden achievement are no ground (NĐ 98/2023 Điều 4.3, NĐ 152/2025 Điều 4.3).
        (grant.award == award || equal.contains(&grant.award))
            && grant.award_type == "cong_trang"
            && context.years_of(grant).is_some_and(|years| years.last == year)
    });
    Some(given.min_by_key(|grant| grant.decision_date)?.decided())
}
