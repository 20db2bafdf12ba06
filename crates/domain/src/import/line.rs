//! The rows of a table as its kind reads them: cells by field, refusals with their places.

use std::collections::{BTreeMap, HashMap};

use crate::date::PartialDate;
use crate::number::{self, Exact};
use crate::{Fault, text};

use super::date::read_date;
use super::field::Field;

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it; empty when nothing does.
    pub text: String,
    /// Whether it is a number of the workbook and so written with a decimal point; otherwise people wrote it.
    pub number: bool,
}

/// A table that was read, with the rows that are about something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Sheet of the workbook; empty for a text.
    pub name: String,
    /// Lines printed above the header.
    pub titles: Vec<String>,
    /// What the paper says above those lines: its letterhead, its title, and its tables of one row, a line for every cell:
    /// "Đơn vị: Sở Y tế".
    pub above: Vec<String>,
    /// Printed header of every column.
    pub header: Vec<String>,
    /// Rows by their number in the file, a cell for every column.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// The rows of a sheet under the fields of a kind.
#[derive(Debug)]
pub struct Lines<'a> {
    columns: HashMap<&'a str, usize>,
    sheet: &'a Sheet,
    given: &'a BTreeMap<String, String>,
}

impl<'a> Lines<'a> {
    /// A sheet of which `columns` say, in the order of the fields, where each field stands. `given` are values by field
    /// for all rows that say nothing there, and whatever else the kind asks for.
    pub fn new(
        fields: &'a [Field],
        columns: Vec<Option<usize>>,
        sheet: &'a Sheet,
        given: &'a BTreeMap<String, String>,
    ) -> Self {
        let ids = fields.iter().map(|field| field.id.as_str());
        let columns = ids.zip(columns).filter_map(|(id, column)| Some((id, column?))).collect();
        Self { columns, sheet, given }
    }

    /// The rows, each to be read once.
    pub fn iter(&'a self) -> impl Iterator<Item = Line<'a>> {
        self.sheet.rows.iter().map(|(row, cells)| Line { lines: self, row: *row, cells })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.sheet.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.sheet.rows.is_empty()
    }

    /// Something that holds for the whole table; empty when it was not given.
    pub fn given(&self, name: &str) -> &str {
        self.given.get(name).map_or("", |value| value.trim())
    }

    /// The lines printed above the header.
    pub fn titles(&self) -> &'a [String] {
        &self.sheet.titles
    }

    /// What the whole paper says above the header, from its top down to the lines printed right above it.
    pub fn paper(&self) -> impl DoubleEndedIterator<Item = &'a str> {
        self.sheet.above.iter().chain(&self.sheet.titles).map(String::as_str)
    }

    /// The year that the lines above the header name, "… năm 2026": the nearest one to the table. The day of a paper and the
    /// papers that it rests on ("ngày 10 tháng 01 năm 2026", "Căn cứ …") do not say what the table is about.
    pub fn year_in_titles(&self) -> Option<u16> {
        let folded = self.paper().rev().map(text::fold);
        let about =
            |title: &String| !(title.contains("ngay ") && title.contains(" thang ") || title.starts_with("can cu"));
        folded.filter(about).find_map(|title| {
            let after = title.split("nam ").skip(1).filter_map(|rest| rest.get(..4)?.parse().ok());
            after.into_iter().find(|year| (1990..=2100).contains(year))
        })
    }

    /// Whether a column of the table fills one of these fields.
    ///
    /// # Errors
    /// `import.nothing_read`: then the whole table would say nothing, and everything would be told to be there already.
    pub fn some_column(&self, fields: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), Fault> {
        let mut fields = fields.into_iter();
        let any = fields.any(|field| self.column(field.as_ref()).is_some());
        any.then_some(())
            .ok_or_else(|| Fault::new("import.nothing_read").with("columns", self.sheet.header.join("”, “")))
    }

    /// What stands behind one of these names (folded) and a colon in a line above the header: "Đơn vị báo cáo: Sở Y tế".
    pub fn value_in_titles(&self, names: &[&str]) -> Option<String> {
        let lines = self.sheet.titles.iter().chain(&self.sheet.above);
        let valued = lines.filter_map(|title| title.split_once(':'));
        let mut named =
            valued.filter(|(name, value)| names.contains(&text::fold(name).trim()) && !value.trim().is_empty());
        named.next().map(|(_, value)| text::line(value))
    }

    /// The header of the column that fills a field.
    pub fn head(&self, field: &str) -> Option<&str> {
        self.sheet.header.get(self.column(field)?).map(String::as_str)
    }

    /// The columns that say the same as the one of a field, each for the year that its header names, when that one names a
    /// year: "Xếp loại / Năm 2024", "Xếp loại / Năm 2025".
    pub fn columns_by_year(&self, field: &str) -> Vec<(u16, usize)> {
        let Some((own, _)) = self.head(field).and_then(head_and_year) else { return Vec::new() };
        let heads = self.sheet.header.iter().enumerate().filter_map(|(at, head)| Some((at, head_and_year(head)?)));
        let mut columns: Vec<(u16, usize)> =
            heads.filter(|(_, (head, _))| *head == own).map(|(at, (_, year))| (year, at)).collect();
        columns.sort_unstable();
        columns.dedup_by_key(|(year, _)| *year);
        columns
    }

    fn column(&self, field: &str) -> Option<usize> {
        self.columns.get(field).copied()
    }

    /// A refusal with its row, its sheet and, when its field stands in a column, that column.
    pub fn place(&self, row: u32, mut fault: Fault) -> Fault {
        fault.place.row = Some(row);
        if !self.sheet.name.is_empty() {
            fault.place.sheet = Some(self.sheet.name.clone());
        }
        if let Some(head) = fault.place.field.as_deref().and_then(|field| self.head(field)) {
            fault.place.column = Some(head.to_owned());
        }
        fault
    }
}

