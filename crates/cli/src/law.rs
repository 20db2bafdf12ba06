//! The law on the command line.

use std::path::{Path, PathBuf};

use app::{Failure, law};
use clap::Subcommand;
use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_file;
use crate::law_correct;
use crate::session::Session;

/// What to do with the law.
#[derive(Debug, Subcommand)]
pub enum LawCommand {
    /// Answers a file of cases; needs no data file.
    Evaluate {
        /// The cases as JSON.
        #[arg(long)]
        cases: PathBuf,
        /// Another catalogue than the program's own.
        #[arg(long)]
        catalogue: Option<PathBuf>,
    },
    /// What a catalogue leaves open or gets wrong: of a file, of the data file, or the program's own.
    Check {
        /// The catalogue as JSON.
        file: Option<PathBuf>,
    },
    /// Regimes, awards and texts of the catalogue in use; with an id or a name all that belongs to that entry.
    Show {
        /// An award (id or name), a condition, a regime or a legal text.
        id: Option<String>,
        /// Another catalogue than the data file's or the program's own.
        #[arg(long)]
        catalogue: Option<PathBuf>,
    },
    /// What of a rule can be corrected, with the names of its values.
    Rule {
        /// The place of the rule, as `law show` prints it: `quotas/q_cstdcs_r2017`.
        rule: String,
    },
    /// Corrects a rule: makes a new version of the catalogue in the data file. Tells first which open files it touches.
    Correct(Box<law_correct::CorrectArguments>),
    /// Adds awards, regimes and their rules from a piece of a catalogue's JSON: makes a new version of the catalogue in the
    /// data file. Tells first which open files it touches.
    Add(Box<law_correct::AddArguments>),
    /// The versions of the catalogue in the data file.
    Versions,
    /// How two catalogues differ: files, `program` for the program's own, `data` for the one that the data file uses, the
    /// number of a version of the data file.
    Diff {
        /// The one that was.
        from: String,
        /// The one that is.
        to: String,
    },
}

/// Runs it.
pub fn run(session: &Session, command: LawCommand) -> Result<Answer, Failure> {
    match command {
        LawCommand::Evaluate { cases, catalogue } => {
            let catalogue = match catalogue {
                Some(file) => read_file(&file)?,
                None => law::offered_text().to_owned(),
            };
            let answer = law::evaluate_text(&catalogue, &read_file(&cases)?)?;
            let text = of_cases(&answer);
            Ok(Answer::new(answer, text))
        }
        LawCommand::Check { file } => check(session, file.as_deref()),
        LawCommand::Show { id: None, catalogue } => {
            let overview = to_json(law::overview_text(&body(session, catalogue.as_deref())?)?)?;
            let text = of_overview(&overview);
            Ok(Answer::new(overview, text))
        }
        LawCommand::Show { id: Some(id), catalogue } => {
            let entry = to_json(law::entry_text(&body(session, catalogue.as_deref())?, &id)?)?;
            let text = of_entry(&entry);
            Ok(Answer::new(entry, text))
        }
        LawCommand::Rule { rule } => law_correct::rule(session, &rule),
        LawCommand::Correct(arguments) => law_correct::correct(session, &arguments),
        LawCommand::Add(arguments) => law_correct::add(session, &arguments),
        LawCommand::Versions => law_correct::versions(session),
        LawCommand::Diff { from, to } => {
            let changes = to_json(law::diff_text(&version(session, &from)?, &version(session, &to)?)?)?;
            let lines: Vec<String> =
                list(&changes, "").iter().map(|change| word(change, "/words").to_owned()).collect();
            let text = if lines.is_empty() { "Hai bản không khác nhau.".to_owned() } else { lines.join("\n") };
            Ok(Answer::new(json!({ "items": changes }), text))
        }
    }
}

fn to_json(value: impl Serialize) -> Result<Value, Failure> {
    Ok(serde_json::to_value(value).map_err(app::Error::from)?)
}

/// The catalogue of a file, of the data file when one is named, or the program's own.
fn body(session: &Session, file: Option<&Path>) -> Result<String, Failure> {
    match (file, session.path()) {
        (Some(file), _) => read_file(file),
        (None, Ok(_)) => version(session, "data"),
        (None, Err(_)) => version(session, "program"),
    }
}

