//! Tables on the command line: taking records in from files, and showing what stands in a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::import::{ImportGuessRequest, are_of_years, fitting};
use app::{Failure, Fault, Progress};
use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use crate::answer::{Answer, placed};
use crate::session::Session;

/// A table to take in.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The file: .xlsx .xls .csv .docx.
    file: PathBuf,
    /// Only says what it would do.
    #[arg(long)]
    dry_run: bool,
    /// Takes the good rows and lists the others.
    #[arg(long)]
    skip_refused: bool,
    /// Which table of the file, from 1; needed when several fit.
    #[arg(long)]
    table: Option<u32>,
    /// A value for all rows that say nothing of a field: `kind=sang_kien`. May be given several times.
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = pair)]
    given: Vec<(String, String)>,
    /// Who is meant by a name that `--dry-run` asks about, as the question writes it: `"UBND P. A=UBPA"`; a code, an id or an
    /// exact name, `new` for somebody new, or `skip` to leave its rows out. Remembered for later imports. May be given several times.
    #[arg(long = "answer", value_name = "TEXT=CODE", value_parser = answered)]
    answers: Vec<(String, String)>,
}

/// The answer stands behind the last equals sign: a name may have one.
fn answered(text: &str) -> Result<(String, String), String> {
    let pair = text.rsplit_once('=').map(|(name, who)| (name.trim().to_owned(), who.trim().to_owned()));
    pair.filter(|(name, who)| !name.is_empty() && !who.is_empty()).ok_or_else(|| format!("{text}: TEXT=CODE"))
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(field, value)| (field.trim().to_owned(), value.trim().to_owned()));
    pair.ok_or_else(|| format!("{text}: FIELD=VALUE"))
}

/// Takes a table in as records of the kind that understands most of its columns; `given` holds for the whole table.
pub fn run(
    session: &Session,
    kinds: &[&str],
    import: ImportArguments,
    given: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> Result<Answer, Failure> {
    let own = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let given: BTreeMap<String, String> = own.chain(import.given).collect();
    session.open()?;
    let token = session.app().admit(import.file);
    let file = session.call("import.read", json!({ "token": token }))?;
    let key = file.get("key").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (kind, table, columns) = fit(session, kinds, &key, &given, import.table)?;
    let unused = unused(kind, &file, table, &columns);
    let answers: BTreeMap<String, String> = import.answers.into_iter().collect();
    let mut request = json!({
        "kind": kind, "file": key, "table": table, "columns": columns, "given": given, "answers": answers,
    });
    if import.dry_run {
        let Value::Object(mut preview) = session.call("import.preview", request)? else {
            return Ok(Answer::raw(String::new()));
        };
        let summary = preview.remove("summary").unwrap_or_default();
        preview.insert("unused_columns".to_owned(), json!(unused));
        return Ok(answer(summary, preview, "Sẽ "));
    }
    if let Value::Object(fields) = &mut request {
        fields.insert("skip_refused".to_owned(), json!(import.skip_refused));
    }
    let written = session.call("import.write", request)?;
    let summary = written.get("output").cloned().unwrap_or_default();
    let more = [("operation", json!(written.get("operation"))), ("unused_columns", json!(unused))];
    Ok(answer(summary, more.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(), "Đã "))
}

/// Headers of the columns that fill no field: nothing of the file is left out in silence.
fn unused(kind: &str, file: &Value, table: u32, columns: &BTreeMap<String, Option<u32>>) -> Vec<String> {
    let pointer = format!("/tables/{table}/header");
    let header = file.pointer(&pointer).and_then(Value::as_array).cloned().unwrap_or_default();
    let heads: Vec<&str> = header.iter().map(|head| head.as_str().unwrap_or_default().trim()).collect();
    let used = columns.values().flatten().filter_map(|column| heads.get(usize::try_from(*column).ok()?));
    let used: Vec<&str> = used.copied().collect();
    // Evaluations are read from a column a year.
    let of_another_year = |head: &str| kind == "evaluation" && used.iter().any(|used| are_of_years(used, head));
    let named = heads.iter().copied().zip(0_u32..).filter(|(head, _)| !of_another_year(head));
    let left = named.filter(|(head, column)| {
        !head.is_empty() && !head.eq_ignore_ascii_case("stt") && !columns.values().any(|used| *used == Some(*column))
    });
    left.map(|(head, _)| head.to_owned()).collect()
}

type Fit<'a> = (&'a str, u32, BTreeMap<String, Option<u32>>);

fn fit<'a>(
    session: &Session,
    kinds: &[&'a str],
    file: &str,
    given: &BTreeMap<String, String>,
    asked: Option<u32>,
) -> Result<Fit<'a>, Failure> {
    let mut refused = Failure::from(Fault::new("command_line.invalid"));
    let mut best: Option<(usize, Fit<'a>)> = None;
    for (nth, kind) in kinds.iter().enumerate() {
        let request =
            ImportGuessRequest { kind: (*kind).to_owned(), file: file.to_owned(), table: 0, given: given.clone() };
        match session.app().with_context(&Progress::default(), |context| fitting(context, &request, asked)) {
            Ok((table, columns)) => {
                let used = columns.values().flatten().count();
                if best.as_ref().is_none_or(|(most, _)| used > *most) {
                    best = Some((used, (kind, table, columns)));
                }
            }
            Err(error) if nth == 0 => refused = error.into(),
            Err(_) => {}
        }
    }
    best.map(|(_, fit)| fit).ok_or(refused)
}

/// Rows of a preview that are told one by one.
const MOST_TOLD: usize = 200;

