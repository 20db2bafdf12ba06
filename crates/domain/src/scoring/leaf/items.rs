//! Items that are counted (lần, vụ, bài): so many points each, with own caps, and groups of which only one counts.

use serde::Deserialize;

use super::RuleField;
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::explanation::CapApplied;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// The items of a leaf, in printed order; their slots are their positions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(in crate::scoring) struct Items(pub Vec<Item>);

/// One thing that is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Item {
    /// Field name of its count.
    pub id: String,
    /// What is counted.
    pub name_vi: String,
    /// How it is entered.
    #[serde(rename = "type")]
    pub entry: ItemEntry,
    /// Points each; negative takes off.
    pub per: Option<Exact>,
    /// Most points of this item, either way.
    pub cap: Option<Exact>,
    /// Items with the same word here exclude each other: only the best (of deductions the worst) counts.
    pub one_of: Option<String>,
}

/// How an item is entered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::scoring) enum ItemEntry {
    /// How often it happened.
    #[default]
    Count,
    /// Whether it happened.
    Flag,
    /// Points claimed by hand, up to the cap; a cap of 0 says that there is no rule for such a bonus.
    Claim,
}

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
        let field = |item: &Item| match item.entry {
            ItemEntry::Count => RuleField::number(&item.id, &item.name_vi),
            ItemEntry::Flag => RuleField::flag(&item.id, &item.name_vi),
            ItemEntry::Claim => RuleField::signed(&item.id, &item.name_vi),
        };
        self.0.iter().map(field).collect()
    }

    pub fn is_uncapped(&self) -> bool {
        self.0.iter().any(|item| item.cap.is_none() && !item.takes_off())
    }

    pub fn only_take_off(&self) -> bool {
        self.0.iter().all(Item::takes_off)
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        let mut report = |message: String| findings.push(Finding::at(Code::EParam, &criterion.code, message));
        for (position, item) in self.0.iter().enumerate() {
            if item.id.trim().is_empty() || self.0.iter().take(position).any(|other| other.id == item.id) {
                report(format!("Mục đếm thứ {} chưa có id, hoặc trùng id với mục khác.", position + 1));
            }
            match &item.per {
                _ if item.entry == ItemEntry::Claim => {}
                Some(per) if !per.is_zero() => {}
                _ => report(format!("Mục đếm “{}” chưa ghi số điểm mỗi lần (per).", item.id)),
            }
            if item.cap.as_ref().is_some_and(Exact::is_negative) {
                report(format!("Trần (cap) của mục đếm “{}” ghi số dương, kể cả với điểm trừ.", item.id));
            }
            let mixed = |other: &Item| other.one_of == item.one_of && other.takes_off() != item.takes_off();
            if item.one_of.is_some() && self.0.iter().any(mixed) {
                report(format!("Nhóm chỉ tính một mức của “{}” lẫn cả cộng và trừ.", item.id));
            }
        }
    }

    /// Counts what was entered: points gained and points lost, both as positive numbers.
    pub fn tally(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Tally {
        let label = |slot: usize| leaf.fields.get(slot).map_or("", |field| field.label.as_str());
        let mut tally = Tally::default();
        let mut points: Vec<Option<Exact>> = Vec::with_capacity(self.0.len());
        for (slot, item) in self.0.iter().enumerate() {
            let Some(count) = given.number(slot) else {
                points.push(None);
                continue;
            };
            tally.any_entered = true;
            if item.entry == ItemEntry::Claim {
                points.push(Some(item.claimed(label(slot), count, notes)));
                continue;
            }
            let per = item.per.clone().unwrap_or_default();
            if !count.is_integer() {
                notes.issue(Code::WFraction, format!("{}: số lần {} không phải số nguyên", label(slot), said(count)));
            }
            points.push(Some(item.points(label(slot), count, &per, notes)));
        }
        for (slot, item) in self.0.iter().enumerate() {
            let Some(own) = points.get(slot).and_then(Option::as_ref) else { continue };
            if item.one_of.is_some() && self.is_beaten(slot, item, own, &points) {
                notes.say(|| format!("{}: không tính (đã tính mức cao hơn)", label(slot)));
                continue;
            }
            tally.parts.push(own.clone());
            if own.is_negative() {
                tally.lost = tally.lost - own;
            } else {
                tally.gained = tally.gained + own;
            }
        }
        tally
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

impl Item {
    fn takes_off(&self) -> bool {
        self.per.as_ref().is_some_and(Exact::is_negative)
    }

    /// Points claimed by hand, up to the cap either way.
    fn claimed(&self, label: &str, claim: &Exact, notes: &mut Notes) -> Exact {
        let Some(cap) = self.cap.as_ref().filter(|cap| claim.abs() > **cap) else {
            notes.say(|| format!("{}: đề nghị {}", label, said(claim)));
            return claim.clone();
        };
        let allowed = if claim.is_negative() { -cap } else { cap.clone() };
        notes.cap(claim, &allowed);
        if cap.is_zero() {
            notes.issue(
                Code::WNoBonus,
                format!("{}: đề nghị {} nhưng bảng không có quy định thưởng", label, said(claim)),
            );
        } else {
            let text =
                format!("{}: đề nghị {}, quy định tối đa {} – tính {}", label, said(claim), said(cap), said(&allowed));
            notes.issue(Code::WOverClaim, text);
        }
        allowed
    }

    fn points(&self, label: &str, count: &Exact, per: &Exact, notes: &mut Notes) -> Exact {
        let reached = count * per;
        let Some(cap) = self.cap.as_ref().filter(|cap| reached.abs() > **cap) else {
            notes.say(|| format!("{}: {} × {} = {}", label, said(count), said(per), said(&reached)));
            return reached;
        };
        let allowed = if reached.is_negative() { -cap } else { cap.clone() };
        notes.cap(&reached, &allowed);
        notes.say(|| {
            let lost = CapApplied::new(&reached, &allowed).lost;
            format!(
                "{}: {} × {} = {}, trần {} → {} (vượt {} không tính)",
                label,
                said(count),
                said(per),
                said(&reached),
                said(cap),
                said(&allowed),
                said(&lost)
            )
        });
        allowed
    }
}
