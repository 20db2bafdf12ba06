//! Kế hoạch phát động: the plan in the form of Nghị định 30/2020/NĐ-CP and in the order of documents §14. What the plan does not
//! say leaves room to write; a part that a plan can do without is left out.

use domain::movement::{
    Assignment, BasisRole, LegalBasis, Movement, Part, PlanKind, Target, TextItem, basis_words, date_words,
    kind_of_symbol, position_lines, recipient_words, within_sentence,
};
use domain::text;
use office::document::{
    Align, Block, Cell, Column, Document, LegalBases, Letterhead, Orientation, Paragraph, Recipients, Run, Side,
    Signature, Signatures, Table, Title,
};

use super::{aim_phrase, chosen};
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead, letterhead_numbered, roman};
use crate::{Context, Result};

/// Whose paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Author {
    /// The office's own plan or directive.
    Office,
    /// A plan or directive that another body issued: printed as it was kept.
    Other,
    /// The office's plan to carry out a letter or decision, or what an article tells of.
    Answer,
}

impl Author {
    fn of(movement: &Movement, office: &str) -> Self {
        let own = movement.issuer.is_empty() || text::match_key(&movement.issuer) == text::match_key(office);
        match (movement.plan_kind, own) {
            (PlanKind::Plan | PlanKind::Directive, true) => Self::Office,
            (PlanKind::Plan | PlanKind::Directive, false) => Self::Other,
            _ => Self::Answer,
        }
    }
}

/// Builds the plan of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let (movement, paper) =
        context.read(|conn| Ok((crate::movement::find(conn, id)?, Paper::of(context, conn, options)?)))?;
    let author = Author::of(&movement, paper.issuer());
    let (kind, symbol) = match movement.plan_kind {
        PlanKind::Directive => ("Chỉ thị", "CT"),
        _ => ("Kế hoạch", "KH"),
    };
    let mut printed =
        paper.document("Kế hoạch phát động phong trào", options.orientation.unwrap_or(Orientation::Portrait));
    printed.push(head(&movement, &paper, options, author, symbol));
    let given = options.title.as_deref().map(text::line).filter(|title| !title.is_empty());
    let about = given.unwrap_or_else(|| subject(&movement, author));
    printed.push(Title::new(kind, capital_first(&about)));
    opening(&mut printed, &movement, &paper, author, kind, &about);
    let mut parts = Parts { document: &mut printed, count: 0 };
    parts.purposes(&movement);
    parts.list("ĐỐI TƯỢNG THI ĐUA", &movement.participants, Absent::Left);
    parts.contents(&movement);
    parts.targets(&movement);
    parts.list("GIẢI PHÁP", &movement.solutions, Absent::Left);
    parts.time(&movement);
    parts.list("KHEN THƯỞNG", &movement.commendations, Absent::Left);
    parts.organisation(&movement);
    ended(&mut printed);
    printed.push(signatures(&movement, &paper, options, author));
    Ok(printed)
}

/// The head: numbers and dates that the plan has, unless others are chosen.
fn head(movement: &Movement, paper: &Paper, options: &PrintOptions, author: Author, symbol: &str) -> Letterhead {
    let kept = author != Author::Answer;
    let numbered = options.number.as_deref().is_some_and(|number| !number.trim().is_empty());
    let number =
        (kept && !numbered && !movement.number.is_empty()).then(|| match movement.number.strip_prefix(['/', '-']) {
            // A plan whose number is still to be written: `/KH-SYT`.
            Some(_) => format!("…{}", movement.number),
            None => movement.number.clone(),
        });
    let date = movement.date.filter(|_| kept && options.date.is_none());
    let own = match number {
        Some(number) => letterhead_numbered(paper, &number),
        None => letterhead(paper, symbol),
    };
    let own = match date {
        None => own,
        Some(date) if movement.place.is_empty() => own.dated(paper.place_date_of(date)),
        Some(date) => own.dated(format!("{}, {}", movement.place, date.spelled())),
    };
    if author == Author::Other {
        Letterhead { issuer: Letterhead::under("", &movement.issuer).issuer, ..own }
    } else {
        own
    }
}

/// Trích yếu: the plan's own, or what the office does with somebody else's paper.
fn subject(movement: &Movement, author: Author) -> String {
    let named = movement.called();
    match author {
        Author::Answer => format!("Thực hiện {named}"),
        _ if movement.title.is_empty() => format!("Tổ chức {named}"),
        _ => movement.title.clone(),
    }
}