/// `{"added","changed","unchanged","refused":[…]}` and more; for people, the counts and why each row was refused.
fn answer(mut summary: Value, more: Map<String, Value>, verb: &str) -> Answer {
    let count = |name: &str| summary.get(name).and_then(Value::as_u64).unwrap_or(0);
    let refused: Vec<Failure> =
        summary.get("refused").cloned().and_then(|refused| serde_json::from_value(refused).ok()).unwrap_or_default();
    let mut lines = vec![format!(
        "{verb}thêm {}, sửa {}, giữ nguyên {}, không nhận {} chỗ",
        count("added"),
        count("changed"),
        count("unchanged"),
        refused.len()
    )];
    let all = |name: &str| more.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let unused: Vec<String> =
        all("unused_columns").iter().filter_map(Value::as_str).map(|name| format!("“{name}”")).collect();
    if !unused.is_empty() {
        lines.push(format!("  Cột không dùng: {}", unused.join(", ")));
    }
    lines.extend(all("decisions").iter().map(decision));
    lines.extend(all("questions").iter().map(question));
    let moving = || all("rows").iter().filter(|row| matches!(fate(row), "added" | "changed"));
    lines.extend(moving().take(MOST_TOLD).map(changes));
    let left = moving().count().saturating_sub(MOST_TOLD);
    if left > 0 {
        lines.push(format!("  … và {left} dòng nữa (xem hết bằng --json)"));
    }
    lines.extend(refused.iter().map(|failure| format!("  {}", placed(failure))));
    if let Value::Object(summary) = &mut summary {
        summary.extend(more);
    }
    Answer::new(summary, lines.join("\n"))
}

fn each<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// “Hiểu “UBND xã A” là “Ủy ban nhân dân xã A” (UBXA), 3 dòng”.
fn decision(decision: &Value) -> String {
    let subject = decision.get("subject").cloned().unwrap_or_default();
    let rows = each(decision, "rows").count();
    format!(
        "  Hiểu “{}” là “{}” ({}), {rows} dòng",
        text(decision, "text"),
        text(&subject, "name"),
        text(&subject, "code")
    )
}

/// A question with its candidates and how it is answered.
fn question(question: &Value) -> String {
    let asked = text(question, "text");
    let rows = each(question, "rows").map(Value::to_string).collect::<Vec<_>>().join(", ");
    if let Some(answer) = question.get("answer").and_then(Value::as_str) {
        return format!("  Đã trả lời: “{asked}” là {answer} (dòng {rows})");
    }
    let candidates = each(question, "candidates").map(|one| {
        let place = Some(text(one, "place")).filter(|place| !place.is_empty());
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("\n    {}: {}{place}", text(one, "code"), text(one, "name"))
    });
    let new = question.get("may_be_new").and_then(Value::as_bool).unwrap_or(false);
    let new = if new { "\n    new: là đối tượng mới" } else { "" };
    let candidates = candidates.collect::<String>();
    format!("  Cần hỏi: “{asked}” (dòng {rows}) là ai? Trả lời: --answer \"{asked}=MÃ\"{candidates}{new}")
}

/// What would become of a row.
fn fate(row: &Value) -> &str {
    row.get("fate").and_then(Value::as_str).unwrap_or_default()
}

/// What a new record would hold, or what would change in a known one, before and after.
fn changes(row: &Value) -> String {
    let (word, with_before) = if fate(row) == "added" { ("thêm", false) } else { ("sửa", true) };
    let said = each(row, "changes").map(|change| {
        let before = if with_before { format!("{} → ", text(change, "before")) } else { String::new() };
        format!("{}: {before}{}", text(change, "field"), text(change, "after"))
    });
    let number = row.get("row").and_then(Value::as_u64).unwrap_or(0);
    format!("  dòng {number}, {word} {}: {}", text(row, "title"), said.collect::<Vec<_>>().join("; "))
}

/// What to do with tables.
#[derive(Debug, Subcommand)]
pub enum TableCommand {
    /// Every table found in a Word, Excel or text file; needs no data file.
    Read {
        /// The file.
        file: PathBuf,
    },
}

/// A template to be filled in.
#[derive(Debug, Args)]
pub struct TemplateArguments {
    /// The kind of records: unit, person, cluster, achievement, nomination, score, score_grid, score_form, score_matrix, score_summary and the others of `import.kinds`.
    kind: String,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// The round whose criteria are columns: id or name.
    #[arg(long)]
    round: Option<String>,
}

/// Writes an empty workbook that an import of a kind reads.
pub fn template(session: &Session, arguments: TemplateArguments) -> Result<Answer, Failure> {
    session.open()?;
    let given: BTreeMap<&str, String> = arguments.round.into_iter().map(|round| ("round", round)).collect();
    let shown = arguments.out.display().to_string();
    let token = session.app().admit(arguments.out);
    session.call("import.template", json!({ "kind": arguments.kind, "given": given, "token": token }))?;
    Ok(Answer::new(json!({ "file": shown }), format!("Đã ghi {shown}")))
}

/// Shows the tables of a file.
pub fn tables(command: TableCommand) -> Result<Answer, Failure> {
    let TableCommand::Read { file } = command;
    let content = std::fs::read(&file).map_err(app::Error::from)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = app::import::tables(&name, &content)?;
    let lines = read.tables.iter().flat_map(|table| {
        let heading = format!("{} {} · {} dòng", table.sheet, table.range, table.rows.len());
        let rows = table.rows.iter().map(|row| format!("{}\t{}", row.row, row.cells.join("\t")));
        [heading.trim().to_owned(), table.header.join("\t")].into_iter().chain(rows).collect::<Vec<_>>()
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    Ok(Answer::new(serde_json::to_value(&read).map_err(app::Error::from)?, text))
}
