//! Batches and nominations on the command line.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with batches.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Opens a batch for a year or a movement.
    Open(Opening),
    /// All batches.
    List,
    /// Closes a batch: nothing of it changes any more.
    Close {
        /// Its id, code or name.
        batch: String,
    },
    /// Reopens a closed batch.
    Reopen {
        /// Its id, code or name.
        batch: String,
        /// Why; stands in the log.
        #[arg(long)]
        reason: String,
    },
    /// A batch with its lines.
    Show {
        /// Its id, code or name.
        batch: String,
    },
    /// Verdicts of all lines, lines that may be doubled, achievements that may be commended twice, ceilings.
    Check {
        /// Its id, code or name.
        batch: String,
        /// Tries another share: `cstd_co_so=15`. May be given several times.
        #[arg(long = "percent", value_name = "AWARD=PERCENT", value_parser = number)]
        percents: Vec<(String, u32)>,
        /// Tries another denominator: `cstd_co_so=120`. May be given several times.
        #[arg(long = "of", value_name = "AWARD=COUNT", value_parser = number)]
        denominators: Vec<(String, u32)>,
    },
    /// What its lines still ask and only a person can answer, each question with whom it is open for.
    Questions {
        /// Its id, code or name.
        batch: String,
    },
    /// Shares of people who work directly and of subjects of difficult areas.
    Shares {
        /// Its id, code or name.
        batch: String,
    },
    /// Writes the passed lines of a batch into the award record when their decision is signed.
    Decide(Deciding),
    /// Puts the top of a round's ranking into a batch, or the lines of last year's batch.
    Fill(Filling),
}

/// What to fill a batch with.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("source").required(true).args(["from_round", "from_batch", "last_year"]))]
pub struct Filling {
    /// The batch: id, code or name.
    batch: String,
    /// The round: id or name.
    #[arg(long, requires = "top")]
    from_round: Option<String>,
    /// How many places of the round's ranking.
    #[arg(long, requires = "from_round")]
    top: Option<u32>,
    /// The batch whose subjects are nominated again: id, code or name.
    #[arg(long)]
    from_batch: Option<String>,
    /// Nominates again those of the batch of the year before.
    #[arg(long)]
    last_year: bool,
    /// The award, id or name: of a ranking the one that is proposed, `co_tinh` when absent; of an earlier batch only lines for
    /// it, and it may be given several times.
    #[arg(long = "award")]
    awards: Vec<String>,
    /// Of an earlier batch: shows what would come along and writes nothing.
    #[arg(long, conflicts_with = "from_round")]
    dry_run: bool,
}

/// What to open.
#[derive(Debug, Args)]
pub struct Opening {
    /// Its name.
    #[arg(long)]
    name: String,
    /// The year of the achievements.
    #[arg(long)]
    year: u16,
    /// The movement: id, number or name.
    #[arg(long)]
    movement: Option<String>,
    /// The day on which dossiers are received.
    #[arg(long)]
    received: Option<String>,
    /// The last day for dossiers; those that come later are marked. That of the law when absent, `none` for none.
    #[arg(long)]
    deadline: Option<String>,
}

