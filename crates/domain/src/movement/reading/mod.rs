//! Reading a plan: from a paper's or an article's text to a structured movement. Every value knows the place in the text
//! that it was read from; what the text does not say is absent. Rules look at how papers are written (Nghị định 30/2020) and at
//! words, never at the place of a line in one sample.
//!
//! The way: text → tokens ([`source`]) → what the page put around it ([`noise`]) → top ([`letterhead`], [`title`]) and end
//! ([`closing`]) → paragraphs ([`paragraph`]) → parts ([`outline`]) → lists, documents, names, figures. Everything takes one
//! look at each token, so that a book takes no longer a page than a letter.

mod annex;
mod article;
mod assignments;
mod bases;
mod citation;
mod classify;
mod closing;
mod dates;
mod deadlines;
mod due_days;
mod figures;
mod fold;
mod form;
mod indexes;
mod items;
mod letterhead;
mod marker;
mod model;
mod noise;
mod number;
mod outline;
mod paragraph;
mod period;
mod quotes;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod units;

use std::ops::Range;

use super::PlanKind;
use annex::Annex;
use article::Article;
use closing::Closing;
use figures::Place;
use letterhead::Letterhead;
use noise::Noise;
use outline::{Line, Role};
use paragraph::Paragraph;
use source::Source;
use table::Tables;

pub use due_days::due_days;
pub use model::{
    Found, FoundAssignment, FoundBasis, FoundItem, FoundPeriod, FoundRecipient, FoundSigner, FoundTarget, PlanReading,
};

/// Reads a plan; of a text that launches and answers no movement only what stands at its top.
pub fn read_plan(text: &str) -> PlanReading {
    read(text, false)
}

/// Reads a text as a plan whatever it says of itself: somebody who knows it says that it is one.
pub fn read_as_plan(text: &str) -> PlanReading {
    read(text, true)
}

fn read(text: &str, as_plan: bool) -> PlanReading {
    let source = Source::new(text);
    let mut noise = Noise::new(&source);
    let tables = table::read(&source, &noise);
    noise.hide(&tables.lines);
    let reading = match letterhead::read(&source, &noise) {
        Some(head) => paper(&source, &noise, head, as_plan),
        None => news(&source, &noise, as_plan),
    };
    let reading = with_tables(reading, tables);
    PlanReading { text: source.text, is_plan: reading.kind != PlanKind::Other, ..reading }
}

/// A plan with what its tables say, in the text's order.
fn with_tables(mut reading: PlanReading, tables: Tables) -> PlanReading {
    if reading.kind == PlanKind::Other || tables.lines.is_empty() {
        return reading;
    }
    reading.targets.extend(tables.targets);
    reading.targets.sort_by_key(|target| target.text.span);
    reading.assignments.extend(tables.assignments);
    reading
}

/// A paper of the form that every office writes.
fn paper(source: &Source, noise: &Noise, head: Letterhead, as_plan: bool) -> PlanReading {
    let kind = match head.kind.unwrap_or(PlanKind::OfficialLetter) {
        PlanKind::Other if as_plan => PlanKind::Plan,
        kind => kind,
    };
    let annex = annex::find(source, noise, kind, head.body);
    let end = annex.as_ref().map_or(source.line_count(), |annex| annex.start);
    let closing = closing::read(source, noise, head.body..end);
    let mut paragraphs = paragraph::paragraphs(source, noise, head.body..closing.start);
    let launches = as_plan || head.launches.is_some() || classify::paper(source, kind, &head.title_tokens, &paragraphs);
    let mut lines = outline::outline(source, &paragraphs);
    let preamble = preamble(&lines);
    let issued_title = annex.as_ref().map(|annex| annex.title.clone()).filter(|title| !title.is_empty());
    if let Some(annex) = annex {
        add_annex(source, noise, &annex, &mut paragraphs, &mut lines);
    }
    items::conclude_contents(source, &mut lines);
    let opening: Vec<Range<usize>> = paragraphs.iter().take(preamble + 1).map(Paragraph::body).collect();
    let acts = opening.iter().find_map(|tokens| article::who_acts(source, tokens));
    let issuer = head.issuer.or_else(|| source.found(acts.clone()?.0, true));
    let mut reading = PlanReading {
        kind: if launches { kind } else { PlanKind::Other },
        number: head.number,
        date: head.date,
        place: head.place,
        issuer,
        title: head.title,
        ..PlanReading::default()
    };
    if !launches {
        return reading;
    }
    let Closing { recipients, signer, .. } = closing;
    reading.recipients = recipients;
    reading.signer = signer;
    let launch: Vec<Range<usize>> = opening
        .iter()
        .chain(&issued_title)
        .filter_map(|tokens| match source.phrase(tokens.start, "phat dong") {
            Some(_) => Some(tokens.clone()),
            None if issued_title.as_ref() == Some(tokens) => Some(tokens.clone()),
            None => article::who_acts(source, tokens).map(|(_, verb)| verb..tokens.end),
        })
        .collect();
    let own_number = reading.number.as_ref().map(|number| number.value.clone());
    reading.legal_bases = bases::read(source, &paragraphs, preamble, own_number.as_deref());
    fill(source, &mut reading, &lines, &head.title_tokens, &launch, items::lists(source, &lines));
    if let (Some(name), true) = (head.launches, reading.movements.is_empty()) {
        // "GIAO ƯỚC THI ĐUA / Năm học 2025 - 2026": the paper's name is the movement's.
        let end = head.title_tokens.end.max(name.end);
        reading.movements.extend(source.found_trimmed(name.start..end, false));
    }
    reading
}

