//! Texts by their letters: all that are a few slips from another text, found without comparing each.

use super::distance::Grid;

/// Texts, each with its number. Texts that begin alike share their beginning.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    letter: char,
    child: Option<usize>,
    sibling: Option<usize>,
    /// The text that ends here.
    text: Option<usize>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// Adds a text that is not there yet.
    pub fn add(&mut self, text: &str, number: usize) {
        let mut at = 0;
        for letter in text.chars() {
            at = self.child(at, letter).unwrap_or_else(|| self.grow(at, letter));
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.text = Some(number);
        }
    }

    fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let first = self.nodes.get(at).and_then(|node| node.child);
        std::iter::successors(first, |at| self.nodes.get(*at)?.sibling)
    }

    fn child(&self, at: usize, letter: char) -> Option<usize> {
        self.children(at).find(|child| self.nodes.get(*child).is_some_and(|node| node.letter == letter))
    }

    fn grow(&mut self, at: usize, letter: char) -> usize {
        let new = self.nodes.len();
        let sibling = self.nodes.get_mut(at).and_then(|node| node.child.replace(new));
        self.nodes.push(Node { letter, sibling, ..Node::default() });
        new
    }

    /// The numbers of all texts at most so many slips away, with the slips.
    pub fn near(&self, text: &str, most: usize) -> Vec<(usize, usize)> {
        let mut grid = Grid::new(text, most);
        let mut found = Vec::new();
        // What was met above a node stands in the grid when its turn comes: those below it are looked at before its
        // siblings.
        let mut waiting = vec![(0, 0)];
        while let Some((at, depth)) = waiting.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            if depth > 0 && grid.step(depth, node.letter) > most {
                continue;
            }
            if let (Some(text), Some(slips)) = (node.text, grid.last(depth)) {
                found.push((text, slips));
            }
            waiting.extend(self.children(at).map(|child| (child, depth + 1)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::slips;

    #[test]
    fn the_same_texts_are_found_as_by_comparing_each() {
        let texts = ["so y te", "so noi vu", "so nội vu", "so giao duc", "so gaio duc", "so", "", "phong noi vu"];
        let mut trie = Trie::default();
        texts.iter().enumerate().for_each(|(number, text)| trie.add(text, number));
        for asked in ["so noi vu", "os noi vu", "so giao dcu", "s", "phong noi", "so y et", "khac"] {
            for most in 0..=2 {
                let mut found = trie.near(asked, most);
                found.sort_unstable();
                let each = texts.iter().enumerate();
                let compared: Vec<(usize, usize)> =
                    each.filter_map(|(number, text)| Some((number, slips(text, asked, most)?))).collect();
                assert_eq!(found, compared, "{asked} {most}");
            }
        }
    }
}
