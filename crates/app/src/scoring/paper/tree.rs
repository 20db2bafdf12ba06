//! The criteria of a scheme as lines of a table: groups above what they hold, in printed order.

use std::collections::BTreeMap;

use domain::number::Exact;
use domain::scoring::{Criterion, LeafColumn, Plan, Role, code_key};

/// A criterion or group.
pub(super) struct Line<'a> {
    pub criterion: &'a Criterion,
    pub role: Role,
    /// Indices of the lines that a group holds.
    pub children: Vec<usize>,
    pub is_top: bool,
    /// What a leaf is entered with.
    pub column: Option<LeafColumn>,
}

/// Decimal places of the printed scores of a scheme.
pub(in crate::scoring) fn printed_places(plan: &Plan) -> u32 {
    fn most(criteria: &[Criterion]) -> u32 {
        let own = |criterion: &Criterion| criterion.decimals.unwrap_or(0).max(most(&criterion.children));
        criteria.iter().map(own).max().unwrap_or(0)
    }
    let scheme = plan.scheme();
    scheme.rounding.leaf.unwrap_or(UNROUNDED).max(most(&scheme.criteria)).max(USUAL)
}

/// The lines of a scheme.
pub(super) struct Tree<'a> {
    pub lines: Vec<Line<'a>>,
    /// The yes-or-no questions of gates (điều kiện), which stand in no group.
    pub conditions: Vec<LeafColumn>,
    /// Decimal places of printed scores.
    pub places: u32,
}

/// Places of printed scores where a scheme does not round them.
const UNROUNDED: u32 = 4;
/// Places of printed scores that a scheme rounds to fewer.
const USUAL: u32 = 2;

impl<'a> Tree<'a> {
    /// The lines of a plan's scheme.
    pub fn of(plan: &'a Plan) -> Self {
        let scheme = plan.scheme();
        let mut columns: BTreeMap<String, LeafColumn> =
            plan.columns().map(|column| (code_key(&column.code), column)).collect();
        let mut lines = Vec::new();
        for criterion in &scheme.criteria {
            add(&mut lines, &mut columns, criterion, criterion.role.unwrap_or_default(), true);
        }
        let places = printed_places(plan);
        let mut conditions: Vec<LeafColumn> = columns.into_values().collect();
        let order: Vec<String> = scheme.gates.iter().map(|gate| code_key(&gate.code)).collect();
        conditions.sort_by_key(|column| order.iter().position(|code| *code == code_key(&column.code)));
        Self { lines, conditions, places }
    }

    /// Indices of the lines of the top level whose points do this.
    pub fn tops(&self, role: Role) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| line.is_top && line.role == role).map(|(index, _)| index).collect()
    }

    /// The most base points there are; none where a part states none.
    pub fn full(&self) -> Option<Exact> {
        self.tops(Role::Base).into_iter().map(|line| self.lines.get(line).and_then(Line::max)).sum::<Option<Exact>>()
    }
}

fn add<'a>(
    lines: &mut Vec<Line<'a>>,
    columns: &mut BTreeMap<String, LeafColumn>,
    criterion: &'a Criterion,
    role: Role,
    is_top: bool,
) -> usize {
    let index = lines.len();
    let column = columns.remove(&code_key(&criterion.code));
    lines.push(Line { criterion, role, children: Vec::new(), is_top, column });
    let children: Vec<usize> = criterion.children.iter().map(|child| add(lines, columns, child, role, false)).collect();
    if let Some(line) = lines.get_mut(index) {
        line.children = children;
    }
    index
}

impl Line<'_> {
    /// Its code as codes are compared.
    pub fn key(&self) -> String {
        code_key(&self.criterion.code)
    }

    /// Its code as printed.
    pub fn code(&self) -> &str {
        self.criterion.raw_code.as_deref().unwrap_or(&self.criterion.code)
    }

    /// Most points, below 0 in a deduction; none when nothing limits them.
    pub fn max(&self) -> Option<Exact> {
        let own = self.criterion.max.as_ref().or(self.criterion.cap.as_ref()).cloned();
        let most = match &self.column {
            Some(leaf) => leaf.max.clone().or(own),
            None => own,
        };
        let most = most.filter(|most| !most.is_zero())?;
        Some(if self.role == Role::Deduction { -most.abs() } else { most })
    }
}
