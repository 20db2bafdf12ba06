//! Numbers, letters and signs that begin a paragraph: `Phần thứ nhất`, `Mục 1.`, `Điều 1.`, `Một là,`, `I.`, `1.`, `1.1.`, `a)`, `(1)`, `-`, `+`, `•`.

use super::source::Source;

/// What kind of number it is; those of one kind count together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Part,
    Chapter,
    Section,
    Article,
    Roman,
    Capital,
    /// `1.` is 1 deep, `1.1.` 2.
    Arabic(u8),
    /// `1)`
    ArabicBracket,
    /// `(1)`, `(a)`
    Bracketed,
    Letter,
    /// `Một là,`, `Thứ nhất,`
    Ordinal,
    Dash,
    Plus,
    Bullet,
}

impl Class {
    /// Whether it only begins a line, without counting.
    pub(super) fn is_sign(self) -> bool {
        matches!(self, Self::Dash | Self::Plus | Self::Bullet)
    }
}

/// A number at the beginning of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub class: Class,
    /// As printed, without punctuation; empty for a sign.
    pub label: String,
    /// The token after it.
    pub after: usize,
}

/// The number that begins at a token.
pub(super) fn marker_at(source: &Source, at: usize) -> Option<Marker> {
    let marker = |class: Class, label: &str, after: usize| Some(Marker { class, label: label.to_owned(), after });
    let (word, next) = (source.word(at), source.word(at + 1));
    match word {
        "-" | "+" | "*" => {
            let class = match word {
                "-" => Class::Dash,
                "+" => Class::Plus,
                _ => Class::Bullet,
            };
            // "----" is a rule, "-5" a number.
            let rule = matches!(next, "-" | "+" | "*" | "" | "_");
            let negative = source.is_number(at + 1) && source.token(at + 1).is_some_and(|token| token.gap == 0);
            if rule || (negative && word != "*") { None } else { marker(class, "", at + 1) }
        }
        "(" => {
            let inside = source.number(at + 1).is_some_and(|n| n < 100) || next.len() == 1 || is_roman(source, at + 1);
            let closed = source.is_word(at + 1) && source.word(at + 2) == ")";
            (inside && closed).then(|| marker(Class::Bracketed, source.printed(at + 1), at + 3)).flatten()
        }
        "dieu" | "khoan" if source.is_number(at + 1) && source.is_capital(at) => {
            let after = at + 2 + usize::from(matches!(source.word(at + 2), "." | ":"));
            let heads = after > at + 2 || source.is_capital(after);
            heads.then(|| marker(Class::Article, source.printed(at + 1), after)).flatten()
        }
        "phan" | "chuong" | "muc" if source.is_capital(at) => part(source, at),
        _ if source.is_capital(at) && is_ordinal(source, at) => ordinal(source, at).or_else(|| counted(source, at)),
        _ => counted(source, at),
    }
}

fn part(source: &Source, at: usize) -> Option<Marker> {
    let number = if source.word(at + 1) == "thu" { at + 2 } else { at + 1 };
    let counts = source.is_number(number) || is_roman(source, number);
    let named = number > at + 1 && source.is_word(number);
    if !counts && !named {
        return None;
    }
    let mut after = number + 1;
    while matches!(source.word(after), "." | ":" | "-") {
        after += 1;
    }
    let class = match source.word(at) {
        "chuong" => Class::Chapter,
        "muc" => Class::Section,
        _ => Class::Part,
    };
    Some(Marker { class, label: source.printed(number).to_owned(), after })
}

/// Numbers in words.
const ORDINALS: &[&str] =
    &["nhat", "mot", "hai", "ba", "bon", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "cuoi"];

fn is_ordinal(source: &Source, at: usize) -> bool {
    source.word(at) == "thu" || ORDINALS.contains(&source.word(at))
}

/// `Một là, …`, `Thứ nhất, …`, `Thứ hai là: …`; `Thứ hai, ngày …` is a day of the week.
fn ordinal(source: &Source, at: usize) -> Option<Marker> {
    let named = source.word(at) == "thu";
    let word = at + usize::from(named);
    if !ORDINALS.contains(&source.word(word)) {
        return None;
    }
    let is = source.word(word + 1) == "la";
    let mark = word + 1 + usize::from(is);
    let marked = matches!(source.word(mark), "," | ":");
    let day = named && (source.is_number(mark + 1) || source.word(mark + 1) == "ngay");
    let ends = (is || named && marked) && !day;
    let label = source.printed(word).to_owned();
    ends.then(|| Marker { class: Class::Ordinal, label, after: mark + usize::from(marked) })
}

