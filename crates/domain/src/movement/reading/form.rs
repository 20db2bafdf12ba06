//! The form of official papers (Nghị định 30/2020, Phụ lục I): names of kinds of papers, words that begin an organisation's
//! or an office holder's name, lines that begin a part of a paper.

use std::ops::Range;

use super::source::Source;
use crate::movement::PlanKind;

/// Kinds of papers by their names in capitals, without spaces; what a paper of that kind can be.
const HEADINGS: &[(&str, PlanKind)] = &[
    ("kehoach", PlanKind::Plan),
    ("kehoachlientich", PlanKind::Plan),
    ("kehoachphoihop", PlanKind::Plan),
    ("chuongtrinh", PlanKind::Plan),
    ("huongdan", PlanKind::Plan),
    ("thongbao", PlanKind::Plan),
    ("thongtri", PlanKind::Directive),
    ("loikeugoi", PlanKind::Plan),
    ("loikeugoithidua", PlanKind::Plan),
    ("thuphatdong", PlanKind::Plan),
    ("phatdong", PlanKind::Plan),
    ("phatdongthidua", PlanKind::Plan),
    ("giaouoc", PlanKind::Plan),
    ("bangiaouoc", PlanKind::Plan),
    ("giaouocthidua", PlanKind::Plan),
    ("bangiaouocthidua", PlanKind::Plan),
    ("kyketgiaouocthidua", PlanKind::Plan),
    ("nghiquyetlientich", PlanKind::Plan),
    ("chuongtrinhphoihop", PlanKind::Plan),
    ("huongdanlientich", PlanKind::Plan),
    ("chithi", PlanKind::Directive),
    ("quyetdinh", PlanKind::Decision),
    ("congvan", PlanKind::OfficialLetter),
    ("congdien", PlanKind::OfficialLetter),
    ("baocao", PlanKind::Other),
    ("totrinh", PlanKind::Other),
    ("bienban", PlanKind::Other),
    ("quyche", PlanKind::Other),
    ("quydinh", PlanKind::Other),
    ("nghiquyet", PlanKind::Other),
    ("nghidinh", PlanKind::Other),
    ("thongtu", PlanKind::Other),
    ("luat", PlanKind::Other),
    ("giaymoi", PlanKind::Other),
    ("danhsach", PlanKind::Other),
    ("dean", PlanKind::Other),
    ("thele", PlanKind::Other),
    ("ketluan", PlanKind::Other),
];

/// The kind of paper that a line names; spaces between its letters do not matter.
pub(super) fn heading_kind(source: &Source, line: &Range<usize>) -> Option<PlanKind> {
    if line.len() > 24 || !source.is_caps(line) {
        return None;
    }
    let name: String =
        line.clone().filter(|at| !matches!(source.word(*at), ":" | "." | "*")).map(|at| source.word(at)).collect();
    HEADINGS.iter().find(|(heading, _)| *heading == name).map(|(_, kind)| *kind)
}

/// Whether the name of a paper says by itself that it launches: `GIAO ƯỚC THI ĐUA`, `PHÁT ĐỘNG THI ĐUA`.
pub(super) fn heading_launches(source: &Source, line: &Range<usize>) -> bool {
    source.has(line.clone(), &["giao uoc", "phat dong thi dua", "loi keu goi thi dua", "thu phat dong"])
        && heading_kind(source, line).is_some()
}

/// A kind of paper in capitals that begins a line which goes on with its title: where the title begins.
pub(super) fn heading_start(source: &Source, line: &Range<usize>) -> Option<(PlanKind, usize)> {
    let (kind, after) = [
        ("ke hoach", PlanKind::Plan),
        ("chi thi", PlanKind::Directive),
        ("quyet dinh", PlanKind::Decision),
        ("huong dan", PlanKind::Plan),
        ("bao cao", PlanKind::Other),
        ("thong bao", PlanKind::Plan),
    ]
    .iter()
    .find_map(|(phrase, kind)| Some((*kind, source.phrase(line.start, phrase)?)))?;
    let caps = source.is_caps(&(line.start..after));
    (caps && after < line.end && !matches!(source.word(after), "so" | "/")).then_some((kind, after))
}

