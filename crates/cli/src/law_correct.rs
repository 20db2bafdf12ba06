//! Correcting rules on the command line: what can be corrected, which open files it touches, versions.

use app::{Failure, Fault};
use clap::Args;
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::datafile::{read_json, read_text};
use crate::law::{list, word};
use crate::session::Session;

/// Why the law is changed, and by which document.
#[derive(Debug, Args)]
pub struct Ground {
    /// What is written was compared with the original of the document.
    #[arg(long)]
    verified: bool,
    /// Why.
    #[arg(long)]
    reason: String,
    /// Số, ký hiệu of the document: `152/2025/NĐ-CP`.
    #[arg(long)]
    document: String,
    /// Its kind, where the catalogue does not know it: `Quyết định`.
    #[arg(long)]
    document_kind: Option<String>,
    /// Its date, where the catalogue does not know it.
    #[arg(long)]
    document_date: Option<String>,
    /// Its trích yếu.
    #[arg(long)]
    document_about: Option<String>,
    /// Điều.
    #[arg(long)]
    article: Option<String>,
    /// Khoản.
    #[arg(long)]
    clause: Option<String>,
    /// Điểm.
    #[arg(long)]
    point: Option<String>,
}

impl Ground {
    fn document(&self) -> Value {
        json!({
            "number": self.document, "kind": self.document_kind, "date": self.document_date,
            "about": self.document_about, "article": self.article, "clause": self.clause, "point": self.point,
        })
    }
}

/// What is added to the catalogue.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// The JSON, a file, or `-`: lists of new entries by their section, `{"awards": […], "conditions": […]}`, as `law show`
    /// and assets/law write them; `carry_over` `{"from": "r2026", "to": "r2027"}` copies the rules of one regime for another.
    piece: String,
    /// What it rests on.
    #[command(flatten)]
    ground: Ground,
    /// Only tells what it would bring and touch.
    #[arg(long)]
    dry_run: bool,
}

/// How a rule is corrected.
#[derive(Debug, Args)]
pub struct CorrectArguments {
    /// The place of the rule, as `law show` prints it; of a condition to be added that of the whole:
    /// `conditions/cstd_co_so.ca_nhan.cong_trang.r2025`.
    rule: String,
    /// A new value: `count=4`, or by its name `"Tỷ lệ tối đa=15"`. An empty one takes it away.
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,
    /// A condition to be added, as JSON: `{"text": "…", "asks": "confirmed"}`, or asks `grade` {min, years},
    /// `years_since` {years}, `initiatives` {scope, count, years}.
    #[arg(long, value_name = "JSON")]
    add: Option<String>,
    /// Takes away a condition that was added.
    #[arg(long)]
    remove: bool,
    /// A provincial regulation tightens the law or fills it in; otherwise the catalogue had it wrong.
    #[arg(long)]
    provincial: bool,
    /// What it rests on.
    #[command(flatten)]
    ground: Ground,
    /// Only tells what it would change and touch.
    #[arg(long)]
    dry_run: bool,
}

impl CorrectArguments {
    fn request(&self) -> Result<Value, Failure> {
        let mut values = Map::new();
        for set in &self.set {
            let (field, value) =
                set.split_once('=').ok_or_else(|| Fault::new("command_line.set").with("value", set))?;
            values.insert(field.trim().to_owned(), json!(value.trim()));
        }
        let add = self.add.as_deref().map(read_json).transpose()?;
        Ok(json!({
            "rule": self.rule, "values": values, "add": add, "remove": self.remove, "verified": self.ground.verified,
            "layer": if self.provincial { "provincial" } else { "correction" }, "reason": self.ground.reason,
            "document": self.ground.document(),
        }))
    }
}

