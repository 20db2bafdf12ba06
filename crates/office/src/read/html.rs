//! Tables of web pages: what programs save as ".xls" and ".doc", and what browsers and Excel put on the clipboard.
//!
//! Such pages are seldom well-formed, so tags are looked for one by one and anything unknown is passed over.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::text::legacy::OldFont;

use super::letters::{self, Piece};
use super::room::Refusal;
use super::sheet::{Cell, Grid, Merge, Sheet};

/// Rows or columns that one cell may span.
const SPAN_LIMIT: u32 = 1000;
/// Fonts that are open at once.
const NESTED_LIMIT: usize = 64;
/// Lines above a table that are kept as its titles.
const TITLES: usize = 6;

/// The tables of a page, a sheet each; tables within tables count for the cell that they stand in.
pub(super) fn read(name: &str, page: &str) -> Result<Vec<Sheet>, Fault> {
    let mut reading = Reading { fonts: fonts(page), ..Reading::default() };
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        reading.text(text);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((tag, after)) = after.split_once('>') else {
            rest = "";
            break;
        };
        rest = after;
        let tag_name: String = tag.chars().take_while(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        if matches!(tag_name.as_str(), "style" | "script" | "head" | "title") {
            let end = format!("</{tag_name}");
            let closes =
                |at: &usize| rest.get(*at..*at + end.len()).is_some_and(|part| part.eq_ignore_ascii_case(&end));
            let found = rest.match_indices("</").map(|(at, _)| at).find(closes);
            rest = found.and_then(|at| rest.get(at..)).unwrap_or_default();
            continue;
        }
        reading.tag(tag_name.trim_end_matches('/'), tag).map_err(|refusal| refusal.fault(name, name))?;
    }
    reading.text(rest);
    reading.end_table();
    Ok(reading.sheets)
}

#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    titles: Vec<String>,
    /// Fonts of classes, as Excel's pages name them.
    fonts: HashMap<String, Option<OldFont>>,
    depth: usize,
    grid: Grid,
    merges: Vec<Merge>,
    row: u32,
    column: u32,
    /// Columns covered from above or from the left: the first, and with it the last and down to which row.
    covered: BTreeMap<u32, (u32, u32)>,
    cell: Option<(u32, u32)>,
    /// Fonts that are open, the innermost last.
    open_fonts: Vec<(String, Option<OldFont>)>,
    pieces: Vec<Piece>,
}

impl Reading {
    fn text(&mut self, text: &str) {
        // Line breaks of the source are spaces.
        let spaced: String = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
        let font = self.open_fonts.iter().rev().find_map(|(_, font)| *font);
        if !spaced.is_empty() {
            letters::push(&mut self.pieces, &resolved(&spaced), font);
        }
    }

