//! Bảng tiêu chí as a document: the tree with how everything is scored, then the rules of the whole.

use domain::Fault;
use domain::scoring::{Description, Evidence};
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Row, Run, Table, Title};

use super::tree::{Line, Tree};
use super::words::{aspect, rule};
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::scoring::evaluate::{described, plan_of};
use crate::{Context, Result};

/// What is said of a leaf below how it is scored.
const MORE: [&str; 2] = ["Số liệu nhập", "Số liệu suy ra"];
/// A rule of the whole scheme; a leaf says only what is otherwise with it.
const USUALLY_NOT_APPLICABLE: &str = "Tiêu chí không áp dụng";
const NOT_APPLICABLE: &str = "Khi không áp dụng";
/// Rules that the title already says.
const IN_TITLE: [&str; 2] = ["Tên bảng", "Kỳ"];

/// Builds a scheme.
///
/// # Errors
/// `print.scheme_missing`, `scheme.unknown`, `scoring.scheme_unusable`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = options.scheme.ok_or_else(|| Fault::new("print.scheme_missing"))?;
    let (row, paper) =
        context.read(|conn| Ok((crate::scoring::scheme::find(conn, id)?, Paper::of(context, conn, options)?)))?;
    let plan = plan_of(&row.body)?;
    let words = context.read(|conn| described(conn, &plan))?;
    let mut document = paper.document("Bảng tiêu chí", options.orientation.unwrap_or(Orientation::Landscape));
    document.push(letterhead(&paper, "BTC"));
    let given = options.title.as_deref().map(domain::text::line).unwrap_or_default();
    let about = if given.is_empty() { row.name.clone() } else { given };
    let period = if row.period.is_empty() { String::new() } else { format!("Kỳ {}, ", row.period) };
    document.push(Title::new("Bảng tiêu chí", about).noted(format!("({period}bản {})", row.version)));
    let usual = words.rules.iter().find(|rule| rule.name == USUALLY_NOT_APPLICABLE).map(|rule| rule.text.as_str());
    document.push(table(&Tree::of(&plan), &words, usual));
    document.push(Paragraph::left(vec![Run::bold("Quy định chung")]).kept());
    for rule in words.rules.iter().filter(|rule| !IN_TITLE.contains(&rule.name.as_str())) {
        document
            .push(Paragraph::body(vec![Run::bold(format!("{}: ", rule.name)), Run::plain(format!("{}.", rule.text))]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

fn table(tree: &Tree<'_>, words: &Description, usual: Option<&str>) -> Table {
    let mut table = Table::new(vec![
        Column::text("code", "STT", 6).aligned(Align::Center),
        Column::text("name", "Nội dung tiêu chí", 28),
        Column::decimal("max", "Điểm tối đa", 8),
        Column::text("rule", "Cách tính", 38),
        Column::text("evidence", "Minh chứng", 20),
    ]);
    for line in &tree.lines {
        let cells = vec![
            Cell::text(line.code()),
            Cell::text(&line.criterion.name_vi),
            Cell::maybe(line.max(), |max| Cell::decimal(max, tree.places)),
            Cell::text(scored(line, words, usual)),
            Cell::text(evidence(line)),
        ];
        table.rows.push(if line.children.is_empty() { Row::Data { cells } } else { Row::Part { cells } });
    }
    table
}

/// How a line gets its score, and within which limits.
fn scored(line: &Line<'_>, words: &Description, usual: Option<&str>) -> String {
    let code = line.criterion.code.as_str();
    let said = |name: &str| aspect(words, code, name);
    if !line.children.is_empty() {
        let role = said("Loại điểm").filter(|_| line.is_top);
        let limits =
            ["Trần", "Sàn"].into_iter().filter_map(|name| Some(format!("{} {}", name.to_lowercase(), said(name)?)));
        return role.into_iter().chain(said("Cách tính của nhóm")).chain(limits).collect::<Vec<_>>().join("; ");
    }
    // The rule as the officers printed it stands first.
    let mut lines: Vec<String> = line.criterion.guide_vi.iter().cloned().chain([rule(words, code)]).collect();
    // Points and a plain yes or no name themselves.
    let is_asked = line.column.as_ref().is_some_and(|leaf| !matches!(leaf.kind.as_str(), "direct" | "binary"));
    let more = MORE.iter().skip(usize::from(!is_asked));
    lines.extend(more.filter_map(|name| Some(format!("{name}: {}", said(name)?))));
    let other = said(NOT_APPLICABLE).filter(|mode| usual != Some(mode.as_str()));
    lines.extend(other.map(|mode| format!("{NOT_APPLICABLE}: {mode}")));
    lines.join("\n")
}

fn evidence(line: &Line<'_>) -> String {
    let documents = line.criterion.evidence_docs.join("; ");
    match line.criterion.evidence {
        Evidence::None => documents,
        Evidence::Optional if documents.is_empty() => "Nên có".to_owned(),
        Evidence::Required if documents.is_empty() => "Bắt buộc".to_owned(),
        Evidence::Optional => format!("Nên có: {documents}"),
        Evidence::Required => format!("Bắt buộc: {documents}"),
    }
}
