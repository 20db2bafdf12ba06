//! What is paid of several awards that are given to one subject at one time, award by award.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::award::Award;
use super::bonus::{Bonus, GivenAward, bonus};
use super::catalogue::Catalogue;
use super::facts::Span;

/// The money of an award given beside others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reward {
    /// It is paid.
    Paid(Bonus),
    /// A higher one of the same years is paid in its place.
    Lower {
        /// What it would be alone.
        alone: Bonus,
        /// Index of the one that is paid.
        than: usize,
    },
    /// The catalogue has no money for it, which is never the same as nothing.
    Unknown,
}

impl Reward {
    /// What is paid, in đồng; none where that is not known.
    pub fn amount(&self) -> Option<u64> {
        match self {
            Self::Paid(bonus) => Some(bonus.amount),
            Self::Lower { .. } => Some(0),
            Self::Unknown => None,
        }
    }

    /// How it is worked out alone.
    pub fn bonus(&self) -> Option<&Bonus> {
        match self {
            Self::Paid(bonus) | Self::Lower { alone: bonus, .. } => Some(bonus),
            Self::Unknown => None,
        }
    }
}

/// Awards of which only the highest is paid.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    is_title: bool,
    award_type: String,
    years: Span,
    /// Its place among the awards, for a sudden achievement: no other is of the same.
    sudden: Option<usize>,
}

/// The money of several awards given to a subject at one time, in their order: of titles with the same years the highest, of
/// different years each; forms of commendation likewise, where they are of one loại hình: those of different achievements are
/// each paid, and every sudden achievement is another; a title and a form both (NĐ 152/2025 Điều 49.5–49.7, NĐ 98/2023 Điều
/// 53). Of equals the first is paid.
pub fn rewards(catalogue: &Catalogue, given: &[GivenAward], subject_kind: &str, decided: NaiveDate) -> Vec<Reward> {
    let alone: Vec<Option<Bonus>> =
        given.iter().map(|one| bonus(catalogue, &one.award, subject_kind, decided)).collect();
    let group = |index: usize, one: &GivenAward| Group {
        is_title: catalogue.award(&one.award).is_some_and(Award::is_title),
        award_type: one.award_type.clone(),
        years: one.period.unwrap_or(Span::of(decided.year())),
        sudden: (one.award_type == "dot_xuat").then_some(index),
    };
    let mut highest: BTreeMap<Group, (u64, usize)> = BTreeMap::new();
    for (index, (one, bonus)) in given.iter().zip(&alone).enumerate() {
        let Some(bonus) = bonus else { continue };
        let place = highest.entry(group(index, one)).or_insert((bonus.amount, index));
        if bonus.amount > place.0 {
            *place = (bonus.amount, index);
        }
    }
    let paid = given.iter().zip(alone).enumerate().map(|(index, (one, alone))| {
        let than = highest.get(&group(index, one)).map_or(index, |(_, paid)| *paid);
        match alone {
            Some(bonus) if than == index => Reward::Paid(bonus),
            Some(alone) => Reward::Lower { alone, than },
            None => Reward::Unknown,
        }
    });
    paid.collect()
}
