//! The end of a paper: Nơi nhận with what each receives it for, and who signed.

use std::ops::Range;

use super::form;
use super::model::{FoundRecipient, FoundSigner};
use super::noise::Noise;
use super::source::Source;

/// The end of a paper.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// Its first line.
    pub start: usize,
    pub recipients: Vec<FoundRecipient>,
    pub signer: FoundSigner,
}

/// Lines in which the end of a paper stands.
const LINES: usize = 60;

/// Reads the end of the paper that stands in some lines.
pub(super) fn read(source: &Source, noise: &Noise, lines: Range<usize>) -> Closing {
    let body = lines.start;
    let end = noise.end.min(source.line_count()).min(lines.end);
    let receives = (body..end).rev().find(|line| {
        source.cells(*line).iter().any(|cell| source.phrase(cell.start, "noi nhan").is_some() && cell.len() < 40)
    });
    let finished = (body..end).rev().find(|line| is_finished(source, *line));
    let position = |lines: Range<usize>| {
        lines.into_iter().find(|line| source.cells(*line).iter().any(|cell| form::is_position(source, cell)))
    };
    // Who signed may stand above Nơi nhận, after the text's last full stop.
    let above =
        receives.and_then(|line| position(finished.map_or(line.saturating_sub(14).max(body), |end| end + 1)..line));
    let start = match (above.or(receives), finished) {
        (Some(start), _) => start,
        (None, Some(finished)) => match position(finished + 1..end.min(finished + 20)) {
            Some(start) => start,
            None => return Closing { start: end, ..Closing::default() },
        },
        (None, None) => match lone_position(source, body, end) {
            Some(start) => start,
            None => return Closing { start: end, ..Closing::default() },
        },
    };
    let mut signing = Signing::default();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut listing = false;
    for number in start..end.min(start + LINES) {
        if noise.is_noise(number) {
            continue;
        }
        // Two organisations sign side by side: the left one is read.
        let mut signs_here = false;
        for cell in source.cells(number).into_iter().flat_map(|cell| run_together(source, cell)) {
            if let Some(after) = source.phrase(cell.start, "noi nhan") {
                listing = true;
                let rest = after + usize::from(source.word(after) == ":")..cell.end;
                if form::is_position(source, &rest) {
                    signing.position(rest);
                } else if !rest.is_empty() {
                    lines.push(rest);
                }
            } else if form::is_position(source, &cell) && signing.name.is_none() {
                if !signs_here {
                    signing.position(cell);
                }
                signs_here = true;
            } else if !signing.take(source, &cell)
                && listing
                && !signing.is_over(source, &cell)
                && !is_after_list(source, &lines, &cell)
            {
                lines.push(cell);
            }
        }
        let listed = if listing { filed(source, &lines) } else { receives.is_none_or(|line| number >= line) };
        if signing.name.is_some() && listed {
            break;
        }
    }
    if let Some(last) = lines.last().cloned().filter(|_| signing.name.is_none() && !signing.positions.is_empty()) {
        // "- Lưu: VT, VP. Nguyễn Văn A": the columns run together.
        if let Some(after) = name_after_stop(source, &last) {
            lines.pop();
            lines.push(last.start..after.start);
            signing.name = person(source, &after);
        }
    }
    Closing { start, recipients: recipients(source, &lines), signer: signing.found(source) }
}

/// A paper's text ends with `./.`
fn is_finished(source: &Source, line: usize) -> bool {
    let tokens = source.line(line);
    tokens.end >= tokens.start + 3 && source.phrase(tokens.end - 3, ". / .").is_some()
}

/// A position in capitals with a name under it, at the end of a text without Nơi nhận.
fn lone_position(source: &Source, body: usize, end: usize) -> Option<usize> {
    let mut signing = None;
    for number in end.saturating_sub(25).max(body)..end {
        let cells = source.cells(number);
        let position = cells.iter().any(|cell| form::is_position(source, cell) && cell.len() <= 10);
        if position {
            signing = signing.or(Some(number));
        } else if signing.is_some() && cells.iter().any(|cell| person(source, cell).is_some()) {
            return signing;
        } else if cells.iter().any(|cell| cell.len() > 14) {
            signing = None;
        }
    }
    None
}