/// The text of the plan that a decision issues, after the decision's own.
fn add_annex(source: &Source, noise: &Noise, annex: &Annex, paragraphs: &mut Vec<Paragraph>, lines: &mut Vec<Line>) {
    let closing = closing::read(source, noise, annex.body..source.line_count());
    let more = paragraph::paragraphs(source, noise, annex.body..closing.start);
    let parts = lines.iter().map(|line| line.part).max().unwrap_or(0);
    lines.extend(outline::outline(source, &more).into_iter().map(|line| {
        let part = if line.part > 0 { line.part + parts } else { 0 };
        Line { part, ..line }
    }));
    paragraphs.extend(more);
}

/// An article, or any text without the form of a paper.
fn news(source: &Source, noise: &Noise, as_plan: bool) -> PlanReading {
    let all = paragraph::paragraphs(source, noise, 0..noise.end.min(source.line_count()));
    let Article { headline, paragraphs } = article::read(source, &all);
    let lead: Vec<Range<usize>> = paragraphs.iter().take(3).map(Paragraph::body).collect();
    if !as_plan && !classify::article(source, headline.as_ref(), &lead) {
        return PlanReading { kind: PlanKind::Other, ..PlanReading::default() };
    }
    let mut lines = outline::outline(source, &paragraphs);
    article::end_contents(source, &paragraphs, &mut lines);
    items::conclude_contents(source, &mut lines);
    let mut lists = items::lists(source, &lines);
    article::sentences(source, &lines, &mut lists);
    let title = headline.unwrap_or(0..0);
    let acts = std::iter::once(&title).chain(&lead).find_map(|tokens| article::who_acts(source, tokens));
    let mut reading = PlanReading {
        kind: PlanKind::News,
        title: source.found_trimmed(title.clone(), true),
        issuer: acts.as_ref().and_then(|(who, _)| source.found(who.clone(), true)),
        ..PlanReading::default()
    };
    let issued = lead.iter().find_map(|tokens| issued(source, tokens));
    if let Some(citation) = issued {
        reading.number = citation.basis.number;
        reading.date = citation.basis.date;
    }
    let own_number = reading.number.as_ref().map(|number| number.value.clone());
    reading.legal_bases = bases::read(source, &paragraphs, preamble(&lines).min(2), own_number.as_deref());
    let launch: Vec<Range<usize>> =
        lead.iter().filter_map(|tokens| article::who_acts(source, tokens).map(|(_, verb)| verb..tokens.end)).collect();
    fill(source, &mut reading, &lines, &title, &launch, lists);
    if let (Some(lead), None) = (lead.first(), &reading.period.to) {
        reading.period = period::read(source, lead.clone(), false).unwrap_or_default();
    }
    reading
}

