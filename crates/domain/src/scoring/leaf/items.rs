//! Items that gain or lose points (lần, vụ, bài): their fields, their sum, and groups of which only one counts.

use serde::Deserialize;

use super::item::{Item, ItemValues};
use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::Notes;
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// The items of a leaf, in printed order. Their slots are their positions; the second fields follow behind all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(in crate::scoring) struct Items(pub Vec<Item>);

/// Points of the items together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::scoring) struct Tally {
    pub gained: Exact,
    pub lost: Exact,
    /// What counts of each item, signed, in printed order.
    pub parts: Vec<Exact>,
    pub any_entered: bool,
}

impl Items {
    pub fn fields(&self) -> Vec<RuleField> {
        let own = self.0.iter().map(Item::field);
        own.chain(self.0.iter().filter_map(Item::second_field)).collect()
    }

    /// How many fields they have.
    pub fn slots(&self) -> usize {
        self.0.len() + self.0.iter().filter(|item| item.has_second_field()).count()
    }

    pub fn is_uncapped(&self) -> bool {
        self.0.iter().any(Item::is_uncapped)
    }

    pub fn only_take_off(&self) -> bool {
        self.0.iter().all(Item::takes_off)
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        for (position, item) in self.0.iter().enumerate() {
            let mut report = |message: String| findings.push(Finding::at(Code::EParam, &criterion.code, message));
            if item.id.trim().is_empty() || self.0.iter().take(position).any(|other| other.id == item.id) {
                report(format!("Mục đếm thứ {} chưa có mã, hoặc trùng mã với mục khác.", position + 1));
            }
            let mixed = |other: &Item| other.one_of == item.one_of && other.takes_off() != item.takes_off();
            if item.one_of.is_some() && self.0.iter().any(mixed) {
                report(format!("Nhóm chỉ tính một mức của “{}” lẫn cả cộng và trừ.", item.label()));
            }
            item.check(criterion, findings);
        }
    }

    /// The items as printed.
    pub fn words(&self) -> String {
        self.0.iter().map(Item::words).collect::<Vec<_>>().join("; ")
    }

    /// Counts what was entered: points gained and points lost, both as positive numbers.
    ///
    /// # Errors
    /// What an item refused; it stands among the notes.
    pub fn tally(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Result<Tally, Raw> {
        let label = |slot: usize| leaf.fields.get(slot).map_or("", |field| field.label.as_str());
        let mut tally = Tally::default();
        let mut points: Vec<Option<Exact>> = Vec::with_capacity(self.0.len());
        let mut second_slot = self.0.len();
        for (slot, item) in self.0.iter().enumerate() {
            let second = item.has_second_field().then(|| {
                second_slot += 1;
                second_slot - 1
            });
            let Some(own) = given.number(slot) else {
                points.push(None);
                continue;
            };
            tally.any_entered = true;
            let second = second.and_then(|second| given.number(second));
            points.push(item.points(&ItemValues { label: label(slot), own, second }, notes)?);
        }
        for (slot, item) in self.0.iter().enumerate() {
            let Some(own) = points.get(slot).and_then(Option::as_ref) else { continue };
            if item.one_of.is_some() && self.is_beaten(slot, item, own, &points) {
                notes.say(|| format!("{}: không tính (đã tính mức cao hơn)", label(slot)));
                continue;
            }
            if own.is_negative() {
                tally.lost = tally.lost - own;
            } else {
                tally.gained = tally.gained + own;
            }
            tally.parts.push(own.clone());
        }
        Ok(tally)
    }

    /// Whether another item of the same group has more points (either way), or as many and stands before.
    fn is_beaten(&self, slot: usize, item: &Item, own: &Exact, points: &[Option<Exact>]) -> bool {
        let size = own.abs();
        self.0.iter().zip(points).enumerate().any(|(other, (rival, points))| {
            let rival_size = points.as_ref().map(Exact::abs);
            other != slot
                && rival.one_of == item.one_of
                && rival_size.is_some_and(|rival| rival > size || (rival == size && other < slot))
        })
    }
}
