//! Known names by their words, so that a table of many rows asks each of its names once and no name is compared with
//! all others.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::{Form, forms, is_bare};
use super::slips;
use super::trie::Trie;
use crate::text;

/// Forms of a written name that are compared letter by letter.
const COMPARED: usize = 6;
/// A part of so many known names tells none of them.
const TOO_GENERAL: usize = 12;
/// At most so many known names are told.
const TOLD: usize = 6;

/// How a written name is like a known one, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NameLikeness")]
pub enum Likeness {
    /// The same name: but for short forms written out, spelling, capitals, or marks where one of the two has none at
    /// all.
    Same,
    /// The same letters with other marks.
    Marks,
    /// A slip or two of the hand.
    Letters,
    /// One is the other without its first or last words.
    Part,
    /// The first letters of its words.
    Initials,
}

/// A known name that may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alike {
    /// How alike it is.
    pub likeness: Likeness,
    /// The slips, or the words that one has more.
    pub apart: usize,
    /// Place of what is named.
    pub place: usize,
}

/// A form that known names have.
#[derive(Debug, Clone)]
struct Known {
    folded: String,
    /// Who is called so: the place, the form with its marks, whether it was written without any.
    called: Vec<(usize, String, bool)>,
}

/// Known names, each with the place of what it names.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    known: Vec<Known>,
    by_form: HashMap<String, usize>,
    by_letters: Trie,
    /// The places of known names by their beginnings and ends of two words or more, with the words left out.
    by_part: HashMap<String, Vec<(usize, usize)>>,
    by_initials: HashMap<String, Vec<usize>>,
}

impl NameIndex {
    /// Adds a name; a place may have several.
    pub fn add(&mut self, name: &str, place: usize) {
        let bare = is_bare(name);
        let forms = forms(name);
        if let Some(Form { folded, .. }) = forms.first() {
            for (part, less) in parts(folded) {
                let places = self.by_part.entry(part.to_owned()).or_default();
                if !places.iter().any(|(other, _)| *other == place) && places.len() <= TOO_GENERAL {
                    places.push((place, less));
                }
            }
            self.by_initials.entry(initials(folded)).or_default().push(place);
        }
        for Form { marked, folded } in forms {
            let number = match self.by_form.get(&folded) {
                Some(number) => *number,
                None => {
                    let number = self.known.len();
                    self.by_letters.add(&folded, number);
                    self.by_form.insert(folded.clone(), number);
                    self.known.push(Known { folded, called: Vec::new() });
                    number
                }
            };
            if let Some(known) = self.known.get_mut(number) {
                known.called.push((place, marked, bare));
            }
        }
    }

    /// The known names that a written one may mean, the likeliest first; each place once.
    pub fn look(&self, name: &str) -> Vec<Alike> {
        let forms = forms(name);
        let mut found = self.same(is_bare(name), &forms);
        if !found.iter().any(|alike| alike.likeness == Likeness::Same) {
            self.slipped(&forms, &mut found);
            self.partial(&forms, &mut found);
            self.shortened(&text::fold(name), &mut found);
        }
        found.sort_unstable();
        let mut told: Vec<Alike> = Vec::new();
        for alike in found {
            if told.len() < TOLD && !told.iter().any(|other| other.place == alike.place) {
                told.push(alike);
            }
        }
        told
    }

    fn called(&self, folded: &str) -> &[(usize, String, bool)] {
        let known = self.by_form.get(folded).and_then(|number| self.known.get(*number));
        known.map_or(&[], |known| &known.called)
    }

    fn same(&self, bare: bool, forms: &[Form]) -> Vec<Alike> {
        let mut found = Vec::new();
        for form in forms {
            for (place, marked, known_bare) in self.called(&form.folded) {
                let same = bare || *known_bare || *marked == form.marked;
                let likeness = if same { Likeness::Same } else { Likeness::Marks };
                found.push(Alike { likeness, apart: 0, place: *place });
            }
        }
        found
    }

    fn slipped(&self, forms: &[Form], found: &mut Vec<Alike>) {
        for form in forms.iter().take(COMPARED) {
            for (number, apart) in self.by_letters.near(&form.folded, most_slips(&form.folded)) {
                let known = self.known.get(number).filter(|known| is_slip(&known.folded, &form.folded));
                let called = known.into_iter().flat_map(|known| &known.called);
                found.extend(called.map(|(place, _, _)| Alike { likeness: Likeness::Letters, apart, place: *place }));
            }
        }
    }

