//! Ma trận điểm: criteria down, units across (documents §11). Paper parts it where the units do not fit; the workbook holds
//! it whole, its sums as formulas.

use std::collections::BTreeMap;

use domain::number::Exact;
use domain::scoring::{GroupResult, Rank, RankBy, Role, Scheme, UnitResult, code_key};
use office::document::{Align, Cell, Column, Document, Orientation, PageSetup, Paragraph, Row, Run, Table, Title};

use super::reckoning::Reckoning;
use super::round::{NOT_APPLICABLE, Printed, Scores};
use super::tree::Tree;
use crate::print::{PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Code, name, most points.
const FIRST_COLUMNS: usize = 3;
/// With more units than these their names stand on their side (documents §11).
const UPRIGHT_NAMES: usize = 8;
/// Widths of the columns in millimetres: code, name, most points, a unit.
const WIDTHS: [u32; 4] = [13, 66, 15, 13];

/// A row below the criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bottom {
    Role(Role),
    Total,
    Denominator,
    Percent,
    Rank,
}

impl Bottom {
    fn title(self) -> &'static str {
        match self {
            Self::Role(Role::Bonus) => "Điểm thưởng",
            Self::Role(Role::Deduction) => "Điểm trừ",
            Self::Role(Role::Base | Role::Info) => "Điểm chuẩn",
            Self::Total => "Tổng điểm",
            Self::Denominator => "Điểm tối đa áp dụng",
            Self::Percent => "Tỷ lệ %",
            Self::Rank => "Xếp hạng",
        }
    }
}

/// Builds the matrix of a round.
///
/// # Errors
/// `print.round_missing`, `round.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let printed = Printed::of(context, options)?;
    let units: Vec<&UnitResult> = printed.units(None)?.into_iter().map(|(_, unit)| unit).collect();
    let paper = &printed.paper;
    let orientation = options.orientation.unwrap_or(Orientation::Landscape);
    let mut document = paper.document("Ma trận điểm", orientation);
    document.push(letterhead(paper, "BMT"));
    let given = options.title.as_deref().map(domain::text::line).unwrap_or_default();
    let about = if given.is_empty() { printed.round.name.clone() } else { given };
    let mut title = Title::new("Ma trận điểm", about).noted(format!("Theo {}", printed.loaded.scheme_title()));
    if printed.board.evaluation().provisional {
        title = title.noted("(Kết quả tạm tính: còn tiêu chí chưa chấm)");
    }
    document.push(title);
    let matrix = Matrix::of(&printed, units);
    let (table, notes) = matrix.table(&document.page);
    document.push(table);
    if !notes.is_empty() {
        document.push(Paragraph::left(vec![Run::italic(notes.join("\n"))]));
    }
    document.push(closing(paper, &[]));
    Ok(document)
}

struct Matrix<'a> {
    scheme: &'a Scheme,
    tree: Tree<'a>,
    units: Vec<&'a UnitResult>,
    bottom: Vec<Bottom>,
}

impl<'a> Matrix<'a> {
    fn of(printed: &'a Printed, units: Vec<&'a UnitResult>) -> Self {
        let scheme = printed.loaded.plan.scheme();
        let tree = Tree::of(&printed.loaded.plan);
        let parts = [Role::Base, Role::Bonus, Role::Deduction].into_iter().filter(|role| !tree.tops(*role).is_empty());
        let mut bottom: Vec<Bottom> = parts.map(Bottom::Role).collect();
        bottom.push(Bottom::Total);
        let full = tree.full();
        if scheme.ranking.by == RankBy::Percent && units.iter().any(|unit| unit.percent != unit.total)
            || units.iter().any(|unit| Some(&unit.denominator) != full.as_ref())
        {
            bottom.extend([Bottom::Denominator, Bottom::Percent]);
        }
        bottom.push(Bottom::Rank);
        Self { scheme, tree, units, bottom }
    }

    /// The table, and what is to be said below it.
    fn table(&self, page: &PageSetup) -> (Table, Vec<String>) {
        let columns: Vec<Reckoning> =
            self.units.iter().enumerate().map(|(nth, unit)| self.column(FIRST_COLUMNS + nth, unit)).collect();
        let written = self.written(&columns);
        let mut columns: Vec<_> = columns.into_iter().map(|column| column.cells().into_iter()).collect();
        let mut row = |first: Vec<Cell>| -> Vec<Cell> {
            let cells = columns.iter_mut().map(|cells| cells.next().unwrap_or_else(Cell::empty));
            first.into_iter().chain(cells).collect()
        };
        let mut table = Table { repeated: Some(FIRST_COLUMNS), ..Table::new(self.headers(page)) };
        for line in &self.tree.lines {
            let max = Cell::maybe(line.max(), |max| Cell::decimal(max, self.tree.places));
            let cells = row(vec![Cell::text(line.code()), Cell::text(&line.criterion.name_vi), max]);
            if line.children.is_empty() { table.data(cells) } else { table.part_with(cells) }
        }
        for bottom in &self.bottom {
            let most = Cell::maybe(self.most(*bottom), |most| Cell::decimal(most, self.tree.places));
            table.total(bottom.title(), row(vec![most]));
        }
        let mut notes = Vec::new();
        let is_out = |cell: &Cell| cell.shown == NOT_APPLICABLE;
        let cells = |row: &Row| match row {
            Row::Data { cells } | Row::Part { cells } => cells.iter().any(is_out),
            _ => false,
        };
        if table.rows.iter().any(cells) {
            notes.push(format!("{NOT_APPLICABLE}: tiêu chí không áp dụng với đơn vị."));
        }
        if self.units.iter().any(|unit| !unit.not_scored.is_empty()) {
            notes.push("Ô trống: chưa chấm, đang tính 0 điểm.".to_owned());
        }
        for unit in &self.units {
            let adjusted = unit.groups.iter().filter(|group| group.overridden).map(|group| group.code.as_str());
            let adjusted = adjusted.collect::<Vec<_>>().join(", ");
            if !adjusted.is_empty() {
                notes.push(format!("{}: điểm mục {adjusted} là điểm điều chỉnh, không phải điểm cộng.", unit.name));
            }
            notes.extend(unit.gates.iter().map(|gate| format!("{}: {}.", unit.name, gate.text)));
        }
        if !written.is_empty() {
            notes.push(format!(
                "Bản Excel ghi số, không ghi công thức, ở {}: quy tắc của bảng tiêu chí ở đó không viết thành phép tính của \
                 cột được.",
                written.join("; ")
            ));
        }
        (table, notes)
    }

