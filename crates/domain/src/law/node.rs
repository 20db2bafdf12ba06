//! The condition tree: all, any, not, within.

use super::assess::Context;
use super::condition::{Node, Op, WindowRule};
use super::evaluation;
use super::explanation::{Explained, Wanted};
use super::facts::Span;
use super::held;
use super::leaf::{self, Found};
use super::truth::Truth;
use super::window::{self, Around, Run};
use crate::evaluation::EvaluationLevel;

/// Whether a condition is met; nothing is explained.
pub(super) fn holds(context: &Context<'_>, node: &Node, around: Around) -> Truth {
    match &node.op {
        Op::All(parts) => Truth::all(parts.iter().map(|part| holds(context, part, around))),
        Op::Any(parts) => Truth::any(parts.iter().map(|part| holds(context, part, around.one_of_several()))),
        Op::Not(part) => holds(context, part, around).negated(),
        Op::Leaf(question) => leaf::find(context, question, around).truth,
        Op::Within(rule, parts) => {
            let all = |span| Truth::all(parts.iter().map(|part| holds(context, part, around.within(span))));
            match window::run(context, rule) {
                Some(run) => run.truth(all),
                None => all(window::years(context, rule, around)),
            }
        }
    }
}

impl Run {
    /// Whether the row is long enough and its parts hold in it: for certain, at best, or not.
    fn truth(&self, all: impl Fn(Span) -> Truth) -> Truth {
        let long_enough = |span: Span| span.len() >= i64::from(self.min_years);
        if self.anchor_missing && !self.anchor_unknown {
            return Truth::NotMet;
        }
        let for_certain = !self.anchor_missing && long_enough(self.years.known);
        let known = if for_certain { all(self.years.known) } else { Truth::NotMet };
        if known == Truth::Met || (self.years.is_sure() && !self.anchor_missing) {
            return known;
        }
        let at_best = if long_enough(self.years.possible) { all(self.years.possible) } else { Truth::NotMet };
        known.max(at_best.min(Truth::Unknown))
    }

    /// The years in which its parts are explained.
    fn shown(&self) -> Span {
        let is_long = self.years.known.len() >= i64::from(self.min_years);
        if is_long && !self.anchor_missing { self.years.known } else { self.years.possible }
    }
}

/// A condition with everything that was found under it.
pub(super) fn explain(context: &Context<'_>, node: &Node, around: Around) -> Explained {
    match &node.op {
        Op::All(parts) | Op::Any(parts) => {
            let inside = if matches!(node.op, Op::Any(_)) { around.one_of_several() } else { around };
            let parts: Vec<Explained> = parts.iter().map(|part| explain(context, part, inside)).collect();
            let truths = parts.iter().map(|part| part.truth);
            let (truth, sentence) = match &node.op {
                Op::All(_) => (Truth::all(truths), all_sentence(&parts)),
                _ => (Truth::any(truths), any_sentence(&parts)),
            };
            Explained { parts, ..from(context, node, Found::new(truth, sentence)) }
        }
        Op::Not(part) => {
            let part = explain(context, part, around);
            let found = Found::new(part.truth.negated(), part.sentence.clone());
            Explained { parts: vec![part], decides: true, ..from(context, node, found) }
        }
        Op::Leaf(question) => Explained { decides: true, ..from(context, node, leaf::find(context, question, around)) },
        Op::Within(rule, parts) => within(context, node, rule, parts, around),
    }
}

fn within(context: &Context<'_>, node: &Node, rule: &WindowRule, parts: &[Node], around: Around) -> Explained {
    let Some(run) = window::run(context, rule) else {
        let years = window::years(context, rule, around);
        let parts: Vec<Explained> = parts.iter().map(|part| explain(context, part, around.within(years))).collect();
        let truth = Truth::all(parts.iter().map(|part| part.truth));
        let sentence = all_sentence(&parts);
        return Explained { parts, ..from(context, node, Found::new(truth, sentence)) };
    };
    let truth = run.truth(|span| Truth::all(parts.iter().map(|part| holds(context, part, around.within(span)))));
    let need = i64::from(run.min_years);
    let never = run.anchor_missing && !run.anchor_unknown;
    let have = if run.anchor_missing { 0 } else { run.years.known.len() };
    let long_at_best = !never && run.years.possible.len() >= need;
    let shown: Vec<Explained> = match long_at_best {
        true => parts.iter().map(|part| explain(context, part, around.within(run.shown()))).collect(),
        false => vec![],
    };
    let parts_decide = match truth {
        Truth::Met => true,
        Truth::NotMet => long_at_best && shown.iter().any(|part| part.truth == Truth::NotMet),
        Truth::Unknown => {
            let is_long = have >= need && (run.years.is_sure() || run.may_start_earlier);
            let is_open = Truth::all(shown.iter().map(|part| part.truth)) == Truth::Unknown;
            is_long && !run.anchor_missing && is_open
        }
    };
    let mut found = Found::counted(truth, have, need, run_sentence(context, &run, rule, truth));
    found.years = match (run.years.known.is_empty(), run.limit) {
        (_, Some(limit)) if have < need => Some(Span { first: limit, last: context.ending }),
        (false, _) => Some(run.years.known),
        (true, _) => None,
    };
    if truth == Truth::Unknown && !parts_decide {
        found.wanted = run.unevaluated.iter().map(|year| Wanted::Grade { year: *year }).collect();
        let wants_award = run.anchor_missing || run.may_start_earlier;
        if let (true, WindowRule::Run { start_after, .. }) = (wants_award, rule) {
            let awards = start_after.iter().filter(|start| !start.optional).flat_map(|start| start.awards.clone());
            found.wanted.push(Wanted::Grants { awards: awards.collect() });
        }
    }
    Explained { parts: shown, decides: !parts_decide, ..from(context, node, found) }
}

