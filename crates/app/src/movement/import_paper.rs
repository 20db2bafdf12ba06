//! What the paper says of all rows of its tables: which unit it is of, and which movement. The form that is printed for units
//! says both once, at its head; a paper that comes back is read the same way and compared with what is said elsewhere.

use domain::Fault;
use domain::id::{MovementId, UnitId};
use domain::import::Lines;
use domain::movement::name_in;
use domain::text;

use crate::Result;
use crate::error::or_refusal;
use crate::names::Names;

type Refused<T> = std::result::Result<T, Fault>;

/// Words before the unit above a table, folded: "Đơn vị báo cáo: Sở Y tế".
const UNIT_HEADS: [&str; 4] = ["don vi bao cao", "ten don vi", "don vi dang ky", "don vi"];
/// How lines begin that may stand below the name of the unit in a letterhead, folded.
const BELOW_A_LETTERHEAD: [&str; 9] =
    ["cong hoa", "doc lap", "so:", "phieu", "bao cao", "bang", "bieu", "danh sach", "ket qua"];
/// How the form begins that is printed for units, folded.
const FORM: &str = "phieu dang ky";

/// The head of a paper.
pub(super) struct Paper {
    /// The unit of its letterhead.
    letterhead: Option<UnitId>,
    /// The unit as a line above the table names it: "Đơn vị báo cáo: Sở Y tế"; empty when none does.
    named: String,
    /// The movement that the form answers, as it names it; empty when it names none.
    movement: String,
    /// Whether it is the form of one unit.
    is_form: bool,
}

impl Paper {
    /// Reads what stands above a table on its paper.
    pub(super) fn of(lines: &Lines<'_>, names: &Names<'_>) -> Self {
        let said: Vec<&str> = lines.paper().collect();
        let folded: Vec<String> = said.iter().map(|line| text::fold(line)).collect();
        let answers = said.iter().zip(&folded).find(|(_, folded)| folded.starts_with("huong ung phong trao"));
        Self {
            letterhead: letterhead(&said, names),
            named: lines.value_in_titles(&UNIT_HEADS).unwrap_or_default(),
            movement: answers.and_then(|(line, _)| name_in(line)).unwrap_or_default(),
            is_form: folded.iter().any(|line| line.starts_with(FORM)),
        }
    }

    /// Whether it is the form that one unit fills in.
    pub(super) const fn is_form(&self) -> bool {
        self.is_form
    }

    /// The unit of a row: the one that it names, else the one of the paper.
    ///
    /// # Errors
    /// Of the data file only. The row is refused with `movement.unit_missing`; with `movement.form_of_other_unit` where the
    /// letterhead of a form is another unit's; with the refusals of names.
    pub(super) fn unit(&self, names: &Names<'_>, written: &str) -> Result<Refused<UnitId>> {
        let name = if written.is_empty() { self.named.as_str() } else { written };
        if name.is_empty() {
            return Ok(self.letterhead.ok_or_else(|| Fault::new("movement.unit_missing")));
        }
        let found = or_refusal(names.unit(name))?;
        let (Ok(unit), Some(head)) = (&found, self.letterhead.filter(|_| self.is_form)) else { return Ok(found) };
        let units = names.units();
        // A letterhead may be known only by the office above.
        if units.is_below(*unit, head) {
            return Ok(found);
        }
        let fault = Fault::new("movement.form_of_other_unit");
        Ok(Err(fault.with("unit", units.name(Some(*unit))).with("letterhead", units.name(Some(head)))))
    }

    /// The movement of a row: the one that it names or that is given for the table, else the one that the form answers.
    ///
    /// # Errors
    /// Of the data file only. The row is refused with `movement.not_named`, `movement.unknown`, `movement.ambiguous`; with
    /// `movement.form_of_other` where the form answers another movement.
    pub(super) fn movement(&self, names: &Names<'_>, written: &str) -> Result<Refused<MovementId>> {
        if written.is_empty() && self.movement.is_empty() {
            return Ok(Err(Fault::new("movement.not_named")));
        }
        if written.is_empty() {
            return or_refusal(names.movement(&self.movement));
        }
        let found = or_refusal(names.movement(written))?;
        if self.movement.is_empty() {
            return Ok(found);
        }
        // A name that was changed since the form was printed is nobody's.
        let answered = or_refusal(names.movement(&self.movement))?;
        Ok(match (found, answered) {
            (Ok(own), Ok(other)) if own != other => {
                Err(Fault::new("movement.form_of_other").with("movement", &self.movement))
            }
            (found, _) => found,
        })
    }
}

/// The unit whose name a line is, below that of the office above it and above the motto, the number or the title.
fn letterhead(said: &[&str], names: &Names<'_>) -> Option<UnitId> {
    let of_line =
        |line: &str| names.unit_of_line(name(line)?).or_else(|| names.unit_of_line(name(without_word(line)?)?));
    let mut known = said.iter().enumerate().filter_map(|(at, line)| Some((at, of_line(line)?)));
    let (at, unit) = known.next_back()?;
    let mut below =
        said.iter().skip(at + 1).map(|line| line.trim()).filter(|line| line.chars().any(char::is_alphanumeric));
    let is_title = |line: &str| {
        let folded = text::fold(line);
        BELOW_A_LETTERHEAD.iter().any(|start| folded.starts_with(start)) || line.to_uppercase() != line
    };
    below.next().is_none_or(is_title).then_some(unit)
}

/// A line without the dots around what was written in; none of one that is too short to be a name.
fn name(line: &str) -> Option<&str> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || [':', '.', '…', '_'].contains(&c));
    Some(line).filter(|name| name.chars().count() > 3)
}

/// What was written behind "Đơn vị" on a form.
fn without_word(line: &str) -> Option<&str> {
    ["Đơn vị", "ĐƠN VỊ"].into_iter().find_map(|word| line.trim_start().strip_prefix(word))
}