/// A header without the only year that it names, folded, and the year.
fn head_and_year(head: &str) -> Option<(String, u16)> {
    let folded = text::fold(head);
    let is_year = |word: &&str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year));
    let mut years = folded.split(|c: char| !c.is_alphanumeric()).filter(is_year);
    let year = years.next().filter(|_| years.next().is_none())?;
    Some((folded.replacen(year, "", 1), year.parse().ok()?))
}

/// Whether two headers say the same, each of another year.
pub fn are_of_years(one: &str, other: &str) -> bool {
    head_and_year(one).zip(head_and_year(other)).is_some_and(|(one, other)| one.0 == other.0)
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    lines: &'a Lines<'a>,
    /// Its number in the file.
    pub row: u32,
    cells: &'a [Cell],
}

impl<'a> Line<'a> {
    /// Reads it, gathering what is wrong with its cells.
    pub fn reading(self) -> Reading<'a> {
        Reading { line: self, faults: Vec::new() }
    }

    /// The cell of a field, or what was given for all rows; none when neither says anything.
    fn cell(&self, field: &str) -> Option<(&'a str, bool)> {
        let given = || self.lines.given.get(field).filter(|value| !value.trim().is_empty());
        self.own_cell(field).or_else(|| given().map(|value| (value.as_str(), false)))
    }

    /// The single line of a column (from 0); none when it is empty.
    pub fn at(&self, column: usize) -> Option<String> {
        self.cells.get(column).map(|cell| text::line(&cell.text)).filter(|text| !text.is_empty())
    }

    fn own_cell(&self, field: &str) -> Option<(&'a str, bool)> {
        let own = self.lines.column(field).and_then(|column| self.cells.get(column));
        own.filter(|cell| !cell.text.trim().is_empty()).map(|cell| (cell.text.as_str(), cell.number))
    }

    /// The single line of a field; empty when it says nothing.
    pub fn text(&self, field: &str) -> String {
        self.cell(field).map(|(text, _)| text::line(text)).unwrap_or_default()
    }

    /// The paragraphs of a field; empty when it says nothing.
    pub fn paragraphs(&self, field: &str) -> String {
        self.cell(field).map(|(text, _)| text::multiline(text)).unwrap_or_default()
    }
}