/// `- Như trên; PHÓ GIÁM ĐỐC`: two columns with a single space between them.
fn run_together(source: &Source, cell: Range<usize>) -> Vec<Range<usize>> {
    let stop = cell.clone().rev().find(|at| matches!(source.word(*at), ";" | "."));
    let position = stop.map(|stop| stop + 1..cell.end).filter(|rest| {
        rest.len() >= 2 && matches!(source.word(cell.start), "-" | "+" | "*") && form::is_position(source, rest)
    });
    match position {
        Some(position) => vec![cell.start..position.start, position],
        None => vec![cell],
    }
}

/// Whether the list of recipients ended: its last line is where the paper is kept.
fn filed(source: &Source, lines: &[Range<usize>]) -> bool {
    lines.iter().any(|line| line.clone().take(3).any(|at| source.word(at) == "luu"))
}

/// Whether a cell stands after the list of recipients: where the paper is kept was said, and nothing is left open there.
fn is_after_list(source: &Source, lines: &[Range<usize>], cell: &Range<usize>) -> bool {
    let Some(last) = lines.last().filter(|_| filed(source, lines)) else { return false };
    let signed = matches!(source.word(cell.start), "-" | "+" | "*");
    let open = match source.word(last.end.saturating_sub(1)) {
        "." | ";" | ")" => false,
        "," | "-" => true,
        _ => source.is_small(cell.start) || source.word(cell.start) == "(" || source.is_caps(cell),
    };
    !signed && !open
}

#[derive(Default)]
struct Signing {
    positions: Vec<Range<usize>>,
    name: Option<Range<usize>>,
}

impl Signing {
    fn position(&mut self, cell: Range<usize>) {
        self.positions.push(cell);
    }

    /// Takes a cell that is the name, or a note in its place (`(Đã ký)`).
    fn take(&mut self, source: &Source, cell: &Range<usize>) -> bool {
        let inner = source.trimmed(cell.clone());
        let signed = source
            .any_phrase(inner.start, &["( da ky", "da ky", "( ky", "[ da ky", "[ daky", "( chu ky", "ky thay"])
            .is_some();
        if signed && cell.len() <= 12 {
            let name = inner.clone().rev().find(|at| matches!(source.word(*at), ")" | ":")).map(|at| at + 1..inner.end);
            if let Some(name) = name.and_then(|tokens| person(source, &tokens)) {
                self.name = self.name.take().or(Some(name));
            }
            return true;
        }
        if self.positions.is_empty() || self.name.is_some() || matches!(source.word(cell.start), "-" | "+" | "*") {
            return false;
        }
        self.name = person(source, cell);
        self.name.is_some()
    }

    /// Whether a cell stands after the end: a position that goes on with words that are none.
    fn is_over(&self, source: &Source, cell: &Range<usize>) -> bool {
        source.is_caps(cell)
            && !self.positions.is_empty()
            && !matches!(source.word(cell.start), "-" | "+" | "*")
            && cell.len() > 1
    }

    fn found(self, source: &Source) -> FoundSigner {
        let sure = self.name.is_some();
        let position = match (self.positions.first(), self.positions.last()) {
            (Some(first), Some(last)) => {
                let parts = self.positions.iter().filter_map(|part| source.found_trimmed(part.clone(), sure));
                let value: Vec<String> = parts.map(|found| found.value).collect();
                source.found_as(source.trimmed(first.start..last.end), value.join(" "), sure)
            }
            _ => None,
        };
        FoundSigner { position, name: self.name.and_then(|name| source.found(name, true)) }
    }
}

