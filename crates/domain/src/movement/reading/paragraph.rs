//! Lines to paragraphs: lines that a narrow page broke are put together again, each number begins its own.

use std::ops::Range;

use super::form;
use super::marker::{Marker, marker_at};
use super::noise::Noise;
use super::source::Source;

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// Its tokens, the number before it among them.
    pub tokens: Range<usize>,
    /// The number before it.
    pub marker: Option<Marker>,
}

impl Paragraph {
    /// Its tokens after its number.
    pub(super) fn body(&self) -> Range<usize> {
        let start = self.marker.as_ref().map_or(self.tokens.start, |marker| marker.after);
        start.min(self.tokens.end)..self.tokens.end
    }
}

/// How long the lines of a text are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    /// Whether they were broken to a page.
    wrapped: bool,
    usual: usize,
}

impl Width {
    /// Measures the lines that are more than headings.
    pub(super) fn of(source: &Source, lines: Range<usize>) -> Self {
        let mut widths: Vec<usize> =
            lines.clone().map(|line| source.width(&source.line(line))).filter(|width| *width >= 30).collect();
        widths.sort_unstable();
        let at = |tenths: usize| widths.get(widths.len() * tenths / 10).copied().unwrap_or(0);
        let (middle, usual) = (at(5), at(8));
        // Broken lines are nearly all as long as the page allows; paragraphs of their own are of any length.
        let wrapped = widths.len() >= 4 && usual <= 140 && middle * 10 >= usual * 7 && at(9) <= usual + usual / 3;
        // Where most of the full lines end their sentence, each is a paragraph.
        let full = lines.filter(|line| source.width(&source.line(*line)) * 100 >= usual * 80);
        let (ended, open): (Vec<usize>, Vec<usize>) = full.partition(|line| ends_clause(source, &source.line(*line)));
        Self { wrapped: wrapped && ended.len() < 2 * open.len(), usual }
    }

    fn is_full(self, width: usize) -> bool {
        self.wrapped && width * 100 >= self.usual * 80
    }
}

fn ends_clause(source: &Source, line: &Range<usize>) -> bool {
    matches!(source.word(line.end.saturating_sub(1)), "." | ";" | ":" | "!" | "?")
}

/// The paragraphs of some lines.
pub(super) fn paragraphs(source: &Source, noise: &Noise, lines: Range<usize>) -> Vec<Paragraph> {
    let width = Width::of(source, lines.clone());
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last_line: Option<Range<usize>> = None;
    let mut blank = false;
    for number in lines {
        let line = source.line(number);
        let rule = !line.clone().any(|at| source.is_word(at));
        if line.is_empty() || rule || noise.is_noise(number) {
            // A page's number between two halves of a sentence is no blank line.
            blank |= line.is_empty() || rule;
            continue;
        }
        let marker = marker_at(source, line.start);
        let joined = match (&last_line, &marker) {
            (Some(above), None) => continues(source, width, above, &line, blank),
            _ => false,
        };
        match paragraphs.last_mut().filter(|_| joined) {
            Some(paragraph) => paragraph.tokens.end = line.end,
            None => paragraphs.push(Paragraph { tokens: line.clone(), marker }),
        }
        last_line = Some(line);
        blank = false;
    }
    paragraphs
}

/// Characters of a line that is broken at a page's edge at least.
const LONG: usize = 60;

/// Whether a line without a number continues the one above it.
fn continues(source: &Source, width: Width, above: &Range<usize>, line: &Range<usize>, blank: bool) -> bool {
    let last = source.word(above.end.saturating_sub(1));
    let ended = ends_clause(source, above);
    if form::begins_part(source, line) {
        return false;
    }
    if !width.wrapped {
        // Few lines say little of a page's width; a long one without an end goes on where small letters follow.
        return !ended && !blank && source.is_small(line.start) && source.width(above) >= LONG;
    }
    let full = width.is_full(source.width(above));
    let small = source.is_small(line.start) || matches!(source.word(line.start), "," | ")" | "/");
    let number = source.is_number(line.start);
    if blank {
        return small && !ended && full;
    }
    match (ended, small || number) {
        (false, true) => true,
        // A name, a capital after a broken line, the end of a heading in capitals.
        (false, false) => full && (!source.is_caps(above) || source.is_caps(line)),
        // A sentence that ended just at the edge; a list's item ends there more often.
        (true, false) => {
            last == "." && full && source.width(above) * 100 >= width.usual * 95 && !starts_paragraph(source, line)
        }
        (true, true) => last != ";" && full,
    }
}

/// Words that begin a paragraph rather than the next sentence of one.
fn starts_paragraph(source: &Source, line: &Range<usize>) -> bool {
    #[rustfmt::skip]
    const STARTS: &[&str] = &[
        "can cu", "thuc hien", "trien khai", "de nghi", "yeu cau", "theo de nghi", "noi nhan", "tren day", "giao",
        "xet",
    ];
    source.any_phrase(line.start, STARTS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let source = Source::new(text);
        let noise = Noise::new(&source);
        let all = paragraphs(&source, &noise, 0..source.line_count());
        all.into_iter().filter_map(|p| source.found(p.tokens, true)).map(|found| found.value).collect()
    }

    #[test]
    fn broken_lines_are_put_together_and_numbers_begin_their_own() {
        let text = "Ủy ban nhân dân xã Minh Tân phát động đợt thi đua cao điểm với các\nnội dung sau đây, kính đề nghị các thôn, các trường học trên địa bàn\ncùng thực hiện:\n1. Vệ sinh đường làng, ngõ xóm vào sáng thứ bảy hằng tuần, trồng thêm\ncây xanh dọc các tuyến đường.\n2. Nộp báo cáo về Ủy ban nhân dân xã trước ngày cuối cùng của tháng để\ntổng hợp.";
        assert_eq!(of(text).len(), 3);
        assert!(of(text)[1].ends_with("cây xanh dọc các tuyến đường."));
    }

    #[test]
    fn a_long_line_without_an_end_goes_on_in_a_text_of_few_lines() {
        let text = "Căn cứ Nghị định số 8/2027/NĐ-CP ngày 5/6/2027 của Chính phủ quy định chi tiết một số\nđiều của Luật Thi đua;\nKênh xanh\nsạch đẹp";
        assert_eq!(of(text).len(), 3);
    }

    #[test]
    fn a_page_number_between_two_halves_is_passed_over() {
        let text = "Phong trào được tổ chức rộng khắp ở các thôn, các trường học và các cơ\nquan đóng trên địa bàn xã, huy động mọi lực lượng tham gia, phát huy\n\n2\n\nsức mạnh của toàn dân trong xây dựng quê hương giàu đẹp, văn minh hơn\nmỗi ngày, xứng đáng với truyền thống của vùng đất này từ bao đời nay";
        assert_eq!(of(text).len(), 1);
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own() {
        let long = "Phong trào thi đua được phát động rộng khắp tới mọi cơ quan, đơn vị và toàn thể nhân dân trên địa bàn huyện ".repeat(3);
        assert_eq!(of(&format!("{long}\n{long}\nTiêu đề\n{long}")).len(), 4);
    }
}
