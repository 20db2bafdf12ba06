//! The XML of office files: parts of the zip file, attributes, entities.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use domain::Fault;
use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

/// Bytes an office file may unpack to: two million cells and their texts, and pictures beside them.
const UNPACKED_LIMIT: u64 = 256 << 20;

/// Elements within one another; no form has a hundred.
const DEPTH_LIMIT: usize = 1000;

/// Bytes of one text or tag: Excel keeps 32,767 letters in a cell, and what is longer would stand in memory whole.
const PIECE_LIMIT: usize = 16 << 20;

/// A part on its way to the parser, which keeps every piece (a text, a tag) whole: one beyond the limit is a fault.
pub(super) struct Pieces<R> {
    part: R,
    piece: usize,
}

impl<R: BufRead> Pieces<R> {
    /// A parser of a part that stops at a piece too long.
    pub(super) fn reader(part: R) -> Reader<Self> {
        let mut reader = Reader::from_reader(Self { part, piece: 0 });
        reader.config_mut().check_end_names = true;
        reader
    }

    /// A piece has been read; the next begins.
    pub(super) fn next(&mut self) {
        self.piece = 0;
    }
}

impl<R: BufRead> Read for Pieces<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.part.read(into)
    }
}

impl<R: BufRead> BufRead for Pieces<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > PIECE_LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.part.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.piece = self.piece.saturating_add(bytes);
        self.part.consume(bytes);
    }
}

/// The parts of an office file.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an office file after unpacking every part once, only counting: the sizes a zip file declares may lie.
pub(super) fn open<'a>(name: &str, bytes: &'a [u8]) -> Result<Archive<'a>, Fault> {
    open_within(name, bytes, UNPACKED_LIMIT)
}

fn open_within<'a>(name: &str, bytes: &'a [u8], limit: u64) -> Result<Archive<'a>, Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = limit;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        let unpacked = io::copy(&mut part.take(left), &mut io::sink()).map_err(|_| damaged())?;
        left = left.saturating_sub(unpacked);
        if left == 0 {
            return Err(Fault::new("read.unpacks_too_large").with("file", name));
        }
    }
    Ok(archive)
}

/// A part, to be read once. Names differ in capitals from the links to them in files of some programs.
pub(super) fn part<'a, 'b>(archive: &'a mut Archive<'b>, name: &str) -> Option<impl BufRead + use<'a, 'b>> {
    let alike = || archive.file_names().position(|own| own.eq_ignore_ascii_case(name));
    let at = archive.index_for_name(name).or_else(alike)?;
    archive.by_index(at).ok().map(BufReader::new)
}

/// Something that looks at the elements of a part.
pub(super) trait Look {
    fn start(&mut self, element: &BytesStart<'_>);
    fn end(&mut self, _name: &[u8]) {}
    /// Text between the elements, entities resolved.
    fn text(&mut self, _text: &str) {}
}

/// Shows a part to somebody, up to the first fault in it; whether it was sound to its end.
pub(super) fn show(part: impl BufRead, look: &mut impl Look) -> bool {
    let mut reader = Pieces::reader(part);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        reader.get_mut().next();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > DEPTH_LIMIT {
                    return false;
                }
                look.start(&element);
            }
            Ok(Event::Empty(element)) => {
                look.start(&element);
                look.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                look.end(element.local_name().as_ref());
            }
            Ok(Event::Text(text)) => match text.xml_content() {
                Ok(text) => look.text(&text),
                Err(_) => return false,
            },
            Ok(Event::CData(text)) => look.text(&String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(reference)) => look.text(&referenced(&reference)),
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// Looks at a part that may be absent; none when it is there and not sound to its end.
pub(super) fn show_part<L: Look>(archive: &mut Archive<'_>, name: &str, mut look: L) -> Option<L> {
    let sound = part(archive, name).is_none_or(|part| show(part, &mut look));
    sound.then_some(look)
}

/// The letter that `&amp;` or `&#160;` stands for; nothing for an unknown one.
pub(super) fn referenced(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}

/// The attributes of an element. Whether one stands there twice is not asked: that compares each with each.
pub(super) fn attributes<'a>(element: &'a BytesStart<'_>) -> impl Iterator<Item = Attribute<'a>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

/// An attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = attributes(element).find(|own| own.key.local_name().as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&own.value);
    quick_xml::escape::unescape(&value).ok().map(Cow::into_owned)
}

/// Whether a flag is set: `hidden="1"`, `hidden="true"`.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn what_unpacks_beyond_the_limit_is_refused_whatever_it_declares() {
        let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in ["a.xml", "b.xml"] {
            file.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
            file.write_all(&vec![b' '; 600_000]).unwrap();
        }
        let bytes = file.finish().unwrap().into_inner();
        assert!(bytes.len() < 10_000);
        assert!(open_within("a.xlsx", &bytes, 1_300_000).is_ok());
        assert_eq!(open_within("a.xlsx", &bytes, 1_000_000).unwrap_err().code, "read.unpacks_too_large");
    }
}