/// Ranks, degrees and titles of honour before a name; longer ones before those they begin with.
#[rustfmt::skip]
const RANKS: &[&str] = &[
    "dai tuong", "thuong tuong", "trung tuong", "thieu tuong", "dai ta", "thuong ta", "trung ta", "thieu ta",
    "dai uy", "thuong uy", "trung uy", "thieu uy", "pho giao su", "giao su", "tien si", "thac si", "bac si", "ky su",
    "duoc si", "cu nhan", "luat su", "kien truc su", "nha giao", "thay thuoc", "nghe si", "uu tu", "nhan dan", "pgs",
    "gs", "tskh", "ts", "ths", "th . s", "th s", "bsckii", "bscki", "bsck 2", "bsck 1", "bsck2", "bsck1", "bsnt",
    "bs", "ckii", "cki", "ck 2", "ck 1", "ck2", "ck1", "ck ii", "ck i", "dsckii", "dscki", "ds", "ks", "kts", "cn",
    "ls", "ngnd", "ngut", "ttnd", "ttut", "nsnd", "nsut", "dong chi", "d / c", "ong", "ba",
];

/// Where a person's name begins after any number of ranks and degrees: `PGS.TS.BS `.
fn after_ranks(source: &Source, cell: &Range<usize>) -> usize {
    let mut start = cell.start;
    while let Some(after) = source.any_phrase(start, RANKS).filter(|after| *after < cell.end && is_rank(source, start))
    {
        start = after;
        while start < cell.end && matches!(source.word(start), "." | "," | "-" | "/" | ":") {
            start += 1;
        }
    }
    start
}

/// "Bà", not the name "Bá"; "Ông", not "Ong".
fn is_rank(source: &Source, at: usize) -> bool {
    match source.word(at) {
        "ba" => source.printed(at).to_lowercase() == "bà",
        "ong" => source.printed(at).to_lowercase() == "ông",
        _ => true,
    }
}

/// Two to six capitalised words and nothing else: a person's name, after a rank or degree. Names of the highlands have an
/// apostrophe within, others a hyphen.
fn person(source: &Source, cell: &Range<usize>) -> Option<Range<usize>> {
    const NO_NAMES: &[&str] =
        &["phu luc", "noi nhan", "danh sach", "tong bien tap", "mau so", "bieu so", "nhu tren", "nguoi ky"];
    let cell = source.trimmed(cell.clone());
    let name = after_ranks(source, &cell)..cell.end;
    let within = |at: usize| {
        let joins = matches!(source.word(at), "'" | "-" | "`") && at > name.start && at + 1 < name.end;
        joins && [at, at + 1].into_iter().all(|at| source.token(at).is_some_and(|token| token.gap == 0))
    };
    // "VT-NV" is no name.
    let codes = name.clone().any(|at| source.word(at) == "-") && source.is_caps(&name);
    let names = name.clone().all(|at| {
        let word = source.is_word(at) && source.is_capital(at);
        word && source.word(at).bytes().all(|b| b.is_ascii_alphabetic()) || within(at)
    });
    let count = name.clone().filter(|at| source.is_word(*at)).count();
    // "CỤM TRƯỞNG" is an office.
    let office = source.is_caps(&name) && name.clone().any(|at| source.printed(at).to_lowercase() == "trưởng");
    let fits =
        (2..=6).contains(&count) && names && !codes && !office && source.any_phrase(name.start, NO_NAMES).is_none();
    (fits && !form::is_position(source, &name)).then_some(name)
}

/// A person's name after a full stop of the last recipient, which a dash or "Lưu" begins.
fn name_after_stop(source: &Source, line: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(source.word(line.start), "-" | "+" | "*" | "luu") {
        return None;
    }
    let mut stops = line.clone().filter(|at| source.word(*at) == ".");
    stops.find_map(|stop| Some(stop + 1..person(source, &(stop + 1..line.end))?.end))
}

/// Parts of the list at `;` and at new lines that begin with a dash.
fn recipients(source: &Source, lines: &[Range<usize>]) -> Vec<FoundRecipient> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines {
        let signed = matches!(source.word(line.start), "-" | "+" | "*");
        let mut start = line.start;
        let mut first = true;
        for at in line.clone().chain([line.end]) {
            let dash =
                at > start && at < line.end && source.word(at) == "-" && matches!(source.word(at - 1), ";" | ".");
            if at < line.end && source.word(at) != ";" && !dash {
                continue;
            }
            if at > start {
                // "- Tỉnh ủy; (để b/c)"
                let purpose = source.word(start) == "(" && source.trimmed(start..at).end == at.min(line.end);
                let goes_on = first && open && !signed || purpose;
                match items.last_mut().filter(|_| goes_on) {
                    Some(item) => item.end = at,
                    None => items.push(start..at),
                }
            }
            first = false;
            start = if dash { at } else { at + 1 };
        }
        open = !matches!(source.word(line.end.saturating_sub(1)), ";" | "." | ")");
    }
    items.into_iter().filter_map(|item| recipient(source, item)).collect()
}

