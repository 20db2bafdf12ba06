//! Trích yếu: the lines under the name of a paper, or after `V/v` of a letter.

use std::ops::Range;

use super::form;
use super::marker::{Class, marker_at};
use super::noise::Noise;
use super::source::Source;

/// Lines of a title at most.
const LINES: usize = 10;

/// The title under the name of a paper; `start` when it begins on the same line. With its last line.
pub(super) fn after_heading(
    source: &Source,
    noise: &Noise,
    heading: usize,
    start: Option<usize>,
) -> Option<(Range<usize>, usize)> {
    let mut title: Option<(Range<usize>, usize)> = start.map(|start| (start..source.line(heading).end, heading));
    let mut blank = false;
    let mut taken = usize::from(start.is_some());
    for number in heading + 1..noise.end.min(source.line_count()) {
        let line = source.line(number);
        if line.is_empty() || noise.is_noise(number) {
            blank = true;
            continue;
        }
        // A rule under the title ends it.
        if !line.clone().any(|at| source.is_word(at)) {
            if title.is_some() {
                break;
            }
            continue;
        }
        if taken >= LINES || ends_title(source, &line, title.as_ref().map(|(tokens, _)| tokens), blank) {
            break;
        }
        title = Some((title.map_or(line.start, |(tokens, _)| tokens.start)..line.end, number));
        taken += 1;
        blank = false;
    }
    title.map(|(tokens, last)| (without_about(source, without_issuer(source, tokens)), last))
}

/// The title without the line that a Party's paper puts before it: `CỦA BAN THƯỜNG VỤ TỈNH ỦY`.
fn without_issuer(source: &Source, tokens: Range<usize>) -> Range<usize> {
    let line = |at: usize| source.token(at).map(|token| token.line);
    if source.word(tokens.start) != "cua" {
        return tokens;
    }
    let next = tokens.clone().find(|at| line(*at) != line(tokens.start));
    next.filter(|at| source.word(*at) == "ve").map_or(tokens.clone(), |at| at..tokens.end)
}

/// Whether a line no longer belongs to a title.
fn ends_title(source: &Source, line: &Range<usize>, title: Option<&Range<usize>>, blank: bool) -> bool {
    let starts =
        source.any_phrase(line.start, &["can cu", "kinh gui", "xet de nghi", "theo de nghi", "noi nhan"]).is_some();
    let kind = form::heading_kind(source, line).is_some();
    let numbered = marker_at(source, line.start).is_some_and(|marker| !matches!(marker.class, Class::Dash));
    if starts || kind || numbered {
        return true;
    }
    let last = source.word(line.end.saturating_sub(1));
    let sentence = matches!(last, "." | ";" | ":") && !source.is_caps(line);
    let Some(title) = title else { return sentence && line.len() > 60 };
    let small = source.is_small(line.start)
        || matches!(source.word(line.start), "," | "(" | "\"")
        || source.is_number(line.start);
    let short = title.len() <= 3;
    // "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" under a decision's title in small letters.
    let office = source.is_caps(line) && !source.is_caps(title) && form::begins_organisation(source, line.start);
    let open_quote = title.clone().filter(|at| source.word(*at) == "\"").count() % 2 == 1;
    let preamble = source
        .any_phrase(line.start, &["thuc hien", "trien khai", "huong ung", "nham", "de", "trong", "nam", "tiep tuc"])
        .is_some()
        && (line.len() > 30 || sentence)
        && !open_quote;
    if office || (sentence && !small) || preamble {
        return true;
    }
    // An organisation that acts begins the text.
    let acts = form::begins_organisation(source, line.start)
        && source.has(line.clone(), &["ban hanh", "xay dung ke hoach", "yeu cau", "phat dong", "to chuc phat dong"])
        && !source.is_caps(line);
    blank && !small && !short && !open_quote || acts
}

/// The subject of a letter: until the column's end, a blank line, the motto or the addressee.
pub(super) fn of_letter(
    source: &Source,
    line: usize,
    start: usize,
    place: Option<usize>,
) -> Option<(Range<usize>, usize)> {
    let mut end = start;
    let mut last = line;
    for number in line..line + 6 {
        let first = if number == line { start } else { source.line(number).start };
        let tokens = source.line(number);
        if tokens.is_empty() {
            break;
        }
        let cell = source.cells(number).into_iter().find(|cell| cell.contains(&first)).unwrap_or(tokens);
        let stop = [place, form::motto(source, cell.clone()).map(|motto| motto.start)]
            .into_iter()
            .flatten()
            .filter(|at| cell.contains(at))
            .min();
        let stop = stop.unwrap_or(cell.end);
        let other = number > line
            && (source.any_phrase(first, &["kinh gui", "so :", "so /", "can cu"]).is_some()
                || stop == first
                || source.is_caps(&(first..stop)) && !source.is_caps(&(start..end)));
        if other {
            break;
        }
        // Mixed columns: what follows on other lines belongs to this column only if it stands alone there.
        end = stop;
        last = number;
        if stop < source.line(number).end {
            break;
        }
    }
    let tokens = start + usize::from(source.word(start) == ":")..end;
    (tokens.start < tokens.end).then(|| (without_about(source, tokens), last))
}

/// The title without `Về việc` before it.
pub(super) fn without_about(source: &Source, tokens: Range<usize>) -> Range<usize> {
    let start = source.any_phrase(tokens.start, &["v / v", "ve viec", "ve"]).unwrap_or(tokens.start);
    start.min(tokens.end)..tokens.end
}