/// The document that an article says was issued: `ban hành Chỉ thị số …`.
fn issued(source: &Source, tokens: &Range<usize>) -> Option<citation::Citation> {
    let citations = citation::citations(source, tokens.clone());
    citations.into_iter().find(|citation| {
        let before = citation.start.checked_sub(2).filter(|at| *at >= tokens.start);
        before
            .is_some_and(|at| source.any_phrase(at, &["ban hanh", "trien khai"]).is_some() && source.word(at) == "ban")
    })
}

/// Paragraphs before the first part or number.
fn preamble(lines: &[Line]) -> usize {
    let begins = |line: &Line| line.role.is_some() || line.class.is_some_and(|class| !class.is_sign());
    lines.iter().position(begins).unwrap_or(lines.len())
}

/// What papers and articles say in the same way.
fn fill(
    source: &Source,
    reading: &mut PlanReading,
    lines: &[Line],
    title: &Range<usize>,
    launch: &[Range<usize>],
    lists: items::Lists,
) {
    let bodies: Vec<Range<usize>> = lines.iter().map(|line| line.body.clone()).collect();
    let names = quotes::read(source, title, launch, &bodies);
    reading.movements = names.own;
    if reading.movements.is_empty() {
        reading.movements.extend(quotes::unquoted_name(source, title));
    }
    reading.joined_movements = names.joined;
    reading.slogans = names.slogans;
    let watchwords = lines.iter().filter(|line| line.role == Some(Role::Slogan) && !line.heading);
    for line in watchwords {
        let quoted = quotes::quotes(source, line.body.clone());
        let said = if quoted.is_empty() { vec![line.body.clone()] } else { quoted };
        let said = said.into_iter().filter_map(|tokens| source.found_trimmed(tokens, true));
        for slogan in said {
            if reading.slogans.iter().all(|known| known.span != slogan.span) {
                reading.slogans.push(slogan);
            }
        }
    }
    reading.purposes = lists.purposes;
    reading.requirements = lists.requirements;
    reading.participants = lists.participants;
    reading.contents = lists.contents;
    reading.solutions = lists.solutions;
    reading.commendations = lists.commendations;
    reading.indexes = indexes::read(source, &bodies);
    let orders = matches!(reading.kind, PlanKind::OfficialLetter | PlanKind::Directive);
    reading.assignments = assignments::read(source, lines, orders);
    reading.period = read_period(source, lines, title, launch, reading.kind == PlanKind::News);
    for line in lines.iter().filter(|line| !line.heading) {
        let targets = match line.role {
            Some(
                Role::Participants | Role::Commendation | Role::Other | Role::Organisation | Role::Time | Role::Slogan,
            ) => continue,
            Some(Role::Target) => figures::targets(source, line.body.clone(), Place::Targets),
            Some(_) => figures::targets(source, line.body.clone(), Place::Part),
            None if line.marked => figures::targets(source, line.body.clone(), Place::Part),
            None => figures::targets(source, line.body.clone(), Place::Sentences),
        };
        let named = line.role == Some(Role::Target) && targets.is_empty();
        let text = if named { source.found_trimmed(line.body.clone(), false) } else { None };
        reading.targets.extend(targets);
        reading.targets.extend(text.map(|text| FoundTarget {
            text,
            value: None,
            unit: None,
            direction: None,
            baseline: None,
        }));
    }
}

