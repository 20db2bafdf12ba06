//! Files taken into the data file as evidence – of achievements, of scores – and given out again unchanged.

use domain::Fault;
use domain::achievement::LARGEST_EVIDENCE;
use domain::text;

use crate::{Context, Result};

/// A file whose content is kept under its checksum.
pub(crate) struct KeptFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u32,
}

/// Keeps the content of a chosen file, unrecorded; the caller writes the line that names it.
///
/// # Errors
/// `evidence.too_large` over 25 MB, `evidence.empty`, `pick.unknown`; the operating system's refusal to read.
pub(crate) fn keep(context: &Context<'_>, token: &str) -> Result<KeptFile> {
    let path = context.app.picked(token)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = text::line(&name);
    let too_large = || Fault::new("evidence.too_large").with("name", &name);
    // Asked before reading, for the file may not fit into memory; and after, for it may have grown.
    if usize::try_from(std::fs::metadata(&path)?.len()).map_or(true, |size| size > LARGEST_EVIDENCE) {
        return Err(too_large().into());
    }
    let content = std::fs::read(&path)?;
    if content.is_empty() {
        return Err(Fault::new("evidence.empty").with("name", &name).into());
    }
    let size = u32::try_from(content.len()).ok().filter(|_| content.len() <= LARGEST_EVIDENCE);
    let size = size.ok_or_else(too_large)?;
    let store = context.store();
    let sha256 = store.write_unrecorded::<_, crate::Error>(|conn| Ok(store::content::keep(conn, &content)?))?;
    Ok(KeptFile { name, sha256, size })
}

/// Writes content to the place of a token of `pick.save`.
///
/// # Errors
/// `pick.unknown`, `file.is_open`, `print.file_open`.
pub(crate) fn give_out(context: &Context<'_>, token: &str, content: &[u8]) -> Result<()> {
    crate::outgoing::write(context.app, &context.app.picked(token)?, content)
}
