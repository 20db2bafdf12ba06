//! What a page or a scan puts around a text: menus, share buttons, counters, page numbers, other articles.

use super::source::Source;

/// Which lines are noise, and where the text ends.
pub(super) struct Noise {
    lines: Vec<bool>,
    /// The first line after the text: lists of other articles, comments, counters.
    pub end: usize,
}

/// Lines that begin so, and are short, belong to the page.
#[rustfmt::skip]
const PAGE: &[&str] = &[
    "a -", "a +", "chia se", "ban in", "in bai", "in trang", "quay lai", "doc bai viet", "nghe bai viet",
    "luot xem", "luot doc", "so lan xem", "so luot", "luot truy cap", "dang ky", "dang nhap", "trang chu", "menu",
    "tim kiem", "article", "top page", "desktop", "captcha", "google", "facebook", "twitter", "zalo", "email",
    "print", "font", "co chu", "tang tuong phan", "tang co chu", "giam co chu", "mac dinh", "thu nam",
    "toggle navigation", "skip to", "rss", "so do", "lien he", "gui email", "ky boi", "thoi gian ky", "nguoi ky",
    "ngay ky", "facebook", "share", "tweet", "like", "xem voi co chu", "trang",
];

/// Short lines that begin so end the text of a page.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "tin lien quan", "tin da dua", "tin khac", "tin moi", "tin cu", "tin cung chuyen muc", "tin noi bat",
    "tin doc nhieu", "cac tin khac", "cac tin da dua", "cac tin lien quan", "cac tin moi", "cac tin cu",
    "cac bai khac", "cac bai viet", "bai viet lien quan", "bai viet khac", "bai lien quan", "bai khac", "nhung tin",
    "tu khoa", "tags", "tag :", "binh luan", "y kien ban doc", "y kien cua ban", "tong so diem", "tac gia",
    "luot xem", "so lan xem", "so luot", "file dinh kem", "tep dinh kem", "tai lieu dinh kem", "van ban dinh kem",
    "thong ke truy cap", "tham do y kien", "video clip", "xem them", "doc them", "cung chuyen muc", "nguon :",
    "copyright", "ban quyen", "lien ket website", "doc nhieu nhat", "thong tin lien he",
];

/// Words of a line that is long enough to be a paragraph.
const PARAGRAPH: usize = 28;

impl Noise {
    /// Finds it.
    pub(super) fn new(source: &Source) -> Self {
        let mut lines = Vec::with_capacity(source.line_count());
        let (mut words, mut end) = (0, source.line_count());
        for number in 0..source.line_count() {
            let line = source.line(number);
            let short = line.len() <= PARAGRAPH / 2;
            if short && words > 2 * PARAGRAPH && source.any_phrase(line.start, AFTER).is_some() {
                end = number;
                break;
            }
            let noise = is_page_number(source, line.start, line.end)
                || is_address(source, line.start, line.end)
                || (line.len() <= PARAGRAPH + 12
                    && source.any_phrase(line.start, PAGE).is_some()
                    && !ends_sentence(source, line.end));
            if !noise {
                words += if short { 0 } else { line.len() };
            }
            lines.push(noise);
        }
        Self { lines, end }
    }

    /// Takes lines out of the text that were read otherwise, as tables are.
    pub(super) fn hide(&mut self, lines: &[usize]) {
        for line in lines {
            if let Some(noise) = self.lines.get_mut(*line) {
                *noise = true;
            }
        }
    }

    /// Whether a line is none of the text's.
    pub(super) fn is_noise(&self, line: usize) -> bool {
        self.lines.get(line).copied().unwrap_or(true)
    }
}

fn ends_sentence(source: &Source, end: usize) -> bool {
    end.checked_sub(1).is_some_and(|last| matches!(source.word(last), ";" | "." | ":"))
}

/// `2`, `- 2 -`, `2/5`.
fn is_page_number(source: &Source, start: usize, end: usize) -> bool {
    let numbers = (start..end).filter(|at| source.is_number(*at)).count();
    let words = (start..end).filter(|at| source.is_word(*at)).count();
    end > start && end - start <= 4 && words == numbers && numbers <= 2 && source.word(start) != "/"
}

/// A line of one word of many parts, as addresses of pages are: `phat-dong-thi-dua-nam-2024`.
fn is_address(source: &Source, start: usize, end: usize) -> bool {
    let touching = (start + 1..end).filter(|at| source.token(*at).is_some_and(|token| token.gap == 0)).count();
    end > start + 8 && touching + 1 == end - start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_adds_is_noise_and_sentences_are_not() {
        let text = "A- A A+ | Chia sẻ bài viết\nphat-dong-thi-dua-nam-2024-tai-xa\n2\nChia sẻ khó khăn với người dân là việc của mọi người;\nThi đua";
        let source = Source::new(text);
        let noise = Noise::new(&source);
        let found: Vec<bool> = (0..5).map(|line| noise.is_noise(line)).collect();
        assert_eq!(found, [true, true, true, false, false]);
        assert_eq!(noise.end, 5);
    }

    #[test]
    fn lists_of_other_articles_end_the_text() {
        let body = "Phòng Nội vụ huyện triển khai phong trào thi đua tới các xã. ".repeat(8);
        let source = Source::new(&format!("Tin mới\n{body}\nTin liên quan\n{body}"));
        assert_eq!(Noise::new(&source).end, 2);
    }
}
