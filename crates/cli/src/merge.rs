//! Merging and splitting records of people and units on the command line.

use app::Failure;
use clap::Args;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// Two records that are one.
#[derive(Debug, Args)]
pub struct MergeArguments {
    /// The record that stays: id, code or name.
    #[arg(long)]
    keep: String,
    /// The record that goes: id, code or name.
    #[arg(long)]
    from: String,
    /// A field in which the value of the record that goes is the right one; may be given again.
    #[arg(long)]
    take: Vec<String>,
    /// Only says what it would do.
    #[arg(long)]
    dry_run: bool,
}

/// What of a record goes to a new one.
#[derive(Debug, Args)]
pub struct SplitArguments {
    /// The record that two were entered in: id, code or name.
    record: String,
    /// Name of the new record.
    #[arg(long)]
    name: String,
    /// Code of the new record; made by the program when absent.
    #[arg(long, default_value = "")]
    code: String,
    /// Everything of a year; may be given again.
    #[arg(long)]
    year: Vec<u16>,
    /// Everything of a unit, by id, code or name: positions in it, nominations that it proposed; may be given again.
    #[arg(long)]
    unit: Vec<String>,
    /// One thing by its id; may be given again.
    #[arg(long)]
    item: Vec<String>,
    /// Only lists what the record has, and what would go.
    #[arg(long)]
    dry_run: bool,
}

/// People or units.
#[derive(Debug, Clone, Copy)]
pub struct Commands {
    /// `person.merge_preview`.
    pub preview: &'static str,
    /// `person.merge`.
    pub merge: &'static str,
    /// `person.held`.
    pub held: &'static str,
    /// `person.split`.
    pub split: &'static str,
    /// The id that a word means.
    pub resolve: fn(&Session, &str) -> Result<Value, Failure>,
}

/// Merges, or says what it would do.
pub fn merge(session: &Session, commands: Commands, arguments: &MergeArguments) -> Result<Answer, Failure> {
    let keep = (commands.resolve)(session, &arguments.keep)?;
    let from = (commands.resolve)(session, &arguments.from)?;
    let request = json!({ "keep": keep, "from": from, "take": arguments.take });
    if arguments.dry_run {
        let preview = session.call(commands.preview, request)?;
        let text = before(&preview);
        return Ok(Answer::new(preview, text));
    }
    let answer = session.call(commands.merge, request)?;
    let count = |name: &str| answer.pointer(&format!("/output/{name}")).and_then(Value::as_u64).unwrap_or_default();
    let text = format!(
        "Đã gộp hai hồ sơ: chuyển {} mục, {} mục hai bên ghi như nhau nay còn một.",
        count("moved"),
        count("joined")
    );
    let output = answer.get("output").cloned().unwrap_or_default();
    let json = json!({
        "id": output.get("id"), "moved": output.get("moved"), "joined": output.get("joined"),
        "operation": answer.get("operation"),
    });
    Ok(Answer::new(json, text))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn entries<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// A preview, for people.
fn before(preview: &Value) -> String {
    let mut lines = vec![format!("Giữ: {}", text(preview, "keep")), format!("Gộp vào: {}", text(preview, "from"))];
    for field in entries(preview, "fields").filter(|field| text(field, "fate") != "same") {
        let [label, keep, from, after] = ["label", "keep", "from", "after"].map(|name| text(field, name));
        let mark = if text(field, "fate") == "differs" { "  (khác nhau)" } else { "" };
        lines.push(format!("  {label}: “{keep}”, bên kia “{from}” → “{after}”{mark}"));
    }
    lines.extend(entries(preview, "moved").map(|group| format!("  chuyển {} {}", count(group), text(group, "name"))));
    lines.extend(
        entries(preview, "joined").map(|group| format!("  đã có, còn một: {} {}", count(group), text(group, "name"))),
    );
    lines.extend(entries(preview, "refusals").map(|refusal| format!("  chưa gộp được: {}", text(refusal, "message"))));
    lines.join("\n")
}

fn count(group: &Value) -> u64 {
    group.get("count").and_then(Value::as_u64).unwrap_or_default()
}

/// Splits, or lists what the record has.
pub fn split(session: &Session, commands: Commands, arguments: &SplitArguments) -> Result<Answer, Failure> {
    let from = (commands.resolve)(session, &arguments.record)?;
    let units = arguments.unit.iter().map(|name| crate::unit::id(session, name)).collect::<Result<Vec<_>, _>>()?;
    let held = session.call(commands.held, json!({ "id": from }))?;
    let chosen = |thing: &Value| {
        let of_year = thing
            .get("year")
            .and_then(Value::as_u64)
            .is_some_and(|year| arguments.year.iter().any(|wanted| u64::from(*wanted) == year));
        let of_unit = thing.get("unit_id").is_some_and(|unit| units.contains(unit));
        of_year || of_unit || arguments.item.iter().any(|id| id == text(thing, "id"))
    };
    let all: Vec<(&str, &Value)> = entries(&held, "items")
        .flat_map(|group| entries(group, "things").map(move |thing| (text(group, "name"), thing)))
        .collect();
    if let Some(missing) = arguments.item.iter().find(|id| !all.iter().any(|(_, thing)| text(thing, "id") == **id)) {
        return Err(app::Fault::new("command_line.split_item").with("item", missing).into());
    }
    let going: Vec<&Value> = all.iter().map(|(_, thing)| *thing).filter(|thing| chosen(thing)).collect();
    if arguments.dry_run {
        let lines = all.iter().map(|(kind, thing)| {
            let mark = if chosen(thing) { "chuyển" } else { "ở lại" };
            let year = thing.get("year").and_then(Value::as_u64).map(|year| year.to_string()).unwrap_or_default();
            format!("{mark}\t{kind}\t{}\t{year}\t{}", text(thing, "text"), text(thing, "id"))
        });
        let mut text = lines.collect::<Vec<_>>().join("\n");
        if all.is_empty() {
            "Hồ sơ này chưa có gì để chuyển.".clone_into(&mut text);
        }
        return Ok(Answer::new(json!({ "held": held.get("items"), "chosen": going }), text));
    }
    let items: Vec<Value> =
        going.iter().map(|thing| json!({ "kind": thing.get("kind"), "id": thing.get("id") })).collect();
    let record = json!({ "name": arguments.name, "code": arguments.code });
    let count = items.len();
    let answer = session.call(commands.split, json!({ "from": from, "record": record, "items": items }))?;
    Ok(Answer::added(&answer, "/output", &format!("Đã tách hồ sơ: thêm “{}”, chuyển {count} mục.", arguments.name)))
}
