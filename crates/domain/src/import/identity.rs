//! Which record a row means.
//!
//! A code decides. Without one the name does; namesakes are told apart by marks (the unit above, the birth date): the
//! first mark that both sides give decides whether they are the same.

use std::collections::{HashMap, HashSet};

use crate::date::PartialDate;

/// What tells records of a kind apart. Texts are compared as they stand, so they are keys (`text::match_key`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The code; empty when it has none.
    pub code: String,
    /// The name; empty when it has none.
    pub name: String,
    /// What tells namesakes apart, the strongest first; none where it is not known.
    pub marks: Vec<Option<Mark>>,
}

/// Something that tells namesakes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A key.
    Text(String),
    /// A day, of which more or less may be known: "1980" may be "12/3/1980".
    Date(PartialDate),
}

impl Mark {
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(one), Self::Date(other)) => one.covers(*other) || other.covers(*one),
            _ => self == other,
        }
    }
}

/// The record that a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// None of the known ones.
    New,
    /// A known one, by its place.
    Known(usize),
    /// Any of several known ones.
    Several(Vec<usize>),
}

/// How well the marks of two namesakes agree: the place of the mark that says they are the same, the number of marks
/// when none can be compared, none when they are two.
fn agreement(one: &Identity, other: &Identity) -> Option<usize> {
    for (place, (mine, theirs)) in one.marks.iter().zip(&other.marks).enumerate() {
        match (mine, theirs) {
            (Some(mine), Some(theirs)) if mine.agrees(theirs) => return Some(place),
            (Some(_), Some(_)) => return None,
            _ => {}
        }
    }
    Some(one.marks.len())
}

fn by(all: &[Identity], key: fn(&Identity) -> &str) -> HashMap<&str, Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, one) in all.iter().enumerate().filter(|(_, one)| !key(one).is_empty()) {
        places.entry(key(one)).or_default().push(place);
    }
    places
}

/// The known record that each row means. A known record that one row names by its code is no candidate for another row
/// that only has the name.
pub fn meant(known: &[Identity], rows: &[Identity]) -> Vec<Meant> {
    let codes = by(known, |one| &one.code);
    let names = by(known, |one| &one.name);
    let by_code = |row: &Identity| codes.get(row.code.as_str()).and_then(|places| places.first()).copied();
    let claimed: HashSet<usize> = rows.iter().filter_map(by_code).collect();
    rows.iter()
        .map(|row| match by_code(row) {
            Some(place) => Meant::Known(place),
            None => {
                let namesakes = names.get(row.name.as_str()).into_iter().flatten().copied();
                by_name(known, row, namesakes.filter(|place| !claimed.contains(place)))
            }
        })
        .collect()
}

fn by_name(known: &[Identity], row: &Identity, namesakes: impl Iterator<Item = usize>) -> Meant {
    let mut fitting: Vec<(usize, usize)> =
        namesakes.filter_map(|place| Some((agreement(row, known.get(place)?)?, place))).collect();
    let best = fitting.iter().map(|(agreement, _)| *agreement).min();
    fitting.retain(|(agreement, _)| Some(*agreement) == best);
    match fitting.as_slice() {
        [] => Meant::New,
        [(_, place)] => Meant::Known(*place),
        several => Meant::Several(several.iter().map(|(_, place)| *place).collect()),
    }
}

/// A name for the record that each row means, the same for rows that mean the same: a known record, or a new one that an
/// earlier row describes already.
pub fn targets(rows: &[Identity], meant: &[Meant]) -> Vec<String> {
    let mut new: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut codes: HashMap<&str, usize> = HashMap::new();
    let mut targets = Vec::with_capacity(rows.len());
    for (place, (row, meant)) in rows.iter().zip(meant).enumerate() {
        if let Meant::Known(known) = meant {
            targets.push(format!("known {known}"));
            continue;
        }
        // A row that was refused says neither: nothing is the same as it.
        if row.name.is_empty() && row.code.is_empty() {
            targets.push(format!("new {place}"));
            continue;
        }
        let same_code = codes.get(row.code.as_str()).copied();
        let twin = same_code.or_else(|| {
            let namesakes = new.get(row.name.as_str()).into_iter().flatten();
            namesakes.copied().find(|other| rows.get(*other).is_some_and(|other| are_twins(row, other)))
        });
        targets.push(format!("new {}", twin.unwrap_or(place)));
        if twin.is_none() {
            new.entry(&row.name).or_default().push(place);
            if !row.code.is_empty() {
                codes.insert(&row.code, place);
            }
        }
    }
    targets
}

