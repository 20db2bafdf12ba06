//! Danh sách đề nghị khen thưởng in its two layouts: the unit's list (documents §2) and the summary for the council
//! (documents §8).

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::UnitId;
use domain::law::Catalogue;
use domain::nomination::{Batch, Nomination, Order, ordered};
use domain::subject::SubjectKind;
use domain::text;
use office::document::{Align, Cell, Column, Document, Orientation, Table, Title};
use store::Connection;

use super::batch;
use crate::print::{Layout, Numbering, Paper, PrintOptions, closing, letterhead, roman};
use crate::{Context, Result};

pub(super) const KINDS: [(SubjectKind, &str); 3] =
    [(SubjectKind::Unit, "Tập thể"), (SubjectKind::Person, "Cá nhân"), (SubjectKind::Household, "Hộ gia đình")];

/// Builds the list of a batch.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = options.batch.ok_or_else(|| Fault::new("print.batch_missing"))?;
    let catalogue = crate::law::catalogue(context)?;
    context.read(|conn| {
        let batch = batch::find(conn, id)?;
        let mut lines = ordered(store::nomination::lines(conn, id)?, options.order);
        if let Some(unit) = options.proposing_unit {
            lines.retain(|line| line.proposing_unit_id == Some(unit));
        }
        let paper = Paper::of(context, conn, options)?;
        let list = List { batch: &batch, lines: &lines, catalogue: &catalogue, options };
        if options.layout == Layout::Council {
            let ranks = unit_ranks(conn)?;
            Ok(list.for_council(&paper, &ranks))
        } else {
            Ok(list.of_unit(&paper))
        }
    })
}

/// Places of units in the administrative order: of their kind first, then of the order in which they were entered.
fn unit_ranks(conn: &Connection) -> Result<BTreeMap<UnitId, u32>> {
    let positions: BTreeMap<_, _> =
        store::unit::kinds(conn)?.into_iter().filter_map(|kind| Some((kind.id?, kind.position))).collect();
    let rank =
        |unit: &domain::unit::Unit| unit.kind_id.and_then(|kind| positions.get(&kind).copied()).unwrap_or(u32::MAX);
    Ok(store::unit::list(conn)?.iter().filter_map(|unit| Some((unit.id?, rank(unit)))).collect())
}

/// A, B … Z, AA, AB …
fn letters(place: u32) -> String {
    let letter = char::from_u32(u32::from('A') + place % 26).unwrap_or('A');
    match place / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

struct List<'a> {
    batch: &'a Batch,
    lines: &'a [Nomination],
    catalogue: &'a Catalogue,
    options: &'a PrintOptions,
}

impl List<'_> {
    fn award_name(&self, line: &Nomination) -> String {
        self.catalogue.award(&line.award).map_or_else(|| line.award.clone(), |award| award.name_vi.clone())
    }

    fn of_kind(&self, kind: SubjectKind) -> impl Iterator<Item = &Nomination> {
        self.lines.iter().filter(move |line| line.kind == kind)
    }

    /// The list that goes with a tờ trình: sections I, II, III by kind of subjects. No signatures: the tờ trình bears
    /// them. Standing alone, it has a letterhead and who signs.
    fn of_unit(&self, paper: &Paper) -> Document {
        let mut document = paper.document("Danh sách đề nghị khen thưởng", self.orientation(Orientation::Portrait));
        let alone = self.options.letterhead.unwrap_or(false);
        if alone {
            document.push(letterhead(paper, "DS"));
        }
        let mut title = Title::new("Danh sách", self.title());
        if !alone {
            title = title.noted(paper.attached_to("Tờ trình", "TTr"));
        }
        document.push(title);
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 6),
            Column::text("name", "Họ và tên/Tên tập thể", 23),
            Column::text("title", "Chức vụ", 17),
            Column::text("unit", "Đơn vị công tác", 22),
            Column::text("award", "Danh hiệu/hình thức đề nghị", 21),
            Column::text("note", "Ghi chú", 11),
        ]);
        let mut number = 0;
        let present = KINDS.iter().filter(|(kind, _)| self.of_kind(*kind).next().is_some());
        for ((kind, name), section) in present.zip(1..) {
            table.section(roman(section), *name);
            if self.options.numbering == Numbering::PerSection {
                number = 0;
            }
            for line in self.of_kind(*kind) {
                number += 1;
                table.data(vec![
                    Cell::count(number),
                    Cell::text(line.printed_name()),
                    Cell::text(&line.submitted.title),
                    Cell::text(&line.submitted.unit),
                    Cell::text(self.award_name(line)),
                    Cell::text(&line.note),
                ]);
            }
        }
        table.total(self.total(), Vec::new());
        document.push(table);
        if alone {
            document.push(closing(paper, &[]));
        }
        document
    }

    /// The summary that the council reads: A, B… by award from the highest down, within it I. Tập thể, II. Cá nhân,
    /// within these a row for each proposing unit.
    fn for_council(&self, paper: &Paper, ranks: &BTreeMap<UnitId, u32>) -> Document {
        let mut document =
            paper.document("Danh sách tổng hợp trình Hội đồng", self.orientation(Orientation::Landscape));
        if self.options.letterhead.unwrap_or(true) {
            document.push(letterhead(paper, "DS"));
        }
        let listed = KINDS.iter().filter(|(kind, _)| self.lines.iter().any(|line| line.kind == *kind));
        let listed: Vec<String> = listed.map(|(_, name)| name.to_lowercase()).collect();
        let heading = text::line(&format!("Danh sách {}", listed.join(", ")));
        document.push(Title::new(&heading, self.title()).noted(paper.for_meeting()));
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 5),
            Column::text("name", "Tên tập thể/Họ và tên", 22),
            Column::text("position", "Chức vụ, đơn vị công tác", 25),
            Column::text("summary", "Tóm tắt thành tích, tiêu chuẩn đạt", 30).aligned(Align::Justify),
            Column::text("opinion", "Ý kiến thẩm định", 10),
            Column::text("note", "Ghi chú", 8),
        ]);
        let awards = self.awards();
        for (award, place) in awards.iter().zip(0..) {
            let of_award: Vec<&Nomination> = self.lines.iter().filter(|line| line.award == award.0).collect();
            table.section(letters(place), &award.1);
            let mut number = 0;
            let present = KINDS.iter().filter(|(kind, _)| of_award.iter().any(|line| line.kind == *kind));
            for ((kind, name), section) in present.zip(1..) {
                table.section(roman(section), *name);
                if self.options.numbering == Numbering::PerSection {
                    number = 0;
                }
                for (unit, lines) in
                    grouped(of_award.iter().copied().filter(|line| line.kind == *kind), self.options.order, ranks)
                {
                    if !unit.is_empty() {
                        table.group(unit);
                    }
                    for line in lines {
                        number += 1;
                        table.data(council_row(number, line));
                    }
                }
            }
        }
        table.total(self.total(), Vec::new());
        document.push(table);
        document
    }

    /// The awards of the list, the highest first.
    fn awards(&self) -> Vec<(String, String)> {
        let known = self.catalogue.awards.iter().filter(|award| self.lines.iter().any(|line| line.award == award.id));
        let mut awards: Vec<(String, String)> = known.map(|award| (award.id.clone(), award.name_vi.clone())).collect();
        // A corrected catalogue may have lost an award; its lines are listed all the same.
        for line in self.lines {
            if !awards.iter().any(|(id, _)| *id == line.award) {
                awards.push((line.award.clone(), line.award.clone()));
            }
        }
        awards
    }

    fn title(&self) -> String {
        let given = self.options.title.as_deref().map(text::line).unwrap_or_default();
        if given.is_empty() { capitalised(&self.batch.name) } else { given }
    }

    fn orientation(&self, usual: Orientation) -> Orientation {
        self.options.orientation.unwrap_or(usual)
    }

    /// "Tổng cộng: 05 tập thể, 04 cá nhân": counted, never typed.
    fn total(&self) -> String {
        let counted = KINDS.iter().filter_map(|(kind, _)| {
            let count = self.of_kind(*kind).count();
            (count > 0).then(|| format!("{} {}", two_digits(count), super::line::kind_name(*kind)))
        });
        let counted: Vec<String> = counted.collect();
        if counted.is_empty() {
            "Tổng cộng: không có".to_owned()
        } else {
            format!("Tổng cộng: {}", counted.join(", "))
        }
    }
}