/// What of a rule can be corrected.
pub fn rule(session: &Session, rule: &str) -> Result<Answer, Failure> {
    let answer = session.call("law.rule", json!({ "rule": rule }))?;
    let mut lines = vec![word(&answer, "/name").to_owned()];
    for field in list(&answer, "/fields") {
        let (key, label, shown) = (word(&field, "/key"), word(&field, "/label"), word(&field, "/shown"));
        lines.push(format!("  {key}\t{label}: {}", if shown.is_empty() { "(không có)" } else { shown }));
    }
    for amendment in list(&answer, "/amendments") {
        lines.push(format!(
            "  {}, {} {}: {} ({})",
            word(&amendment, "/layer_name"),
            word(&amendment, "/by"),
            word(&amendment, "/on"),
            word(&amendment, "/reason"),
            word(&amendment, "/document")
        ));
    }
    Ok(Answer::new(answer, lines.join("\n")))
}

/// Corrects a rule, or only tells what that would touch.
pub fn correct(session: &Session, arguments: &CorrectArguments) -> Result<Answer, Failure> {
    change(session, "law.correct", arguments.request()?, arguments.dry_run)
}

/// Adds to the catalogue, or only tells what that would touch.
pub fn add(session: &Session, arguments: &AddArguments) -> Result<Answer, Failure> {
    let ground = &arguments.ground;
    let request = json!({
        "piece": read_text(&arguments.piece)?, "reason": ground.reason, "verified": ground.verified,
        "document": ground.document(),
    });
    change(session, "law.add", request, arguments.dry_run)
}

fn change(session: &Session, command: &str, request: Value, dry_run: bool) -> Result<Answer, Failure> {
    let preview = session.call(&format!("{command}_preview"), request.clone())?;
    let mut lines = in_words(&preview);
    if dry_run {
        return Ok(Answer::new(preview, lines.join("\n")));
    }
    let mut done = session.call(command, request)?;
    let version = done.pointer("/output/version").and_then(Value::as_u64).unwrap_or_default();
    lines.push(format!("Đã ghi thành bản quy định số {version}."));
    if let (Some(done), Some(touched)) = (done.as_object_mut(), preview.get("touched")) {
        done.insert("touched".to_owned(), touched.clone());
    }
    Ok(Answer::new(done, lines.join("\n")))
}

fn number(value: &Value, pointer: &str) -> u64 {
    value.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()
}

/// What changes, and which open files that touches.
fn in_words(preview: &Value) -> Vec<String> {
    let mut lines = vec![word(preview, "/rule_name").to_owned()];
    let or_none = |text: &str| if text.is_empty() { "(không có)".to_owned() } else { text.to_owned() };
    for value in list(preview, "/values") {
        let (from, to) = (or_none(word(&value, "/from")), or_none(word(&value, "/to")));
        lines.push(format!("  {}: {from} → {to}", word(&value, "/label")));
    }
    for batch in list(preview, "/touched/batches") {
        lines.push(format!("Đợt xét {} {}:", word(&batch, "/code"), word(&batch, "/name")));
        for line in list(&batch, "/lines") {
            let (name, award) = (word(&line, "/name"), word(&line, "/award_name"));
            let (before, after) = (word(&line, "/before_name"), word(&line, "/after_name"));
            lines.push(format!("  {}. {name}, {award}: {before} → {after}", number(&line, "/position")));
        }
        for figure in list(&batch, "/figures") {
            let (what, before, after) = (word(&figure, "/what"), word(&figure, "/before"), word(&figure, "/after"));
            lines.push(format!("  {what}: {before} → {after}"));
        }
    }
    lines.push(format!(
        "Không đổi: {} dòng; {} đợt xét đang mở không có gì đổi; {} đợt đã đóng giữ nguyên.",
        number(preview, "/touched/same_lines"),
        number(preview, "/touched/same_batches"),
        number(preview, "/touched/closed")
    ));
    lines
}

/// The versions of the data file.
pub fn versions(session: &Session) -> Result<Answer, Failure> {
    let mut answer = session.call("law.versions", json!({}))?;
    for item in answer.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(item) = item.as_object_mut() {
            let number = item.get("number").and_then(Value::as_u64).unwrap_or_default();
            item.insert("id".to_owned(), json!(number.to_string()));
        }
    }
    Ok(Answer::list(answer, &["id", "added_at", "actor", "source", "changed", "reason"]))
}
