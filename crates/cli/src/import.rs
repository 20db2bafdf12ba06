//! Tables on the command line: taking records in from files, and showing what stands in a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::import::{
    Fate, ImportDecision, ImportGuessRequest, ImportPreview, ImportPreviewRow, ImportQuestion, ImportRequest, Imported,
    are_of_years, fitting,
};
use app::{Failure, Fault, Progress};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::{Value, json};

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
    if import.dry_run {
        let request = ImportRequest { kind: kind.to_owned(), file: key, table, columns, given, answers };
        let preview =
            session.app().with_context(&Progress::default(), |context| app::import::preview(context, request))?;
        return previewed(preview, unused);
    }
    let written = session.call(
        "import.write",
        json!({
            "kind": kind, "file": key, "table": table, "columns": columns, "given": given, "answers": answers,
            "skip_refused": import.skip_refused,
        }),
    )?;
    let mut json = written.get("output").cloned().unwrap_or_default();
    let count = |name: &str| json.get(name).and_then(Value::as_u64).unwrap_or(0);
    let counts = ["added", "changed", "unchanged"].map(count);
    let refused: Vec<Failure> =
        json.get("refused").cloned().and_then(|refused| serde_json::from_value(refused).ok()).unwrap_or_default();
    let mut lines = counted("Đã ", counts, &refused, &unused);
    lines.extend(refused.iter().map(|failure| format!("  {}", placed(failure))));
    if let Value::Object(json) = &mut json {
        json.insert("operation".to_owned(), json!(written.get("operation")));
        json.insert("unused_columns".to_owned(), json!(unused));
    }
    Ok(Answer::new(json, lines.join("\n")))
}

/// Rows of a preview that are told one by one.
const MOST_TOLD: usize = 200;

/// What a dry run answers: the counts as the import itself would give them, and everything that it shows.
#[derive(Serialize)]
struct DryRun {
    #[serde(flatten)]
    summary: Imported,
    rows: Vec<ImportPreviewRow>,
    questions: Vec<ImportQuestion>,
    decisions: Vec<ImportDecision>,
    unused_columns: Vec<String>,
}

fn previewed(preview: ImportPreview, unused_columns: Vec<String>) -> Result<Answer, Failure> {
    let ImportPreview { rows, summary, questions, decisions } = preview;
    let counts = [summary.added, summary.changed, summary.unchanged].map(u64::from);
    let mut lines = counted("Sẽ ", counts, &summary.refused, &unused_columns);
    lines.extend(decisions.iter().map(decision));
    lines.extend(questions.iter().map(question));
    let moving = || rows.iter().filter(|row| matches!(row.fate, Fate::Added | Fate::Changed));
    lines.extend(moving().take(MOST_TOLD).map(changes));
    let left = moving().count().saturating_sub(MOST_TOLD);
    if left > 0 {
        lines.push(format!("  … và {left} dòng nữa (xem hết bằng --json)"));
    }
    lines.extend(summary.refused.iter().map(|failure| format!("  {}", placed(failure))));
    Answer::long(&DryRun { summary, rows, questions, decisions, unused_columns }, lines.join("\n"))
}

/// How many rows were, or would be, taken, and which columns fill nothing.
fn counted(verb: &str, counts: [u64; 3], refused: &[Failure], unused: &[String]) -> Vec<String> {
    let [added, changed, unchanged] = counts;
    let refused = refused.len();
    let counted = format!("{verb}thêm {added}, sửa {changed}, giữ nguyên {unchanged}, không nhận {refused} chỗ");
    let names: Vec<String> = unused.iter().map(|name| format!("“{name}”")).collect();
    let unused = (!names.is_empty()).then(|| format!("  Cột không dùng: {}", names.join(", ")));
    std::iter::once(counted).chain(unused).collect()
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

/// “Hiểu “UBND xã A” là “Ủy ban nhân dân xã A” (UBXA), 3 dòng”.
fn decision(decision: &ImportDecision) -> String {
    let ImportDecision { text, subject, rows, .. } = decision;
    format!("  Hiểu “{text}” là “{}” ({}), {} dòng", subject.name, subject.code, rows.len())
}

/// A question with its candidates and how it is answered.
fn question(question: &ImportQuestion) -> String {
    let asked = &question.text;
    let rows = question.rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    if let Some(answer) = &question.answer {
        return format!("  Đã trả lời: “{asked}” là {answer} (dòng {rows})");
    }
    let candidates = question.candidates.iter().map(|one| {
        let place = if one.place.is_empty() { String::new() } else { format!(", {}", one.place) };
        format!("\n    {}: {}{place}", one.code, one.name)
    });
    let new = if question.may_be_new { "\n    new: là đối tượng mới" } else { "" };
    let candidates = candidates.collect::<String>();
    format!("  Cần hỏi: “{asked}” (dòng {rows}) là ai? Trả lời: --answer \"{asked}=MÃ\"{candidates}{new}")
}

/// What a new record would hold, or what would change in a known one, before and after.
fn changes(row: &ImportPreviewRow) -> String {
    let is_new = row.fate == Fate::Added;
    let said = row.changes.iter().map(|change| {
        let before = if is_new { String::new() } else { format!("{} → ", change.before) };
        format!("{}: {before}{}", change.field, change.after)
    });
    let said = said.collect::<Vec<_>>().join("; ");
    format!("  dòng {}, {} {}: {said}", row.row, if is_new { "thêm" } else { "sửa" }, row.title)
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
