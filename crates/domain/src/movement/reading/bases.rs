//! Căn cứ: what the paper rests on, what it carries out, and the documents that its text names.

use std::collections::HashMap;
use std::ops::Range;

use super::citation::{self, Citation};
use super::dates;
use super::form;
use super::model::FoundBasis;
use super::paragraph::Paragraph;
use super::source::Source;
use crate::movement::BasisRole;

const BASIS: &[&str] = &["can cu vao", "can cu", "theo de nghi cua", "xet de nghi cua", "theo", "chieu theo"];
#[rustfmt::skip]
const CARRIES_OUT: &[&str] = &[
    "thuc hien", "trien khai thuc hien", "trien khai", "tiep tuc thuc hien", "tiep tuc trien khai", "huong ung",
    "nham thuc hien", "nham trien khai", "de thuc hien", "de trien khai", "tiep theo", "quan triet", "thi hanh",
    "tren co so", "cu the hoa", "nham cu the hoa",
];

/// The documents of a text; `preamble` counts the paragraphs before its first part, `own` is the paper's number.
pub(super) fn read(source: &Source, paragraphs: &[Paragraph], preamble: usize, own: Option<&str>) -> Vec<FoundBasis> {
    let mut bases = Bases { found: Vec::new(), places: HashMap::new(), own: own.map(key) };
    let mut listing = false;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let body = paragraph.body();
        let role = if place < preamble { role_of(source, &body) } else { None };
        let bare = role.is_some_and(|(_, after)| source.word(after) == ":");
        // "Căn cứ:" over a list.
        let listed = place < preamble && listing && paragraph.marker.is_some();
        listing = bare || listed;
        match role {
            Some((role, after)) => bases.clauses(source, after..body.end, role),
            None if listed => bases.clauses(source, body, BasisRole::Basis),
            None => bases.cited(source, body),
        }
    }
    bases.found
}

/// What a paragraph's first words make of the documents in it.
fn role_of(source: &Source, body: &Range<usize>) -> Option<(BasisRole, usize)> {
    if !source.is_capital(body.start) {
        return None;
    }
    let basis = source.any_phrase(body.start, BASIS).map(|after| (BasisRole::Basis, after));
    basis.or_else(|| source.any_phrase(body.start, CARRIES_OUT).map(|after| (BasisRole::CarriesOut, after)))
}

/// Whether a sentence answers the movement that a document launched: `hưởng ứng phong trào … phát động tại Kế hoạch số …`.
fn answered(source: &Source, tokens: &Range<usize>, document: usize) -> bool {
    let launched = document
        .checked_sub(3)
        .is_some_and(|at| at >= tokens.start && source.any_phrase(at, &["phat dong tai", "ban hanh tai"]).is_some());
    let near = document.saturating_sub(45).max(tokens.start)..document;
    let cue = source.find(near, &["huong ung"]).filter(|_| launched);
    cue.is_some_and(|cue| !(cue.end..document).any(|at| matches!(source.word(at), "." | ";")))
}

fn key(number: &str) -> String {
    number.to_uppercase()
}

struct Bases {
    found: Vec<FoundBasis>,
    /// Places by number.
    places: HashMap<String, usize>,
    own: Option<String>,
}

impl Bases {
    fn cited(&mut self, source: &Source, tokens: Range<usize>) {
        for citation in citation::citations(source, tokens.clone()) {
            let role = if answered(source, &tokens, citation.start) { BasisRole::CarriesOut } else { BasisRole::Cited };
            self.add(citation, role);
        }
    }

