//! The records of a workbook's stream ([MS-XLS]), and the texts within them.

use super::super::charset;
use super::compound::u16_at;

/// Begins the workbook, a sheet, a chart within a sheet.
const BEGIN: u16 = 0x809;
const END: u16 = 0x0A;
/// The rest of a record that is longer than one may be.
const CONTINUE: u16 = 0x3C;

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

/// The records of one part of the stream, those of parts within it left out.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let (kind, content, after) = next(rest)?;
            rest = after;
            match kind {
                BEGIN => depth += 1,
                END => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return None;
                    }
                    continue;
                }
                _ => {}
            }
            let mut parts = vec![content];
            while let Some((CONTINUE, more, after)) = next(rest) {
                parts.push(more);
                rest = after;
            }
            if depth == 1 {
                return Some(Record { kind, parts });
            }
        }
    })
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
    /// Whether the workbook writes Unicode (Excel 97 and later) rather than a code page.
    unicode: bool,
}

impl<'a> Letters<'a> {
    pub(super) fn new(parts: Vec<&'a [u8]>, skip: usize, unicode: bool) -> Self {
        let mut parts = parts.into_iter();
        let part = parts.next().unwrap_or_default();
        Self { parts, part: part.get(skip..).unwrap_or_default(), unicode }
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
        if !self.unicode {
            let bytes: Vec<u8> = (0..length).map_while(|_| self.byte()).collect();
            return Some((charset::decode(&bytes), Vec::new()));
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