fn are_twins(one: &Identity, other: &Identity) -> bool {
    let codes_differ = !one.code.is_empty() && !other.code.is_empty() && one.code != other.code;
    !codes_differ && !one.name.is_empty() && agreement(one, other).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(code: &str, name: &str, marks: &[&str]) -> Identity {
        let marks = marks.iter().map(|mark| (!mark.is_empty()).then(|| Mark::Text((*mark).to_owned()))).collect();
        Identity { code: code.to_owned(), name: name.to_owned(), marks }
    }

    #[test]
    fn a_code_decides_before_a_name() {
        let known = [identity("a", "phòng tài chính", &["sở x"]), identity("b", "phòng tài chính", &["sở y"])];
        let rows = [
            // Renamed and moved: the code says which it is.
            identity("a", "phòng kế toán", &["sở y"]),
            identity("", "phòng tài chính", &["sở y"]),
            identity("", "phòng tài chính", &["sở z"]),
            // The only one left, for row 0 has taken the other.
            identity("", "phòng tài chính", &[""]),
        ];
        assert_eq!(meant(&known, &rows), [Meant::Known(0), Meant::Known(1), Meant::New, Meant::Known(1)]);
    }

    #[test]
    fn an_unknown_code_is_given_to_the_namesake_unless_another_row_names_it() {
        let known = [identity("snv", "sở nội vụ", &[""])];
        assert_eq!(meant(&known, &[identity("h01", "sở nội vụ", &[""])]), [Meant::Known(0)]);
        let both = [identity("h01", "sở nội vụ", &[""]), identity("snv", "sở nội vụ", &[""])];
        assert_eq!(meant(&known, &both), [Meant::New, Meant::Known(0)]);
    }

    #[test]
    fn the_first_mark_that_both_give_decides() {
        // Marks: birth date, unit.
        let known = [identity("", "lê văn an", &["1980", "sở x"]), identity("", "lê văn an", &["", "sở y"])];
        let row = |marks: &[&str]| meant(&known, &[identity("", "lê văn an", marks)]).remove(0);
        assert_eq!(row(&["1980", "sở y"]), Meant::Known(0), "moved to another unit");
        assert_eq!(row(&["1990", "sở x"]), Meant::New, "a namesake in the same unit");
        assert_eq!(row(&["", "sở y"]), Meant::Known(1));
        assert_eq!(row(&["", ""]), Meant::Several(vec![0, 1]));
        assert_eq!(row(&["", "sở z"]), Meant::New);
    }

    #[test]
    fn a_year_of_birth_agrees_with_a_day_in_it() {
        let born = |date: &str| Identity {
            marks: vec![date.parse().ok().map(Mark::Date)],
            ..identity("", "lê văn an", &[])
        };
        let known = [born("1980-03-12"), born("")];
        assert_eq!(meant(&known, &[born("1980"), born("1981")]), [Meant::Known(0), Meant::Known(1)]);
    }

    #[test]
    fn rows_of_one_new_record_share_a_target() {
        let rows = [
            identity("", "văn phòng", &["sở x"]),
            identity("", "văn phòng", &["sở y"]),
            identity("", "văn phòng", &["sở x"]),
            identity("v1", "ban quản lý", &[""]),
            identity("v1", "ban quản lý dự án", &[""]),
            identity("v2", "ban quản lý", &[""]),
        ];
        let meant = meant(&[], &rows);
        assert_eq!(targets(&rows, &meant), ["new 0", "new 1", "new 0", "new 3", "new 3", "new 5"]);
    }
}
