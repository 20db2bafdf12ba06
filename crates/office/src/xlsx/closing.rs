//! Signatures and Nơi nhận as rows of the sheet.

use rust_xlsxwriter::XlsxError;

use super::blocks::{Line, side_by_side};
use super::look::Look;
use super::sheet::Sheet;
use crate::document::{PageSetup, Recipients, Side, Signature, Signatures};

/// Empty lines to sign in.
const ROOM_TO_SIGN: usize = 4;

/// Two columns; the names stand level, and Nơi nhận level with the title on the other side.
pub(super) fn signatures(sheet: &mut Sheet<'_>, signatures: &Signatures, page: &PageSetup) -> Result<(), XlsxError> {
    let sides = [&signatures.left, &signatures.right];
    let signature = |side: &Option<Side>| match side {
        Some(Side::Signature(signature)) => Some(signature.clone()),
        _ => None,
    };
    let dated = sides.iter().any(|side| signature(side).is_some_and(|signature| signature.place_date.is_some()));
    let heads = sides.map(|side| signature(side).map_or_else(Vec::new, |signature| head(&signature, page, dated)));
    let height = heads.iter().map(Vec::len).max().unwrap_or(0) + ROOM_TO_SIGN;
    let blank = || (String::new(), Look::plain(page.sizes.text));
    let columns = sides.map(|side| match side {
        None => Vec::new(),
        Some(Side::Recipients(recipients)) => {
            let above = dated.then(blank);
            above.into_iter().chain(recipient_lines(recipients)).collect()
        }
        Some(Side::Signature(signature)) => {
            let mut lines = head(signature, page, dated);
            lines.resize_with(height, blank);
            let name = signature.name.clone().unwrap_or_default();
            lines.push((name, Look::plain(page.sizes.text).bold().centred()));
            lines
        }
    });
    sheet.skip(1);
    let [left, right] = &columns;
    side_by_side(sheet, left, right, 500)
}

/// Date, authority, title and hint of a signature.
fn head(signature: &Signature, page: &PageSetup, dated: bool) -> Vec<Line> {
    let look = Look::plain(page.sizes.text).centred();
    let date = dated.then(|| (signature.place_date.clone().unwrap_or_default(), look.italic()));
    let titles = signature.authority.iter().chain([&signature.title]).filter(|line| !line.is_empty());
    let titles = titles.map(|line| (line.clone(), look.bold()));
    let hint = signature.hint.iter().map(|hint| (hint.clone(), look.italic()));
    date.into_iter().chain(titles).chain(hint).collect()
}

fn recipient_lines(recipients: &Recipients) -> Vec<Line> {
    let heading = (Recipients::HEADING.to_owned(), Look::plain(12).bold().italic());
    let lines = recipients.lines().into_iter().map(|line| (line, Look::plain(11)));
    std::iter::once(heading).chain(lines).collect()
}

/// Nơi nhận on its own.
pub(super) fn recipients(sheet: &mut Sheet<'_>, recipients: &Recipients) -> Result<(), XlsxError> {
    sheet.skip(1);
    recipient_lines(recipients).into_iter().try_for_each(|(text, look)| sheet.full_row(&text, look))
}