/// The decision that was signed.
#[derive(Debug, Args)]
pub struct Deciding {
    /// The batch: id, code or name.
    batch: String,
    /// Số, ký hiệu: `1234/QĐ-UBND`.
    #[arg(long)]
    decision_number: Option<String>,
    /// The day of its signature.
    #[arg(long)]
    date: Option<String>,
    /// Who decided.
    #[arg(long)]
    authority: Option<String>,
    /// What it commends, the same of everybody; the summary of each line when absent.
    #[arg(long)]
    content: Option<String>,
    /// Only lines of this award: id or name. May be given several times.
    #[arg(long = "award")]
    awards: Vec<String>,
    /// Only these of the passed lines, by their ids. May be given several times.
    #[arg(long = "line")]
    lines: Vec<String>,
    /// Also lines whose award the one who decides cannot give by the catalogue.
    #[arg(long)]
    beyond_authority: bool,
    /// The date is right although it is after today.
    #[arg(long)]
    date_ahead: bool,
    /// Shows what would be written and writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// What to do with nominations.
#[derive(Debug, Subcommand)]
pub enum NominationCommand {
    /// Adds a line to a batch. Its JSON leaves out the batch; with `subject` given by code or name, also what the data
    /// file knows of it. A file of the JSON, or `-`, serves too.
    Add {
        /// The batch: id, code or name.
        #[arg(long)]
        batch: String,
        /// The line.
        input: String,
    },
    /// Lines go on: draft, received, returned, appraised, submitted, passed, not_passed, withdrawn. What is decided comes of
    /// `batch decide` alone.
    Advance {
        /// The lines' ids.
        #[arg(required = true)]
        ids: Vec<String>,
        /// What they become.
        #[arg(long)]
        to: String,
        /// Why, where they go back, are turned down or withdrawn.
        #[arg(long)]
        reason: Option<String>,
        /// Submits also lines that are not, or not surely, eligible.
        #[arg(long)]
        even_not_eligible: bool,
        /// Lets lines that cannot go on stay where they are.
        #[arg(long)]
        where_possible: bool,
    },
    /// Says which record a line is about that came with a written name alone.
    Link {
        /// The line's id.
        line: String,
        /// A unit, a person or a household: id, code or exact name.
        #[arg(long)]
        to: String,
    },
    /// What the dossier of a line has to hold and what was received of it; notes documents as received.
    Dossier {
        /// The line's id.
        line: String,
        /// A document that was received, by its id. May be given several times.
        #[arg(long = "received", value_name = "DOCUMENT")]
        received: Vec<String>,
        /// A document that was not received after all.
        #[arg(long = "missing", value_name = "DOCUMENT", conflicts_with = "received")]
        missing: Vec<String>,
        /// The day on which they came.
        #[arg(long)]
        on: Option<String>,
        /// What is to be noted of them.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Takes the lines of a list in that a unit sent.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The batch: id, code or name.
        #[arg(long)]
        batch: String,
        /// The award of rows that name none.
        #[arg(long)]
        award: Option<String>,
    },
    /// The lines of a batch in the order of submission.
    List {
        /// The batch: id, code or name.
        #[arg(long)]
        batch: String,
    },
}

/// Runs a command on batches.
pub fn run(session: &Session, command: BatchCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        BatchCommand::Open(opening) => open(session, &opening),
        BatchCommand::List => {
            Ok(Answer::list(session.call("batch.list", json!({}))?, &["code", "year", "name", "state"]))
        }
        BatchCommand::Close { batch } => {
            let id = resolve(session, &batch)?;
            let left = session.call("batch.remaining", json!({ "id": id }))?;
            let answer = session.call("batch.close", json!({ "id": id }))?;
            let left = left.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
            let left: Vec<&str> = left.iter().filter_map(|one| one.get("text")?.as_str()).collect();
            let told = if left.is_empty() { String::new() } else { format!(" Khi đóng còn: {}.", left.join("; ")) };
            Ok(Answer::new(answer, format!("Đã đóng đợt xét.{told}")))
        }
        BatchCommand::Reopen { batch, reason } => {
            let answer = session.call("batch.reopen", json!({ "id": resolve(session, &batch)?, "reason": reason }))?;
            Ok(Answer::new(answer, "Đã mở lại đợt xét."))
        }
        BatchCommand::Show { batch } => {
            let answer = session.call("batch.get", json!({ "id": resolve(session, &batch)? }))?;
            Ok(lines(answer))
        }
        BatchCommand::Check { batch, percents, denominators } => {
            let map = |pairs: Vec<(String, u32)>| pairs.into_iter().collect::<std::collections::BTreeMap<_, _>>();
            let asked = json!({
                "id": resolve(session, &batch)?, "percents": map(percents), "denominators": map(denominators),
            });
            let answer = session.call("batch.check", asked)?;
            let text = checked(&answer);
            Ok(Answer::new(answer, text))
        }
        BatchCommand::Questions { batch } => {
            let open = session.call("batch.questions", json!({ "id": resolve(session, &batch)? }))?;
            let text = questions(&open);
            Ok(Answer::new(open, text))
        }
        BatchCommand::Shares { batch } => {
            let shares = session.call("batch.shares", json!({ "id": resolve(session, &batch)? }))?;
            let items = shares.get("items").and_then(Value::as_array).into_iter().flatten();
            let words = items.map(crate::movement_closing::share_line).collect::<Vec<_>>().join("\n");
            Ok(Answer::new(shares, words))
        }
        BatchCommand::Decide(deciding) => decide(session, &deciding),
        BatchCommand::Fill(filling) => fill(session, &filling),
    }
}