    /// The parts of a căn cứ paragraph, separated by `;`.
    fn clauses(&mut self, source: &Source, tokens: Range<usize>, mut role: BasisRole) {
        let stops = tokens.clone().filter(|at| source.word(*at) == ";").chain([tokens.end]);
        let mut start = tokens.start;
        let mut previous: Option<Citation> = None;
        for stop in stops {
            // "Thực hiện …; căn cứ …": each clause may say its own role.
            let (clause, said) = self.first_of(source, start..stop);
            role = said.unwrap_or(role);
            // An enumeration goes on across ";": "Kế hoạch số 1…; số 2…".
            let citations = match &previous {
                Some(before) if source.word(clause.start) == "so" => {
                    let all = citation::citations(source, before.start..stop);
                    all.into_iter().filter(|citation| citation.number.start >= clause.start).collect()
                }
                _ => citation::citations(source, clause.clone()),
            };
            if citations.is_empty() {
                self.unnumbered(source, clause, role);
            }
            previous = citations.first().cloned().or(previous);
            let mut end_of_first = None;
            for citation in citations {
                let before = citation.start.checked_sub(1).map(|at| source.word(at)).unwrap_or_default();
                // A document within another one's title is only named.
                let beside = end_of_first.is_none() || matches!(before, "va" | "," | ":");
                end_of_first = Some(citation.number.end);
                self.add(citation, if beside { role } else { BasisRole::Cited });
            }
            start = stop + 1;
        }
    }

    /// A clause without the words of its role, and the role that they say.
    fn first_of(&self, source: &Source, clause: Range<usize>) -> (Range<usize>, Option<BasisRole>) {
        let mut start = clause.start;
        while start < clause.end && matches!(source.word(start), "-" | "+" | "*" | ":" | "va" | "cac") {
            start += 1;
        }
        let basis = source.any_phrase(start, BASIS).map(|after| (after, BasisRole::Basis));
        let again = basis.or_else(|| Some((source.any_phrase(start, CARRIES_OUT)?, BasisRole::CarriesOut)));
        match again.filter(|(after, _)| *after < clause.end) {
            Some((after, role)) => (after..clause.end, Some(role)),
            None => (start..clause.end, None),
        }
    }

    /// `Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022`.
    fn unnumbered(&mut self, source: &Source, clause: Range<usize>, role: BasisRole) {
        let Some(after) = source.any_phrase(clause.start, form::DOCUMENTS).filter(|after| *after < clause.end) else {
            return;
        };
        if !source.is_capital(clause.start) {
            return;
        }
        let law = matches!(source.word(after - 1), "luat");
        let comma =
            (after..clause.end).find(|at| source.word(*at) == "," && citation::acts(source, at + 1, clause.end));
        let full_stop = (after..clause.end).find(|at| {
            source.word(*at) == "." && (at + 1 >= clause.end || source.is_capital(at + 1) || source.word(at + 1) == "/")
        });
        let end = [comma, full_stop].into_iter().flatten().min().unwrap_or(clause.end);
        let day = (after..end).find_map(|at| if source.word(at) == "ngay" { dates::date_at(source, at) } else { None });
        let year = (after..end)
            .rev()
            .find(|at| law && source.word(*at) == "nam")
            .and_then(|at| dates::year_at(source, at + 1).map(|year| (at, year)));
        let issuer =
            if law { None } else { (after..end).find(|at| source.word(*at) == "cua" && source.is_capital(at + 1)) };
        let mut title = after..end;
        let (mut date, mut by) = (None, None);
        if let Some(dated) = day {
            title.end = title.end.min(dated.tokens.start);
            date = dated.found(source, true);
        } else if let Some((at, year)) = year {
            title.end = title.end.min(at);
            date = source.found_as(at + 1..at + 2, year.to_string(), true);
        }
        if let Some(at) = issuer.filter(|at| *at < title.end) {
            let stop = (at + 1..title.end).find(|at| matches!(source.word(*at), "," | "ve")).unwrap_or(title.end);
            by = source.found_trimmed(at + 1..stop, true);
            title = if at > after { after..at } else { stop..title.end };
        }
        let title = source.unquoted(super::title::without_about(source, source.trimmed(title)));
        let title = source.found_trimmed(title, law || date.is_some());
        if title.is_none() && date.is_none() {
            return;
        }
        self.found.push(FoundBasis {
            kind: source.found(clause.start..after, true),
            date,
            issuer: by,
            title,
            role,
            number: None,
        });
    }

