//! Rules named in words, so that nobody has to read a path.

use serde_json::Value;

use super::field::{Words, fields_of};
use super::rule::RulePlace;
use crate::law::{Cite, LegalText};

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    value.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The first few of several names.
fn named(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    match names.as_slice() {
        [first, second, rest @ ..] if rest.len() > 1 => {
            format!("{first}, {second} và {} danh hiệu, hình thức khác", rest.len())
        }
        _ => names.join(", "),
    }
}

/// A rule in words: "Chiến sĩ thi đua cấp tỉnh – cá nhân, công trạng (từ 01/01/2024): Có 03 lần liên tục …".
pub(super) fn rule_name(body: &Value, place: &RulePlace) -> String {
    let entry = RulePlace { node: None, ..place.clone() };
    let Some(entry) = entry.find(body) else { return place.entry.clone() };
    let name = entry_in_words(body, &place.section, entry);
    match place.node.as_ref().and_then(|_| place.find(body)) {
        Some(node) => format!("{name}: {}", text(node, "text_vi")),
        None => name,
    }
}

/// An entry of a section in words.
pub(super) fn entry_in_words(body: &Value, section: &str, entry: &Value) -> String {
    let words = Words::new(body);
    let since = |entry: &Value| words.regime(text(entry, "regime"));
    let awards =
        || named(list(entry, "awards").map(|id| if id == "*" { "mọi danh hiệu".to_owned() } else { words.award(id) }));
    match section {
        "conditions" => {
            let kinds = list(entry, "subject_kinds").map(|id| words.word("subject_kinds", id).to_lowercase());
            let classes = list(entry, "subject_classes").map(|id| crate::law::class_name(id).to_lowercase());
            let whom = kinds.chain(classes).collect::<Vec<_>>().join(", ");
            let kind = crate::law::award_type_name(text(entry, "award_type")).to_lowercase();
            format!("{} – {whom}, {kind} ({})", words.award(text(entry, "award")), since(entry))
        }
        "quotas" => format!("Khống chế {} ({})", words.award(text(entry, "award")), since(entry)),
        "voting" => format!("Biểu quyết {} ({})", awards(), since(entry)),
        "bonus" => {
            let kind = words.word("subject_kinds", text(entry, "subject_kind")).to_lowercase();
            format!("Tiền thưởng {}, {kind} ({})", words.award(text(entry, "award")), since(entry))
        }
        "bonus_rules" => format!("Cách tính tiền thưởng ({})", since(entry)),
        "base_salary" => match entry.get("effective_from") {
            Some(day) => format!("Lương cơ sở từ {}", super::value::ValueKind::Day.shown(day)),
            None => "Lương cơ sở".to_owned(),
        },
        "dossiers" => format!("Hồ sơ {}", awards()),
        "deadlines" => format!("Thời hạn {}: {}", awards(), text(entry, "text_vi")),
        "quorum" => format!("Số người dự họp: {}", text(entry, "text_vi")),
        "council" => format!("Hội đồng: {}", text(entry, "chair_vi")),
        "documents" => format!("{} {}", text(entry, "loai"), text(entry, "so_hieu")),
        "sources" => format!("Nguồn: {}", text(entry, "where")),
        "provincial_settings" => format!("Tùy chọn của tỉnh: {}", text(entry, "text_vi")),
        _ => {
            let keys = ["name_vi", "text_vi", "id"];
            keys.into_iter().map(|key| text(entry, key)).find(|name| !name.is_empty()).unwrap_or_default().to_owned()
        }
    }
}

/// The names of what differs within a section that has no entries of its own.
fn section_name(section: &str) -> &str {
    match section {
        "generated_on" => "Ngày lập danh mục",
        "notice_vi" => "Lời dặn của danh mục",
        "vocab" => "Từ vựng",
        "regime_selection" => "Cách chọn quy định áp dụng",
        "transitions" => "Chuyển tiếp",
        "primitives" => "Loại điều kiện",
        other => other,
    }
}

/// Names of what is no field of a form.
fn key_name(key: &str) -> &str {
    match key {
        "source_status" => "Mức đối chiếu",
        "cite" => "Điều khoản",
        "sources" => "Nơi đọc",
        "draft" => "Theo dự thảo",
        "carried_over_from" => "Chép từ quy định trước",
        "of" => "Điều kiện con",
        "basis_documents" => "Văn bản căn cứ",
        other => other,
    }
}