fn version(session: &Session, named: &str) -> Result<String, Failure> {
    match named {
        "program" => Ok(law::offered_text().to_owned()),
        "data" => {
            session.open()?;
            session.read(law::current_text)
        }
        named => match named.parse::<u32>() {
            Ok(number) => {
                session.open()?;
                session.read(|conn| law::version_text(conn, number))
            }
            Err(_) => read_file(Path::new(named)),
        },
    }
}

fn check(session: &Session, file: Option<&Path>) -> Result<Answer, Failure> {
    let findings = to_json(law::check_text(&body(session, file)?))?;
    let answer = json!({ "items": findings });
    if list(&answer, "/items").is_empty() {
        return Ok(Answer::new(answer, "Danh mục tốt."));
    }
    Ok(Answer::list(answer, &["severity", "place", "message"]))
}

pub(crate) fn word<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn list(value: &Value, pointer: &str) -> Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default()
}

pub(crate) fn words(value: &Value, pointer: &str) -> String {
    list(value, pointer).iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
}

/// A line a case: the verdict, or what it comes to; then why.
fn of_cases(answer: &Value) -> String {
    let mut lines = Vec::new();
    for case in list(answer, "/cases") {
        let id = word(&case, "/id");
        if case.get("verdict").is_some() {
            lines.push(format!("{id}: {}", verdict(&case)));
        } else {
            lines.push(format!("{id}:"));
        }
        lines.extend(list(&case, "/explanation").iter().filter_map(Value::as_str).map(|line| format!("  {line}")));
        let ignored = words(&case, "/ignored");
        if !ignored.is_empty() {
            lines.push(format!("  Không dùng đến: {ignored}"));
        }
    }
    lines.join("\n")
}

/// A verdict with what is missing, what is not known and when it could be reached.
pub fn verdict(answer: &Value) -> String {
    let mut lines = vec![word(answer, "/verdict_name").to_owned()];
    let condition = word(answer, "/condition_id");
    if !condition.is_empty() {
        lines.push(format!("  Tiêu chuẩn: {condition}"));
    }
    lines.extend(list(answer, "/reasons").iter().filter_map(Value::as_str).map(|line| format!("  {line}")));
    for (pointer, label) in [("/missing", "Chưa đạt"), ("/unknown", "Chưa rõ")] {
        for one in list(answer, pointer) {
            let citation = word(&one, "/citation");
            let citation = if citation.is_empty() { String::new() } else { format!(" ({citation})") };
            lines.push(format!("  {label}: {}{citation}", word(&one, "/text")));
        }
    }
    if let Some(year) = answer.get("earliest_year").and_then(Value::as_i64).filter(|_| word(answer, "/verdict") != "du")
    {
        lines.push(format!("  Sớm nhất: năm {year}"));
    }
    for step in list(answer, "/roadmap") {
        let year = step.get("year").and_then(Value::as_i64).unwrap_or_default();
        lines.push(format!("    {year}: {}", word(&step, "/text")));
    }
    lines.extend(answer.get("sooner").and_then(Value::as_str).map(|line| format!("    {line}")));
    lines.extend(list(answer, "/warnings").iter().filter_map(Value::as_str).map(|line| format!("  Lưu ý: {line}")));
    lines.join("\n")
}

/// A condition with what was found, and those under it.
pub fn explained(node: &Value, depth: usize, lines: &mut Vec<String>) {
    let mark = match word(node, "/truth") {
        "met" => "[đạt]",
        "not_met" => "[chưa đạt]",
        _ => "[chưa rõ]",
    };
    let found = word(node, "/sentence");
    let found = if found.is_empty() { String::new() } else { format!(" – {found}") };
    let citation = word(node, "/citation");
    let citation = if citation.is_empty() { String::new() } else { format!(" ({citation})") };
    lines.push(format!("{}{mark} {}{found}{citation}", "  ".repeat(depth), word(node, "/text")));
    for part in list(node, "/parts").iter().chain(&list(node, "/standard")) {
        explained(part, depth + 1, lines);
    }
}

/// How surely it was read, whose rule it is when an officer changed it, and the place by which it is corrected.
fn badge(value: &Value) -> String {
    let mut marks = Vec::new();
    if !word(value, "/source/badge").is_empty() {
        marks.push(word(value, "/source/badge").to_owned());
    }
    if let Some(last) = list(value, "/source/amendments").last() {
        marks.push(format!("{}: {}", word(last, "/layer_name"), word(last, "/document")));
    }
    marks.push(word(value, "/source/rule").to_owned());
    marks.into_iter().map(|mark| format!(" [{mark}]")).collect()
}