/// Căn cứ in italics, then "Thực hiện …; … ban hành Kế hoạch …, cụ thể như sau:".
fn opening(document: &mut Document, movement: &Movement, paper: &Paper, author: Author, kind: &str, about: &str) {
    let of = |role: BasisRole| {
        let own = movement.legal_bases.iter().filter(move |part| part.line.role == role);
        own.map(|part| basis_words(&part.line)).filter(|words| !words.is_empty())
    };
    let bases: Vec<String> = of(BasisRole::Basis).map(|words| format!("Căn cứ {words}")).collect();
    let mut carried: Vec<String> = of(BasisRole::CarriesOut).collect();
    if author == Author::Answer {
        carried.insert(0, answered(movement));
    }
    carried.retain(|words| !words.is_empty());
    // A movement that the text names anyway is not said again.
    let items = [&movement.purposes, &movement.requirements, &movement.contents, &movement.solutions];
    let items: Vec<&str> = items.into_iter().flatten().map(|part| part.line.text.as_str()).collect();
    let said = text::match_key(&[bases.join(" "), carried.join(" "), about.to_owned(), items.join(" ")].join(" "));
    let joined = movement.joined_movements.iter().filter(|name| !said.contains(&text::match_key(name)));
    let joined: Vec<String> = joined.map(|name| format!("“{name}”")).collect();
    if !bases.is_empty() {
        document.push(LegalBases { items: bases });
    }
    let mut clauses = Vec::new();
    if !carried.is_empty() {
        clauses.push(format!("Thực hiện {}", carried.join("; ")));
    }
    if !joined.is_empty() {
        clauses.push(format!("hưởng ứng phong trào thi đua {}", joined.join(", ")));
    }
    let issuer = if author == Author::Other { movement.issuer.clone() } else { paper.issuer_in_sentence() };
    // A title that begins with a name ("Hoạt động cụm …") is no object of the sentence.
    clauses.push(format!("{issuer} ban hành {kind} {}, cụ thể như sau:", within_sentence(about)));
    document.push(body(capital_first(&clauses.join("; "))));
}

/// The paper that an answer carries out, in one phrase.
fn answered(movement: &Movement) -> String {
    let kind = match movement.plan_kind {
        PlanKind::OfficialLetter => "Công văn",
        PlanKind::Decision => "Quyết định",
        _ if movement.number.is_empty() => return String::new(),
        _ => kind_of_symbol(&movement.number).unwrap_or("Văn bản"),
    };
    // What an article tells of is not what the paper's trích yếu says.
    let told = matches!(movement.plan_kind, PlanKind::OfficialLetter | PlanKind::Decision);
    basis_words(&LegalBasis {
        kind: kind.to_owned(),
        number: movement.number.clone(),
        date: movement.date,
        issuer: movement.issuer.clone(),
        title: if told { movement.title.clone() } else { String::new() },
        role: BasisRole::CarriesOut,
    })
}

/// What stands under a heading that has nothing to say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    /// The heading is left out.
    Left,
    /// Room to write.
    Room,
}

/// The numbered parts of the plan.
struct Parts<'a> {
    document: &'a mut Document,
    count: usize,
}

