//! A table too wide for its paper, parted into several that repeat its first columns.

use std::borrow::Cow;
use std::ops::Range;

use super::{Block, Cell, Document, HeaderGroup, PageSetup, Row, Table};

impl Document {
    /// The document as it goes on paper: every table that may part and is too wide stands as several, each beginning on a
    /// page of its own.
    pub(crate) fn paged(&self) -> Cow<'_, Self> {
        if !self.tables().any(|table| table.parts(&self.page).len() > 1) {
            return Cow::Borrowed(self);
        }
        let mut paged = Self { blocks: Vec::with_capacity(self.blocks.len()), ..self.clone() };
        for block in &self.blocks {
            match block {
                Block::Table(table) => {
                    for (nth, part) in table.parts(&self.page).into_iter().enumerate() {
                        if nth > 0 {
                            paged.blocks.push(Block::PageBreak);
                        }
                        paged.push(table.part(&part));
                    }
                }
                other => paged.blocks.push(other.clone()),
            }
        }
        Cow::Owned(paged)
    }
}

impl Table {
    /// Columns that stand together on one width of paper, without the repeated ones; one range when the table does not part.
    /// Ranges are about equally long.
    pub(crate) fn parts(&self, page: &PageSetup) -> Vec<Range<usize>> {
        let all = self.columns.len();
        let Some(kept) = self.repeated.filter(|kept| *kept < all) else {
            return whole(all);
        };
        let widths = self.own_widths(page);
        let taken: u32 = widths.iter().take(kept).sum();
        let room = 1000_u32.saturating_sub(taken);
        let fits = |part: &Range<usize>| widths.get(part.clone()).unwrap_or_default().iter().sum::<u32>() <= room;
        if fits(&(kept..all)) {
            return whole(all);
        }
        let columns = all - kept;
        // Down to a single column a part, which stands even when it does not fit.
        let even = (2..=columns).map(|count| {
            let ends = (0..=count).map(|nth| kept + columns * nth / count).collect::<Vec<_>>();
            ends.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect::<Vec<_>>()
        });
        let mut even = even.skip_while(|parts| parts.len() < columns && !parts.iter().all(fits));
        even.next().unwrap_or_else(|| whole(all))
    }

    /// The repeated columns and these. Formulas are left out: their cells are not all here.
    fn part(&self, columns: &Range<usize>) -> Self {
        let all = self.columns.len();
        let kept = self.repeated.unwrap_or(0).min(columns.start);
        let places: Vec<usize> = (0..kept).chain(columns.clone()).collect();
        let only = |cells: &[Cell], first: usize| -> Vec<Cell> {
            let wanted = places.iter().filter_map(|place| cells.get(place.checked_sub(first)?));
            wanted.map(|cell| Cell { formula: None, ..cell.clone() }).collect()
        };
        let row = |row: &Row| match row {
            Row::Data { cells } => Row::Data { cells: only(cells, 0) },
            Row::Part { cells } => Row::Part { cells: only(cells, 0) },
            Row::Total { label, cells } => {
                Row::Total { label: label.clone(), cells: only(cells, all.saturating_sub(cells.len())) }
            }
            other => other.clone(),
        };
        Self {
            columns: places.iter().filter_map(|place| self.columns.get(*place).cloned()).collect(),
            header_groups: self.header_groups.iter().filter_map(|group| covered(group, &places)).collect(),
            rows: self.rows.iter().map(row).collect(),
            repeated: None,
        }
    }
}

/// All columns as one part.
fn whole(columns: usize) -> Vec<Range<usize>> {
    std::iter::once(0..columns).collect()
}

/// A group over those of its columns that stand at these places.
fn covered(group: &HeaderGroup, places: &[usize]) -> Option<HeaderGroup> {
    let own = group.first..group.first + group.count;
    let first = places.iter().position(|place| own.contains(place))?;
    let count = places.iter().filter(|place| own.contains(place)).count();
    Some(HeaderGroup { title: group.title.clone(), first, count })
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    /// Two columns of 40 % that are repeated, then `count` of 10 %.
    fn wide(count: usize) -> Table {
        let mut columns = vec![Column::text("code", "Mã", 10), Column::text("name", "Tên", 30)];
        columns.extend((1..=count).map(|nth| Column::decimal(nth.to_string(), nth.to_string(), 10)));
        let mut table = Table { repeated: Some(2), ..Table::new(columns) };
        let mut cells = vec![Cell::text("I"), Cell::text("Mục")];
        cells.extend((0..count).map(Cell::count));
        table.data(cells.clone());
        table.total("Tổng", cells.split_off(2));
        table.group_header("Đơn vị", 2, count);
        table
    }

    #[test]
    fn columns_that_do_not_fit_are_parted_evenly() {
        let page = PageSetup::portrait();
        // 60 % of room for columns of 10 %: six fit, seven make 3 + 4, thirteen make 4 + 4 + 5.
        assert_eq!(wide(6).parts(&page), whole(8));
        assert_eq!(wide(7).parts(&page), [2..5, 5..9]);
        assert_eq!(wide(13).parts(&page), [2..6, 6..10, 10..15]);
        assert_eq!(Table { repeated: None, ..wide(13) }.parts(&page), whole(15));
    }

    #[test]
    fn every_part_repeats_the_first_columns_and_keeps_its_own_totals() {
        let mut document = Document::new("", "", PageSetup::portrait());
        document.push(wide(7));
        let paged = document.paged();
        paged.check().unwrap();
        let tables: Vec<&Table> = paged.tables().collect();
        let titles: Vec<&str> = tables[1].columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(titles, ["Mã", "Tên", "4", "5", "6", "7"]);
        let Row::Total { cells, .. } = &tables[1].rows[1] else { panic!("{:?}", tables[1].rows) };
        assert_eq!(cells.iter().map(|cell| cell.shown.as_str()).collect::<Vec<_>>(), ["3", "4", "5", "6"]);
        assert_eq!((tables[1].header_groups[0].first, tables[1].header_groups[0].count), (2, 4));
        assert_eq!(paged.blocks[1], Block::PageBreak);
    }
}