    fn add(&mut self, citation: Citation, role: BasisRole) {
        let Some(number) = citation.basis.number.as_ref().map(|number| key(&number.value)) else { return };
        if self.own.as_ref() == Some(&number) {
            return;
        }
        match self.places.get(&number).and_then(|place| self.found.get_mut(*place)) {
            // Named again: it may say what was not said the first time.
            Some(known) => {
                let FoundBasis { kind, date, issuer, title, .. } = citation.basis;
                known.kind = known.kind.take().or(kind);
                known.date = known.date.take().or(date);
                known.issuer = known.issuer.take().or(issuer);
                known.title = known.title.take().or(title);
            }
            None => {
                self.places.insert(number, self.found.len());
                self.found.push(FoundBasis { role, ..citation.basis });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::noise::Noise;
    use super::super::paragraph::paragraphs;
    use super::*;

    fn rows(text: &str) -> Vec<(String, String, BasisRole)> {
        let source = Source::new(text);
        let all = paragraphs(&source, &Noise::new(&source), 0..source.line_count());
        let found = read(&source, &all, all.len(), Some("1/KH-UBND"));
        let value = |found: Option<super::super::model::Found>| found.map(|found| found.value).unwrap_or_default();
        found.into_iter().map(|basis| (value(basis.number.or(basis.title)), value(basis.date), basis.role)).collect()
    }

    fn row(number: &str, date: &str, role: BasisRole) -> (String, String, BasisRole) {
        (number.to_owned(), date.to_owned(), role)
    }

    #[test]
    fn lists_of_bases_are_read_with_and_without_numbers() {
        let found = rows(
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\nCăn cứ Luật Viên chức năm 2010.\nCăn cứ Nghị định số 7/2026/NĐ-CP ngày 5/1/2026 của Chính phủ quy định chi tiết;\nCăn cứ tình hình thực tế;\nTheo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 6/TTr-NV ngày 2/3/2026.",
        );
        assert_eq!(
            found,
            [
                row("Thi đua, khen thưởng", "2022-06-15", BasisRole::Basis),
                row("Viên chức", "2010", BasisRole::Basis),
                row("7/2026/NĐ-CP", "2026-01-05", BasisRole::Basis),
                row("6/TTr-NV", "2026-03-02", BasisRole::Basis)
            ]
        );
    }

    #[test]
    fn a_plan_that_a_sentence_answers_is_carried_out() {
        let source = Source::new(
            "Đơn vị hưởng ứng phong trào “Bếp ấm” do Sở Công Thương phát động tại Kế hoạch số 6/KH-SCT. Kế hoạch số 7/KH-SCT nêu khác.",
        );
        let all = paragraphs(&source, &Noise::new(&source), 0..source.line_count());
        let roles: Vec<BasisRole> = read(&source, &all, 0, None).into_iter().map(|basis| basis.role).collect();
        assert_eq!(roles, [BasisRole::CarriesOut, BasisRole::Cited]);
    }

    #[test]
    fn what_is_carried_out_is_told_from_what_it_names() {
        let found = rows(
            "Thực hiện Chỉ thị số 3/CT-UBND ngày 1/2/2026 của UBND tỉnh về triển khai Chỉ thị số 2/CT-TTg ngày 5/1/2026 của Thủ tướng Chính phủ; Công văn số 9/SNV-TĐ ngày 7/2/2026 của Sở Nội vụ. Kế hoạch số 1/KH-UBND nêu rõ.",
        );
        assert_eq!(
            found,
            [
                row("3/CT-UBND", "2026-02-01", BasisRole::CarriesOut),
                row("2/CT-TTg", "2026-01-05", BasisRole::Cited),
                row("9/SNV-TĐ", "2026-02-07", BasisRole::CarriesOut)
            ]
        );
    }
}