    fn tag(&mut self, name: &str, tag: &str) -> Result<(), Refusal> {
        match name {
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.end_title();
                    (self.row, self.column) = (0, 0);
                }
            }
            "/table" => {
                if self.depth == 1 {
                    self.end_cell()?;
                    self.end_table();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            "tr" if self.depth == 1 => {
                self.end_cell()?;
                self.row = self.row.saturating_add(1);
                self.column = 0;
            }
            "td" | "th" if self.depth == 1 => {
                self.end_cell()?;
                self.begin_cell(tag);
            }
            "/td" | "/th" | "/tr" if self.depth == 1 => self.end_cell()?,
            "br" => letters::push(&mut self.pieces, "\n", None),
            "p" | "div" | "/p" | "/div" | "h1" | "h2" | "h3" | "/h1" | "/h2" | "/h3" => {
                if self.depth == 0 {
                    self.end_title();
                } else {
                    letters::push(&mut self.pieces, "\n", None);
                }
            }
            "font" | "span" | "b" | "i" if self.open_fonts.len() < NESTED_LIMIT => {
                self.open_fonts.push((name.to_owned(), self.font(tag)));
            }
            "/font" | "/span" | "/b" | "/i" => {
                let closed = self.open_fonts.iter().rposition(|(open, _)| name.get(1..) == Some(open));
                if let Some(closed) = closed {
                    self.open_fonts.truncate(closed);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn font(&self, tag: &str) -> Option<OldFont> {
        let class = attribute(tag, "class").and_then(|class| self.fonts.get(&class).copied()).flatten();
        let style = attribute(tag, "style").and_then(|style| family(&style));
        let face = attribute(tag, "face").and_then(|faces| OldFont::of(faces.split(',').next()?));
        style.or(face).or(class)
    }

    fn begin_cell(&mut self, tag: &str) {
        while let Some((first, (last, bottom))) =
            self.covered.range(..=self.column).next_back().map(|(f, to)| (*f, *to))
        {
            if bottom < self.row {
                self.covered.remove(&first);
            } else if last >= self.column {
                self.column = last.saturating_add(1);
            } else {
                break;
            }
        }
        let span =
            |name: &str| attribute(tag, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).clamp(1, SPAN_LIMIT);
        let (across, down) = (span("colspan"), span("rowspan"));
        let left = self.column;
        let (right, bottom) = (left.saturating_add(across - 1), self.row.saturating_add(down - 1));
        if across > 1 || down > 1 {
            self.merges.push(Merge { top: self.row, left, bottom, right });
            self.covered.insert(left, (right, bottom));
        }
        self.column = right.saturating_add(1);
        self.cell = Some((self.row, left));
        self.open_fonts.clear();
        self.open_fonts.push(("td".to_owned(), self.font(tag)));
        self.pieces.clear();
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let pieces = std::mem::take(&mut self.pieces);
        if let Some((row, column)) = self.cell.take() {
            self.grid.add(row, column, Cell::of_pieces(&trimmed(pieces)))?;
        }
        Ok(())
    }

    fn end_table(&mut self) {
        let next = Grid::within(self.grid.room);
        let grid = std::mem::replace(&mut self.grid, next);
        let merges = std::mem::take(&mut self.merges);
        self.covered.clear();
        if !grid.rows.is_empty() {
            let name = format!("Bảng {}", self.sheets.len() + 1);
            self.sheets.push(Sheet::new(&name, std::mem::take(&mut self.titles), grid.rows, merges));
        }
    }

    fn end_title(&mut self) {
        let title = letters::seen(&std::mem::take(&mut self.pieces)).text;
        if !title.trim().is_empty() {
            self.titles.push(title);
            let extra = self.titles.len().saturating_sub(TITLES);
            self.titles.drain(..extra);
        }
    }
}

/// Pieces without the blanks and line breaks at both ends.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    pieces
}

/// Fonts by class, from the style sheet that Excel writes: `.xl65 { font-family:.VnTime; }`.
fn fonts(page: &str) -> HashMap<String, Option<OldFont>> {
    let rules = page.split('}').take(2000).filter_map(|rule| {
        let (selector, body) = rule.rsplit_once('{')?;
        let class = selector.rsplit('.').next()?.trim();
        Some((class.to_owned(), family(body)))
    });
    rules.filter(|(_, font)| font.is_some()).collect()
}

/// The old font that a style names.
fn family(style: &str) -> Option<OldFont> {
    let (_, rest) = style.split_once("font-family:")?;
    OldFont::of(rest.split([';', ',', '"']).find(|name| !name.trim().is_empty())?)
}

/// An attribute of a tag, with or without quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).find(|(at, _)| {
        let before = lower.get(..*at).and_then(|part| part.chars().next_back());
        let after = lower.get(at.saturating_add(name.len())..).map(str::trim_start);
        before.is_some_and(char::is_whitespace) && after.is_some_and(|rest| rest.starts_with('='))
    });
    let value = tag.get(at?.0..)?.split_once('=')?.1.trim_start();
    let found = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split([' ', '\n', '\r', '\t', '/']).next()?,
    };
    Some(resolved(found))
}

/// `&amp;`, `&nbsp;`, `&#7891;`, `&ecirc;` to their letters; an unknown name stays.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No name has more than eight letters: a search for the end of the page, once for every "&", would take hours.
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let named = end.and_then(|end| after.split_at_checked(end));
        match named.and_then(|(name, after)| Some((letter(name)?, after.strip_prefix(';')?))) {
            Some((letter, after)) => {
                out.push(letter);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn letter(name: &str) -> Option<char> {
    if let Some(code) = name.strip_prefix('#') {
        let code = match code.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => code.parse().ok()?,
        };
        return char::from_u32(code);
    }
    if let Some(known) = quick_xml::escape::resolve_predefined_entity(name) {
        return known.chars().next();
    }
    match name {
        "nbsp" => return Some(' '),
        // The letter ư of TCVN3.
        "shy" => return Some('\u{AD}'),
        _ => {}
    }
    // Latin letters are named by the letter and its mark: "ecirc", "Agrave".
    let mut chars = name.chars();
    let base = chars.next()?;
    let mark = match chars.as_str() {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "circ" => '\u{302}',
        "tilde" => '\u{303}',
        "uml" => '\u{308}',
        _ => return None,
    };
    domain::text::line(&format!("{base}{mark}")).chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_letters() {
        assert_eq!(
            resolved("S&#7903; N&#x1ED9;i &amp; &ecirc;&Agrave;&nbsp;x & y &khong; &#;"),
            "Sở Nội & êÀ x & y &khong; &#;"
        );
    }

    #[test]
    fn attributes_stand_with_and_without_quotes() {
        assert_eq!(attribute("td colspan=3 class='xl65'", "colspan").as_deref(), Some("3"));
        assert_eq!(attribute("td rowspan=\"2\"", "rowspan").as_deref(), Some("2"));
        assert_eq!(attribute("td data-colspan=3", "colspan"), None);
    }
}
