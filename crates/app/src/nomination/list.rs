//! Danh sách đề nghị khen thưởng: which lines belong on it, and the list that goes with a tờ trình.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::UnitId;
use domain::nomination::{Nomination, State};
use domain::subject::SubjectKind;
use domain::text;
use office::document::{Cell, Column, Document, Orientation, Table, Title};
use store::Connection;

use super::council_list;
use super::printed::Printed;
use crate::print::{Layout, Numbering, Paper, PrintOptions, closing, letterhead, roman};
use crate::{Context, Result};

pub(super) const KINDS: [(SubjectKind, &str); 3] =
    [(SubjectKind::Unit, "Tập thể"), (SubjectKind::Person, "Cá nhân"), (SubjectKind::Household, "Hộ gia đình")];

/// Builds the list of a batch: of the lines that belong on it by their state, never of one that the law holds or blocks.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`; `print.no_line_in_states` where no line is in a state that
/// belongs on it.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    context.read(|conn| {
        let printed = Printed::of(context, conn, options)?;
        let belongs = |state: State| match (&options.states, options.layout) {
            (Some(states), _) => states.contains(&state),
            (None, Layout::Council) => WITH_COUNCIL.contains(&state),
            (None, Layout::Unit) => state.counts() && state != State::Returned,
        };
        let lines = printed.going_on(belongs)?;
        if lines.is_empty() && !printed.lines.is_empty() {
            let wanted: Vec<&str> =
                State::ALL.into_iter().filter(|state| belongs(*state)).map(State::vietnamese).collect();
            return Err(Fault::new("print.no_line_in_states").with("states", wanted.join(", ")).into());
        }
        let paper = Paper::of(context, conn, options)?;
        let list = List { printed: &printed, lines: &lines, options };
        if options.layout == Layout::Council {
            Ok(council_list::build(&list, &paper, &unit_ranks(conn)?)?)
        } else {
            Ok(list.of_unit(&paper))
        }
    })
}

/// What was put before the council, whatever it said.
pub(super) const WITH_COUNCIL: [State; 4] = [State::Submitted, State::Passed, State::NotPassed, State::Decided];

/// Places of units in the administrative order: of their kind first, then of the order in which they were entered.
fn unit_ranks(conn: &Connection) -> Result<BTreeMap<UnitId, u32>> {
    let positions: BTreeMap<_, _> =
        store::unit::kinds(conn)?.into_iter().filter_map(|kind| Some((kind.id?, kind.position))).collect();
    let rank =
        |unit: &domain::unit::Unit| unit.kind_id.and_then(|kind| positions.get(&kind).copied()).unwrap_or(u32::MAX);
    Ok(store::unit::list(conn)?.iter().filter_map(|unit| Some((unit.id?, rank(unit)))).collect())
}

/// The lines of a list with what they are printed from.
pub(super) struct List<'a> {
    pub printed: &'a Printed,
    pub lines: &'a [&'a Nomination],
    pub options: &'a PrintOptions,
}

impl List<'_> {
    fn award_name(&self, line: &Nomination) -> String {
        crate::grant::award_name(&self.printed.rules.catalogue, &line.award).to_owned()
    }

    fn of_kind(&self, kind: SubjectKind) -> impl Iterator<Item = &Nomination> {
        self.lines.iter().copied().filter(move |line| line.kind == kind)
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
        table.total(format!("Tổng cộng: {}", counted(self.lines.iter().copied())), Vec::new());
        document.push(table);
        if alone {
            document.push(closing(paper, &[]));
        }
        document
    }

    pub fn title(&self) -> String {
        let given = self.options.title.as_deref().map(text::line).unwrap_or_default();
        if given.is_empty() { capitalised(&self.printed.batch.name) } else { given }
    }

    pub fn orientation(&self, usual: Orientation) -> Orientation {
        self.options.orientation.unwrap_or(usual)
    }
}

/// "05 tập thể, 04 cá nhân": counted, never typed.
pub(super) fn counted<'a>(lines: impl Iterator<Item = &'a Nomination> + Clone) -> String {
    let counted = KINDS.iter().filter_map(|(kind, _)| {
        let count = lines.clone().filter(|line| line.kind == *kind).count();
        (count > 0).then(|| format!("{} {}", two_digits(count), super::line::kind_name(*kind)))
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() { "không có".to_owned() } else { counted.join(", ") }
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
    use super::*;

    #[test]
    fn counts_are_written_as_in_decisions() {
        assert_eq!(two_digits(5), "05");
        assert_eq!(two_digits(974), "974");
        assert_eq!(two_digits(1063), "1.063");
        assert_eq!(two_digits(12345), "12.345");
    }
}
