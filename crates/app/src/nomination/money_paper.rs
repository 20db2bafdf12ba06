//! Bảng tính tiền thưởng of a batch: every line with its multiple, base salary and rounding, what it comes to by unit, kind and
//! who decides, and the rates with their sources.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::grant::Grant;
use domain::law::{Bonus, SourceStatus};
use domain::number::{Exact, grouped, in_words};
use domain::subject::SubjectKind;
use domain::text::match_key;
use office::document::{Align, Block, Cell, Column, Document, Formula, Orientation, Paragraph, Run, Table, Title};

use super::list::{KINDS, capitalised};
use super::money::{PaidLine, authority, paid_lines, reckon};
use super::printed::Printed;
use super::verdicts::Examiner;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Builds the table of a batch, or of one decision of it.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`; `print.decision_unknown` where no line of the batch was
/// decided by the decision that was chosen.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    context.read(|conn| {
        let printed = Printed::of(context, conn, options)?;
        let examiner = printed.examiner();
        let day = options.date.unwrap_or(printed.rules.today);
        let day = day.last_day().ok_or_else(|| Fault::new("batch.decision_date_missing"))?;
        let (chosen, provisional) = paid_lines(&printed.lines, &printed.progress);
        // What is paid together is reckoned together, whichever part of it is printed.
        let mut paid = reckon(&examiner, &printed.law, chosen, &printed.progress, day)?;
        if let Some(decision) = options.decision.as_deref().map(domain::text::line).filter(|text| !text.is_empty()) {
            let is_it = |grant: &Grant| {
                [&grant.decision_number, &grant.decision()].iter().any(|name| match_key(name) == match_key(&decision))
            };
            paid.retain(|line| line.grant.is_some_and(is_it));
            if paid.is_empty() {
                return Err(Fault::new("print.decision_unknown").with("decision", decision).into());
            }
        }
        let paper = Paper::of(context, conn, options)?;
        let mut document =
            paper.document("Bảng tính tiền thưởng", options.orientation.unwrap_or(Orientation::Landscape));
        if options.letterhead.unwrap_or(true) {
            document.push(letterhead(&paper, "BTT"));
        }
        let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        let title = Title::new("Bảng tính tiền thưởng", given.unwrap_or_else(|| capitalised(&printed.batch.name)));
        document.push(if provisional {
            title.noted("(Dự kiến: Hội đồng chưa thông qua dòng nào)")
        } else {
            title
        });
        let sums = lines_table(&paid, &mut document);
        for text in in_words_of(&sums) {
            document.push(Paragraph::left(vec![Run::bold(text)]));
        }
        for (sheet, title, table) in [
            ("Theo đơn vị", "Theo đơn vị đề nghị và loại đối tượng", by_unit(&paid)),
            (
                "Theo quỹ",
                "Theo quỹ thi đua, khen thưởng của cấp quyết định, từng đơn vị đề nghị",
                by_fund(&examiner, &paid),
            ),
            ("Mức và căn cứ", "Mức tiền thưởng và căn cứ", rates(&paid)),
        ] {
            document.push(Block::Sheet { name: sheet.to_owned() });
            document.push(heading(title));
            document.push(table);
        }
        // Below the table rather than in it: the last one stays with who signs.
        for note in rounding_notes(&paid) {
            document.push(Paragraph::left(vec![Run::italic(note)]).kept());
        }
        document.push(closing(&paper, &[]));
        Ok(document)
    })
}

/// What the lines of a table come to: those that are decided, and those that are not.
#[derive(Default)]
struct Sums {
    decided: Option<u64>,
    open: Option<u64>,
}

/// The sums in figures and words, that of decisions first.
fn in_words_of(sums: &Sums) -> Vec<String> {
    let sum = |what: &str, amount: u64| {
        let words = domain::text::line(&format!("{} đồng", in_words(amount)));
        format!("{what}: {} đồng (bằng chữ: {words}).", grouped(amount))
    };
    match (sums.decided, sums.open) {
        (Some(decided), Some(open)) => vec![
            sum("Tổng số tiền thưởng đã có quyết định", decided),
            sum("Tạm tính của các dòng chưa có quyết định", open),
        ],
        (one, other) => vec![sum("Tổng số tiền thưởng", one.or(other).unwrap_or(0))],
    }
}

fn heading(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::bold(text)]).kept()
}

fn unit<'a>(paid: &PaidLine<'a>) -> &'a str {
    let submitted = &paid.line.submitted;
    [&submitted.proposing_unit, &submitted.unit].into_iter().find(|name| !name.is_empty()).map_or("", String::as_str)
}

/// Units in the order in which their first line stands.
fn units<'a>(paid: &[PaidLine<'a>]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    paid.iter().map(unit).filter(|name| seen.insert(*name)).collect()
}

fn unit_name(name: &str) -> &str {
    if name.is_empty() { "Không ghi đơn vị đề nghị" } else { name }
}

fn sum_of(rows: &[usize], column: usize) -> Formula {
    Formula::Sum { of: rows.iter().map(|row| Formula::Cell { row: *row, column }).collect() }
}

const MULTIPLE: usize = 4;
const BASE: usize = 5;
const RAW: usize = 6;
const AMOUNT: usize = 7;

/// Every line below its unit, those without a decision apart where others have one; gives the sums.
fn lines_table(paid: &[PaidLine<'_>], document: &mut Document) -> Sums {
    let money = |key: &str, title: &str, width| Column::integer(key, title, width).aligned(Align::Right);
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 4),
        Column::text("name", "Tập thể, cá nhân, hộ gia đình", 19),
        Column::text("award", "Danh hiệu, hình thức khen thưởng", 18),
        Column::text("decision", "Quyết định", 14),
        Column::decimal("multiple", "Hệ số", 5),
        money("base", "Lương cơ sở", 9),
        money("raw", "Thành tiền", 9),
        money("amount", "Tiền thưởng", 10),
        Column::text("note", "Ghi chú", 12),
    ]);
    let (decided, open): (Vec<&PaidLine<'_>>, Vec<&PaidLine<'_>>) = paid.iter().partition(|line| line.grant.is_some());
    let mut number = 0;
    if decided.is_empty() || open.is_empty() {
        let (sum, parts) = units_of(paid.iter().collect(), &mut number, &mut table);
        table.total("Tổng cộng", vec![Cell::money(sum).computed(sum_of(&parts, AMOUNT)), Cell::empty()]);
        document.push(table);
        return if decided.is_empty() {
            Sums { decided: None, open: Some(sum) }
        } else {
            Sums { decided: Some(sum), open: None }
        };
    }
    let mut all = Vec::new();
    let mut sums = Vec::new();
    for (label, name, lines) in
        [("A", "Đã có quyết định", decided), ("B", "Chưa có quyết định (tạm tính, chưa chi)", open)]
    {
        table.section(label, name);
        let (sum, parts) = units_of(lines, &mut number, &mut table);
        all.extend(parts.iter().copied());
        sums.push(sum);
        let label = if label == "A" { "Cộng đã có quyết định" } else { "Cộng tạm tính" };
        table.total(label, vec![Cell::money(sum).computed(sum_of(&parts, AMOUNT)), Cell::empty()]);
    }
    let total = sums.iter().sum();
    table.total("Tổng cộng", vec![Cell::money(total).computed(sum_of(&all, AMOUNT)), Cell::empty()]);
    document.push(table);
    Sums { decided: sums.first().copied(), open: sums.get(1).copied() }
}

/// Lines below their units; gives their sum and the rows of the units.
fn units_of(paid: Vec<&PaidLine<'_>>, number: &mut usize, table: &mut Table) -> (u64, Vec<usize>) {
    let mut total = 0_u64;
    let mut parts = Vec::new();
    let mut seen = BTreeSet::new();
    let names: Vec<&str> = paid.iter().map(|line| unit(line)).filter(|name| seen.insert(*name)).collect();
    for name in names {
        let part = table.rows.len();
        parts.push(part);
        let members: Vec<&PaidLine<'_>> = paid.iter().copied().filter(|line| unit(line) == name).collect();
        let rows: Vec<usize> = (part + 1..=part + members.len()).collect();
        let sum: u64 = members.iter().filter_map(|line| line.amount).sum();
        total += sum;
        let mut head = vec![Cell::empty(), Cell::text(unit_name(name))];
        head.resize_with(AMOUNT, Cell::empty);
        head.extend([Cell::money(sum).computed(sum_of(&rows, AMOUNT)), Cell::empty()]);
        table.part_with(head);
        for (line, row) in members.into_iter().zip(rows) {
            *number += 1;
            table.data(line_cells(line, *number, row));
        }
    }
    (total, parts)
}

fn line_cells(line: &PaidLine<'_>, number: usize, row: usize) -> Vec<Cell> {
    let bonus = line.reward.bonus();
    let cell = |column| Formula::Cell { row, column };
    let product = Formula::Product { of: vec![cell(MULTIPLE), cell(BASE)] };
    let raw = Formula::Round { of: Box::new(product), places: 0 };
    let rounded = |bonus: &Bonus| Formula::RoundUp { of: Box::new(cell(RAW)), unit: bonus.rounding_unit };
    let amount = match (line.amount, bonus) {
        (Some(amount), Some(bonus)) if amount == bonus.amount => Cell::money(amount).computed(rounded(bonus)),
        (amount, _) => Cell::maybe(amount, Cell::money),
    };
    let open = if line.grant.is_none() { "Tạm tính, chưa có quyết định." } else { "" };
    let note: Vec<&str> = [open, line.why.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    // The number of a decision is not parted from itself.
    let decision = line.grant.map(|grant| grant.decision().replacen(" ngày ", "\nngày ", 1)).unwrap_or_default();
    vec![
        Cell::count(number),
        Cell::text(line.line.printed_name()),
        Cell::text(line.award_name),
        Cell::text(decision),
        Cell::maybe(bonus.and_then(multiple), |multiple| Cell::decimal(multiple, 2)),
        Cell::maybe(bonus, |bonus| Cell::money(bonus.base)),
        Cell::maybe(bonus, |bonus| Cell::money(bonus.raw).computed(raw)),
        amount,
        Cell::text(note.join(" ")),
    ]
}

fn multiple(bonus: &Bonus) -> Option<Exact> {
    Exact::fraction(i64::try_from(bonus.multiple_x100).ok()?, 100)
}

/// How many there are and what they come to, by unit and kind of subject.
fn by_unit(paid: &[PaidLine<'_>]) -> Table {
    let mut columns = vec![Column::integer("ordinal", "STT", 5), Column::text("unit", "Đơn vị đề nghị", 31)];
    let count = |key: &str| Column::integer(key, "Số lượng", 6);
    let money = |key: &str| Column::integer(key, "Số tiền", 10).aligned(Align::Right);
    for key in ["unit", "person", "household", "all"] {
        columns.extend([count(&format!("{key}_count")), money(&format!("{key}_money"))]);
    }
    let mut table = Table::new(columns);
    for ((_, name), first) in KINDS.iter().zip((2..).step_by(2)) {
        table.group_header(*name, first, 2);
    }
    table.group_header("Cộng", 8, 2);
    let tally = |lines: &mut dyn Iterator<Item = &PaidLine<'_>>| {
        lines.fold((0_usize, 0_u64), |(count, sum), line| (count + 1, sum + line.amount.unwrap_or(0)))
    };
    let of_kind = |name: Option<&str>, kind: SubjectKind| {
        let fits = |line: &&PaidLine<'_>| line.line.kind == kind && name.is_none_or(|name| unit(line) == name);
        tally(&mut paid.iter().filter(fits))
    };
    let names = units(paid);
    for (row, name) in names.iter().enumerate() {
        let mut cells = vec![Cell::count(row + 1), Cell::text(unit_name(name))];
        for (kind, _) in KINDS {
            let (count, sum) = of_kind(Some(name), kind);
            cells.extend([Cell::count(count), Cell::money(sum)]);
        }
        let (count, sum) = tally(&mut paid.iter().filter(|line| unit(line) == *name));
        let across = |first: usize| Formula::Sum {
            of: (0..3).map(|kind| Formula::Cell { row, column: first + 2 * kind }).collect(),
        };
        cells.extend([Cell::count(count).computed(across(2)), Cell::money(sum).computed(across(3))]);
        table.data(cells);
    }
    let rows: Vec<usize> = (0..names.len()).collect();
    let mut total = Vec::new();
    let all = tally(&mut paid.iter());
    let sums = KINDS.iter().map(|(kind, _)| of_kind(None, *kind)).chain([all]);
    for ((count, sum), column) in sums.zip((2..).step_by(2)) {
        total.push(Cell::count(count).computed(sum_of(&rows, column)));
        total.push(Cell::money(sum).computed(sum_of(&rows, column + 1)));
    }
    table.total("Tổng cộng", total);
    table
}

/// What the fund of each who decides has to pay, and for which units.
fn by_fund(examiner: &Examiner<'_>, paid: &[PaidLine<'_>]) -> Table {
    const COUNT: usize = 2;
    const MONEY: usize = 3;
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 6),
        Column::text("authority", "Quỹ của cấp quyết định, đơn vị đề nghị", 60),
        Column::integer("count", "Số lượng", 12),
        Column::integer("money", "Số tiền", 22).aligned(Align::Right),
    ]);
    let mut funds: BTreeMap<String, BTreeMap<&str, (usize, u64)>> = BTreeMap::new();
    for line in paid {
        let place = funds.entry(authority(examiner, line)).or_default().entry(unit(line)).or_default();
        *place = (place.0 + 1, place.1 + line.amount.unwrap_or(0));
    }
    let order = units(paid);
    let sum =
        |all: &mut dyn Iterator<Item = &(usize, u64)>| all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let all = sum(&mut funds.values().flat_map(BTreeMap::values));
    let mut parts = Vec::new();
    for (fund, units) in funds {
        let part = table.rows.len();
        parts.push(part);
        let rows: Vec<usize> = (part + 1..=part + units.len()).collect();
        let (count, money) = sum(&mut units.values());
        table.part_with(vec![
            Cell::empty(),
            Cell::text(fund),
            Cell::count(count).computed(sum_of(&rows, COUNT)),
            Cell::money(money).computed(sum_of(&rows, MONEY)),
        ]);
        let own = order.iter().filter_map(|name| Some((*name, units.get(name)?)));
        for (number, (name, (count, money))) in (1..).zip(own) {
            let cells = [Cell::count(number), Cell::text(unit_name(name)), Cell::count(*count), Cell::money(*money)];
            table.data(cells.into());
        }
    }
    let total =
        [Cell::count(all.0).computed(sum_of(&parts, COUNT)), Cell::money(all.1).computed(sum_of(&parts, MONEY))];
    table.total("Tổng cộng", total.into());
    table.note("Xếp theo người quyết định khen thưởng; danh mục chưa có quy định về quỹ chi, hãy đối chiếu văn bản trước khi chi.");
    table
}

/// The multiples, base salaries and the rounding that were used, each with where it was read.
fn rates(paid: &[PaidLine<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::text("what", "Mức áp dụng", 34),
        Column::text("kind", "Đối tượng", 12),
        Column::decimal("value", "Hệ số, mức", 12),
        Column::text("cite", "Căn cứ", 26),
        Column::text("status", "Đối chiếu", 16),
    ]);
    let mut used: BTreeMap<(String, &'static str, String, u64), &Bonus> = BTreeMap::new();
    let mut salaries = BTreeMap::new();
    for line in paid {
        let Some(bonus) = line.reward.bonus() else { continue };
        let kind = super::kind_name(line.line.kind);
        used.entry((line.award_name.to_owned(), kind, bonus.regime.clone(), bonus.multiple_x100)).or_insert(bonus);
        if let Some(salary) = line.catalogue.base_salary_on(line.day) {
            salaries.entry((salary.effective_from, salary.amount)).or_insert((salary, line.catalogue));
        }
    }
    for ((award, kind, ..), bonus) in used {
        table.data(vec![
            Cell::text(award),
            Cell::text(kind),
            Cell::maybe(multiple(bonus), |multiple| Cell::decimal(multiple, 2)),
            Cell::text(&bonus.citation),
            Cell::text(badge(bonus.source_status)),
        ]);
    }
    for (salary, catalogue) in salaries.into_values() {
        let text = catalogue.documents.iter().find(|text| text.id == salary.doc);
        let from = PartialDate::from_date(salary.effective_from).vietnamese();
        table.data(vec![
            Cell::text(format!("Mức lương cơ sở từ {from}")),
            Cell::empty(),
            Cell::money(salary.amount),
            Cell::text(text.map(|text| format!("{} {}", text.loai, text.so_hieu)).unwrap_or_default()),
            Cell::text(badge(salary.source_status)),
        ]);
    }
    table
}

/// How the money was rounded and what is paid of several awards, by each catalogue that was used, said once.
fn rounding_notes(paid: &[PaidLine<'_>]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for line in paid {
        let Some(bonus) = line.reward.bonus() else { continue };
        let catalogue = line.catalogue;
        let Some(rule) = catalogue.bonus_rules.iter().find(|rule| rule.regime == bonus.regime) else { continue };
        let cites = rule.cite.iter().map(|cite| cite.vietnamese(&catalogue.documents)).collect::<Vec<_>>().join("; ");
        let said = [
            format!(
                "Tiền thưởng = hệ số × mức lương cơ sở tại ngày quyết định, làm tròn lên hàng {} đồng một lần sau khi nhân đủ các \
                 hệ số ({cites}; {}). Hệ số trong bảng đã gồm {} lần của tập thể (chỉ với hình thức khen thưởng) và {} lần của hộ \
                 gia đình.",
                grouped(rule.rounding.unit),
                badge(rule.source_status).to_lowercase(),
                domain::law::hundredths(rule.collective_factor_x100),
                domain::law::hundredths(rule.household_factor_x100),
            ),
            format!("Nhiều mức cùng lúc: {}", rule.same_time_rule_vi),
        ];
        for note in said {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}

fn badge(status: SourceStatus) -> &'static str {
    status.badge().unwrap_or("Đã đối chiếu văn bản gốc")
}
