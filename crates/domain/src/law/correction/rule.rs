//! A rule of a catalogue by its place: `quotas/q_cstdcs_r2017`, `bonus/bk_tinh.ca_nhan.r2025`,
//! `conditions/cstd_tinh.ca_nhan.cong_trang.r2024/n.1`.

use std::fmt;

use serde_json::Value;

use super::super::diff::entry_name;

/// The place of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePlace {
    /// The section of the catalogue.
    pub section: String,
    /// The entry by what names it.
    pub entry: String,
    /// The node of a condition's tree.
    pub node: Option<String>,
}

impl fmt::Display for RulePlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.section, self.entry)?;
        self.node.as_ref().map_or(Ok(()), |node| write!(out, "/{node}"))
    }
}

impl RulePlace {
    /// The place of an entry.
    pub fn entry(section: &str, entry: impl Into<String>) -> Self {
        Self { section: section.to_owned(), entry: entry.into(), node: None }
    }

    /// The place of a node of a condition.
    pub fn node(condition: &str, node: &str) -> Self {
        Self { node: Some(node.to_owned()), ..Self::entry("conditions", condition) }
    }

    /// Reads a place as it is written.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '/');
        let (section, entry) = (parts.next()?, parts.next()?);
        let node = parts.next().map(str::to_owned);
        (!section.is_empty() && !entry.is_empty()).then(|| Self { node, ..Self::entry(section, entry) })
    }

    /// The rule in a catalogue's JSON.
    pub(super) fn find<'a>(&self, body: &'a Value) -> Option<&'a Value> {
        let entries = body.get(&self.section)?.as_array()?;
        let found = entries.iter().enumerate().find(|(at, entry)| entry_name(entry, *at) == self.entry)?.1;
        match &self.node {
            Some(node) => node_of(found.get("tree")?, node),
            None => Some(found),
        }
    }

    /// The rule in a catalogue's JSON, to be changed.
    pub(super) fn find_mut<'a>(&self, body: &'a mut Value) -> Option<&'a mut Value> {
        let entries = body.get_mut(&self.section)?.as_array_mut()?;
        let found = entries.iter_mut().enumerate().find(|(at, entry)| entry_name(entry, *at) == self.entry)?.1;
        match &self.node {
            Some(node) => node_of_mut(found.get_mut("tree")?, node),
            None => Some(found),
        }
    }
}

fn is_node(value: &Value, id: &str) -> bool {
    value.get("node_id").and_then(Value::as_str) == Some(id)
}

fn node_of<'a>(value: &'a Value, id: &str) -> Option<&'a Value> {
    if is_node(value, id) {
        return Some(value);
    }
    value.get("of")?.as_array()?.iter().find_map(|part| node_of(part, id))
}

fn node_of_mut<'a>(value: &'a mut Value, id: &str) -> Option<&'a mut Value> {
    if is_node(value, id) {
        return Some(value);
    }
    value.get_mut("of")?.as_array_mut()?.iter_mut().find_map(|part| node_of_mut(part, id))
}

/// The node above another, and the place of the other under it.
pub(super) fn above<'a>(value: &'a mut Value, id: &str) -> Option<(&'a mut Value, usize)> {
    let at = value.get("of")?.as_array()?.iter().position(|part| is_node(part, id));
    match at {
        Some(at) => Some((value, at)),
        None => value.get_mut("of")?.as_array_mut()?.iter_mut().find_map(|part| above(part, id)),
    }
}
