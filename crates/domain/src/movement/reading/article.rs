//! News about a plan: the headline, what the sentences say of contents, solutions and purposes.

use std::ops::Range;

use super::form::{self, begins_organisation};
use super::items::Lists;
use super::marker::{Class, Marker, marker_at};
use super::model::FoundItem;
use super::outline::{Line, Role};
use super::paragraph::Paragraph;
use super::source::Source;

/// The headline and the sentences of an article.
pub(super) struct Article {
    pub headline: Option<Range<usize>>,
    pub paragraphs: Vec<Paragraph>,
}

/// Words of a paragraph of sentences at least.
const SENTENCE: usize = 22;

/// Leaves out of a page's paragraphs what is neither headline nor sentences.
pub(super) fn read(source: &Source, all: &[Paragraph]) -> Article {
    let first = all.iter().position(|paragraph| is_prose(source, paragraph)).unwrap_or(all.len());
    let headlines: Vec<&Paragraph> =
        all.iter().take(first).filter(|paragraph| is_headline(source, paragraph)).collect();
    // A page repeats its headline in its title; a menu stands once.
    let same = |a: &Paragraph, b: &Paragraph| {
        a.tokens.len() == b.tokens.len()
            && a.tokens.clone().zip(b.tokens.clone()).all(|(a, b)| source.word(a) == source.word(b))
    };
    let repeated = headlines.iter().rev().find(|one| headlines.iter().filter(|other| same(one, other)).count() > 1);
    let headline = repeated.or(headlines.last()).map(|paragraph| paragraph.tokens.clone());
    let paragraphs = all.iter().skip(first).filter(|paragraph| {
        is_prose(source, paragraph)
            || paragraph.marker.is_some() && paragraph.tokens.len() >= 4
            || is_sentence(source, paragraph)
    });
    Article { headline, paragraphs: paragraphs.cloned().collect() }
}

fn is_prose(source: &Source, paragraph: &Paragraph) -> bool {
    let last = source.word(paragraph.tokens.end.saturating_sub(1));
    // A long headline may end with a quote.
    let ends =
        matches!(last, "." | ":" | ";" | "!") || matches!(last, "\"" | ")") && paragraph.tokens.len() >= 2 * SENTENCE;
    paragraph.tokens.len() >= SENTENCE && ends || paragraph.tokens.len() > 70
}

/// A short sentence after the first long one.
fn is_sentence(source: &Source, paragraph: &Paragraph) -> bool {
    let last = source.word(paragraph.tokens.end.saturating_sub(1));
    paragraph.tokens.len() >= 10 && last == "." && source.is_capital(paragraph.tokens.start)
}

fn is_headline(source: &Source, paragraph: &Paragraph) -> bool {
    let tokens = &paragraph.tokens;
    (5..=70).contains(&tokens.len())
        && source.word(tokens.end.saturating_sub(1)) != "."
        && source.has(
            tokens.clone(),
            &[
                "thi dua",
                "phong trao",
                "phat dong",
                "huong ung",
                "giao uoc",
                "chung suc",
                "chung tay",
                "khen thuong",
                "bang khen",
            ],
        )
}

/// An organisation that launches, issues or answers: who, and the verb.
pub(super) fn who_acts(source: &Source, tokens: &Range<usize>) -> Option<(Range<usize>, usize)> {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "ban hanh ke hoach", "ban hanh chi thi", "ban hanh quyet dinh", "ban hanh cong van", "ban hanh huong dan",
        "ban hanh van ban", "ban hanh", "xay dung ke hoach", "phat dong", "to chuc phat dong",
        "to chuc le phat dong", "to chuc phong trao", "to chuc trien khai", "trien khai phong trao",
        "trien khai ke hoach", "huong ung", "xay dung va ban hanh", "de nghi", "yeu cau",
    ];
    let mut at = tokens.start;
    while let Some(found) = source.find(at..tokens.end, VERBS) {
        at = found.start + 1;
        if let Some(who) = subject(source, tokens.start, found.start) {
            return Some((who, found.start));
        }
    }
    None
}