impl Parts<'_> {
    fn head(&mut self, words: &str) {
        self.count += 1;
        self.document.push(bold(format!("{}. {words}", roman(self.count))));
    }

    fn list(&mut self, words: &str, items: &[Part<TextItem>], absent: Absent) {
        if items.is_empty() && absent == Absent::Left {
            return;
        }
        self.head(words);
        self.items(items, absent);
    }

    fn items(&mut self, items: &[Part<TextItem>], absent: Absent) {
        if items.is_empty() && absent == Absent::Room {
            self.document.push(room());
        }
        for part in items {
            let mut lines = part.line.text.lines().filter(|line| !line.trim().is_empty());
            let first = lines.next().unwrap_or_default();
            let alone = items.len() == 1 && part.line.label.is_empty();
            let label = if alone { String::new() } else { label(&part.line) };
            self.document.push(body(format!("{label}{}", first.trim())));
            for line in lines {
                self.document.push(body(line.trim().to_owned()));
            }
        }
    }

    /// Mục đích, yêu cầu under one heading with 1 and 2, or under two where their lines have numbers of their own.
    fn purposes(&mut self, movement: &Movement) {
        let (purposes, requirements) = (&movement.purposes, &movement.requirements);
        let numbered = |items: &[Part<TextItem>]| {
            let mut top = items.iter().filter(|part| part.line.level == 0);
            top.any(|part| part.line.label.chars().next().is_some_and(|first| first.is_ascii_digit()))
        };
        if numbered(purposes) || numbered(requirements) {
            self.list("MỤC ĐÍCH", purposes, Absent::Room);
            return self.list("YÊU CẦU", requirements, Absent::Left);
        }
        self.head("MỤC ĐÍCH, YÊU CẦU");
        self.document.push(bold("1. Mục đích".to_owned()));
        self.items(purposes, Absent::Room);
        self.document.push(bold("2. Yêu cầu".to_owned()));
        self.items(requirements, Absent::Room);
    }

    fn contents(&mut self, movement: &Movement) {
        self.list("NỘI DUNG THI ĐUA", &movement.contents, Absent::Room);
        if !movement.slogans.is_empty() {
            let slogans: Vec<String> = movement.slogans.iter().map(|slogan| format!("“{slogan}”")).collect();
            self.document.push(body(format!("Khẩu hiệu, chủ đề: {}.", slogans.join("; "))));
        }
    }

    fn targets(&mut self, movement: &Movement) {
        if movement.targets.is_empty() {
            return;
        }
        self.head("CHỈ TIÊU");
        self.document.push(target_table(movement));
    }

    /// Thời gian, with the days of sơ kết and tổng kết.
    fn time(&mut self, movement: &Movement) {
        let milestones = movement.milestones.iter().filter_map(|part| Some((&part.line, part.line.date?)));
        let milestones: Vec<String> =
            milestones.map(|(line, date)| format!("- {}: {}.", capital_first(&line.name), date_words(date))).collect();
        let period = &movement.period;
        let (from, to) = (period.from.map(date_words), period.to.map(date_words));
        let held = match (from, to) {
            (None, None) => None,
            (Some(from), None) => Some(format!("Từ {from}.")),
            (None, Some(to)) => Some(format!("Đến hết {to}.")),
            (Some(from), Some(to)) if from == to => Some(format!("Trong {from}.")),
            (Some(from), Some(to)) => Some(format!("Từ {from} đến hết {to}.")),
        };
        if held.is_none() && milestones.is_empty() {
            return;
        }
        self.head("THỜI GIAN THỰC HIỆN");
        for line in held.into_iter().chain(milestones) {
            self.document.push(body(line));
        }
    }

    /// Who does what: one paragraph for a single task, a list for several.
    fn organisation(&mut self, movement: &Movement) {
        self.head("TỔ CHỨC THỰC HIỆN");
        if movement.assignments.is_empty() {
            return self.document.push(room());
        }
        let tasks: Vec<&Assignment> = movement.assignments.iter().map(|part| &part.line).collect();
        let of_one = tasks.chunk_by(|one, next| text::match_key(&one.who) == text::match_key(&next.who));
        for (nth, tasks) in (1..).zip(of_one) {
            let who = tasks.first().map_or("", |task| task.who.as_str());
            let who = if who.is_empty() { String::new() } else { capital_first(who) };
            match tasks {
                [task] if who.is_empty() => {
                    self.document.push(body(format!("{nth}. {}", sentence(&capital_first(&task_words(task))))))
                }
                [task] => self.document.push(body(format!("{nth}. {who}: {}", sentence(&task_words(task))))),
                several => {
                    let who = if who.is_empty() { "Các cơ quan, đơn vị".to_owned() } else { who };
                    self.document.push(bold(format!("{nth}. {who}")));
                    for task in several {
                        self.document.push(body(format!("- {}", sentence(&capital_first(&task_words(task))))));
                    }
                }
            }
        }
    }
}

fn task_words(task: &Assignment) -> String {
    let said = task.deadline.is_empty() || text::match_key(&task.task).contains(&text::match_key(&task.deadline));
    match (task.task.as_str(), said) {
        (words, true) => words.to_owned(),
        ("", false) => task.deadline.clone(),
        (words, false) => format!("{} (thời hạn: {})", words.trim_end_matches(['.', ';']), task.deadline),
    }
}

