//! The text of a PDF that has letters: signs are put together to words and lines by where they stand on the page.

use domain::Fault;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// Units of a point: places are whole numbers from here on.
const SCALE: f64 = 100.0;
/// Height of a letter in the units of its font.
const EM: f64 = 1000.0;

/// Reads the text.
///
/// # Errors
/// `read.password`, `read.damaged`; `read.scanned` when the pages have no letters.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::new("read.password").with("file", name),
        LoadPdfError::Invalid => Fault::new("read.damaged").with("file", name),
    })?;
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let base = Affine::scale(SCALE) * page.initial_transform(true).to_kurbo();
        let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut context = Context::new(base, Rect::new(0.0, 0.0, 1.0, 1.0), &cache, pdf.xref(), settings);
        let mut signs = Signs::default();
        interpret_page(page, &mut context, &mut signs);
        pages.push(text(signs.signs));
    }
    let text = pages.join("\n");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let unknown = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    if letters <= unknown { Err(Fault::new("read.scanned").with("file", name)) } else { Ok(text) }
}

/// A letter on the page, in hundredths of a point from its left upper corner.
struct Sign {
    left: i64,
    right: i64,
    /// The line that it stands on.
    base: i64,
    height: i64,
    text: String,
}

/// Takes the letters of a page, and nothing else of what is drawn.
#[derive(Default)]
struct Signs {
    signs: Vec<Sign>,
}

impl<'a> Device<'a> for Signs {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(0.0, f64::from),
            Glyph::Type3(_) => 0.0,
        };
        let place = |x: f64, y: f64| transform * glyph_transform * Point::new(x, y);
        let (start, end, top) = (place(0.0, 0.0), place(advance, 0.0), place(0.0, EM));
        let (left, base) = (whole(start.x), whole(start.y));
        let sign = Sign { left, right: whole(end.x), base, height: base.saturating_sub(whole(top.y)), text };
        // Letters that do not stand upright are stamps and marks across the page.
        if sign.height > 0 && sign.right >= left && whole(top.x).abs_diff(left) <= sign.height.unsigned_abs() {
            self.signs.push(sign);
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A place as a whole number; what lies beyond every page stays at its end.
fn whole(value: f64) -> i64 {
    // The cast stops at the ends of its range.
    (value as i64).clamp(-100_000_000, 100_000_000)
}

/// Signs to lines: from above, each from the left; a space for a gap, four for the gap between columns.
fn text(mut signs: Vec<Sign>) -> String {
    signs.sort_by_key(|sign| sign.base);
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    for sign in signs {
        let last = lines.last().and_then(|line| line.last());
        let same = last.is_some_and(|last| sign.base - last.base <= sign.height.min(last.height) / 3);
        match lines.last_mut().filter(|_| same) {
            Some(line) => line.push(sign),
            None => lines.push(vec![sign]),
        }
    }
    let mut out = String::new();
    let mut above: Option<(i64, i64)> = None;
    for mut line in lines {
        line.sort_by_key(|sign| sign.left);
        let (base, height) = line.first().map_or((0, 0), |sign| (sign.base, sign.height));
        // A paragraph's distance is more than a line's.
        if above.is_some_and(|(last, size)| base - last > size.max(height) * 9 / 4) {
            out.push('\n');
        }
        out.push_str(joined(&line).trim_end());
        out.push('\n');
        above = Some((base, height));
    }
    out
}

fn joined(line: &[Sign]) -> String {
    let mut out = String::new();
    let mut right: Option<i64> = None;
    for sign in line {
        let gap = right.map_or(0, |right| sign.left - right);
        // A blank is a gap itself, however wide it is written.
        if sign.text.trim().is_empty() {
            right = right.or(Some(sign.left));
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        if gap > sign.height * 2 {
            out.push_str("    ");
        } else if gap > sign.height / 6 && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(&sign.text);
        right = Some(sign.right);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(left: i64, base: i64, text: &str) -> Sign {
        Sign { left, right: left + 500, base, height: 1000, text: text.to_owned() }
    }

    #[test]
    fn letters_stand_where_the_page_has_them() {
        let signs = vec![
            sign(500, 100, "b"),
            sign(0, 100, "a"),
            sign(1300, 110, "c"),
            sign(9000, 100, "d"),
            sign(0, 1300, "e"),
            sign(0, 5000, "f"),
        ];
        assert_eq!(text(signs), "ab c    d\ne\n\nf\n");
    }
}