/// The organisation that ends right before a verb.
pub(super) fn subject(source: &Source, first: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > first
        && source.is_small(end - 1)
        && matches!(
            source.word(end - 1),
            "da" | "vua" | "moi" | "ky" | "chinh" | "thuc" | "cung" | "se" | "tiep" | "tuc" | "long" | "trong"
        )
    {
        end -= 1;
    }
    let mut start = end;
    while start > first && end - start < 22 {
        let before = source.word(start - 1);
        if matches!(before, "." | ";" | ":" | "\"" | ")") {
            break;
        }
        if before == "," && begins_organisation(source, start) && source.is_capital(start) {
            break;
        }
        start -= 1;
    }
    let name = source.trimmed(start..end);
    // Between a comma and the verb, a name; nothing small may begin it.
    let fits = !name.is_empty()
        && name.len() <= 18
        && begins_organisation(source, name.start)
        && source.is_capital(name.start);
    let plain =
        !name.clone().any(|at| source.is_number(at) || source.any_phrase(at, &["ve viec", "nham", "duoc"]).is_some())
            && source.any_phrase(name.start, form::DOCUMENTS).is_none();
    (fits && plain).then_some(name)
}

/// What the sentences of an article give where no list does.
pub(super) fn sentences(source: &Source, lines: &[Line], lists: &mut Lists) {
    let no_contents = lists.contents.is_empty();
    for (place, line) in lines.iter().enumerate() {
        if line.role.is_some() {
            continue;
        }
        let body = line.body.clone();
        if let Some(after) = cue(source, &body, &["noi dung"]).filter(|_| no_contents) {
            let items = inline(source, after..body.end, true);
            // One item alone begins a list whose others are the next paragraphs.
            let goes_on = items.len() <= 1;
            lists.contents.extend(items);
            if goes_on {
                let next = lines
                    .iter()
                    .skip(place + 1)
                    .take_while(|line| line.role.is_none() && !is_other(source, &line.body));
                lists.contents.extend(next.filter_map(|line| item(source, line.body.clone(), false)));
            }
        }
        if let Some(after) = cue(source, &body, &["giai phap", "bien phap"]) {
            lists.solutions.extend(inline(source, after..body.end, true));
        }
        if let Some(aim) = source.find(body.clone(), &["voi muc dich", "muc dich cua phong trao la", "muc dich :"]) {
            let end = cue_start(source, aim.end..body.end);
            lists.purposes.extend(inline(source, aim.end..end, true));
        } else if place < 3
            && let Some(aim) = source.find(body.clone(), &["nham"])
        {
            let end = (aim.end..body.end).find(|at| matches!(source.word(*at), "." | ";")).unwrap_or(body.end);
            lists.purposes.extend(item(source, aim.end..end, false));
        }
        if source.has(body.clone(), &["phong trao thi dua phai", "phong trao phai", "phai duoc trien khai"]) {
            lists.requirements.extend(item(source, body, false));
        }
    }
}

/// Parts of an article are what its sentences make them: a list within one paragraph is read by [`sentences`], and
/// contents end where somebody is asked to do something.
pub(super) fn end_contents(source: &Source, paragraphs: &[Paragraph], lines: &mut [Line]) {
    let mut ended = 0;
    for (line, paragraph) in lines.iter_mut().zip(paragraphs) {
        if line.marked || line.heading || !matches!(line.role, Some(Role::Content | Role::Solution)) {
            continue;
        }
        let begins = line.body.start > paragraph.body().start;
        if begins && inline(source, line.body.clone(), true).len() > 1 {
            line.body = paragraph.body();
            ended = line.part;
        } else if !begins && line.part != ended && is_other(source, &line.body) {
            ended = line.part;
        }
        if line.part == ended {
            line.role = None;
        }
    }
}

