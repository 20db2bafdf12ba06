//! The text of a saved web page: a line a block, without what is no text (scripts, forms, buttons).

use super::super::html::resolved;

/// Elements whose content nobody reads.
const SILENT: &[&str] = &["script", "style", "head", "noscript", "svg", "select", "iframe", "template", "button"];
/// Elements that stand on lines of their own.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section",
    "article", "header", "footer", "nav", "aside", "main", "form", "blockquote", "pre", "dd", "dt", "dl", "figure",
    "figcaption", "hr", "body", "label",
];

/// Reads the text of a page. Tags are looked for one by one, for pages are seldom well-formed.
pub(super) fn read(page: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        lines.text(text);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        // "a < b" is no tag.
        if !after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            lines.text("<");
            rest = after;
            continue;
        }
        let Some((tag, after)) = after.split_once('>') else {
            rest = "";
            break;
        };
        let name = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric);
        let name = name.collect::<String>().to_ascii_lowercase();
        rest = after;
        if SILENT.contains(&name.as_str()) && !tag.starts_with('/') && !tag.ends_with('/') {
            rest = after_end(rest, &name);
        } else if BLOCKS.contains(&name.as_str()) {
            lines.end();
        }
    }
    lines.text(rest);
    lines.end();
    lines.lines.join("\n")
}

/// What stands after the end of an element; everything when it never ends.
fn after_end<'a>(page: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = page.get(from..).and_then(|rest| rest.find("</")) {
        let start = from + at + 2;
        let end = start + name.len();
        if page.get(start..end).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return page.get(end..).and_then(|rest| rest.split_once('>')).map_or("", |(_, after)| after);
        }
        from = start;
    }
    page
}

#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    line: String,
}

impl Lines {
    fn text(&mut self, text: &str) {
        // Line breaks of the source are spaces.
        for c in resolved(text).chars() {
            match c {
                '\n' | '\r' | '\t' | ' ' | '\u{A0}' if self.line.is_empty() || self.line.ends_with(' ') => {}
                '\n' | '\r' | '\t' | '\u{A0}' => self.line.push(' '),
                c => self.line.push(c),
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_scripts_are_silent() {
        let page = "<html><head><title>x</title></head><body><script>if (a<b) {}</script><h1>Tiêu&nbsp;đề</h1>\n<p>Một\n hai <b>ba</b>.<br/>5 &lt; 6 < 7</p><ul><li>Bốn<li>Năm</ul><SCRIPT>x</ScRiPt >Cuối";
        assert_eq!(read(page), "Tiêu đề\nMột hai ba.\n5 < 6 < 7\nBốn\nNăm\nCuối");
    }

    #[test]
    fn a_page_that_never_ends_is_read_as_far_as_it_goes() {
        assert_eq!(read("<p>Một<script>hai"), "Mộthai");
        assert_eq!(read("<p>Một<p"), "Một");
        assert_eq!(read("<p>Một<"), "Một<");
    }
}
