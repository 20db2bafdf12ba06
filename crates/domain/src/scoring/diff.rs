//! What a new version of a scheme changes, criterion by criterion, in Vietnamese words.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::description::{Aspect, CriterionWords, Description};
use super::scheme::code_key;
use crate::text;

/// The differences of two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SchemeDiff {
    /// In printed order: rules of the whole, removed criteria, then the criteria of the new version.
    pub changes: Vec<SchemeChange>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SchemeChange {
    /// What happened.
    pub kind: ChangeKind,
    /// Code of the criterion, the new one; none: a rule of the whole.
    pub criterion: Option<String>,
    /// What of it changed: "Điểm tối đa"; none where all of it is new or gone.
    pub aspect: Option<String>,
    /// Before; none when it was not there.
    pub before: Option<String>,
    /// After; none when it is gone.
    pub after: Option<String>,
    /// A complete sentence.
    pub text_vi: String,
}

/// What happened to a criterion or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// Compares two versions. Criteria are the same when their codes are, or else when one that is gone and one that is new
/// have the same name: then its code changed.
pub fn diff(old: &Description, new: &Description) -> SchemeDiff {
    let mut changes = aspects(None, &old.rules, &new.rules);
    let pairs = pairs(old, new);
    let is_kept = |code: &str| pairs.values().any(|kept| kept.code == code);
    for gone in old.criteria.iter().filter(|criterion| !is_kept(&criterion.code)) {
        changes.push(SchemeChange {
            kind: ChangeKind::Removed,
            criterion: Some(gone.code.clone()),
            aspect: None,
            before: Some(summary(gone)),
            after: None,
            text_vi: format!("Bỏ {} {}.", gone.code, gone.name_vi),
        });
    }
    for criterion in &new.criteria {
        match pairs.get(criterion.code.as_str()) {
            Some(was) => {
                if code_key(&was.code) != code_key(&criterion.code) {
                    changes.push(changed(&criterion.code, "Mã", Some(&was.code), Some(&criterion.code)));
                }
                changes.extend(aspects(Some(&criterion.code), &was.aspects, &criterion.aspects));
            }
            None => changes.push(SchemeChange {
                kind: ChangeKind::Added,
                criterion: Some(criterion.code.clone()),
                aspect: None,
                before: None,
                after: Some(summary(criterion)),
                text_vi: format!("Thêm {} {}: {}.", criterion.code, criterion.name_vi, summary(criterion)),
            }),
        }
    }
    SchemeDiff { changes }
}

/// By code of the new version, the criterion it was.
fn pairs<'a>(old: &'a Description, new: &'a Description) -> HashMap<&'a str, &'a CriterionWords> {
    let by_code: HashMap<String, &CriterionWords> =
        old.criteria.iter().map(|criterion| (code_key(&criterion.code), criterion)).collect();
    let mut pairs: HashMap<&str, &CriterionWords> = new
        .criteria
        .iter()
        .filter_map(|criterion| Some((criterion.code.as_str(), *by_code.get(&code_key(&criterion.code))?)))
        .collect();
    let name = |criterion: &CriterionWords| text::match_key(&criterion.name_vi);
    for criterion in &new.criteria {
        if pairs.contains_key(criterion.code.as_str()) || criterion.name_vi.is_empty() {
            continue;
        }
        let is_free = |was: &&CriterionWords| !pairs.values().any(|taken| taken.code == was.code);
        let mut alike = old.criteria.iter().filter(is_free).filter(|was| name(was) == name(criterion));
        if let (Some(was), None) = (alike.next(), alike.next()) {
            pairs.insert(criterion.code.as_str(), was);
        }
    }
    pairs
}

fn aspects(criterion: Option<&str>, old: &[Aspect], new: &[Aspect]) -> Vec<SchemeChange> {
    let find = |aspects: &[Aspect], name: &str| {
        aspects.iter().find(|aspect| aspect.name == name).map(|aspect| aspect.text.clone())
    };
    let gone = old.iter().filter(|aspect| find(new, &aspect.name).is_none());
    let names = new.iter().chain(gone).map(|aspect| aspect.name.as_str());
    names
        .filter_map(|name| {
            let (before, after) = (find(old, name), find(new, name));
            if before == after {
                return None;
            }
            let mut change = changed(criterion.unwrap_or_default(), name, before.as_deref(), after.as_deref());
            change.criterion = criterion.map(str::to_owned);
            Some(change)
        })
        .collect()
}