/// A row being read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The row.
    pub line: Line<'a>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    /// The single line of a field; empty when it says nothing.
    pub fn text(&self, field: &str) -> String {
        self.line.text(field)
    }

    /// What the row itself says, whatever was given for all rows.
    pub fn column_text(&self, field: &str) -> String {
        self.line.own_cell(field).map(|(text, _)| text::line(text)).unwrap_or_default()
    }

    /// The paragraphs of a field; empty when it says nothing.
    pub fn paragraphs(&self, field: &str) -> String {
        self.line.paragraphs(field)
    }

    /// Whether a column of the table fills a field.
    pub fn has_column(&self, field: &str) -> bool {
        self.line.lines.column(field).is_some()
    }

    /// Whether a field holds a number of the workbook.
    pub fn is_number(&self, field: &str) -> bool {
        self.line.cell(field).is_some_and(|(_, number)| number)
    }

    /// The date of a field.
    pub fn date(&mut self, field: &str) -> Option<PartialDate> {
        let (text, _) = self.line.cell(field)?;
        let read = read_date(text);
        self.take(field, read)
    }

    /// The number of a field: with a decimal point where the workbook holds a number, as people write it elsewhere.
    pub fn number(&mut self, field: &str) -> Option<Exact> {
        let (text, machine) = self.line.cell(field)?;
        let read =
            if machine { number::read_machine(text) } else { number::read(text).and_then(number::Reading::plain) };
        self.take(field, read)
    }

    /// The text of a field turned into something, unless it is empty.
    pub fn parse<T>(&mut self, field: &str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let read = read(&text);
        self.take(field, read)
    }

    /// Keeps a refusal for later; the field is named.
    pub fn take<T>(&mut self, field: &str, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.refuse(fault.at_field(field))).ok()
    }

    /// Notes what is wrong.
    pub fn refuse(&mut self, fault: Fault) {
        self.faults.push(self.line.lines.place(self.line.row, fault));
    }

    /// Notes all that is wrong.
    pub fn refuse_all(&mut self, faults: Vec<Fault>) {
        faults.into_iter().for_each(|fault| self.refuse(fault));
    }

    /// Whether nothing is wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was read, or all that is wrong with the row.
    ///
    /// # Errors
    /// Every refusal noted, with its place.
    pub fn finish<T>(self, read: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() { Ok(read) } else { Err(self.faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_years_are_found_beside_the_one_of_a_field() {
        let head = ["Đơn vị", "Xếp loại / Năm 2024", "Điểm năm 2024", "Xếp loại / Năm 2023", "Xếp loại / 2023-2024"];
        let sheet = Sheet { header: head.map(str::to_owned).to_vec(), ..Sheet::default() };
        let fields = [Field::new("level", "Xếp loại", &[]), Field::new("unit", "Đơn vị", &[])];
        let given = BTreeMap::new();
        let lines = Lines::new(&fields, vec![Some(1), Some(0)], &sheet, &given);
        assert_eq!(lines.columns_by_year("level"), [(2023, 3), (2024, 1)]);
        assert_eq!(lines.columns_by_year("unit"), []);
        assert!(are_of_years(head[1], head[3]) && !are_of_years(head[1], head[2]));
    }

    #[test]
    fn cells_are_read_by_field_and_refused_with_their_places() {
        let fields = [Field::new("name", "Tên", &[]), Field::new("from", "Từ ngày", &[]), Field::new("n", "Số", &[])];
        let cell = |text: &str, number| Cell { text: text.to_owned(), number };
        let sheet = Sheet {
            name: "Biểu 1".to_owned(),
            titles: vec!["KẾT QUẢ NĂM 2026".to_owned()],
            above: vec!["Đơn vị: Sở C".to_owned()],
            header: ["Số liệu", "Tên", "Ngày"].map(str::to_owned).to_vec(),
            rows: vec![
                (4, vec![cell("12.345", true), cell(" Sở  A ", false), cell("30/02/2026", false)]),
                (5, vec![cell("12.345", false), cell("", false), cell("", false)]),
            ],
        };
        let given = BTreeMap::from([("name".to_owned(), "Sở B".to_owned())]);
        let lines = Lines::new(&fields, vec![Some(1), Some(2), Some(0)], &sheet, &given);
        assert_eq!(lines.year_in_titles(), Some(2026));
        assert_eq!(lines.value_in_titles(&["don vi"]).as_deref(), Some("Sở C"));
        let read: Vec<_> = lines
            .iter()
            .map(|line| {
                let mut reading = line.reading();
                let read = (reading.text("name"), reading.number("n").map(|n| n.to_string()), reading.date("from"));
                (read.0.clone(), read.1.clone(), reading.finish(read))
            })
            .collect();
        assert_eq!((read[0].0.as_str(), read[0].1.as_deref()), ("Sở A", Some("12.345")));
        // The workbook's own number is taken as it stands; the same letters typed by people have two meanings.
        assert_eq!((read[1].0.as_str(), read[1].1.as_deref()), ("Sở B", None));
        let told = |at: usize| {
            let fault = read[at].2.as_ref().unwrap_err()[0].clone();
            (fault.code, fault.place.row, fault.place.column, fault.place.sheet)
        };
        let place = |code: &str, row, column: &str| {
            (code.to_owned(), Some(row), Some(column.to_owned()), Some("Biểu 1".to_owned()))
        };
        assert_eq!(told(0), place("date.invalid", 4, "Ngày"));
        assert_eq!(told(1), place("number.ambiguous", 5, "Số liệu"));
    }
}