fn council_row(number: usize, line: &Nomination) -> Vec<Cell> {
    let place = [line.submitted.title.as_str(), line.submitted.unit.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        Cell::count(number),
        Cell::text(line.printed_name()),
        Cell::text(place.join(", ")),
        Cell::text(&line.summary),
        Cell::text(&line.opinion),
        Cell::text(&line.note),
    ]
}

/// Lines by proposing unit: units in administrative order and then as they first submitted, lines in their order. Those
/// that no unit proposes come first, for below another unit's row they would seem to be its own.
fn grouped<'a>(
    lines: impl Iterator<Item = &'a Nomination>,
    order: Order,
    ranks: &BTreeMap<UnitId, u32>,
) -> Vec<(&'a str, Vec<&'a Nomination>)> {
    let mut groups: Vec<(&str, Vec<&Nomination>)> = Vec::new();
    for line in lines {
        let unit = line.submitted.proposing_unit.as_str();
        match groups.iter_mut().find(|(name, _)| *name == unit) {
            Some((_, members)) => members.push(line),
            None => groups.push((unit, vec![line])),
        }
    }
    let rank = |lines: &[&Nomination]| {
        let unit = lines.iter().find_map(|line| line.proposing_unit_id);
        unit.and_then(|unit| ranks.get(&unit).copied()).unwrap_or(u32::MAX)
    };
    match order {
        Order::Submitted => groups.sort_by_key(|(name, lines)| (!name.is_empty(), rank(lines))),
        Order::Name => groups.sort_by_cached_key(|(name, _)| text::sort_key(name)),
    }
    groups
}

/// `05`, `12`, `1.063`: as documents write how many are commended.
pub(super) fn two_digits(count: usize) -> String {
    match u64::try_from(count) {
        Ok(count) if count >= 10 => domain::number::grouped(count),
        _ => format!("{count:02}"),
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn counts_are_written_as_in_decisions() {
        assert_eq!(two_digits(5), "05");
        assert_eq!(two_digits(974), "974");
        assert_eq!(two_digits(1063), "1.063");
        assert_eq!(two_digits(12345), "12.345");
    }

    #[test]
    fn who_is_proposed_by_no_unit_never_stands_below_another_units_row() {
        let line = |name: &str, proposing_unit: &str| -> Nomination {
            let submitted = json!({ "name": name, "proposing_unit": proposing_unit });
            let batch = uuid::Uuid::nil();
            serde_json::from_value(
                json!({ "batch_id": batch, "kind": "person", "award": "bk_tinh", "submitted": submitted }),
            )
            .unwrap()
        };
        let lines = [line("An", "Sở Y tế"), line("Bình", ""), line("Chi", "Sở Y tế")];
        for order in [Order::Submitted, Order::Name] {
            let groups = grouped(lines.iter(), order, &BTreeMap::new());
            let names: Vec<(&str, usize)> = groups.iter().map(|(unit, lines)| (*unit, lines.len())).collect();
            assert_eq!(names, [("", 1), ("Sở Y tế", 2)]);
        }
    }
}
