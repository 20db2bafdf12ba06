//! What a grid shows of a leaf: its place in the tree, its points and its fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::leaf::FieldKind;
use super::plan::{Leaf, Plan};
use super::scheme::{Evidence, Role, Source};
use crate::number::Exact;

/// A leaf as a column of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeafColumn {
    /// Code.
    pub code: String,
    /// The code as printed.
    pub printed_code: String,
    /// Name.
    pub name_vi: String,
    /// Codes of the groups above, outermost first.
    pub path: Vec<String>,
    /// What its points do.
    pub role: Role,
    /// Kind of the rule.
    pub kind: String,
    /// The most points it can give, or take off in a deduction; none: unlimited.
    pub max: Option<Exact>,
    /// What is entered.
    pub fields: Vec<FieldColumn>,
    /// Whether an entry needs evidence.
    pub evidence: Evidence,
    /// The documents that count as evidence.
    pub evidence_docs: Vec<String>,
    /// The printed rule.
    pub guide_vi: Option<String>,
}

/// A field of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldColumn {
    /// Its name in entries.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Unit of measure.
    pub unit: Option<String>,
    /// What is typed into it.
    pub kind: FieldType,
    /// The words of a choice, in printed order.
    pub words: Vec<String>,
    /// Where the program takes it from, if it does.
    pub from: Option<Source>,
    /// It is computed from the other fields where nothing is entered.
    pub derived: bool,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A number.
    Number,
    /// Met or not (đạt, không đạt).
    Flag,
    /// Whether something has happened (có, không).
    Occurrence,
    /// One of the words given.
    Choice,
}

impl LeafColumn {
    pub(super) fn of(plan: &Plan, leaf: &Leaf) -> Self {
        let node = plan.nodes.get(leaf.node);
        let criterion = node.map(|node| node.criterion.clone()).unwrap_or_default();
        let mut path = Vec::new();
        let mut parent = node.and_then(|node| node.parent);
        while let Some(above) = parent.and_then(|parent| plan.nodes.get(parent)) {
            path.insert(0, above.criterion.code.clone());
            parent = above.parent;
        }
        // A gate has a code for machines only: on paper it is the first, the second condition.
        let question = plan.gates.iter().position(|gate| gate.gate.code == leaf.code);
        let question = question.map(|nth| format!("ĐK{}", nth + 1));
        Self {
            code: leaf.code.clone(),
            printed_code: question.or(criterion.raw_code).unwrap_or_else(|| leaf.code.clone()),
            name_vi: leaf.name.clone(),
            path,
            role: leaf.role,
            kind: leaf.rule.kind().to_owned(),
            max: leaf.most_points(),
            fields: leaf
                .fields
                .iter()
                .enumerate()
                .map(|(slot, field)| FieldColumn {
                    derived: leaf.derived.iter().any(|derived| derived.slot == slot),
                    name: field.name.clone(),
                    label: field.label.clone(),
                    unit: field.unit.clone(),
                    kind: match &field.kind {
                        FieldKind::Number => FieldType::Number,
                        FieldKind::Flag if leaf.rule.is_condition() => FieldType::Occurrence,
                        FieldKind::Flag => FieldType::Flag,
                        FieldKind::Choice(_) => FieldType::Choice,
                    },
                    words: match &field.kind {
                        FieldKind::Choice(words) => words.clone(),
                        _ => Vec::new(),
                    },
                    from: field.from.clone(),
                })
                .collect(),
            evidence: criterion.evidence,
            evidence_docs: criterion.evidence_docs,
            guide_vi: criterion.guide_vi,
        }
    }
}
