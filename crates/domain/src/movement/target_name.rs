//! Which target of a movement a person, a table or a scheme's input means.

use super::{Movement, Part, Target};
use crate::{Fault, text};

impl Movement {
    /// The target that is meant: by its id, its index, its whole text, the beginning of one text only, or a heading that
    /// begins with its name (`Số giờ học (giờ) – phấn đấu từ 40 trở lên`). A whole name goes before a beginning.
    ///
    /// # Errors
    /// `movement.target_unknown`, `movement.target_ambiguous` with the targets of the movement.
    pub fn target(&self, name: &str) -> Result<&Part<Target>, Fault> {
        let key = text::match_key(name);
        let lines = || self.targets.iter();
        let refused = |code: &'static str, meant: &[&Part<Target>]| {
            let names = meant.iter().map(|part| part.line.name()).collect::<Vec<_>>().join("; ");
            Fault::new(code).with("name", name).with("targets", names)
        };
        let unknown = || refused("movement.target_unknown", &lines().collect::<Vec<_>>());
        if key.is_empty() {
            return Err(unknown());
        }
        let whole = |part: &&Part<Target>| {
            let id = part.id.is_some_and(|id| id.to_string() == name.trim());
            id || [&part.line.index, &part.line.text].into_iter().any(|own| text::match_key(own) == key)
        };
        let begins = |part: &&Part<Target>| text::match_key(&part.line.text).starts_with(&key);
        let mut meant: Vec<&Part<Target>> = lines().filter(whole).collect();
        if meant.is_empty() {
            meant = lines().filter(begins).collect();
        }
        if meant.is_empty() {
            let longest = |part: &&Part<Target>| text::match_key(part.line.name()).len();
            let headed = |part: &&Part<Target>| begins_with(&key, &text::match_key(part.line.name()));
            meant = lines().filter(headed).max_by_key(longest).into_iter().collect();
        }
        match meant.as_slice() {
            [only] => Ok(only),
            [] => Err(unknown()),
            several => Err(refused("movement.target_ambiguous", several)),
        }
    }
}

/// Whether a text begins with whole words.
fn begins_with(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words).filter(|_| !words.is_empty());
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn movement(targets: &[(&str, &str)]) -> Movement {
        let part = |(text, index): &(&str, &str)| Part {
            id: None,
            line: Target { text: (*text).to_owned(), index: (*index).to_owned(), ..Target::default() },
        };
        Movement { targets: targets.iter().map(part).collect(), ..Movement::default() }
    }

    #[test]
    fn a_target_is_found_by_its_index_its_words_or_a_heading_of_it() {
        let own = movement(&[("Chỉ số cải cách thuộc nhóm 10", "PAR Index"), ("Tỷ lệ hồ sơ đúng hạn", "")]);
        for (name, found) in [
            ("par index", "Chỉ số cải cách thuộc nhóm 10"),
            ("Tỷ lệ hồ sơ", "Tỷ lệ hồ sơ đúng hạn"),
            ("Tỷ lệ hồ sơ đúng hạn (%) – phấn đấu từ 95 trở lên", "Tỷ lệ hồ sơ đúng hạn"),
        ] {
            assert_eq!(own.target(name).unwrap().line.text, found, "{name}");
        }
        for name in ["PCI", "", " "] {
            assert_eq!(own.target(name).unwrap_err().code, "movement.target_unknown", "{name}");
        }
    }

    #[test]
    fn a_whole_name_goes_before_another_that_only_begins_with_it() {
        let own = movement(&[("Chỉ số chuyển đổi số cấp xã", ""), ("Chỉ số chuyển đổi số", "")]);
        assert_eq!(own.target("chỉ số chuyển đổi số").unwrap().line.text, "Chỉ số chuyển đổi số");
        // Two begin so and none is called so: nobody knows which is meant.
        assert_eq!(own.target("Chỉ số chuyển").unwrap_err().code, "movement.target_ambiguous");
    }
}