fn run_sentence(context: &Context<'_>, run: &Run, rule: &WindowRule, truth: Truth) -> String {
    let WindowRule::Run { grade_min, min_years, start_after } = rule else { return String::new() };
    if run.anchor_missing {
        let awards = start_after.iter().filter(|start| !start.optional).flat_map(|start| start.awards.clone());
        let awards: Vec<String> = awards.collect();
        let names = held::names(context, &awards);
        if run.anchor_unknown {
            let since = held::known_from(context, &awards);
            return format!("Chưa ghi {names} loại công trạng nên chưa biết tính từ năm nào; {since}.");
        }
        return format!("Chưa được tặng {names} loại công trạng nên chưa có năm nào được tính.");
    }
    let have = run.years.known.len();
    let at_least = if *grade_min == EvaluationLevel::Excellently { "" } else { " trở lên" };
    let since = run.limit.map_or_else(String::new, |year| format!(" (tính từ năm {year})"));
    let row = match have {
        0 => {
            format!("Chưa có năm nào{since} {}{at_least} liên tục đến năm {}", grade_min.in_sentence(), context.ending)
        }
        have => format!(
            "Chuỗi {}: {have:02} năm liên tục {}{at_least}{since}",
            run.years.known.vietnamese(),
            grade_min.in_sentence()
        ),
    };
    let unevaluated = run.unevaluated.iter().take(3).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let unknown = match unevaluated.as_str() {
        "" => String::new(),
        years if have < i64::from(*min_years) => format!("; năm {years} chưa có kết quả đánh giá"),
        _ => String::new(),
    };
    let earlier = match run.may_start_earlier && truth == Truth::Unknown {
        true => "; sổ khen thưởng chưa ghi đủ từ đầu nên có thể có lần khen sớm hơn để tính thêm năm",
        false => "",
    };
    format!("{row}, cần từ {min_years:02} năm{unknown}{earlier}.")
}

pub(super) fn all_sentence(parts: &[Explained]) -> String {
    let met = parts.iter().filter(|part| part.truth == Truth::Met).count();
    format!("Đạt {met}/{} điều kiện.", parts.len())
}

pub(super) fn any_sentence(parts: &[Explained]) -> String {
    let met: Vec<&str> = parts.iter().filter(|part| part.truth == Truth::Met).map(|part| part.text.as_str()).collect();
    let unknown = parts.iter().any(|part| part.truth == Truth::Unknown);
    match (met.first(), unknown) {
        (Some(text), _) => format!("Đạt một trong các trường hợp: {text}"),
        (None, true) => "Chưa đủ dữ liệu để biết có đạt trường hợp nào không.".to_owned(),
        (None, false) => format!("Không đạt trường hợp nào trong {:02} trường hợp.", parts.len()),
    }
}

fn from(context: &Context<'_>, node: &Node, found: Found) -> Explained {
    Explained {
        node_id: node.node_id.clone(),
        op: node.op_name().to_owned(),
        truth: found.truth,
        text: node.text_vi.clone(),
        sentence: found.sentence,
        citation: super::citation::cited(&node.cite, &context.catalogue.documents),
        cite: node.cite.clone(),
        source_status: node.source_status,
        draft: node.draft,
        have: found.have,
        need: found.need,
        sides: found.sides,
        years: found.years.map(|span| [span.first, span.last]),
        wanted: found.wanted,
        parts: vec![],
        standard: found.standard,
        initiatives: found.initiatives,
        decides: false,
    }
}

/// What years to come within a row have to bring, and before it the award that it starts after.
pub(super) fn run_steps(context: &Context<'_>, rule: &WindowRule) -> Option<(Span, Vec<super::roadmap::Step>)> {
    let run = window::run(context, rule)?;
    let WindowRule::Run { grade_min, start_after, .. } = rule else { return None };
    let years = run.shown();
    let mut steps = super::anchor::steps(context, start_after);
    steps.extend(evaluation::grade_steps(context, years, *grade_min));
    Some((years, steps))
}
