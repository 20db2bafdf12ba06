//! Tổng hợp số lượng đề nghị of a batch: by proposing unit and by award, of each kind of subjects.

use std::collections::BTreeSet;

use domain::nomination::{Nomination, State};
use domain::subject::SubjectKind;
use office::document::{Cell, Column, Document, Formula, Orientation, Paragraph, Run, Table, Title};

use super::list::{KINDS, WITH_COUNCIL, capitalised};
use super::printed::Printed;
use super::share::of_lines as shares_of_lines;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Builds the summary of a batch: what units propose, and of it what was put before the council.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    context.read(|conn| {
        let printed = Printed::of(context, conn, options)?;
        let proposed: Vec<&Nomination> = printed
            .lines
            .iter()
            .filter(|line| {
                let state = printed.state(line);
                options.states.as_ref().map_or(state != State::Withdrawn, |states| states.contains(&state))
            })
            .collect();
        let put = printed.going_on(|state| WITH_COUNCIL.contains(&state))?;
        let counts = Counts { proposed: &proposed, put: &put };
        let paper = Paper::of(context, conn, options)?;
        let mut document =
            paper.document("Tổng hợp số lượng đề nghị", options.orientation.unwrap_or(Orientation::Portrait));
        if options.letterhead.unwrap_or(true) {
            document.push(letterhead(&paper, "BTH"));
        }
        let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        document.push(
            Title::new("Tổng hợp số lượng", given.unwrap_or_else(|| capitalised(&printed.batch.name)))
                .noted(paper.for_meeting()),
        );
        let unit = |line: &Nomination| {
            let submitted = &line.submitted;
            let named = [&submitted.proposing_unit, &submitted.unit].into_iter().find(|name| !name.is_empty());
            named.cloned().unwrap_or_else(|| "Không ghi đơn vị đề nghị".to_owned())
        };
        document.push(heading("I. THEO ĐƠN VỊ ĐỀ NGHỊ"));
        document.push(counts.table("Đơn vị đề nghị", &in_order(&proposed, unit), unit));
        let catalogue = &printed.rules.catalogue;
        let award = |line: &Nomination| crate::grant::award_name(catalogue, &line.award).to_owned();
        let known = catalogue.awards.iter().filter(|award| proposed.iter().any(|line| line.award == award.id));
        let mut awards: Vec<String> = known.map(|award| award.name_vi.clone()).collect();
        awards.extend(in_order(&proposed, award).into_iter().filter(|name| !awards.contains(name)).collect::<Vec<_>>());
        document.push(heading("II. THEO DANH HIỆU, HÌNH THỨC KHEN THƯỞNG"));
        document.push(counts.table("Danh hiệu, hình thức khen thưởng", &awards, award));
        document.push(heading("III. TỶ LỆ TRỰC TIẾP LAO ĐỘNG, CÔNG TÁC; ĐỊA BÀN KHÓ KHĂN"));
        let of: Vec<Nomination> = proposed.iter().copied().cloned().collect();
        for share in shares_of_lines(conn, &of, printed.batch.received.unwrap_or_else(|| context.today()))? {
            document.push(Paragraph::left(vec![Run::plain(format!("{}: {}.", share.name, share.text))]));
        }
        let withdrawn = printed.lines.iter().filter(|line| printed.state(line) == State::Withdrawn).count();
        if withdrawn > 0 && options.states.is_none() {
            document.push(Paragraph::left(vec![Run::italic(format!("Không tính {withdrawn:02} dòng đã rút."))]));
        }
        document.push(closing(&paper, &[]));
        Ok(document)
    })
}

fn heading(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::bold(text)]).kept()
}

/// Names in the order in which they first stand.
fn in_order(lines: &[&Nomination], name: impl Fn(&Nomination) -> String) -> Vec<String> {
    let mut seen = BTreeSet::new();
    lines.iter().map(|line| name(line)).filter(|name| seen.insert(name.clone())).collect()
}

/// The lines that are counted beside each other.
struct Counts<'a> {
    proposed: &'a [&'a Nomination],
    put: &'a [&'a Nomination],
}

impl Counts<'_> {
    /// How many of each kind were proposed, and of these put before the council once anything was.
    fn table(&self, title: &str, names: &[String], name: impl Fn(&Nomination) -> String) -> Table {
        const FIRST: usize = 2;
        const WIDE: usize = 4;
        let groups: Vec<(&str, &[&Nomination])> = match self.put {
            [] => vec![("Đơn vị đề nghị", self.proposed)],
            put => vec![("Đơn vị đề nghị", self.proposed), ("Đã trình Hội đồng", put)],
        };
        let (broad, narrow) = if groups.len() > 1 { (33, 8) } else { (45, 12) };
        let mut columns = vec![Column::integer("ordinal", "STT", 6), Column::text("name", title, broad)];
        for place in 0..groups.len() {
            let key = |of: &str| format!("{of}_{place}");
            columns.extend(
                KINDS.iter().map(|(kind, title)| Column::integer(key(super::kind_name(*kind)), *title, narrow)),
            );
            columns.push(Column::integer(key("all"), "Cộng", narrow));
        }
        let mut table = Table::new(columns);
        if groups.len() > 1 {
            for (place, (title, _)) in groups.iter().enumerate() {
                table.group_header(*title, FIRST + place * WIDE, WIDE);
            }
        }
        let count = |lines: &[&Nomination], of: Option<&String>, kind: Option<SubjectKind>| {
            let fits = |line: &&&Nomination| {
                of.is_none_or(|of| name(line) == *of) && kind.is_none_or(|kind| line.kind == kind)
            };
            Cell::count(lines.iter().filter(fits).count())
        };
        let sum = |cells: Vec<(usize, usize)>| Formula::Sum {
            of: cells.into_iter().map(|(row, column)| Formula::Cell { row, column }).collect(),
        };
        for (row, of) in names.iter().enumerate() {
            let mut cells = vec![Cell::count(row + 1), Cell::text(of)];
            for ((_, lines), first) in groups.iter().zip((FIRST..).step_by(WIDE)) {
                cells.extend(KINDS.iter().map(|(kind, _)| count(lines, Some(of), Some(*kind))));
                let own = (first..first + KINDS.len()).map(|column| (row, column)).collect();
                cells.push(count(lines, Some(of), None).computed(sum(own)));
            }
            table.data(cells);
        }
        let mut totals = Vec::new();
        for ((_, lines), first) in groups.iter().zip((FIRST..).step_by(WIDE)) {
            let kinds = KINDS.iter().map(|(kind, _)| Some(*kind)).chain([None]);
            totals.extend(kinds.zip(first..).map(|(kind, column)| {
                let below = (0..names.len()).map(|row| (row, column)).collect();
                count(lines, None, kind).computed(sum(below))
            }));
        }
        table.total("Tổng cộng", totals);
        table
    }
}
