//! How many slips of the hand part two words: a letter too many, missing, another, or two in the wrong order.

/// Distance of two texts in slips, when it is at most `most` (Damerau's four; letters that changed places are not
/// touched again).
pub fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let length = other.chars().count();
    let mut grid = Grid::new(one, most);
    if grid.text.len().abs_diff(length) > most {
        return None;
    }
    for (depth, letter) in (1..).zip(other.chars()) {
        if grid.step(depth, letter) > most {
            return None;
        }
    }
    grid.last(length)
}

/// Distances of the beginnings of a text from the beginnings of another, which is given letter by letter. Only what can
/// still be near is counted.
#[derive(Debug)]
pub(super) struct Grid {
    text: Vec<char>,
    most: usize,
    /// A row a letter given; what lies outside the band is more than `most`.
    rows: Vec<Vec<usize>>,
    given: Vec<char>,
}

impl Grid {
    /// Nothing is given yet.
    pub fn new(text: &str, most: usize) -> Self {
        let text: Vec<char> = text.chars().collect();
        let first = (0..=text.len()).collect();
        Self { text, most, rows: vec![first], given: Vec::new() }
    }

    /// Takes the letter of a place, counted from 1, in place of the one that stood there; the letters before it stay.
    /// Answers the least distance that any longer text can still have.
    pub fn step(&mut self, depth: usize, letter: char) -> usize {
        let far = self.most + 1;
        self.given.resize(depth, letter);
        if let Some(last) = self.given.last_mut() {
            *last = letter;
        }
        if self.rows.len() <= depth {
            self.rows.resize(depth + 1, vec![far; self.text.len() + 1]);
        }
        let (before, rest) = self.rows.split_at_mut(depth);
        let (Some(row), Some(above)) = (rest.first_mut(), before.last()) else { return far };
        let second = depth.checked_sub(2).and_then(|at| Some((before.get(at)?, *self.given.get(at)?)));
        row.fill(far);
        let mut least = far;
        let band = depth.saturating_sub(self.most)..=(depth + self.most).min(self.text.len());
        for at in band {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(far);
            let mut best = cell(above, at) + 1;
            if at > 0 {
                let own = self.text.get(at - 1).copied();
                best = best.min(cell(row, at - 1) + 1);
                best = best.min(cell(above, at - 1) + usize::from(own != Some(letter)));
                if let Some((row, led)) = second
                    && at > 1
                    && own == Some(led)
                    && self.text.get(at - 2) == Some(&letter)
                {
                    best = best.min(cell(row, at - 2) + 1);
                }
            }
            if let Some(cell) = row.get_mut(at) {
                *cell = best.min(far);
            }
            least = least.min(best);
        }
        least
    }

    /// The distance of the whole text from the letters up to a place, when it is not too much.
    pub fn last(&self, depth: usize) -> Option<usize> {
        self.rows.get(depth)?.last().copied().filter(|distance| *distance <= self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (one, other, expected) in [
            ("noi vu", "noi vu", 0),
            ("noi vu", "noi vuu", 1),
            ("noi vu", "no vu", 1),
            ("noi vu", "nol vu", 1),
            ("noi vu", "nio vu", 1),
            ("giao duc", "gaio dcu", 2),
            ("", "ab", 2),
        ] {
            assert_eq!(slips(one, other, 2), Some(expected), "{one} {other}");
            assert_eq!(slips(other, one, 2), Some(expected), "{other} {one}");
        }
        assert_eq!(slips("tai chinh", "tu phap", 2), None);
        assert_eq!(slips("ab", "abc", 0), None);
    }
}