/// Runs a command on nominations.
pub fn run_nomination(session: &Session, command: NominationCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        NominationCommand::Add { batch, input } => {
            let mut line = read_json(&input)?;
            if let Value::Object(fields) = &mut line {
                fields.insert("batch_id".to_owned(), resolve(session, &batch)?);
            }
            complete(session, &mut line)?;
            let answer = session.call("nomination.save", line)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm dòng đề nghị."))
        }
        NominationCommand::Advance { ids, to, reason, even_not_eligible, where_possible } => {
            let input = json!({
                "ids": ids, "state": to, "reason": reason, "even_not_eligible": even_not_eligible,
                "where_possible": where_possible,
            });
            Ok(advanced(&session.call("nomination.advance", input)?))
        }
        NominationCommand::Link { line, to } => {
            let subject = session.read(|conn| app::subject::resolve_any(conn, &to))?;
            let answer = session.call("nomination.link", json!({ "id": line, "subject": subject }))?;
            Ok(Answer::new(json!({ "id": line, "operation": answer.get("operation") }), "Đã nối với hồ sơ."))
        }
        NominationCommand::Dossier { line, received, missing, on, note } => {
            let has = missing.is_empty();
            let items = if has { received } else { missing };
            if !items.is_empty() {
                let tick = json!({ "ids": [&line], "items": items, "has": has, "received": on, "note": note });
                session.call("nomination.dossier_tick", tick)?;
            }
            Ok(dossier(session.call("nomination.dossier", json!({ "id": line }))?))
        }
        NominationCommand::Import { import, batch, award } => {
            import::run(session, &["nomination"], import, [("batch", Some(batch)), ("award", award)])
        }
        NominationCommand::List { batch } => {
            Ok(lines(session.call("batch.get", json!({ "id": resolve(session, &batch)? }))?))
        }
    }
}

/// What became of lines that were to go on, for people.
fn advanced(answer: &Value) -> Answer {
    let output = answer.get("output").cloned().unwrap_or_default();
    let left = output.get("left").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut text = vec![format!("Đã chuyển {} dòng.", output.get("moved").and_then(Value::as_u64).unwrap_or_default())];
    text.extend(left.iter().filter_map(Value::as_str).map(|why| format!("Ở lại: {why}")));
    Answer::new(
        json!({ "operation": answer.get("operation"), "moved": output.get("moved"), "left": left }),
        text.join("\n"),
    )
}

fn resolve(session: &Session, batch: &str) -> Result<Value, Failure> {
    Ok(json!(session.read(|conn| app::nomination::resolve(conn, batch))?))
}

/// Puts what is known of a subject named in words into the fields that the line leaves out.
fn complete(session: &Session, line: &mut Value) -> Result<(), Failure> {
    let Value::Object(fields) = line else { return Ok(()) };
    let Some(name) = fields.get("subject").and_then(Value::as_str) else { return Ok(()) };
    let subject = session.read(|conn| app::subject::resolve_any(conn, name))?;
    let batch = fields.get("batch_id").cloned().unwrap_or_default();
    let known = session.call("nomination.suggest", json!({ "batch": batch, "subject": subject }))?;
    fields.insert("subject".to_owned(), json!(subject));
    fields.entry("kind").or_insert(json!(subject.kind()));
    for name in ["submitted", "proposing_unit_id", "summary"] {
        fields.entry(name).or_insert(known.get(name).cloned().unwrap_or_default());
    }
    Ok(())
}

