//! The records of a workbook's stream ([MS-XLS]), and the texts within them.

use encoding_rs::Encoding;

use super::super::room::Refusal;
use super::compound::u16_at;

/// Begins the workbook, a sheet, a chart within a sheet.
const BEGIN: u16 = 0x809;
const END: u16 = 0x0A;
/// The rest of a record that is longer than one may be.
const CONTINUE: u16 = 0x3C;
/// A cell with its own text.
pub(super) const LABEL: u16 = 0x204;
pub(super) const RICH_LABEL: u16 = 0xD6;
/// Bytes by which a code page is judged.
const JUDGED: usize = 200_000;

/// A record: its kind, its content, and that of the records that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    pub(super) fn content(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> Option<u16> {
        u16_at(self.content(), at)
    }
}

/// The records of one part of the stream, from its beginning to its end; those of parts within it are left out. What is no
/// record, and a part without an end, is damage: the rest of it is lost.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, Refusal>> {
    let mut rest = stream;
    let mut depth = 0_usize;
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            let Some((kind, content, after)) = next(rest) else { break };
            rest = after;
            match kind {
                BEGIN => depth += 1,
                END if content.is_empty() && depth > 0 => {
                    depth -= 1;
                    ended = depth == 0;
                    if ended {
                        return None;
                    }
                    continue;
                }
                END => break,
                _ if depth == 0 => break,
                _ => {}
            }
            let mut parts = vec![content];
            while let Some((CONTINUE, more, after)) = next(rest) {
                parts.push(more);
                rest = after;
            }
            if depth == 1 {
                return Some(Ok(Record { kind, parts }));
            }
        }
        let damaged = !ended;
        ended = true;
        damaged.then_some(Err(Refusal::Damaged))
    })
}

/// The bytes of all texts of a workbook that writes them in a code page, up to a limit: together they tell which.
pub(super) fn code_page_texts(stream: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = stream;
    while let Some((kind, content, after)) = next(rest).filter(|_| bytes.len() < JUDGED) {
        rest = after;
        if matches!(kind, LABEL | RICH_LABEL) {
            bytes.extend_from_slice(content.get(8..).unwrap_or_default());
            bytes.push(b'\n');
        }
    }
    bytes
}

fn next(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
    let end = length.checked_add(4)?;
    Some((kind, stream.get(4..end)?, stream.get(end..)?))
}

/// Letters one after another over the parts of a record.
pub(super) struct Letters<'a> {
    parts: std::vec::IntoIter<&'a [u8]>,
    part: &'a [u8],
    /// The code page in which the workbook writes; none for Unicode (Excel 97 and later).
    code_page: Option<&'static Encoding>,
}

impl<'a> Letters<'a> {
    pub(super) fn new(parts: Vec<&'a [u8]>, skip: usize, code_page: Option<&'static Encoding>) -> Self {
        let mut parts = parts.into_iter();
        let part = parts.next().unwrap_or_default();
        Self { parts, part: part.get(skip..).unwrap_or_default(), code_page }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.part.is_empty() {
            self.part = self.parts.next()?;
        }
        let (first, rest) = self.part.split_first()?;
        self.part = rest;
        Some(*first)
    }

    pub(super) fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn double_word(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.part.is_empty() {
                self.part = self.parts.next()?;
            }
            let step = bytes.min(self.part.len());
            self.part = self.part.get(step..)?;
            bytes -= step;
        }
        Some(())
    }

    /// A text whose length is one byte (`short`) or two.
    pub(super) fn text(&mut self, short: bool) -> Option<String> {
        self.rich_text(short).map(|(text, _)| text)
    }

    /// A text, and where in it other fonts begin.
    pub(super) fn rich_text(&mut self, short: bool) -> Option<(String, Vec<(usize, u16)>)> {
        let length = usize::from(if short { self.byte()?.into() } else { self.word()? });
        if let Some(code_page) = self.code_page {
            let bytes: Option<Vec<u8>> = (0..length).map(|_| self.byte()).collect();
            let text = code_page.decode_without_bom_handling(&bytes?).0.into_owned();
            return Some((text, Vec::new()));
        }
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.word()? };
        let guide = if flags & 4 == 0 { 0 } else { self.double_word()? };
        let mut wide = flags & 1 == 1;
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.part.is_empty() {
                // The rest begins with its own width.
                self.part = self.parts.next()?;
                wide = self.byte()? & 1 == 1;
                continue;
            }
            let low = self.byte()?;
            units.push(if wide { u16::from_le_bytes([low, self.byte()?]) } else { low.into() });
        }
        let runs = (0..runs).map_while(|_| Some((usize::from(self.word()?), self.word()?))).collect();
        self.skip(usize::try_from(guide).ok()?);
        Some((String::from_utf16_lossy(&units), runs))
    }
}