fn recipient(source: &Source, item: Range<usize>) -> Option<FoundRecipient> {
    let item = source.trimmed(item);
    if item.is_empty() || !item.clone().any(|at| source.is_word(at)) {
        return None;
    }
    if source.word(item.start) == "luu" {
        let purpose = source.found(item.start..item.start + 1, true);
        let rest = source.trimmed(item.start + 1..item.end);
        let name = source.found(rest, true);
        return Some(if name.is_some() {
            FoundRecipient { name, purpose }
        } else {
            FoundRecipient { name: purpose.clone(), purpose }
        });
    }
    let (name, purpose) = match in_brackets(source, &item).or_else(|| after_name(source, &item)) {
        Some((name, purpose)) => (name, Some(purpose)),
        None => (item, None),
    };
    let name = source.found_trimmed(name, true);
    let purpose = purpose.and_then(|purpose| source.found_trimmed(purpose, true));
    name.is_some().then_some(FoundRecipient { name, purpose })
}

/// `Bộ Nội vụ (b/c)`
fn in_brackets(source: &Source, item: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let close = item.clone().rev().find(|at| source.word(*at) == ")")?;
    let open = (item.start..close).rev().find(|at| source.word(*at) == "(")?;
    let inside = open + 1..close;
    (open > item.start && close + 1 >= item.end && is_purpose(source, &inside)).then_some((item.start..open, inside))
}

/// `Bộ Nội vụ để báo cáo`
fn after_name(source: &Source, item: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let at = (item.start + 1..item.end)
        .find(|at| source.word(*at) == "de" && source.is_small(*at) && is_purpose(source, &(*at..item.end)))?;
    Some((item.start..at, at..item.end))
}