fn of_overview(overview: &Value) -> String {
    let mut lines = vec![word(overview, "/notice").to_owned(), "Quy định áp dụng:".to_owned()];
    lines.extend(list(overview, "/regimes").iter().map(|regime| format!("  {}", of_regime(regime))));
    lines.push("Danh hiệu, hình thức khen thưởng:".to_owned());
    for award in list(overview, "/awards") {
        let conditions = award.get("conditions").and_then(Value::as_u64).unwrap_or_default();
        lines.push(format!(
            "  {}\t{}\t{}\t{conditions} tiêu chuẩn{}",
            word(&award, "/id"),
            word(&award, "/name"),
            words(&award, "/subjects"),
            badge(&award)
        ));
    }
    lines.push("Văn bản:".to_owned());
    lines.extend(list(overview, "/texts").iter().map(|text| format!("  {}", of_text(text))));
    lines.join("\n")
}

fn of_regime(regime: &Value) -> String {
    let to = regime.get("to").and_then(Value::as_str).map(|to| format!(" đến {to}")).unwrap_or_default();
    format!("{}\t{}\ttừ {}{to}{}", word(regime, "/id"), word(regime, "/name"), word(regime, "/from"), badge(regime))
}

fn of_text(text: &Value) -> String {
    format!("{}\t{}\t{}{}", word(text, "/id"), word(text, "/name"), word(text, "/about"), badge(text))
}

fn of_entry(entry: &Value) -> String {
    let mut lines = Vec::new();
    match word(entry, "/kind") {
        "regime" => {
            let regime = entry.get("regime").cloned().unwrap_or_default();
            lines.push(of_regime(&regime));
            lines.push(format!("  Văn bản: {}", words(&regime, "/texts")));
            lines.push(format!("  {}", word(&regime, "/note")));
            read_at(&regime, &mut lines);
        }
        "text" => {
            let text = entry.get("text").cloned().unwrap_or_default();
            lines.push(of_text(&text));
            read_at(&text, &mut lines);
        }
        "condition" => of_condition(&entry.get("condition").cloned().unwrap_or_default(), &mut lines),
        _ => {
            let award = entry.get("award").cloned().unwrap_or_default();
            lines.push(format!("{}\t{}{}", word(&award, "/id"), word(&award, "/name"), badge(&award)));
            lines.push(format!("  Đối tượng: {}; loại: {}", words(&award, "/subjects"), words(&award, "/types")));
            read_at(&award, &mut lines);
            for condition in list(entry, "/conditions") {
                of_condition(&condition, &mut lines);
            }
            for rule in list(entry, "/rules") {
                let text = word(&rule, "/text");
                lines.push(format!(
                    "{} ({}): {text}{}",
                    word(&rule, "/kind_name"),
                    words(&rule, "/regimes"),
                    cited(&rule)
                ));
            }
        }
    }
    lines.join("\n")
}

/// Where it says so, and the badge.
fn cited(value: &Value) -> String {
    let citation = word(value, "/source/citation");
    let citation = if citation.is_empty() { String::new() } else { format!(" ({citation})") };
    format!("{citation}{}", badge(value))
}

fn read_at(value: &Value, lines: &mut Vec<String>) {
    lines.extend(
        list(value, "/source/read_at").iter().filter_map(Value::as_str).map(|place| format!("  Nguồn: {place}")),
    );
}

fn of_condition(condition: &Value, lines: &mut Vec<String>) {
    lines.push(format!(
        "Tiêu chuẩn {} – {}, {}",
        word(condition, "/id"),
        words(condition, "/subjects"),
        word(condition, "/type_name")
    ));
    if let Some(from) = condition.get("carried_over_from").and_then(Value::as_str) {
        lines.push(format!("  Chép từ {from}; văn bản mới có thể đã sửa."));
    }
    of_node(condition.get("tree").unwrap_or(&Value::Null), 1, lines);
}

fn of_node(node: &Value, depth: usize, lines: &mut Vec<String>) {
    let draft =
        if node.get("draft").and_then(Value::as_bool) == Some(true) { " [Theo dự thảo luật]" } else { "" };
    lines.push(format!(
        "{}{} {}{}{draft}",
        "  ".repeat(depth),
        word(node, "/node_id"),
        word(node, "/text"),
        cited(node)
    ));
    for part in list(node, "/parts") {
        of_node(&part, depth + 1, lines);
    }
}