/// A paragraph in which somebody asks somebody for something.
fn is_other(source: &Source, body: &Range<usize>) -> bool {
    super::assignments::gives(source, body)
        || cue(source, body, &["giai phap", "noi dung"]).is_some()
        || tells(source, body)
}

/// A paragraph that quotes a speaker, tells what was reached in a year, or which movement is answered: no content.
fn tells(source: &Source, body: &Range<usize>) -> bool {
    const SPEECH: &[&str] = &["phat bieu", "nhan manh", "cho biet", "khang dinh", "chia se", "huong ung phong trao"];
    let near = body.start..body.end.min(body.start + 30);
    let done = near.clone().any(|at| source.printed(at).to_lowercase() == "đã");
    let year = source.any_phrase(body.start, &["nam", "trong nam", "nhung nam", "thoi gian"]);
    let past = year.is_some_and(|after| {
        super::dates::year_at(source, after).is_some() || matches!(source.word(after), "qua" | "gan")
    });
    source.has(near, SPEECH) || past && done
}

/// Where a list begins after `… nội dung (như sau):` within a sentence.
fn cue(source: &Source, body: &Range<usize>, words: &[&str]) -> Option<usize> {
    const BETWEEN: &[&str] = &[
        "thi", "dua", "gom", "nhu", "sau", "chu", "yeu", "chinh", "trong", "tam", "day", "cu", "the", "la", "bao", ",",
        "cac", "co", "ban", "duoi", "lon", "thuc", "hien", "phong", "trao",
    ];
    let mut at = body.start;
    while let Some(found) = source.find(at..body.end, words) {
        at = found.end;
        let colon = (found.end..body.end.min(found.end + 10)).find(|at| !BETWEEN.contains(&source.word(*at)));
        if let Some(colon) = colon.filter(|colon| source.word(*colon) == ":" && colon + 1 < body.end) {
            return Some(colon + 1);
        }
    }
    None
}

/// Where the sentence of another cue begins.
fn cue_start(source: &Source, tokens: Range<usize>) -> usize {
    source.find(tokens.clone(), &["noi dung", "giai phap"]).map_or(tokens.end, |found| found.start)
}

/// Items of one paragraph: they end at `;` or a full stop before a capital.
fn inline(source: &Source, tokens: Range<usize>, sure: bool) -> Vec<FoundItem> {
    let mut items = Vec::new();
    let (mut start, mut quotes) = (tokens.start, 0);
    for at in tokens.clone() {
        quotes += usize::from(source.word(at) == "\"");
        let stop = quotes % 2 == 0
            && matches!(source.word(at), ";" | ".")
            && (source.is_capital(at + 1) || at + 1 >= tokens.end || numbered(source, at + 1).is_some())
            && !names_document(source, at);
        if stop {
            items.extend(item(source, start..at, sure));
            start = at + 1;
        }
    }
    items.extend(item(source, start..tokens.end, sure));
    items
}

/// `Thực hiện Chỉ thị số …; Quy chế làm việc của Sở`: what follows `;` is named, not done.
fn names_document(source: &Source, at: usize) -> bool {
    source.word(at) == ";"
        && source.any_phrase(at + 1, form::DOCUMENTS).is_some()
        && source.any_phrase(at + 1, &["huong dan", "bao cao", "thong bao"]).is_none()
}

/// `(1) …` within a sentence.
fn numbered(source: &Source, at: usize) -> Option<Marker> {
    marker_at(source, at).filter(|marker| matches!(marker.class, Class::Bracketed | Class::Letter))
}

fn item(source: &Source, tokens: Range<usize>, sure: bool) -> Option<FoundItem> {
    let marker = numbered(source, tokens.start).filter(|marker| marker.after < tokens.end);
    let (label, tokens) = match marker {
        Some(marker) => (marker.label, marker.after..tokens.end),
        None => (String::new(), tokens),
    };
    if !tokens.clone().any(|at| source.is_word(at)) {
        return None;
    }
    let found = source.found_trimmed(tokens, sure)?;
    Some(FoundItem { value: found.value, span: found.span, sure, label, level: 0 })
}