fn changed(criterion: &str, aspect: &str, before: Option<&str>, after: Option<&str>) -> SchemeChange {
    let place = if criterion.is_empty() { String::new() } else { format!("{criterion}, ") };
    let kind = match (before, after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    let text = match (before, after) {
        (Some(before), Some(after)) => format!("{place}{aspect}: {} → {}.", quoted(before), quoted(after)),
        (None, Some(after)) => format!("{place}{aspect}: nay ghi {}.", quoted(after)),
        (Some(before), None) => format!("{place}{aspect}: không còn ghi {}.", quoted(before)),
        (None, None) => String::new(),
    };
    SchemeChange {
        kind,
        criterion: Some(criterion.to_owned()),
        aspect: Some(aspect.to_owned()),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        text_vi: text,
    }
}

/// Longer texts in quotes, numbers as they are.
fn quoted(text: &str) -> String {
    if text.contains(' ') || text.is_empty() { format!("“{text}”") } else { text.to_owned() }
}

/// `tối đa 10; chấm trực tiếp bằng điểm`.
fn summary(criterion: &CriterionWords) -> String {
    let told = |name: &str, before: &str| {
        criterion.aspects.iter().find(|aspect| aspect.name == name).map(|aspect| format!("{before}{}", aspect.text))
    };
    let parts = [told("Điểm tối đa", "tối đa "), told("Cách chấm", ""), told("Cách tính của nhóm", "")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    const OLD: &str = r#"{"name_vi":"Bảng tiêu chí","rounding":{"leaf":2},"grades":[{"name_vi":"Tốt","ge":"80"}],"criteria":[
        {"code":"I","name_vi":"Nhiệm vụ","children":[
            {"code":"I.1","name_vi":"Thu ngân sách","max":"10","kind":"ratio"},
            {"code":"I.2","name_vi":"Báo cáo","max":"5","kind":"count","params":{"start":"5","per":"-0.5"}},
            {"code":"I.3","name_vi":"Hội nghị","max":"5","kind":"direct"},
            {"code":"I.4","name_vi":"Tuyên truyền","max":"5","kind":"direct"}]}]}"#;

    fn told(new: &str) -> Vec<String> {
        let diff = diff(&Trial::scheme(OLD).plan.description(&[]), &Trial::scheme(new).plan.description(&[]));
        diff.changes.into_iter().map(|change| change.text_vi).collect()
    }

    #[test]
    fn nothing_changed_says_nothing() {
        assert_eq!(told(OLD), Vec::<String>::new());
        assert_eq!(told(&OLD.replace("I.2", "i.2")), Vec::<String>::new());
    }

    #[test]
    fn a_changed_rule_is_told_before_and_after() {
        assert_eq!(
            told(&OLD.replace(r#""kind":"ratio""#, r#""kind":"ratio","params":{"ceiling":"1.2"}"#)),
            [
                "I.1, Cách chấm: “điểm tối đa × thực hiện / chỉ tiêu, nhiều nhất bằng điểm tối đa; chỉ tiêu và kết quả cùng bằng 0: \
              không áp dụng” → “điểm tối đa × thực hiện / chỉ tiêu, nhiều nhất 1,2 lần điểm tối đa; chỉ tiêu và kết quả cùng bằng 0: \
              không áp dụng”."
            ]
        );
        assert_eq!(told(&OLD.replace(r#""max":"10""#, r#""max":"12.5""#)), ["I.1, Điểm tối đa: 10 → 12,5."]);
        assert_eq!(told(&OLD.replace(r#""ge":"80""#, r#""ge":"85""#)), ["Mức Tốt: “từ 80 trở lên” → “từ 85 trở lên”."]);
        assert_eq!(
            told(&OLD.replace(r#""name_vi":"Hội nghị","#, r#""name_vi":"Hội nghị","evidence":"required","#)),
            ["I.3, Minh chứng: nay ghi “bắt buộc”."]
        );
    }

    #[test]
    fn added_removed_and_renumbered_criteria_are_told_apart() {
        let new = OLD
            .replace(r#"{"code":"I.3","name_vi":"Hội nghị","max":"5","kind":"direct"},"#, "")
            .replace(r#""code":"I.4""#, r#""code":"I.3""#)
            .replace(
                r#"{"code":"I.1""#,
                r#"{"code":"I.9","name_vi":"Sáng kiến","max":"4","kind":"count","params":{"per":"2"}},{"code":"I.1""#,
            );
        assert_eq!(
            told(&new),
            [
                "Bỏ I.4 Tuyên truyền.",
                "Thêm I.9 Sáng kiến: tối đa 4; số lần: mỗi lần 2.",
                "I.3, Tên: “Hội nghị” → “Tuyên truyền”.",
            ]
        );
        // A code that is new takes over what a code that is gone was, when the name says so.
        assert_eq!(told(&OLD.replace("I.4", "I.7")), ["I.7, Mã: I.4 → I.7."]);
    }
}