/// Under "Thời gian", else in the title, else after the movement's name where it is launched; the beginning where the text
/// says it of the same end.
fn read_period(
    source: &Source,
    lines: &[Line],
    title: &Range<usize>,
    launch: &[Range<usize>],
    news: bool,
) -> FoundPeriod {
    let time = lines.iter().filter(|line| line.role == Some(Role::Time) && !line.heading);
    let mut told = time.filter_map(|line| {
        let phase = source.any_phrase(line.body.start, &["dot", "giai doan"]).is_some();
        Some((phase, period::read(source, line.body.clone(), true)?))
    });
    // Of several phases the first begins and the last ends it.
    let named = told.next().map(|(_, first)| {
        told.filter(|(phase, _)| *phase).fold(first, |first, (_, second)| period::whole(first, second))
    });
    // A school year is two years' name; its phases say when it is. Other years that a title names are the movement's.
    let titled = |school: bool| {
        let year = source.has(title.clone(), &["nam hoc"]) == school;
        year.then(|| period::read(source, title.clone(), true)).flatten()
    };
    let titled = named.or_else(|| titled(false)).or_else(|| phases(source, lines)).or_else(|| titled(true));
    let opening = lines.iter().take(6).map(|line| line.body.clone()).chain(launch.iter().cloned());
    let named = titled.or_else(|| opening.filter_map(|tokens| after_name(source, title, &tokens)).next());
    let told = || lines.iter().take(12).find_map(|line| told_period(source, &line.body));
    // Of a year that a headline names a sentence may say the months.
    let period = match named {
        Some(year) if news && is_one_year(&year) => told().filter(|told| is_within(told, &year)).unwrap_or(year),
        named => named.or_else(told).unwrap_or_default(),
    };
    let (None, Some(to)) = (&period.from, &period.to) else { return period };
    let phases = lines.iter().take(6).flat_map(|line| line.body.clone());
    let phases = phases.filter_map(|at| source.any_phrase(at, &["giai doan"]));
    let mut phases = phases.filter_map(|at| period::read(source, at..at + 3, false));
    let phase = phases.find(|phase| phase.to.as_ref().is_some_and(|end| end.value == to.value));
    FoundPeriod { from: phase.and_then(|phase| phase.from), to: period.to }
}

fn is_one_year(period: &FoundPeriod) -> bool {
    matches!((&period.from, &period.to), (Some(from), Some(to)) if from.value == to.value && to.value.len() == 4)
}

/// Whether a period is told by months or days of a year.
fn is_within(period: &FoundPeriod, year: &FoundPeriod) -> bool {
    let of_year = |end: &Option<Found>| match (end, &year.to) {
        (Some(end), Some(year)) => end.value.len() > 4 && end.value.starts_with(&year.value),
        _ => false,
    };
    of_year(&period.from) && of_year(&period.to)
}

/// The period from the first to the last of the phases that the plan has: `Đợt 1: Từ … đến …`, wherever they stand.
fn phases(source: &Source, lines: &[Line]) -> Option<FoundPeriod> {
    let phase = |line: &Line| {
        let named = source.word(line.body.start) == "dot"
            && (source.is_number(line.body.start + 1) || marker::is_roman(source, line.body.start + 1));
        let near = line.body.start..line.body.end.min(line.body.start + 40);
        named.then(|| period::read(source, near, false)).flatten().filter(|period| period.from.is_some())
    };
    let mut phases = lines.iter().filter_map(phase);
    let (first, second) = (phases.next()?, phases.next()?);
    Some(phases.fold(period::whole(first, second), period::whole))
}

/// The period of a sentence that says when it is held: `Đợt thi đua diễn ra từ ngày … đến ngày …`.
fn told_period(source: &Source, tokens: &Range<usize>) -> Option<FoundPeriod> {
    #[rustfmt::skip]
    const CUES: &[&str] = &[
        "tien hanh tu", "dien ra tu", "thuc hien tu", "bat dau tu", "keo dai tu", "trien khai tu", "phat dong tu",
        "thoi gian tu", "to chuc tu",
    ];
    let about = source.find(tokens.clone(), &["thi dua", "phong trao"])?;
    let cue = source.find(about.end..tokens.end, CUES)?;
    let end = (cue.start..tokens.end).find(|at| source.word(*at) == ";").unwrap_or(tokens.end);
    period::read(source, cue.end - 1..end.min(cue.end + 24), false)
}

/// The period right after a movement's quoted name: the title's, or the one that is launched there.
fn after_name(source: &Source, title: &Range<usize>, tokens: &Range<usize>) -> Option<FoundPeriod> {
    let titled: Vec<Range<usize>> = quotes::quotes(source, title.clone());
    let same = |a: &Range<usize>, b: &Range<usize>| {
        a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| source.word(a) == source.word(b))
    };
    quotes::quotes(source, tokens.clone()).into_iter().find_map(|quote| {
        let own = titled.iter().any(|name| same(name, &quote))
            || (titled.is_empty() && source.phrase(tokens.start, "phat dong").is_some());
        let after = quote.end + 1..tokens.end.min(quote.end + 16);
        own.then(|| period::read(source, after, false)).flatten()
    })
}