    fn partial(&self, forms: &[Form], found: &mut Vec<Alike>) {
        for form in forms.iter().take(COMPARED) {
            let longer = self.by_part.get(&form.folded).filter(|places| places.len() <= TOO_GENERAL);
            let longer = longer.into_iter().flatten().copied();
            let shorter = parts(&form.folded)
                .flat_map(|(part, less)| self.called(part).iter().map(move |(place, _, _)| (*place, less)));
            found.extend(longer.chain(shorter).map(|(place, apart)| Alike { likeness: Likeness::Part, apart, place }));
        }
    }

    fn shortened(&self, folded: &str, found: &mut Vec<Alike>) {
        if folded.chars().count() > 2 && folded.chars().all(char::is_alphabetic) {
            let places = self.by_initials.get(folded).filter(|places| places.len() <= TOO_GENERAL);
            let places = places.into_iter().flatten();
            found.extend(places.map(|place| Alike { likeness: Likeness::Initials, apart: 0, place: *place }));
        }
    }
}

/// The one that is surely meant: the only one of the same name.
pub fn surely(alike: &[Alike]) -> Option<usize> {
    let mut same = alike.iter().filter(|alike| alike.likeness == Likeness::Same);
    let first = same.next()?;
    same.next().is_none().then_some(first.place)
}

/// Slips that a name of a length may have: one from five letters, two from ten.
fn most_slips(folded: &str) -> usize {
    (folded.chars().count() / 5).min(2)
}

/// Whether names that are near by their letters are so by slips of the hand, and not because they count or place
/// something else: "Tổ 1" and "Tổ 2", "Tân Lập" and "Tân Lộc".
fn is_slip(one: &str, other: &str) -> bool {
    let alike = one.split(' ').zip(other.split(' '));
    if one.split(' ').count() == other.split(' ').count()
        && alike.clone().any(|(one, other)| has_lost_a_letter(one, other))
    {
        return alike.filter(|(one, other)| one != other).count() == 1;
    }
    let numbers = |name: &str| name.split(' ').filter(|word| is_number(word)).map(str::to_owned).collect::<Vec<_>>();
    if numbers(one) != numbers(other) {
        return false;
    }
    let (words, others) = (one.split(' ').count(), other.split(' ').count());
    if words != others {
        return slips(one, other, 1).is_some();
    }
    let mut differing = one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    let swapped = |one: &str, other: &str| one.len() == other.len() && one.chars().all(|c| other.contains(c));
    differing
        .all(|(one, other)| slips(one, other, 1).is_some() && (one.len().max(other.len()) > 3 || swapped(one, other)))
}

/// "T pháp" and "Tư pháp", for the ư of old fonts is lost in many programs; "Y tế" and "Yế tế".
fn has_lost_a_letter(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let more = long.strip_prefix(short).filter(|_| short.len() == 1 && short.chars().all(char::is_alphabetic));
    matches!(more, Some("u")) || (short == "i" && matches!(more, Some("e" | "a" | "o")))
}

