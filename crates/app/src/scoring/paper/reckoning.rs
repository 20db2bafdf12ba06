//! The sums of a unit as formulas of its column, each kept only where it comes to our number.

use domain::number::Exact;
use domain::scoring::{Aggregate, Criterion, Role, Scheme};
use office::document::{Cell, Formula};

use super::tree::Tree;

/// A column of a table in the making: a cell a row, from the first.
pub(super) struct Reckoning {
    column: usize,
    cells: Vec<Cell>,
    /// Rows whose rule is no formula, with what they show all the same.
    pub written: Vec<usize>,
}

impl Reckoning {
    /// An empty column of so many rows.
    pub fn new(column: usize, rows: usize) -> Self {
        Self { column, cells: vec![Cell::empty(); rows], written: Vec::new() }
    }

    /// The finished column.
    pub fn cells(self) -> Vec<Cell> {
        self.cells
    }

    /// A cell of this column.
    pub fn cell(&self, row: usize) -> Formula {
        Formula::Cell { row, column: self.column }
    }

    fn sum(&self, rows: &[usize]) -> Formula {
        Formula::Sum { of: rows.iter().map(|row| self.cell(*row)).collect() }
    }

    /// Puts a cell into a row.
    pub fn put(&mut self, row: usize, cell: Cell) {
        if let Some(place) = self.cells.get_mut(row) {
            *place = cell;
        }
    }

    /// Puts a number into a row with the formula that it follows from, where this comes to the very number; otherwise the
    /// row is noted. What is no number stays as it is.
    pub fn reckon(&mut self, row: usize, cell: Cell, formula: Option<Formula>) {
        let Some(number) = cell.number() else { return self.put(row, cell) };
        let reckoned = |formula: &Formula| formula.value(&|row, _| self.number(row)) == Some(number.clone());
        match formula.filter(reckoned) {
            Some(formula) => self.put(row, cell.computed(formula)),
            None => {
                self.written.push(row);
                self.put(row, cell);
            }
        }
    }

    /// What a spreadsheet finds in a cell: the result of its formula, or the number that was written.
    fn number(&self, row: usize) -> Option<Exact> {
        let cell = self.cells.get(row)?;
        match &cell.formula {
            Some(formula) => formula.value(&|row, _| self.number(row)),
            None => cell.number(),
        }
    }

    /// The rule of a group over the rows of its children: none for weights.
    pub fn group(&self, group: &Criterion, role: Role, children: &[usize], places: Option<u32>) -> Option<Formula> {
        let of: Vec<Formula> = children.iter().map(|row| self.cell(*row)).collect();
        let mut formula = match group.aggregate {
            Aggregate::Sum => Formula::Sum { of },
            Aggregate::Average => Formula::Average { of },
            Aggregate::Max => Formula::Greatest { of },
            Aggregate::Min => Formula::Least { of },
            Aggregate::Weighted => return None,
        };
        if let Some(cap) = &group.cap {
            formula = if role == Role::Deduction { at_least(-cap.abs(), formula) } else { at_most(cap, formula) };
        }
        if let Some(floor) = &group.floor {
            formula = at_least(floor.clone(), formula);
        }
        Some(rounded(formula, places))
    }

    /// All points of the parts of a role, within the scheme's cap for them.
    pub fn role(&self, scheme: &Scheme, tree: &Tree<'_>, role: Role) -> Formula {
        let sum = self.sum(&tree.tops(role));
        match (role, &scheme.total.bonus_cap, &scheme.total.deduction_cap) {
            (Role::Bonus, Some(cap), _) => at_most(cap, sum),
            (Role::Deduction, _, Some(cap)) => at_least(-cap.abs(), sum),
            _ => sum,
        }
    }

    /// The total of the rows of base, bonus and deduction, within its limits and rounded.
    pub fn total(&self, scheme: &Scheme, rows: &[usize]) -> Formula {
        let mut formula = self.sum(rows);
        if let Some(max) = &scheme.total.max {
            formula = at_most(max, formula);
        }
        if let Some(min) = &scheme.total.min {
            formula = at_least(min.clone(), formula);
        }
        rounded(formula, scheme.rounding.total)
    }

    /// The share of the row of the total in the row of the points that apply.
    pub fn percent(&self, scheme: &Scheme, total: usize, denominator: usize) -> Formula {
        let (part, whole) = (Box::new(self.cell(total)), Box::new(self.cell(denominator)));
        rounded(Formula::Percent { part, whole }, scheme.rounding.percent)
    }
}

fn at_most(cap: &Exact, formula: Formula) -> Formula {
    Formula::Least { of: vec![Formula::Number { value: cap.clone() }, formula] }
}

fn at_least(floor: Exact, formula: Formula) -> Formula {
    Formula::Greatest { of: vec![Formula::Number { value: floor }, formula] }
}

fn rounded(formula: Formula, places: Option<u32>) -> Formula {
    match places {
        Some(places) => Formula::Round { of: Box::new(formula), places },
        None => formula,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(number: i64) -> Cell {
        Cell::decimal(Exact::from(number), 2)
    }

    #[test]
    fn a_formula_that_comes_to_another_number_is_not_written() {
        // A group of 7 and 6 under a cap of 12; below it a group of weights, which is no sum: 13 instead of 12.
        let group = Criterion { cap: Some(Exact::from(12)), ..Criterion::default() };
        let mut column = Reckoning::new(2, 4);
        column.put(1, points(7));
        column.put(2, points(6));
        let formula = column.group(&group, Role::Base, &[1, 2], None);
        column.reckon(0, points(12), formula.clone());
        column.reckon(3, points(13), formula);
        assert_eq!(column.written, [3]);
        let cells = column.cells();
        assert!(cells[0].formula.is_some() && cells[3].formula.is_none());
        assert_eq!(cells[3].shown, "13");
    }

    #[test]
    fn a_sum_takes_its_parts_as_their_formulas_reckon_them() {
        let mut column = Reckoning::new(2, 3);
        column.put(2, points(7));
        let part = column.group(&Criterion::default(), Role::Base, &[2], None);
        column.reckon(1, points(7), part);
        let scheme = Scheme::default();
        let total = column.total(&scheme, &[1]);
        column.reckon(0, points(7), Some(total));
        assert!(column.written.is_empty());
    }
}
