//! One item of `count` and `base_adjust`: how it is entered and the points it gives or takes.

use serde::Deserialize;

use super::band::Band;
use super::step::Step;
use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::explanation::CapApplied;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::scheme::{Criterion, Role};

/// One thing that gains or loses points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Item {
    /// Field name of what is entered.
    pub id: String,
    /// What is counted.
    pub name_vi: String,
    /// How it is entered.
    #[serde(rename = "type")]
    pub entry: ItemEntry,
    /// Points each; negative takes off. Of counts and flags.
    pub per: Option<Exact>,
    /// Points of the bands (or of the tables by class) in which the value lies; negative ones take off.
    pub band: Option<Band>,
    /// Points for each step over or short of the target.
    pub step: Option<Step>,
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
    /// A value that lies in a band.
    #[serde(alias = "band_by")]
    Band,
    /// A value compared with a target, step by step.
    Step,
}

/// The values of one item: what was entered, and the second value (class, target) where it needs one.
pub(in crate::scoring) struct ItemValues<'a> {
    pub label: &'a str,
    pub own: &'a Exact,
    pub second: Option<&'a Exact>,
}

impl Item {
    pub fn field(&self) -> RuleField {
        match self.entry {
            ItemEntry::Count => RuleField::number(&self.id, &self.name_vi),
            ItemEntry::Flag => RuleField::flag(&self.id, &self.name_vi),
            ItemEntry::Claim | ItemEntry::Band | ItemEntry::Step => RuleField::signed(&self.id, &self.name_vi),
        }
    }

    /// The second field: `ID_size` of a band by class, `ID_target` of a step whose target is no parameter.
    pub fn second_field(&self) -> Option<RuleField> {
        let field = |ending: &str, label: &str| {
            RuleField::number(&format!("{}_{ending}", self.id), &format!("{} – {label}", self.name_vi))
        };
        match self.entry {
            _ if !self.has_second_field() => None,
            ItemEntry::Step => Some(field("target", "chỉ tiêu")),
            _ => Some(field("size", "quy mô")),
        }
    }

    pub fn has_second_field(&self) -> bool {
        match self.entry {
            ItemEntry::Band => self.band.as_ref().is_some_and(Band::is_by_size),
            ItemEntry::Step => self.step.as_ref().is_some_and(Step::asks_target),
            ItemEntry::Count | ItemEntry::Flag | ItemEntry::Claim => false,
        }
    }

    /// Whether it can only take points off.
    pub fn takes_off(&self) -> bool {
        match self.entry {
            ItemEntry::Count | ItemEntry::Flag => self.per.as_ref().is_some_and(Exact::is_negative),
            ItemEntry::Claim => false,
            ItemEntry::Band => self.band.as_ref().is_some_and(Band::only_takes_off),
            ItemEntry::Step => self.step.as_ref().is_some_and(Step::only_takes_off),
        }
    }

    /// Whether what it gains has no limit of its own.
    pub fn is_uncapped(&self) -> bool {
        self.cap.is_none()
            && !self.takes_off()
            && match self.entry {
                ItemEntry::Count | ItemEntry::Claim => true,
                ItemEntry::Flag | ItemEntry::Band => false,
                ItemEntry::Step => self.step.as_ref().is_some_and(Step::is_uncapped),
            }
    }

    /// What it is called: its name, else its field.
    pub fn label(&self) -> &str {
        if self.name_vi.is_empty() { &self.id } else { &self.name_vi }
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        let mut report = |message: String| findings.push(Finding::at(Code::EParam, &criterion.code, message));
        let counted = matches!(self.entry, ItemEntry::Count | ItemEntry::Flag);
        if counted && self.per.as_ref().is_none_or(Exact::is_zero) {
            report(format!("Mục đếm “{}” chưa ghi số điểm mỗi lần.", self.label()));
        }
        let wrong = self.band.is_some() != (self.entry == ItemEntry::Band)
            || self.step.is_some() != (self.entry == ItemEntry::Step)
            || (!counted && self.per.is_some());
        if wrong {
            report(format!(
                "Mục “{}” ghi chưa đủ: mục theo khung cần các khung, mục theo bước cần bước tính, mục đếm cần số điểm mỗi lần.",
                self.label()
            ));
        }
        if self.cap.as_ref().is_some_and(Exact::is_negative) {
            report(format!("Trần của mục đếm “{}” ghi số dương, kể cả với điểm trừ.", self.label()));
        }
        // Points of an item are bonus or deduction within the leaf, whatever the leaf's maximum.
        let free = Criterion { code: criterion.code.clone(), ..Criterion::default() };
        if let Some(band) = &self.band {
            let role = if band.only_takes_off() { Role::Deduction } else { Role::Bonus };
            band.check(&free, role, findings);
        }
        if let Some(step) = &self.step {
            step.check(&free, findings);
        }
    }

