//! The text of a document, for reading plans: Word, OpenDocument, PDF, web pages, text files. Lines are kept as they stand; what
//! stands in columns is given column after column, or far apart on one line.

mod odt;
mod page;
mod pdf;
mod word;

use domain::Fault;
use domain::text::legacy::{Evidence, Judge, OldLetters};

use super::{Content, FILE_LIMIT, charset, convert, sniff};

/// Reads the text of a file. `name` is the file's name, for the refusals only.
///
/// # Errors
/// A fault of feature `read`: the file is empty, too large, damaged, protected by a password, of a kind that holds no text,
/// or without any letter (a scanned page). Never panics, whatever the bytes.
pub fn read_text(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    if bytes.len() > FILE_LIMIT {
        let megabytes = bytes.len() >> 20;
        return Err(Fault::new("read.too_large")
            .with("file", name)
            .with("size", megabytes)
            .with("limit", FILE_LIMIT >> 20));
    }
    let text = match sniff(bytes) {
        Content::Text => charset::decode(bytes),
        Content::Html => page::read(&charset::decode(bytes)),
        Content::Docx => word::read(name, bytes)?,
        Content::OldWord => word::read(name, &convert::to_docx(name, bytes, "doc")?)?,
        Content::RichText => word::read(name, &convert::to_docx(name, bytes, "rtf")?)?,
        Content::OpenDocument => odt::read(name, bytes)?,
        Content::Pdf => pdf::read(name, bytes)?,
        Content::Empty => return Err(Fault::new("read.empty").with("file", name)),
        Content::Protected => return Err(Fault::new("read.password").with("file", name)),
        Content::Zip | Content::Ole | Content::Unknown => return Err(Fault::new("read.no_prose").with("file", name)),
    };
    Ok(in_unicode(text))
}

/// A text typed with old letters in Unicode; any other as it is.
fn in_unicode(text: String) -> String {
    let mut judge = Judge::default();
    let seen = text.lines().fold(Evidence::default(), |seen, line| seen.and(judge.evidence(line)));
    let old = [OldLetters::Tcvn3, OldLetters::Vni].into_iter().find(|letters| seen.holds(*letters) && !seen.beyond);
    match old {
        Some(letters) => text.lines().map(|line| letters.decode(line)).collect::<Vec<_>>().join("\n"),
        None => text,
    }
}
