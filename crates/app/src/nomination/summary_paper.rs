//! Tổng hợp số lượng đề nghị of a batch: by proposing unit and by award, of each kind of subjects.

use std::collections::BTreeSet;

use domain::Fault;
use domain::nomination::{Nomination, ordered};
use domain::subject::SubjectKind;
use office::document::{Cell, Column, Document, Formula, Orientation, Paragraph, Run, Table, Title};

use super::batch;
use super::list::{KINDS, capitalised};
use super::share::of_lines as shares_of_lines;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Builds the summary of a batch: of the lines that were neither withdrawn nor turned down.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = options.batch.ok_or_else(|| Fault::new("print.batch_missing"))?;
    let catalogue = crate::law::catalogue(context)?;
    context.read(|conn| {
        let batch = batch::find(conn, id)?;
        let progress = store::nomination::progress(conn, id)?;
        let mut lines = ordered(store::nomination::lines(conn, id)?, options.order);
        let all = lines.len();
        lines.retain(|line| {
            let own = line.id.and_then(|id| progress.get(&id));
            own.is_none_or(|progress| progress.state.counts())
                && options.proposing_unit.is_none_or(|unit| line.proposing_unit_id == Some(unit))
        });
        let paper = Paper::of(context, conn, options)?;
        let mut document =
            paper.document("Tổng hợp số lượng đề nghị", options.orientation.unwrap_or(Orientation::Portrait));
        if options.letterhead.unwrap_or(true) {
            document.push(letterhead(&paper, "BTH"));
        }
        let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        document.push(
            Title::new("Tổng hợp số lượng", given.unwrap_or_else(|| capitalised(&batch.name)))
                .noted(paper.for_meeting()),
        );
        let unit = |line: &Nomination| {
            let submitted = &line.submitted;
            let named = [&submitted.proposing_unit, &submitted.unit].into_iter().find(|name| !name.is_empty());
            named.cloned().unwrap_or_else(|| "Không ghi đơn vị đề nghị".to_owned())
        };
        document.push(heading("I. THEO ĐƠN VỊ ĐỀ NGHỊ"));
        document.push(counted("Đơn vị đề nghị", &in_order(&lines, unit), &lines, unit));
        let award = |line: &Nomination| crate::grant::award_name(&catalogue, &line.award).to_owned();
        let known = catalogue.awards.iter().filter(|award| lines.iter().any(|line| line.award == award.id));
        let mut awards: Vec<String> = known.map(|award| award.name_vi.clone()).collect();
        awards.extend(in_order(&lines, award).into_iter().filter(|name| !awards.contains(name)).collect::<Vec<_>>());
        document.push(heading("II. THEO DANH HIỆU, HÌNH THỨC KHEN THƯỞNG"));
        document.push(counted("Danh hiệu, hình thức khen thưởng", &awards, &lines, award));
        document.push(heading("III. TỶ LỆ TRỰC TIẾP LAO ĐỘNG, CÔNG TÁC; ĐỊA BÀN KHÓ KHĂN"));
        for share in shares_of_lines(conn, &lines, batch.received.unwrap_or_else(|| context.today()))? {
            document.push(Paragraph::left(vec![Run::plain(format!("{}: {}.", share.name, share.text))]));
        }
        let left = all.saturating_sub(lines.len());
        if left > 0 && options.proposing_unit.is_none() {
            let text = format!("Không tính {left:02} dòng đã rút hoặc Hội đồng không thông qua.");
            document.push(Paragraph::left(vec![Run::italic(text)]));
        }
        document.push(closing(&paper, &[]));
        Ok(document)
    })
}

fn heading(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::bold(text)]).kept()
}

/// Names in the order in which they first stand.
fn in_order(lines: &[Nomination], name: impl Fn(&Nomination) -> String) -> Vec<String> {
    let mut seen = BTreeSet::new();
    lines.iter().map(name).filter(|name| seen.insert(name.clone())).collect()
}

fn counted(title: &str, names: &[String], lines: &[Nomination], name: impl Fn(&Nomination) -> String) -> Table {
    const FIRST: usize = 2;
    let mut columns = vec![Column::integer("ordinal", "STT", 7), Column::text("name", title, 45)];
    columns.extend(KINDS.iter().map(|(kind, title)| Column::integer(super::kind_name(*kind), *title, 12)));
    columns.push(Column::integer("all", "Cộng", 12));
    let mut table = Table::new(columns);
    let count = |of: Option<&String>, kind: Option<SubjectKind>| {
        let fits =
            |line: &&Nomination| of.is_none_or(|of| name(line) == *of) && kind.is_none_or(|kind| line.kind == kind);
        Cell::count(lines.iter().filter(fits).count())
    };
    let sum = |cells: Vec<(usize, usize)>| Formula::Sum {
        of: cells.into_iter().map(|(row, column)| Formula::Cell { row, column }).collect(),
    };
    for (row, of) in names.iter().enumerate() {
        let mut cells = vec![Cell::count(row + 1), Cell::text(of)];
        cells.extend(KINDS.iter().map(|(kind, _)| count(Some(of), Some(*kind))));
        let own = (FIRST..FIRST + KINDS.len()).map(|column| (row, column)).collect();
        cells.push(count(Some(of), None).computed(sum(own)));
        table.data(cells);
    }
    let kinds = KINDS.iter().map(|(kind, _)| Some(*kind)).chain([None]);
    let totals = kinds.zip(FIRST..).map(|(kind, column)| {
        let below = (0..names.len()).map(|row| (row, column)).collect();
        count(None, kind).computed(sum(below))
    });
    table.total("Tổng cộng", totals.collect());
    table
}