fn is_purpose(source: &Source, tokens: &Range<usize>) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "b / cao", "t / hien", "bc", "b / c", "b . c", "th", "t / h", "t . h", "ph", "p / h", "cd", "c / d", "kt", "k / t", "gs", "g / s",
        "x / p", "xp", "x / dao", "bao cao", "thuc hien", "phoi hop", "chi dao", "kiem tra", "giam sat", "theo doi",
        "biet", "dua tin", "dang tin", "dang tai", "dang bao", "dang", "tuyen truyen", "phat hanh", "trien khai",
        "tham khao", "cong bo", "tr / kh", "chi d", "huong ung", "thong bao", "th / hien", "ph / hop", "p / hop",
    ];
    let start = tokens.start + usize::from(matches!(source.word(tokens.start), "de" | "thay"));
    tokens.len() <= 10 && source.any_phrase(start, WORDS).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::model::Found;
    use super::*;

    fn closing(text: &str) -> Closing {
        let source = Source::new(text);
        read(&source, &Noise::new(&source), 0..source.line_count())
    }

    fn values(found: &[FoundRecipient]) -> Vec<(String, Option<String>)> {
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
        found.iter().map(|recipient| (value(&recipient.name).unwrap_or_default(), value(&recipient.purpose))).collect()
    }

    fn signer(closing: &Closing) -> (String, String) {
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
        (value(&closing.signer.position), value(&closing.signer.name))
    }

    #[test]
    fn recipients_have_their_purposes_and_the_file_its_own() {
        let closing = closing(
            "Kết thúc./.\n\nNơi nhận:\n- Như trên;\n- Bộ Nội vụ (để b/c);\n- Sở Y tế (Phòng TCCB);\n- Các xã, phường để thực hiện;\n- Hội đồng Thi đua - Khen thưởng\ntỉnh (t/h);\n- Lưu: VT, NV.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLê Thị Minh Hà\n",
        );
        let expected = [
            ("Như trên", None),
            ("Bộ Nội vụ", Some("để b/c")),
            ("Sở Y tế (Phòng TCCB)", None),
            ("Các xã, phường", Some("để thực hiện")),
            ("Hội đồng Thi đua - Khen thưởng tỉnh", Some("t/h")),
            ("VT, NV", Some("Lưu")),
        ];
        let expected: Vec<(String, Option<String>)> =
            expected.iter().map(|(n, p)| ((*n).to_owned(), p.map(str::to_owned))).collect();
        assert_eq!(values(&closing.recipients), expected);
        assert_eq!(
            signer(&closing),
            ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH".to_owned(), "Lê Thị Minh Hà".to_owned())
        );
    }

    #[test]
    fn columns_side_by_side_are_told_apart() {
        let side = closing(
            "Kết thúc./.\nNơi nhận:                     GIÁM ĐỐC\n- Như trên;\n- Lưu: VT, VP.               Trần Văn Bình\n",
        );
        assert_eq!(signer(&side), ("GIÁM ĐỐC".to_owned(), "Trần Văn Bình".to_owned()));
        assert_eq!(side.recipients.len(), 2);
        let run_together = closing(
            "Kết thúc./.\nNơi nhận: KT. HIỆU TRƯỞNG\n- Như trên; - Phòng GDĐT (b/c); PHÓ HIỆU TRƯỞNG\n- Lưu: VT. Trần Văn Bình\n",
        );
        let expected = ("KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG".to_owned(), "Trần Văn Bình".to_owned());
        assert_eq!(signer(&run_together), expected);
        assert_eq!(run_together.recipients.len(), 3);
    }

    #[test]
    fn degrees_are_no_part_of_a_name_and_names_have_their_own_letters() {
        for (line, name) in [
            ("BS.CKI. Đỗ Thị Lụa", "Đỗ Thị Lụa"),
            ("PGS.TS.BS Lò Văn Pính", "Lò Văn Pính"),
            ("Th.S Mai Thúy", "Mai Thúy"),
            ("ThS. BSCKII Mai Thúy", "Mai Thúy"),
            ("Luật sư Mai Thúy", "Mai Thúy"),
            ("Ksor H’Bia", "Ksor H’Bia"),
            ("K'Sáu", "K'Sáu"),
            ("Vũ Anh-Thư", "Vũ Anh-Thư"),
            ("Bá Văn Tý", "Bá Văn Tý"),
            ("Đã ký: Mai Thúy", "Mai Thúy"),
            ("(Đã ký) BS. Mai Thúy", "Mai Thúy"),
        ] {
            let found = closing(&format!("Kết thúc./.\nNơi nhận:\n- Như trên;\n- Lưu: VT, TC.\nVIỆN TRƯỞNG\n{line}\n"));
            assert_eq!(signer(&found).1, name, "{line}");
            let expected = [("Như trên".to_owned(), None), ("VT, TC".to_owned(), Some("Lưu".to_owned()))];
            assert_eq!(values(&found.recipients), expected, "{line}");
        }
    }

    #[test]
    fn what_is_no_name_after_the_file_is_no_recipient_either() {
        let found =
            closing("Kết thúc./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nVIỆN TRƯỞNG\nngười đứng đầu đơn vị (12)\n");
        assert_eq!(signer(&found).1, "");
        assert_eq!(found.recipients.len(), 2);
        let together = closing("Kết thúc./.\nNơi nhận: VIỆN TRƯỞNG\n- Như trên;\n- Lưu: VT, TC. TS.BS. Mai Thúy\n");
        assert_eq!(signer(&together).1, "Mai Thúy");
        let filed = ("VT, TC".to_owned(), Some("Lưu".to_owned()));
        assert_eq!(values(&together.recipients).last(), Some(&filed));
    }

    #[test]
    fn who_signed_may_stand_above_and_a_text_may_have_no_end() {
        let above =
            closing("Kết thúc./.\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\nTrần Văn Bình\nNơi nhận:\n- Như trên;\n- Lưu VP.");
        assert_eq!(signer(&above).1, "Trần Văn Bình");
        assert_eq!(above.start, 1);
        let none = closing("Bài viết nói về thi đua.\nThùy Dung\n");
        assert!(none.recipients.is_empty() && none.signer == FoundSigner::default());
    }
}