    /// `bài báo: mỗi lần 0,4, nhiều nhất 2`.
    pub fn words(&self) -> String {
        let name = if self.name_vi.is_empty() { &self.id } else { &self.name_vi };
        let per = || self.per.as_ref().map(said).unwrap_or_default();
        let rule = match self.entry {
            ItemEntry::Count => format!("mỗi lần {}", per()),
            ItemEntry::Flag => format!("có thì {}", per()),
            ItemEntry::Claim => "điểm đề nghị".to_owned(),
            ItemEntry::Band => self.band.as_ref().map(Band::words).unwrap_or_default(),
            ItemEntry::Step => self.step.as_ref().map(Step::words).unwrap_or_default(),
        };
        let cap = self.cap.as_ref().map(|cap| format!(", nhiều nhất {}", said(cap))).unwrap_or_default();
        let one_of = if self.one_of.is_some() { " (chỉ tính một mức của nhóm)" } else { "" };
        format!("{name}: {rule}{cap}{one_of}")
    }

    /// The points it gives (or takes, negative), within its cap; none when the rule lacks a value or refuses it.
    pub fn points(&self, values: &ItemValues<'_>, notes: &mut Notes) -> Result<Option<Exact>, Raw> {
        let reached = match self.entry {
            ItemEntry::Claim => return Ok(Some(self.claimed(values.label, values.own, notes))),
            ItemEntry::Count | ItemEntry::Flag => {
                let per = self.per.clone().unwrap_or_default();
                let reached = values.own * &per;
                if !values.own.is_integer() {
                    let text = format!("{}: số lần {} không phải số nguyên", values.label, said(values.own));
                    notes.issue(Code::WFraction, text);
                }
                notes.say(|| {
                    let (label, count) = (values.label, said(values.own));
                    format!("{label}: {count} × {} = {}{}", said(&per), said(&reached), self.cap_words(&reached))
                });
                reached
            }
            ItemEntry::Band | ItemEntry::Step => {
                let mut own = notes.fork();
                let raw = match (&self.band, &self.step) {
                    (Some(band), _) => band.points(values.own, values.second, "", &mut own),
                    (_, Some(step)) => step.deviation(values.own, values.second, None, "", &mut own),
                    (None, None) => Raw::Missing,
                };
                notes.absorb_of(values.label, own);
                match raw {
                    Raw::Score(reached) => {
                        let words = self.cap_words(&reached);
                        if !words.is_empty() {
                            notes.say(|| format!("{}: {}{words}", values.label, said(&reached)));
                        }
                        reached
                    }
                    Raw::Missing => return Ok(None),
                    refused => return Err(refused),
                }
            }
        };
        let allowed = self.capped(&reached);
        if allowed != reached {
            notes.cap(&reached, &allowed);
        }
        Ok(Some(allowed))
    }

    /// Within the cap, either way.
    fn capped(&self, points: &Exact) -> Exact {
        match &self.cap {
            Some(cap) if points.abs() > *cap => {
                if points.is_negative() {
                    -cap
                } else {
                    cap.clone()
                }
            }
            _ => points.clone(),
        }
    }

    /// `, trần 2 → 2 (vượt 0,8 không tính)`; nothing when the cap does not bind.
    fn cap_words(&self, reached: &Exact) -> String {
        let allowed = self.capped(reached);
        if allowed == *reached {
            return String::new();
        }
        let lost = CapApplied::new(reached, &allowed).lost;
        format!(", trần {} → {} (vượt {} không tính)", said(&allowed.abs()), said(&allowed), said(&lost))
    }

    /// Points claimed by hand, up to the cap either way.
    fn claimed(&self, label: &str, claim: &Exact, notes: &mut Notes) -> Exact {
        let allowed = self.capped(claim);
        if allowed == *claim {
            notes.say(|| format!("{label}: đề nghị {}", said(claim)));
            return allowed;
        }
        notes.cap(claim, &allowed);
        if allowed.is_zero() {
            let text = format!("{label}: đề nghị {} nhưng bảng không có quy định thưởng", said(claim));
            notes.issue(Code::WNoBonus, text);
        } else {
            let (claim, most) = (said(claim), said(&allowed.abs()));
            let text = format!("{label}: đề nghị {claim}, quy định tối đa {most} – tính {}", said(&allowed));
            notes.issue(Code::WOverClaim, text);
        }
        allowed
    }
}