fn fill(session: &Session, filling: &Filling) -> Result<Answer, Failure> {
    let id = resolve(session, &filling.batch)?;
    let answer = match (&filling.from_round, filling.top) {
        (Some(round), Some(top)) => {
            let round = session.read(|conn| app::scoring::resolve_round(conn, round))?;
            let award = filling.awards.first().map_or("co_tinh", String::as_str);
            session.call("batch.fill", json!({ "batch": id, "round": round, "top": top, "award": award }))?
        }
        _ => {
            let mut input = json!({ "batch": id });
            if let Value::Object(fields) = &mut input {
                if let Some(from) = &filling.from_batch {
                    fields.insert("from".to_owned(), resolve(session, from)?);
                }
                if !filling.awards.is_empty() {
                    fields.insert("awards".to_owned(), json!(filling.awards));
                }
            }
            if filling.dry_run {
                let preview = session.call("batch.fill_earlier_preview", input)?;
                return Ok(Answer::list(preview, &["name", "unit", "award_name", "state_name", "left_out"]));
            }
            session.call("batch.fill_earlier", input)?
        }
    };
    let list = |name: &str| answer.pointer(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut lines = vec![format!("Đã đưa {} dòng vào đợt xét.", list("/output/added").len())];
    for name in list("/output/already") {
        lines.push(format!("  Đã có từ trước: {}.", name.as_str().unwrap_or_default()));
    }
    for left in list("/output/left_out") {
        let word = |field: &str| left.get(field).and_then(Value::as_str).unwrap_or_default();
        lines.push(format!("  Không lấy {}: {}.", word("name"), word("why")));
    }
    Ok(Answer::new(answer, lines.join("\n")))
}

fn open(session: &Session, opening: &Opening) -> Result<Answer, Failure> {
    let movement = match &opening.movement {
        Some(name) => Some(session.read(|conn| app::movement::resolve(conn, name))?),
        None => None,
    };
    let deadline = match opening.deadline.as_deref() {
        Some("none") => Value::Null,
        Some(day) => json!(day),
        None => {
            let asked = json!({ "year": opening.year, "received": opening.received, "award_type": "cong_trang",
                "movement_id": movement });
            session.call("batch.terms", asked)?.pointer("/deadline/day").cloned().unwrap_or_default()
        }
    };
    let input = json!({
        "name": opening.name, "year": opening.year, "movement_id": movement, "received": opening.received,
        "deadline": deadline,
    });
    let answer = session.call("batch.save", input)?;
    let id = answer.pointer("/output").cloned().unwrap_or_default();
    let batch = session.call("batch.get", json!({ "id": id }))?;
    let code = batch.pointer("/batch/code").and_then(Value::as_str).unwrap_or_default();
    Ok(Answer::added(&answer, "/output", &format!("Đã mở đợt xét {code}.")))
}

fn decide(session: &Session, deciding: &Deciding) -> Result<Answer, Failure> {
    let mut input = json!({
        "id": resolve(session, &deciding.batch)?, "number": deciding.decision_number.as_deref().unwrap_or_default(),
        "date": deciding.date, "authority": deciding.authority.as_deref().unwrap_or_default(),
        "content": deciding.content.as_deref().unwrap_or_default(),
        "beyond_authority": deciding.beyond_authority, "date_ahead": deciding.date_ahead,
    });
    for (name, only) in [("awards", &deciding.awards), ("lines", &deciding.lines)] {
        if !only.is_empty()
            && let Value::Object(fields) = &mut input
        {
            fields.insert(name.to_owned(), json!(only));
        }
    }
    if deciding.dry_run {
        let result = session.call("batch.decide_preview", input)?;
        let text = decided(&result, "Sẽ ghi");
        return Ok(Answer::new(result, text));
    }
    let answer = session.call("batch.decide", input)?;
    let mut result = answer.get("output").cloned().unwrap_or_default();
    let text = decided(&result, "Đã ghi");
    if let Value::Object(fields) = &mut result {
        fields.insert("operation".to_owned(), answer.get("operation").cloned().unwrap_or_default());
    }
    Ok(Answer::new(result, text))
}

/// What a decision came to, for people.
fn decided(result: &Value, verb: &str) -> String {
    let number = |name: &str| result.get(name).and_then(Value::as_u64).unwrap_or_default();
    let mut lines = vec![format!(
        "{verb} {} dòng vào sổ khen thưởng, đã có sẵn {}, chưa ghi được {}; tiền thưởng {} đồng.",
        number("granted"),
        number("known"),
        number("left_out"),
        number("total")
    )];
    if number("doubtful") > 0 {
        lines.push(format!(
            "{} dòng chưa đủ điều kiện hoặc còn phải xác nhận theo số liệu hiện nay.",
            number("doubtful")
        ));
    }
    for other in result.get("of_others").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        lines.push(format!("Thuộc thẩm quyền {other}."));
    }
    if result.get("is_ahead").and_then(Value::as_bool).unwrap_or_default() {
        lines.push("Ngày ký sau hôm nay.".to_owned());
    }
    for item in result.get("items").and_then(Value::as_array).into_iter().flatten() {
        let word = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
        let money = item.get("bonus").and_then(Value::as_u64).map(|bonus| bonus.to_string()).unwrap_or_default();
        let cells = [word("outcome_name"), word("name"), word("award_name"), word("years"), &money, word("why")];
        lines.push(cells.join("\t"));
    }
    lines.join("\n")
}

/// The documents of a line, for people.
fn dossier(answer: Value) -> Answer {
    let mut lines = Vec::new();
    for item in answer.get("items").and_then(Value::as_array).into_iter().flatten() {
        let word = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
        let is = |name: &str| item.get(name).and_then(Value::as_bool).unwrap_or_default();
        let state = match (is("has"), is("required")) {
            (true, _) => "đã nhận",
            (false, true) => "còn thiếu",
            (false, false) => "nếu có",
        };
        lines.push([state, word("id"), word("name"), word("received"), word("note")].join("\t"));
    }
    if lines.is_empty() {
        lines.push("Danh mục chưa có danh sách tài liệu cho danh hiệu, hình thức này.".to_owned());
    }
    Answer::new(answer, lines.join("\n"))
}