/// With a stop where it has none.
fn sentence(words: &str) -> String {
    let words = words.trim_end_matches("./.").trim_end();
    if words.ends_with(['.', ';', ':', '!']) { words.to_owned() } else { format!("{words}.") }
}

fn target_table(movement: &Movement) -> Table {
    let mut years: Vec<u16> = movement.targets.iter().flat_map(|part| &part.line.years).map(|year| year.year).collect();
    years.sort_unstable();
    years.dedup();
    let starts = movement.targets.iter().any(|part| part.line.baseline.is_some());
    let mut columns = vec![
        Column::integer("stt", "STT", 6),
        Column::text("target", "Chỉ tiêu", 40),
        Column::text("measure", "Đơn vị tính", 12).aligned(Align::Center),
    ];
    if starts {
        columns.push(Column::text("baseline", "Mức xuất phát", 12).aligned(Align::Center));
    }
    columns.push(Column::text("aim", "Mức phấn đấu", 20).aligned(Align::Center));
    columns.extend(
        years.iter().map(|year| Column::text(format!("y{year}"), format!("Năm {year}"), 10).aligned(Align::Center)),
    );
    let mut table = Table::new(columns);
    for (nth, Part { line, .. }) in (1..).zip(&movement.targets) {
        let mut cells = vec![Cell::count(nth), Cell::text(name(line)), Cell::text(&line.unit_of_measure)];
        if starts {
            cells.push(Cell::text(line.baseline.as_ref().map(|value| value.vietnamese_exact()).unwrap_or_default()));
        }
        cells.push(Cell::text(aim(line)));
        for year in &years {
            let own = line.years.iter().find(|own| own.year == *year).and_then(|own| own.target.as_ref());
            cells.push(Cell::text(own.map(|value| value.vietnamese_exact()).unwrap_or_default()));
        }
        table.data(cells);
    }
    table
}

fn name(target: &Target) -> String {
    match (target.text.as_str(), target.index.as_str()) {
        (text, "") => text.to_owned(),
        ("", index) => format!("Chỉ số {index}"),
        (text, index) if text.contains(index) => text.to_owned(),
        (text, index) => format!("{text} ({index})"),
    }
}

fn aim(target: &Target) -> String {
    match &target.value {
        Some(value) => aim_phrase(value, target.direction, target.shared),
        None => target.written.clone(),
    }
}

/// `1. `, `a) `, `- `: numbers as the plan has them.
fn label(item: &TextItem) -> String {
    match item.label.as_str() {
        "" => "- ".to_owned(),
        letter if letter.chars().count() == 1 && letter.chars().all(char::is_lowercase) => format!("{letter}) "),
        number => format!("{number}. "),
    }
}

fn body(words: String) -> Paragraph {
    Paragraph::body(vec![Run::plain(words)])
}

fn bold(words: String) -> Paragraph {
    Paragraph::body(vec![Run::bold(words)]).kept()
}

fn room() -> Paragraph {
    Paragraph::body(vec![Run::plain("…")]).to_complete()
}

/// Puts "./." where the text ends.
fn ended(document: &mut Document) {
    let Some(Block::Paragraph(last)) = document.blocks.last_mut() else { return };
    if let Some(run) = last.runs.last_mut() {
        let words = run.text.trim_end_matches(['.', ';', '/', ' ']);
        run.text = format!("{words}./.");
    }
}

/// Who signs and who receives it: as the plan says, else as the office does; nobody of the office signs another body's paper.
fn signatures(movement: &Movement, paper: &Paper, options: &PrintOptions, author: Author) -> Signatures {
    let own = closing(paper, &[]);
    if author == Author::Answer {
        return own;
    }
    let (signer, other) = (&movement.signer, author == Author::Other);
    let right = if (signer.position.is_empty() && !other) || options.signer.is_some() {
        own.right
    } else {
        let (above, last) = position_lines(&signer.position);
        let name = Some(signer.name.clone()).filter(|name| !name.is_empty());
        let signature = Signature::new(if last.is_empty() { "Thủ trưởng cơ quan" } else { &last }, name);
        Some(Side::Signature(above.iter().fold(signature, |signature, line| signature.by_authority(line))))
    };
    let items: Vec<String> = movement.recipients.iter().map(|part| recipient_words(&part.line)).collect();
    let left = match items.is_empty() {
        true => own.left.filter(|_| !other),
        false => Some(Side::Recipients(Recipients { items })),
    };
    Signatures { left, right }
}