    fn headers(&self, page: &PageSetup) -> Vec<Column> {
        let [code, name, max, unit] = WIDTHS.map(|width| (width * 100).div_ceil(page.text_width().max(1)));
        let mut columns = vec![
            Column::text("code", "STT", code).aligned(Align::Center),
            Column::text("name", "Tiêu chí", name),
            Column::decimal("max", "Điểm tối đa", max),
        ];
        let turned = self.units.len() > UPRIGHT_NAMES;
        columns.extend(self.units.iter().map(|of| {
            let column = Column::decimal(of.unit.clone(), &of.name, unit);
            if turned { column.turned() } else { column }
        }));
        columns
    }

    fn row_of(&self, bottom: Bottom) -> Option<usize> {
        Some(self.tree.lines.len() + self.bottom.iter().position(|row| *row == bottom)?)
    }

    /// The scores of a unit, from the last line up, so that a group finds what it holds.
    fn column(&self, place: usize, unit: &UnitResult) -> Reckoning {
        let (tree, places) = (&self.tree, self.tree.places);
        let scores = Scores::of(unit);
        let mut column = Reckoning::new(place, tree.lines.len() + self.bottom.len());
        for (row, line) in tree.lines.iter().enumerate().rev() {
            let cell = scores.cell(&line.key(), places);
            let is_adjusted = |group: &GroupResult| group.overridden && code_key(&group.code) == line.key();
            if line.children.is_empty() || unit.groups.iter().any(is_adjusted) {
                column.put(row, cell);
            } else {
                let rule = column.group(line.criterion, line.role, &line.children, self.scheme.rounding.group);
                column.reckon(row, cell, rule);
            }
        }
        let points = |value: Option<&Exact>| Cell::maybe(value.cloned(), |value| Cell::decimal(value, places));
        for (row, bottom) in (tree.lines.len()..).zip(&self.bottom) {
            match bottom {
                Bottom::Role(role) => {
                    let value = match role {
                        Role::Bonus => &unit.bonus,
                        Role::Deduction => &unit.deduction,
                        Role::Base | Role::Info => &unit.base,
                    };
                    let rule = column.role(self.scheme, tree, *role);
                    column.reckon(row, points(Some(value)), Some(rule));
                }
                Bottom::Total => {
                    let parts: Vec<usize> = (tree.lines.len()..row).collect();
                    let rule = column.total(self.scheme, &parts);
                    column.reckon(row, points(unit.total.as_ref()), Some(rule));
                }
                Bottom::Denominator => column.put(row, points(Some(&unit.denominator))),
                Bottom::Percent => {
                    let rows = self.row_of(Bottom::Total).zip(self.row_of(Bottom::Denominator));
                    let rule = rows.map(|(total, of)| column.percent(self.scheme, total, of));
                    column.reckon(row, points(unit.percent.as_ref()), rule);
                }
                Bottom::Rank => {
                    column.put(row, Cell::text(unit.rank.map_or_else(|| "KXH".to_owned(), Rank::vietnamese)));
                }
            }
        }
        column
    }

    /// Most points of a row of the bottom.
    fn most(&self, bottom: Bottom) -> Option<Exact> {
        let total = &self.scheme.total;
        match bottom {
            Bottom::Role(Role::Base) => self.tree.full(),
            Bottom::Role(Role::Bonus) => total.bonus_cap.clone(),
            Bottom::Role(Role::Deduction) => total.deduction_cap.as_ref().map(|cap| -cap.abs()),
            Bottom::Total => total.max.clone(),
            Bottom::Denominator => total.scale.clone().or_else(|| self.tree.full()),
            Bottom::Role(Role::Info) | Bottom::Percent | Bottom::Rank => None,
        }
    }

    /// "mục II (Sở A, Sở B)": rows that hold a number instead of a formula, and of which units.
    fn written(&self, columns: &[Reckoning]) -> Vec<String> {
        let mut rows: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (column, unit) in columns.iter().zip(&self.units) {
            for row in &column.written {
                rows.entry(*row).or_default().push(&unit.name);
            }
        }
        let words = rows.into_iter().map(|(row, units)| {
            let bottom = row.checked_sub(self.tree.lines.len()).and_then(|nth| self.bottom.get(nth));
            let name = match (self.tree.lines.get(row), bottom) {
                (Some(line), _) => format!("mục {}", line.code()),
                (None, bottom) => bottom.map_or("", |bottom| bottom.title()).to_lowercase(),
            };
            if units.len() == self.units.len() { name } else { format!("{name} ({})", units.join(", ")) }
        });
        words.collect()
    }
}