fn counted(source: &Source, at: usize) -> Option<Marker> {
    let next = source.word(at + 1);
    if source.is_number(at) {
        return arabic(source, at);
    }
    if !source.is_word(at) || !matches!(next, "." | ")" | "/" | "-" | ":") {
        return None;
    }
    let follows = source.token(at + 2).is_some_and(|token| token.gap > 0) || source.is_capital(at + 2);
    let label = source.printed(at);
    let found = |class: Class| Some(Marker { class, label: label.to_owned(), after: at + 2 });
    if !follows || !source.is_word(at + 2) && source.word(at + 2) != "\"" {
        return None;
    }
    if is_roman(source, at) && (next != "-" || source.token(at + 1).is_some_and(|token| token.gap == 0)) {
        return found(Class::Roman);
    }
    if source.word(at).len() != 1 || !matches!(next, "." | ")" | "/") {
        return None;
    }
    // "N. V. A" are initials.
    let initials = next == "." && source.word(at + 3) == "." && source.word(at + 2).len() == 1;
    match (source.is_small(at), initials) {
        (_, true) => None,
        (true, _) => found(Class::Letter),
        (false, _) => found(Class::Capital),
    }
}

fn arabic(source: &Source, at: usize) -> Option<Marker> {
    let mut next = at + 1;
    let mut depth = 1_u8;
    if source.word(at).len() > 2 {
        return None;
    }
    while source.word(next) == "."
        && source.is_number(next + 1)
        && source.word(next + 1).len() <= 2
        && source.token(next + 1).is_some_and(|token| token.gap == 0)
    {
        next += 2;
        depth = depth.saturating_add(1);
    }
    let label = source.slice(source.token(at)?.start, source.token(next - 1)?.end).to_owned();
    let close = source.word(next);
    let (class, after) = match close {
        ")" if depth == 1 => (Class::ArabicBracket, next + 1),
        "." | "/" | ":" => (Class::Arabic(depth), next + 1),
        ")" => (Class::Arabic(depth), next + 1),
        "-" if depth == 1 && source.token(next).is_some_and(|t| t.gap == 0) => (Class::Arabic(depth), next + 1),
        _ if depth > 1 => (Class::Arabic(depth), next),
        _ => return None,
    };
    // "5.000 tỷ", "01.6.2021", "2/3 số", "19/CT-TTg" are something else.
    let apart = source.token(after).is_some_and(|token| token.gap > 0) || close == ")";
    let begins = source.is_capital(after) || matches!(source.word(after), "\"" | "(");
    let ok = match close {
        "/" | "-" | ":" => apart && begins,
        "." | ")" => begins || (apart && source.is_word(after)),
        _ => apart && begins,
    };
    ok.then_some(Marker { class, label, after })
}

/// A Roman number in capitals, up to XXXIX.
pub(super) fn is_roman(source: &Source, at: usize) -> bool {
    let word = source.word(at);
    let is = !word.is_empty() && word.len() <= 5 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    is && source.printed(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_numberings_are_known() {
        for (text, class, label) in [
            ("I. MỤC ĐÍCH", Class::Roman, "I"),
            ("IV- Tổ chức", Class::Roman, "IV"),
            ("1. Mục đích", Class::Arabic(1), "1"),
            ("1.1. Đối với", Class::Arabic(2), "1.1"),
            ("2.3 Đối với", Class::Arabic(2), "2.3"),
            ("1) Tăng", Class::ArabicBracket, "1"),
            ("1.Tăng cường", Class::Arabic(1), "1"),
            ("1/ Tăng cường", Class::Arabic(1), "1"),
            ("a) Thi đua", Class::Letter, "a"),
            ("đ) Thi đua", Class::Letter, "đ"),
            ("b. Thi đua", Class::Letter, "b"),
            ("A. PHẦN CHUNG", Class::Capital, "A"),
            ("(1) Tiếp tục", Class::Bracketed, "1"),
            ("- Thi đua", Class::Dash, ""),
            ("–Thi đua", Class::Dash, ""),
            ("+ Thi đua", Class::Plus, ""),
            ("• Thi đua", Class::Bullet, ""),
            ("Điều 2. Giao", Class::Article, "2"),
            ("Phần thứ nhất", Class::Part, "nhất"),
            ("Mục 2. Nội dung", Class::Section, "2"),
            ("Hai là, thi đua", Class::Ordinal, "Hai"),
            ("Thứ nhất, thi đua", Class::Ordinal, "nhất"),
            ("Thứ ba là: thi đua", Class::Ordinal, "ba"),
            ("Phần I. MỤC ĐÍCH", Class::Part, "I"),
        ] {
            let found = marker_at(&Source::new(text), 0);
            assert_eq!(found.map(|m| (m.class, m.label)), Some((class, label.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for text in [
            "5.000 đồng",
            "01.6.2021 họp",
            "2/3 số phiếu",
            "19/CT-TTg",
            "-----",
            "100% cơ quan",
            "Điều này",
            "Phần lớn",
            "2021. Năm",
            "Vì vậy",
            "-5 độ",
            "TP. Hà",
            "Mục đích",
            "Thứ hai, ngày 05/3/2026",
            "Thứ Tư, 11/3/2026",
            "Hai bên ký kết",
            "Năm 2026",
        ] {
            assert_eq!(marker_at(&Source::new(text), 0), None, "{text}");
        }
    }
}