/// A value that is no field of a form.
fn shown(body: &Value, key: &str, value: &Value) -> String {
    match (key, value) {
        ("cite", value) => {
            let cites: Vec<Cite> = serde_json::from_value(value.clone()).unwrap_or_default();
            let texts: Vec<LegalText> =
                body.get("documents").and_then(|texts| serde_json::from_value(texts.clone()).ok()).unwrap_or_default();
            cites.iter().map(|cite| cite.vietnamese(&texts)).collect::<Vec<_>>().join("; ")
        }
        ("sources", Value::Array(ids)) => {
            let ids = ids.iter().filter_map(Value::as_str);
            let place = |id: &str| {
                let source = RulePlace::entry("sources", id).find(body).map(|source| text(source, "where").to_owned());
                source.unwrap_or_else(|| id.to_owned())
            };
            ids.map(place).collect::<Vec<_>>().join("; ")
        }
        ("source_status", Value::String(code)) => match code.as_str() {
            "verified_text" => "đã đối chiếu văn bản gốc",
            "secondary" => "chưa đối chiếu văn bản gốc",
            _ => "theo trí nhớ",
        }
        .to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Bool(true)) => "có".to_owned(),
        (_, Value::Bool(false)) => "không".to_owned(),
        (_, Value::Object(parts)) => {
            let text = ["text_vi", "name_vi", "doc"].iter().find_map(|key| parts.get(*key)?.as_str());
            text.unwrap_or("…").to_owned()
        }
        (_, Value::Null) => String::new(),
        (_, other) => other.to_string(),
    }
}

/// A difference of two catalogues in a sentence. `path` leads from the entry to what differs; none for the whole entry.
pub(in crate::law) fn difference(
    (old, new): (&Value, &Value),
    (section, entry): (&str, &str),
    path: &str,
    (from, to): (Option<&Value>, Option<&Value>),
) -> String {
    let place = RulePlace::entry(section, entry);
    let body = if place.find(new).is_some() { new } else { old };
    let (node, key) = node_and_key(place.find(body), path);
    let place = RulePlace { node, ..place };
    let name = match place.find(body) {
        Some(_) => rule_name(body, &place),
        None => section_name(section).to_owned(),
    };
    let (was, is) = (place.find(old).is_some(), place.find(new).is_some());
    if path.is_empty() && was != is {
        return format!("{}: {name}", if is { "Thêm" } else { "Bỏ" });
    }
    let fields = place.find(body).map(|rule| fields_of(&Words::new(body), &place, rule)).unwrap_or_default();
    let field = fields.iter().find(|field| field.key == key);
    let label = field.map_or_else(|| key_name(first_key(&key)).to_owned(), |field| field.label.clone());
    let said = |value: Option<&Value>| {
        let shown = match (field, value) {
            (_, None) => String::new(),
            (Some(field), Some(value)) => field.value_kind.shown(value),
            (None, Some(value)) => shown(body, first_key(&key), value),
        };
        if shown.is_empty() { "(không có)".to_owned() } else { shown }
    };
    let name = if label.is_empty() { name } else { format!("{name} – {label}") };
    format!("{name}: {} → {}", said(from), said(to))
}

fn first_key(key: &str) -> &str {
    key.split('.').next().unwrap_or_default()
}

/// The node that a path leads to in a condition, and what of it.
fn node_and_key(entry: Option<&Value>, path: &str) -> (Option<String>, String) {
    let Some(mut node) = entry.and_then(|entry| entry.get("tree")).filter(|_| path.starts_with("tree")) else {
        return (None, path.to_owned());
    };
    let steps: Vec<&str> = path.split('.').skip(1).collect();
    let mut rest = steps.as_slice();
    // Of a node that is new or gone its whole is the difference of the node above it.
    while let ["of", at, below @ ..] = rest
        && !below.is_empty()
        && let Some(part) = at.parse::<usize>().ok().and_then(|at| node.get("of")?.get(at))
    {
        node = part;
        rest = below;
    }
    (node.get("node_id").and_then(Value::as_str).map(str::to_owned), rest.join("."))
}
