//! Reading a scheme from JSON: every slip becomes a finding at its criterion, so that all are mended in one go.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Criterion, Scheme};
use crate::Fault;
use crate::scoring::finding::{Code, Finding};

/// The deepest nesting of criteria; a printed table has three or four levels.
const DEEPEST: usize = 12;

/// Reads a scheme. What cannot be read is left out and reported, so the scheme is only usable without errors among
/// the findings.
///
/// # Errors
/// `scoring.scheme_not_json` when the text is no JSON object.
pub fn read_scheme(text: &str) -> Result<(Scheme, Vec<Finding>), Fault> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
        .map_err(|error| Fault::new("scoring.scheme_not_json").with("line", error.line()))?;
    let Value::Object(mut object) = value else {
        return Err(Fault::new("scoring.scheme_not_json").with("line", 1));
    };
    let mut findings = Vec::new();
    let criteria = object.remove("criteria");
    let mut scheme: Scheme = read_or_report(object, None, &mut findings);
    for name in scheme.extra.keys() {
        findings.push(unknown_field(None, name));
    }
    scheme.criteria = read_criteria(criteria, None, 0, &mut findings);
    Ok((scheme, findings))
}

fn read_criteria(
    list: Option<Value>,
    parent: Option<&str>,
    depth: usize,
    findings: &mut Vec<Finding>,
) -> Vec<Criterion> {
    let items = match list {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(items)) if depth < DEEPEST => items,
        Some(_) => {
            let field = if depth == 0 { "criteria" } else { "children" };
            findings.push(unreadable(parent, field));
            return Vec::new();
        }
    };
    let mut criteria = Vec::with_capacity(items.len());
    for item in items {
        let Value::Object(mut object) = item else {
            findings.push(unreadable(parent, "children"));
            continue;
        };
        let children = object.remove("children");
        let code = object.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut criterion: Criterion = read_or_report(object, Some(&code), findings);
        for name in criterion.extra.keys() {
            findings.push(unknown_field(Some(&code), name));
        }
        for input in &criterion.inputs {
            findings.extend(input.extra.keys().map(|name| unknown_field(Some(&code), name)));
        }
        criterion.children = read_criteria(children, Some(&code), depth + 1, findings);
        criteria.push(criterion);
    }
    criteria
}

fn read_or_report<T: DeserializeOwned + Default>(
    object: Map<String, Value>,
    criterion: Option<&str>,
    findings: &mut Vec<Finding>,
) -> T {
    let (read, bad) = read_object(object);
    findings.extend(bad.iter().map(|field| unreadable(criterion, field)));
    read
}

/// Reads a structure all of whose fields may be absent; fields that cannot be read are left out and named.
pub(in crate::scoring) fn read_object<T: DeserializeOwned + Default>(object: Map<String, Value>) -> (T, Vec<String>) {
    if let Ok(read) = serde_json::from_value(Value::Object(object.clone())) {
        return (read, Vec::new());
    }
    let alone = |name: &String, value: &Value| {
        let object = Map::from_iter([(name.clone(), value.clone())]);
        serde_json::from_value::<T>(Value::Object(object)).is_ok()
    };
    let (good, bad): (Map<String, Value>, Map<String, Value>) =
        object.into_iter().partition(|(name, value)| alone(name, value));
    let read = serde_json::from_value(Value::Object(good)).unwrap_or_default();
    (read, bad.into_iter().map(|(name, _)| name).collect())
}

fn unreadable(criterion: Option<&str>, field: &str) -> Finding {
    let message = format!(
        "Trường “{field}” không đọc được: sai kiểu, sai tên mục bên trong, hoặc là số có phần lẻ không đặt trong ngoặc kép (phải ghi \"12.5\")."
    );
    match criterion {
        Some(code) => Finding::at(Code::EParam, code, message),
        None => Finding::whole(Code::EParam, message),
    }
}

fn unknown_field(criterion: Option<&str>, field: &str) -> Finding {
    let message =
        format!("Trường “{field}” không có trong mô tả bảng tiêu chí nên không được dùng; kiểm tra lại tên trường.");
    match criterion {
        Some(code) => Finding::at(Code::WField, code, message),
        None => Finding::whole(Code::WField, message),
    }
}
