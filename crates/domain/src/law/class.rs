//! Classes of people (`subject_classes`): conditions that tell them apart, and people of whom no class is recorded. Such a
//! person may belong to any class, so the conditions of one class never make an award due: what they come to is at most not
//! known, and not met only where the conditions of every class fail.

use super::assess::Context;
use super::condition::Condition;
use super::explanation::{Explained, Missing, Wanted};
use super::truth::Truth;
use crate::subject::SubjectKind;

/// The classes that conditions can tell apart.
pub const CLASSES: [&str; 3] = ["cbccvc", "nguoi_lao_dong", "cong_nhan_nong_dan"];

/// Vietnamese name of a class of people that conditions tell apart.
pub fn class_name(code: &str) -> &str {
    match code {
        "cbccvc" => "Cán bộ, công chức, viên chức",
        "nguoi_lao_dong" => "Người lao động",
        "cong_nhan_nong_dan" => "Công nhân, nông dân",
        other => other,
    }
}

/// Whether it is open which of some conditions for one thing are a person's: they tell classes apart, and its class is not
/// recorded.
pub(super) fn is_open(context: &Context<'_>, conditions: &[&Condition]) -> bool {
    let subject = &context.facts.subject;
    subject.klass.is_none()
        && subject.kind == SubjectKind::Person.law_code()
        && conditions.iter().any(|condition| !condition.subject_classes.is_empty())
}

/// What conditions for one thing come to, of which one is enough; `truths` are theirs, in their order.
pub(super) fn together(
    context: &Context<'_>,
    conditions: &[&Condition],
    truths: impl IntoIterator<Item = Truth>,
) -> Truth {
    let truth = Truth::any(truths);
    if !is_open(context, conditions) {
        return truth;
    }
    let is_for = |class: &str| conditions.iter().any(|condition| condition.is_for_class(Some(class)));
    match truth {
        Truth::NotMet if CLASSES.iter().all(|class| is_for(class)) => Truth::NotMet,
        _ => Truth::Unknown,
    }
}

/// That nobody has recorded the class, and by whose conditions the rest was looked at.
pub(super) fn open_sentence(condition: &Condition) -> String {
    let classes: Vec<String> = condition.subject_classes.iter().map(|class| class_name(class).to_lowercase()).collect();
    let whose = if classes.is_empty() { "mọi đối tượng".to_owned() } else { classes.join(", ") };
    format!(
        "Chưa ghi loại đối tượng (hoặc ghi loại mà tiêu chuẩn không nêu) của cá nhân này nên chưa biết xét theo tiêu chuẩn nào (dưới đây tạm xem theo tiêu chuẩn của \
         {whose}): hãy ghi loại đối tượng (công chức, viên chức, người lao động, công nhân, nông dân…) ở hồ sơ cá nhân."
    )
}

/// Puts into the tree of one class what all of them come to, and gives what has to be found out where that decides.
pub(super) fn left_open(tree: &mut Explained, truth: Truth, condition: &Condition) -> Option<Missing> {
    tree.truth = truth;
    if truth != Truth::Unknown {
        return None;
    }
    tree.sentence = open_sentence(condition);
    tree.wanted.push(Wanted::SubjectClass);
    Some(Missing {
        node_id: tree.node_id.clone(),
        have: None,
        need: None,
        have_years: None,
        need_years: None,
        from: None,
        citation: tree.citation.clone(),
        text: tree.sentence.clone(),
        required: true,
        wanted: vec![Wanted::SubjectClass],
    })
}