/// Kinds of documents that papers name, longer names before those they begin with.
#[rustfmt::skip]
pub(super) const DOCUMENTS: &[&str] = &[
    "nghi quyet lien tich", "nghi quyet", "nghi dinh", "quyet dinh", "chi thi", "thong tu lien tich", "thong tu",
    "thong tri", "ke hoach lien tich", "ke hoach phoi hop", "ke hoach", "cong van", "cong dien", "thong bao",
    "huong dan lien tich", "huong dan", "chuong trinh hanh dong", "chuong trinh phoi hop", "chuong trinh cong tac",
    "chuong trinh", "to trinh", "bao cao", "ket luan", "quy dinh", "quy che", "phap lenh", "bo luat", "luat",
    "hien phap", "van ban", "cv", "de an", "sac lenh", "lenh", "giay moi",
];

/// Words that begin the name of an organisation or of who speaks for it.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "ubnd", "uy ban", "uy", "hdnd", "hoi dong", "so", "ban", "phong", "van phong", "bo", "cuc", "chi cuc",
    "tong cuc", "tong cong ty", "tong lien doan", "truong", "benh vien", "trung tam", "vien", "hoc vien",
    "dai hoc", "cong ty", "tap doan", "ngan hang", "kho bac", "toa an", "cong an", "bo chi huy", "hai quan", "thue",
    "thanh tra", "mat tran", "lien doan", "cong doan", "tinh doan", "huyen doan", "thanh doan", "hoi",
    "tinh uy", "huyen uy", "thanh uy", "quan uy", "thi uy", "dang uy", "dang bo", "chi bo", "chinh phu",
    "thu tuong", "quoc hoi", "chu tich", "pho chu tich", "giam doc", "pho giam doc", "hieu truong",
    "chanh van phong", "thu truong", "bi thu", "cum", "khoi", "to", "to chuc", "lien minh", "ttr", "bao", "dai",
    "thuong truc", "bch", "btv", "mttq", "nguoi dung dau", "cac", "toan the", "dong chi", "cac dong chi",
    "lanh dao", "tong giam doc", "cuc truong", "bo truong", "co quan", "cap", "don vi", "dia phuong", "xa", "phuong",
    "ldld", "tram", "nha truong", "bhxh", "bao hiem", "quan", "huyen", "trung doan", "su doan", "lu doan",
    "quan khu", "bo tu lenh", "chi huy", "dien luc", "buu dien", "nha may", "xi nghiep", "hop tac xa", "htx", "quy",
    "can bo", "doan vien", "moi", "tung", "trung uong", "tw", "hiep hoi", "lien hiep", "cong chuc", "giao vien",
    "nguoi lao dong", "dang vien", "nganh",
];

/// Words of the same kind that fold like others: "vụ" and "vũ", "đội" and "đối".
const BY_MARKS: &[(&str, &str)] = &[("vu", "vụ"), ("doi", "đội"), ("hat", "hạt"), ("khoa", "khoa"), ("doan", "đoàn")];

/// Whether a name of an organisation or office can begin there.
pub(super) fn begins_organisation(source: &Source, at: usize) -> bool {
    let word = source.word(at);
    let by_marks = BY_MARKS.iter().find(|(folded, _)| *folded == word);
    let named = match by_marks {
        Some((_, printed)) => source.printed(at).to_lowercase() == *printed,
        None => source.any_phrase(at, ORGANISATIONS).is_some(),
    };
    // "Số" folds like "Sở", "phong trào" begins like "phòng".
    const NONE: &[&str] =
        &["ban hanh", "phong trao", "khoa hoc", "to chuc phong", "to chuc thuc", "khoi dong", "bao cao"];
    named && source.printed(at).to_lowercase() != "số" && source.any_phrase(at, NONE).is_none()
}

