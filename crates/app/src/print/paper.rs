//! What every document shares: the office of its day, its letterhead, its signer, its dates in words.

use domain::Fault;
use domain::date::PartialDate;
use domain::office::{Office, Signer, in_force};
use office::document::{Document, Letterhead, Orientation, PageSetup, Signature, Signatures};
use store::Connection;

use super::PrintOptions;
use crate::{Context, Result};

/// The office and the choices that a document is printed with.
pub(crate) struct Paper {
    office: Office,
    options: PrintOptions,
    today: PartialDate,
}

impl Paper {
    /// The office in force on the document's date, or today.
    ///
    /// # Errors
    /// `print.office_missing` when the office's identity has not been given.
    pub fn of(context: &Context<'_>, conn: &Connection, options: &PrintOptions) -> Result<Self> {
        let offices = store::office::list(conn)?;
        let today = context.today();
        let office = in_force(&offices, options.date.unwrap_or(today));
        let office = office.cloned().ok_or_else(|| Fault::new("print.office_missing"))?;
        Ok(Self { office, options: options.clone(), today })
    }

    /// An empty document on the chosen paper.
    pub fn document(&self, title: &str, orientation: Orientation) -> Document {
        let paper = self.options.paper.unwrap_or_default();
        let page = PageSetup { paper, orientation, ..PageSetup::default() };
        let page = self.options.margins.map_or(page, |margins| PageSetup { margins, ..page });
        Document::new(title, &self.office.name, page)
    }

    /// The head of a paper that another body issues under the office's superior.
    pub fn letterhead_of(&self, issuer: &str) -> Letterhead {
        Letterhead::under(&self.office.superior, issuer)
    }

    /// The head of a paper that the office issues without number and date.
    pub fn own_letterhead(&self) -> Letterhead {
        self.letterhead_of(&self.office.name)
    }

    /// Name of the office that issues it.
    pub fn issuer(&self) -> &str {
        &self.office.name
    }

    /// The same inside a sentence: "Sở Nội vụ", also where the letterhead's capitals were typed.
    pub fn issuer_in_sentence(&self) -> String {
        domain::text::organisation_in_sentence(&self.office.name)
    }

    /// Room for place and date, of a paper that somebody else dates.
    pub fn blank_place_date(&self) -> String {
        format!("……………, {}", self.blank_date())
    }

    /// "Huế, ngày 05 tháng 01 năm 2026"; without a date, room to write it.
    fn place_date(&self) -> String {
        self.placed(self.options.date.map_or_else(|| self.blank_date(), PartialDate::spelled))
    }

    /// The same; without a chosen date, of a day that the paper rests on, where there is one.
    pub fn place_date_or(&self, day: Option<PartialDate>) -> String {
        self.placed(self.options.date.or(day).map_or_else(|| self.blank_date(), PartialDate::spelled))
    }

    /// The same of a day that the paper had before.
    pub fn place_date_of(&self, date: PartialDate) -> String {
        self.placed(date.spelled())
    }

    fn placed(&self, date: String) -> String {
        if self.office.place.is_empty() { capital_first(&date) } else { format!("{}, {date}", self.office.place) }
    }

    fn blank_date(&self) -> String {
        format!("ngày … tháng … năm {}", self.today.year())
    }

    /// `05/TTr-SNV`: numbers under 10 with a nought, room where there is none.
    fn number(&self, kind: &str) -> String {
        let symbol =
            if self.office.symbol.is_empty() { kind.to_owned() } else { format!("{kind}-{}", self.office.symbol) };
        self.number_of(&symbol)
    }

    /// `05/SNV` of an official letter, which has no kind in its symbol.
    fn letter_number(&self) -> String {
        self.number_of(&self.office.symbol)
    }

    fn number_of(&self, symbol: &str) -> String {
        let given = self.options.number.as_deref().map(domain::text::line).unwrap_or_default();
        let number = match given.parse::<u32>() {
            Ok(number) => format!("{number:02}"),
            Err(_) if given.is_empty() => "…".to_owned(),
            Err(_) => return given,
        };
        format!("{number}/{symbol}")
    }