fn number(text: &str) -> Result<(String, u32), String> {
    let pair =
        text.split_once('=').and_then(|(award, number)| Some((award.trim().to_owned(), number.trim().parse().ok()?)));
    pair.ok_or_else(|| format!("{text}: AWARD=NUMBER"))
}

/// A batch looked through, for people.
fn checked(answer: &Value) -> String {
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut lines = Vec::new();
    for item in list(answer, "items") {
        let head = ["name", "award_name", "state_name", "verdict_name"].map(|name| word(&item, name));
        lines.push(head.join("\t"));
        let reason = word(&item, "reason");
        if !reason.is_empty() {
            lines.push(format!("  {}: {reason}", word(&item, "state_name")));
        }
        if let Some(change) = item.pointer("/differs/text").and_then(Value::as_str) {
            lines.push(format!("  {change}"));
        }
        let papers: Vec<String> =
            list(&item, "dossier_missing").iter().filter_map(Value::as_str).map(str::to_owned).collect();
        if !papers.is_empty() {
            lines.push(format!("  Hồ sơ còn thiếu: {}", papers.join("; ")));
        }
        if let Some(late) = item.get("late").and_then(Value::as_str) {
            lines.push(format!("  {late}"));
        }
        for field in ["reasons", "missing", "unknown", "warnings"] {
            lines.extend(list(&item, field).iter().filter_map(Value::as_str).map(|text| format!("  {text}")));
        }
    }
    for (field, title) in [("duplicates", "Có thể trùng"), ("double_rewards", "Có thể khen hai lần")] {
        let groups = list(answer, field);
        lines.extend(groups.iter().map(|group| format!("{title}: {} – {}", word(group, "name"), word(group, "text"))));
    }
    lines.extend(list(answer, "quotas").iter().map(meter));
    lines.join("\n")
}

/// A text of an answer; empty where there is none.
fn word(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A ceiling in a line: whose, how many, the most with how it comes about, the rule with its article and badge.
fn meter(quota: &Value) -> String {
    let number = |name: &str| quota.get(name).and_then(Value::as_u64);
    let whose = match (word(quota, "scope").as_str(), word(quota, "unit")) {
        ("unit", unit) => format!(", {unit}"),
        ("without_unit", _) => ", không ghi đơn vị trình".to_owned(),
        _ => String::new(),
    };
    let most = match (number("percent"), number("max"), number("denominator")) {
        (None, ..) => "không khống chế".to_owned(),
        (Some(percent), Some(most), Some(of)) => format!(
            "nhiều nhất {most} ({percent}% của {of} {}, {})",
            word(quota, "denominator_name"),
            word(quota, "rounding_name")
        ),
        (Some(percent), ..) => format!("{percent}%, chưa biết {}", word(quota, "denominator_name")),
    };
    let open = match (word(quota, "scope").as_str(), number("unplaced")) {
        ("whole", Some(open)) if open > 0 => format!(" Còn {open} dòng chưa biết mức tối đa."),
        _ => String::new(),
    };
    let over = if quota.get("exceeded").and_then(Value::as_bool) == Some(true) { " Vượt." } else { "" };
    let badge = quota.get("badge").and_then(Value::as_str).map(|badge| format!(" {badge}.")).unwrap_or_default();
    format!(
        "{} {}{whose}: {} dòng, {most}.{over}{open} {} ({}){badge}",
        word(quota, "award_name"),
        number("year").unwrap_or_default(),
        number("count").unwrap_or_default(),
        word(quota, "text"),
        word(quota, "citation")
    )
}

/// The open questions, each with whom it is open for.
fn questions(items: &Value) -> String {
    let items = items.get("items").and_then(Value::as_array).into_iter().flatten();
    let said = items.map(|question| {
        let nominees = question.get("nominees").and_then(Value::as_array).into_iter().flatten();
        let names = nominees.map(|nominee| word(nominee, "name")).collect::<Vec<_>>().join(", ");
        let year = question.get("year").and_then(Value::as_u64).unwrap_or_default();
        format!(
            "{}\t{year}\t{} ({})\n  {names}",
            word(question, "key"),
            word(question, "text"),
            word(question, "citation")
        )
    });
    said.collect::<Vec<_>>().join("\n")
}

fn lines(batch: Value) -> Answer {
    let items = batch.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let field =
        |item: &Value, pointer: &str| item.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let line = |item: &Value| {
        [field(item, "/submitted/name"), field(item, "/submitted/unit"), field(item, "/award_name")].join("\t")
    };
    let text = items.iter().map(line).collect::<Vec<_>>().join("\n");
    Answer::new(batch, text)
}
