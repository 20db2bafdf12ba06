//! The summary that the council reads (documents §8): A, B… by award from the highest down, within it I. Tập thể, II. Cá nhân,
//! within these a row for each proposing unit; every line with the standard that it meets and what its appraisal came to.

use std::collections::BTreeMap;

use domain::id::UnitId;
use domain::law::Verdict;
use domain::nomination::{Nomination, Order, State};
use domain::text;
use office::document::{Cell, Column, Document, Orientation, Table, Title};

use super::appraisal_paper::{basis, position};
use super::list::{KINDS, List, counted};
use crate::Result;
use crate::print::{Numbering, Paper, letterhead, roman};

/// Before the standard that a line meets, so that a list that is read back does not take it for what was done.
pub(super) const STANDARD: &str = "Tiêu chuẩn đạt: ";

/// Letters that Vietnamese lists count by.
const LETTERS: &str = "ABCDĐEGHIKLMNOPQRSTUVXY";

/// A, B, C, D, Đ, E, G … Y, AA, AB …
pub(super) fn letters(place: usize) -> String {
    let count = LETTERS.chars().count();
    let letter = LETTERS.chars().nth(place % count).unwrap_or('A');
    match place / count {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

/// Builds the summary of a list.
///
/// # Errors
/// An award that the catalogue no longer has.
pub(super) fn build(list: &List<'_>, paper: &Paper, ranks: &BTreeMap<UnitId, u32>) -> Result<Document> {
    let mut document = paper.document("Danh sách tổng hợp trình Hội đồng", list.orientation(Orientation::Landscape));
    if list.options.letterhead.unwrap_or(true) {
        document.push(letterhead(paper, "DS"));
    }
    let listed = KINDS.iter().filter(|(kind, _)| list.lines.iter().any(|line| line.kind == *kind));
    let listed: Vec<String> = listed.map(|(_, name)| name.to_lowercase()).collect();
    let heading = text::line(&format!("Danh sách {}", listed.join(", ")));
    document.push(Title::new(&heading, list.title()).noted(paper.for_meeting()));
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 5),
        Column::text("name", "Tên tập thể/Họ và tên", 19),
        Column::text("position", "Chức vụ, đơn vị công tác", 21),
        Column::text("summary", "Tóm tắt thành tích, tiêu chuẩn đạt", 31),
        Column::text("opinion", "Ý kiến thẩm định", 17),
        Column::text("note", "Ghi chú", 7),
    ]);
    for ((award, name), place) in awards(list).iter().zip(0..) {
        let of_award: Vec<&Nomination> = list.lines.iter().copied().filter(|line| line.award == *award).collect();
        table.section(letters(place), name);
        let mut number = 0;
        let present = KINDS.iter().filter(|(kind, _)| of_award.iter().any(|line| line.kind == *kind));
        for ((kind, name), section) in present.zip(1..) {
            table.section(roman(section), *name);
            if list.options.numbering == Numbering::PerSection {
                number = 0;
            }
            let of_kind = of_award.iter().copied().filter(|line| line.kind == *kind);
            for (unit, lines) in grouped(of_kind, list.options.order, ranks) {
                if !unit.is_empty() {
                    table.group(unit);
                }
                for line in lines {
                    number += 1;
                    table.data(vec![
                        Cell::count(number),
                        Cell::text(line.printed_name()),
                        Cell::text(position(line)),
                        Cell::text(summary(list, line)?),
                        Cell::text(opinion(list, line)?),
                        Cell::text(&line.note),
                    ]);
                }
            }
        }
    }
    table.total(format!("Tổng cộng: {}", counted(list.lines.iter().copied())), Vec::new());
    if let Some(told) = proposed(list) {
        table.note(told);
    }
    document.push(table);
    Ok(document)
}

/// The awards of the list with their names, the highest first.
fn awards(list: &List<'_>) -> Vec<(String, String)> {
    let has = |id: &str| list.lines.iter().any(|line| line.award == id);
    let known = list.printed.rules.catalogue.awards.iter().filter(|award| has(&award.id));
    let mut awards: Vec<(String, String)> = known.map(|award| (award.id.clone(), award.name_vi.clone())).collect();
    // A corrected catalogue may have lost an award; its lines are listed all the same.
    for line in list.lines {
        if !awards.iter().any(|(id, _)| *id == line.award) {
            awards.push((line.award.clone(), line.award.clone()));
        }
    }
    awards
}

/// "Đơn vị đề nghị 03 tập thể, 20 cá nhân; đã trình 02 tập thể, 11 cá nhân": where not all that was proposed is put before
/// the council.
fn proposed(list: &List<'_>) -> Option<String> {
    let all = list.printed.lines.iter().filter(|line| list.printed.state(line) != State::Withdrawn);
    let (proposed, put) = (counted(all), counted(list.lines.iter().copied()));
    (proposed != put).then(|| format!("Đơn vị đề nghị: {proposed}; đã trình: {put}."))
}

/// What was done as it was written, then the standard that the appraisal found to be met.
fn summary(list: &List<'_>, line: &Nomination) -> Result<String> {
    let mut said = vec![line.summary.clone()];
    if list.printed.kept(line).is_some()
        && let Some(assessment) = list.printed.agreeing(line)?
    {
        let mut grounds = assessment.grounds();
        grounds.dedup();
        if !grounds.is_empty() {
            said.push(format!("{STANDARD}{}.", grounds.join("; ")));
        }
    }
    said.retain(|part| !part.is_empty());
    Ok(said.join("\n"))
}

/// The opinion as it was written, else what the appraisal came to with its article.
fn opinion(list: &List<'_>, line: &Nomination) -> Result<String> {
    if !line.opinion.is_empty() || list.printed.kept(line).is_none() {
        return Ok(line.opinion.clone());
    }
    let verdict = list.printed.verdict(line)?;
    let basis = basis(list.printed.examiner_of(line).catalogue, &verdict);
    Ok(match verdict.verdict {
        Verdict::Eligible if basis.is_empty() => verdict.verdict_name,
        Verdict::Eligible => format!("{} ({basis})", verdict.verdict_name),
        _ => {
            let why: Vec<&str> =
                verdict.failed.iter().chain(&verdict.open).map(|reason| reason.text.as_str()).collect();
            if why.is_empty() { verdict.verdict_name } else { format!("{}: {}", verdict.verdict_name, why.join("; ")) }
        }
    })
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_are_counted_by_vietnamese_letters() {
        // The alphabet has Đ, and neither F nor J, W, Z; after Y the 23 letters begin anew.
        let counted = [0, 3, 4, 5, 6, 7, 22, 23, 24].map(letters);
        assert_eq!(counted, ["A", "D", "Đ", "E", "G", "H", "Y", "AA", "AB"]);
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