    /// "(Kèm theo Tờ trình số 05/TTr-SNV ngày … của Sở Nội vụ)".
    pub fn attached_to(&self, name: &str, kind: &str) -> String {
        let date = self.options.date.map_or_else(|| self.blank_date(), PartialDate::spelled);
        format!("(Kèm theo {name} số {} {date} của {})", self.number(kind), self.issuer_in_sentence())
    }

    /// "(Tài liệu phục vụ phiên họp Hội đồng ngày 05/12/2026)".
    pub fn for_meeting(&self) -> String {
        let date = self.options.meeting.map_or_else(|| "…/…/……".to_owned(), PartialDate::vietnamese);
        format!("(Tài liệu phục vụ phiên họp Hội đồng ngày {date})")
    }

    fn signer(&self) -> Option<&Signer> {
        let index = usize::try_from(self.options.signer.unwrap_or(0)).unwrap_or(0);
        self.office.signers.get(index).or_else(|| self.office.signers.first())
    }
}

/// Kinds of documents that have a number of their own (Nghị định 30/2020, Phụ lục III). A list or a table has none, for no
/// symbol stands for it.
const NUMBERED: [&str; 8] = ["QĐ", "TTr", "BB", "KH", "BC", "TB", "HD", "CT"];

/// The letterhead with the number of a kind of documents; of a list or a table with the number that was given for it whole
/// ("15/SNV-TĐKT"), else with none.
pub(crate) fn letterhead(paper: &Paper, kind: &str) -> Letterhead {
    let given = paper.options.number.as_deref().map(domain::text::line).filter(|number| number.contains('/'));
    match given {
        Some(number) => letterhead_numbered(paper, &number),
        None if NUMBERED.contains(&kind) => letterhead_numbered(paper, &paper.number(kind)),
        None => Letterhead::under(&paper.office.superior, &paper.office.name).dated(paper.place_date()),
    }
}

/// The letterhead with a number that the paper had before, with its symbol.
pub(crate) fn letterhead_numbered(paper: &Paper, number: &str) -> Letterhead {
    let office = &paper.office;
    Letterhead::under(&office.superior, &office.name).numbered(format!("Số: {number}")).dated(paper.place_date())
}

/// The letterhead of an official letter (công văn), with what it is about under its number.
pub(crate) fn letter(paper: &Paper, about: String) -> Letterhead {
    let head = Letterhead::under(&paper.office.superior, &paper.office.name);
    let head = head.numbered(format!("Số: {}", paper.letter_number())).dated(paper.place_date());
    Letterhead { about: Some(about), ..head }
}

/// Who signs, with Nơi nhận on the left: the given lines, then the office's own.
pub(crate) fn closing(paper: &Paper, recipients: &[String]) -> Signatures {
    let signature = match paper.signer() {
        None => Signature::new("Thủ trưởng cơ quan", None),
        Some(signer) => {
            let name = Some(signer.name.clone()).filter(|name| !name.is_empty());
            let signature = Signature::new(&signer.title, name);
            if signer.authority.is_empty() { signature } else { signature.by_authority(&signer.authority) }
        }
    };
    let recipients: Vec<String> = recipients.iter().chain(&paper.office.recipients).cloned().collect();
    if recipients.is_empty() { Signatures::one(signature) } else { Signatures::with_recipients(recipients, signature) }
}

/// The same of a paper that leaves the office: one is always kept in its files (Nghị định 30/2020/NĐ-CP, Phụ lục I).
pub(crate) fn closing_filed(paper: &Paper, recipients: &[String]) -> Signatures {
    let filed = ["Lưu: VT".to_owned()];
    let kept = if paper.office.recipients.is_empty() { filed.as_slice() } else { &[] };
    closing(paper, &[recipients, kept].concat())
}

/// Who made a working paper signs it: nobody signs it for the office.
pub(crate) fn made_by(title: &str) -> Signatures {
    Signatures::one(Signature::new(title, None).hinted("(Ký, ghi rõ họ tên)"))
}

/// I, II, III… for the sections of a list.
pub(crate) fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

/// With its first letter capital.
pub(crate) fn capital_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_numbered_in_roman() {
        let shown: Vec<String> = [1, 2, 3, 4, 9, 14, 40].map(roman).to_vec();
        assert_eq!(shown, ["I", "II", "III", "IV", "IX", "XIV", "XL"]);
    }
}