/// A word that numbers things: digits, a single letter, a Roman number.
fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || (word.len() == 1 && word != "i")
        || (word.len() > 1 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

/// The beginnings and ends of a name, of two words or more, with the number of words that they lack.
fn parts(folded: &str) -> impl Iterator<Item = (&str, usize)> {
    let spaces: Vec<usize> = folded.match_indices(' ').map(|(at, _)| at).collect();
    let last = spaces.len();
    let beginnings = spaces.clone().into_iter().enumerate().skip(1);
    let beginnings = beginnings.filter_map(move |(nth, at)| Some((folded.get(..at)?, last - nth)));
    let ends = spaces.into_iter().enumerate().take(last.saturating_sub(1));
    beginnings.chain(ends.filter_map(|(nth, at)| Some((folded.get(at + 1..)?, nth + 1))))
}

fn initials(folded: &str) -> String {
    folded.split(' ').filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Likeness::{Initials, Letters, Marks, Part, Same};

    const KNOWN: [&str; 15] = [
        "Ủy ban nhân dân xã Mẫu Sơn",
        "Ủy ban nhân dân phường Mẫu Sơn",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Phòng Nội vụ",
        "Phòng Tư pháp thành phố Sông Lam",
        "Trường THCS Lê Lợi",
        "Trường Tiểu học Số 1",
        "Trung tâm Kỹ thuật Đo lường",
        "Xã Hòa Lập",
        "Xã Hòa Lộc",
        "Công ty TNHH Ánh Dương",
        "Chi cục Hai",
        "Ban Quản lý dự án đầu tư xây dựng",
        "Hội Nông dân",
    ];

    fn index() -> NameIndex {
        let mut index = NameIndex::default();
        KNOWN.iter().enumerate().for_each(|(place, name)| index.add(name, place));
        index
    }

    /// The known names told, with how alike they are.
    fn look(name: &str) -> Vec<(&'static str, Likeness)> {
        index().look(name).into_iter().map(|alike| (KNOWN[alike.place], alike.likeness)).collect()
    }

    #[test]
    fn the_same_name_is_known_however_it_is_written() {
        for (written, meant) in [
            ("UBND xã Mẫu Sơn", KNOWN[0]),
            ("U.B.N.D X. MẪU SƠN", KNOWN[0]),
            ("Uỷ ban nhân dân xã Mẫu Sơn", KNOWN[0]),
            ("UY BAN NHAN DAN XA MAU SON", KNOWN[0]),
            ("Sở GD&ĐT", KNOWN[3]),
            ("SỞ GDĐT", KNOWN[3]),
            ("Sở Giáo dục - Đào tạo", KNOWN[3]),
            ("so giao duc va dao tao", KNOWN[3]),
            ("P. Nội vụ", KNOWN[4]),
            ("P.NV", KNOWN[4]),
            ("Phòng TP TP. Sông Lam", KNOWN[5]),
            ("Trường Trung học cơ sở Lê Lợi", KNOWN[6]),
            ("Trường TH số 01", KNOWN[7]),
            ("TT Kĩ thuật Đo lường", KNOWN[8]),
            ("Công ti trách nhiệm hữu hạn Ánh Dương", KNOWN[11]),
            ("BQLDA ĐTXD", KNOWN[13]),
            ("HND", KNOWN[14]),
        ] {
            let found = index().look(written);
            assert_eq!(surely(&found).map(|place| KNOWN[place]), Some(meant), "{written}: {:?}", look(written));
        }
    }

    #[test]
    fn a_short_form_that_may_mean_two_is_not_sure() {
        assert_eq!(surely(&index().look("UBND P. Mẫu Sơn")), Some(1), "there is no room of that name");
        let mut both = index();
        both.add("Ủy ban nhân dân Phòng Mẫu Sơn", 90);
        let found = both.look("UBND P. Mẫu Sơn");
        assert_eq!(surely(&found), None);
        assert_eq!(found.iter().map(|alike| alike.place).collect::<Vec<_>>(), [1, 90]);
    }

    #[test]
    fn other_marks_slips_and_parts_are_told_and_never_sure() {
        for (written, meant, likeness) in [
            ("Chi cục Hải", "Chi cục Hai", Marks),
            ("Sở Y té", "Sở Y tế", Marks),
            ("Phogn Nội vụ", "Phòng Nội vụ", Letters),
            ("Phòng T pháp thành phố Sông Lam", "Phòng Tư pháp thành phố Sông Lam", Letters),
            ("Sở Yế tế", "Sở Y tế", Letters),
            ("Phòng Nộivụ", "Phòng Nội vụ", Letters),
            ("Trung tâm Kỹ thuâtt Đo lườgn", "Trung tâm Kỹ thuật Đo lường", Letters),
            ("Sở Giáo dcụ và Đào tạo", "Sở Giáo dục và Đào tạo", Letters),
            ("Sở Y tế tỉnh Sông Lam", "Sở Y tế", Part),
            ("Phòng Tư pháp", "Phòng Tư pháp thành phố Sông Lam", Part),
            ("Xã Mẫu Sơn", "Ủy ban nhân dân xã Mẫu Sơn", Part),
            ("SGDĐT", "Sở Giáo dục và Đào tạo", Initials),
        ] {
            assert_eq!(look(written).first(), Some(&(meant, likeness)), "{written}");
            assert_eq!(surely(&index().look(written)), None, "{written}");
        }
    }

    #[test]
    fn what_counts_or_places_otherwise_is_another() {
        for written in ["Trường Tiểu học Số 2", "Xã Hòa Lập II", "Sở Tài chính", "Xã Tân Lập", "", "–"]
        {
            let told = look(written);
            assert!(told.iter().all(|(_, likeness)| *likeness == Part), "{written}: {told:?}");
        }
        assert_eq!(look("Xã Hòa Lập"), [("Xã Hòa Lập", Same)]);
        assert_eq!(look("Xã Hòa Lục"), []);
    }

    #[test]
    fn a_part_of_too_many_tells_none() {
        let mut index = NameIndex::default();
        (0..40).for_each(|place| index.add(&format!("Ủy ban nhân dân xã Số {place}"), place));
        assert_eq!(index.look("Ủy ban nhân dân"), []);
        assert_eq!(surely(&index.look("UBND X. SO 7")), Some(7));
    }
}