/// Words that begin what an officer who signs is.
#[rustfmt::skip]
const POSITIONS: &[&str] = &[
    "tm .", "tm", "t / m", "kt .", "kt", "k / t", "tl .", "tl", "t / l", "tuq .", "tuq", "q .", "giam doc",
    "pho giam doc", "tong giam doc", "pho tong giam doc", "chu tich", "pho chu tich", "quyen", "truong ban",
    "pho truong ban", "truong phong", "pho truong phong", "hieu truong", "pho hieu truong", "bi thu", "pho bi thu",
    "chanh van phong", "pho chanh van phong", "thu tuong", "pho thu tuong", "bo truong", "thu truong", "cuc truong",
    "pho cuc truong", "chi cuc truong", "pho chi cuc truong", "tong cuc truong", "vien truong", "pho vien truong",
    "chanh an", "pho chanh an", "chi huy truong", "chinh uy", "tu lenh", "truong khoi", "truong cum", "pho truong",
    "tong bien tap", "chanh thanh tra", "vu truong", "tong kiem toan", "chu nhiem", "truong doan", "thuong truc",
    "uy vien", "truong tram", "truong", "ban thuong vu", "ban chap hanh", "uy ban nhan dan", "hieu pho", "dai dien",
    "tong thu ky", "chu tich hoi dong", "cum truong", "cum pho", "khoi truong", "to truong", "doi truong",
    "hoi truong", "truong thon", "truong khoa", "tram truong", "chinh tri vien", "cuc pho", "vu pho", "pho vu truong",
];

/// Whether a cell at a paper's end says what the one who signs is.
pub(super) fn is_position(source: &Source, cell: &Range<usize>) -> bool {
    cell.len() <= 18 && source.any_phrase(cell.start, POSITIONS).is_some() && source.is_caps(cell)
}

/// Whether a line begins a part of a paper, so that it continues nothing.
pub(super) fn begins_part(source: &Source, line: &Range<usize>) -> bool {
    const PARTS: &[&str] =
        &["noi nhan", "kinh gui", "can cu", "so :", "so /", "xet de nghi", "theo de nghi", "phu luc"];
    let phrase = source.any_phrase(line.start, PARTS).is_some() && source.is_capital(line.start);
    phrase || is_position(source, line) || heading_kind(source, line).is_some()
}

/// The country's name, the motto, the Party's name: what stands at the top of every paper.
#[rustfmt::skip]
const TOP: &[&str] = &[
    "cong hoa xa hoi chu nghia viet nam", "cong hoa xhcn viet nam", "doc lap - tu do - hanh phuc",
    "doc lap tu do hanh phuc", "dang cong san viet nam", "doan tncs ho chi minh",
];

/// Where the country's name or motto stands within a line.
pub(super) fn motto(source: &Source, line: Range<usize>) -> Option<Range<usize>> {
    source.find(line, TOP)
}

/// Where a piece of such a phrase begins that a narrow column broke off at the end of a cell (`… CỘNG HÒA XÃ HỘI CHỦ`), or that
/// goes on from the piece before (`NGHĨA VIỆT NAM`); with the phrase and how many of its words are said.
pub(super) fn motto_piece(
    source: &Source,
    cell: &Range<usize>,
    before: Option<(usize, usize)>,
) -> Option<(usize, (usize, usize))> {
    let run = |at: usize, phrase: usize, said: usize| -> bool {
        let words = TOP.get(phrase).map(|phrase| phrase.split(' ').skip(said));
        words.is_some_and(|words| {
            let mut words = words;
            (at..cell.end).all(|at| words.next() == Some(source.word(at)))
        })
    };
    let goes_on = before.filter(|(phrase, said)| cell.len() >= 2 && run(cell.start, *phrase, *said));
    if let Some((phrase, said)) = goes_on {
        return Some((cell.start, (phrase, said + cell.len())));
    }
    let begun = cell.clone().filter(|at| at + 3 <= cell.end);
    let mut begun = begun.flat_map(|at| (0..TOP.len()).map(move |phrase| (at, phrase)));
    begun.find(|(at, phrase)| run(*at, *phrase, 0)).map(|(at, phrase)| (at, (phrase, cell.end - at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_with_spaces_between_letters_and_without_marks() {
        for (text, kind) in [
            ("KẾ HOẠCH", PlanKind::Plan),
            ("C H Ỉ  T H Ị", PlanKind::Directive),
            ("QUYET DINH:", PlanKind::Decision),
            ("BÁO CÁO", PlanKind::Other),
        ] {
            let source = Source::new(text);
            assert_eq!(heading_kind(&source, &source.line(0)), Some(kind), "{text}");
        }
        for text in ["Kế hoạch", "KẾ HOẠCH NÀY", ""] {
            let source = Source::new(text);
            assert_eq!(heading_kind(&source, &source.line(0)), None, "{text}");
        }
    }

    #[test]
    fn a_number_begins_no_organisation() {
        assert!(begins_organisation(&Source::new("Sở Nội vụ"), 0));
        assert!(!begins_organisation(&Source::new("Số 12/KH-UBND"), 0));
    }
}
