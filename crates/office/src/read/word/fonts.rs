//! The font of each run of a Word document, as far as it is one of old letters: the run's own, its style's, its
//! paragraph's, or the document's.

use std::collections::HashMap;

use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::super::xml::{Look, attribute};

/// Styles are based on one another at most so deep.
const DEPTH: usize = 20;

/// A font named somewhere: of old letters or not.
pub(in super::super) type Named = Option<Option<OldFont>>;

/// The font that an element `rFonts` names; Word writes letters beyond ASCII in the one for "high ANSI".
pub(in super::super) fn named(element: &BytesStart<'_>) -> Named {
    let name = attribute(element, "hAnsi").or_else(|| attribute(element, "ascii"))?;
    Some(OldFont::of(&name))
}

#[derive(Default)]
struct Style {
    based_on: String,
    font: Named,
}

/// Fonts by style.
#[derive(Default)]
pub(in super::super) struct Fonts {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    normal: String,
    document: Named,
    current: Option<String>,
    in_defaults: bool,
}

impl Fonts {
    /// The font of a run: what it names itself, then its style, then its paragraph's.
    pub(in super::super) fn of(
        &self,
        own: Named,
        run_style: Option<&str>,
        paragraph_style: Option<&str>,
    ) -> Option<OldFont> {
        own.or_else(|| run_style.and_then(|style| self.of_style(style)))
            .or_else(|| self.of_style(paragraph_style.unwrap_or(&self.normal)))
            .or(self.document)
            .flatten()
    }

    fn of_style(&self, id: &str) -> Named {
        let mut next = id;
        for _ in 0..DEPTH {
            let style = self.styles.get(next)?;
            if style.font.is_some() {
                return style.font;
            }
            next = &style.based_on;
        }
        None
    }
}

impl Look for Fonts {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"docDefaults" => self.in_defaults = true,
            b"style" => {
                let id = attribute(element, "styleId").unwrap_or_default();
                let is_default = attribute(element, "default").is_some_and(|value| value == "1" || value == "true");
                if is_default && attribute(element, "type").as_deref() == Some("paragraph") {
                    self.normal.clone_from(&id);
                }
                self.styles.insert(id.clone(), Style::default());
                self.current = Some(id);
            }
            b"basedOn" => {
                let base = attribute(element, "val").unwrap_or_default();
                if let Some(style) = self.current.as_ref().and_then(|id| self.styles.get_mut(id)) {
                    style.based_on = base;
                }
            }
            b"rFonts" if self.in_defaults => self.document = named(element),
            b"rFonts" => {
                if let Some(style) = self.current.as_ref().and_then(|id| self.styles.get_mut(id)) {
                    style.font = named(element);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"docDefaults" => self.in_defaults = false,
            b"style" => self.current = None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::show;
    use super::*;

    #[test]
    fn a_run_has_the_nearest_font() {
        let xml = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
            <w:style w:type="paragraph" w:styleId="Dau"><w:basedOn w:val="Goc"/></w:style>
            <w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="Moi"><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style></w:styles>"#;
        let mut fonts = Fonts::default();
        show(xml.as_bytes(), &mut fonts);
        let (tcvn3, vni) = (OldFont::of(".VnTime"), OldFont::of("VNI-Times"));
        assert_eq!(fonts.of(None, None, None), tcvn3);
        assert_eq!(fonts.of(None, None, Some("Dau")), vni);
        assert_eq!(fonts.of(None, Some("Moi"), Some("Dau")), None);
        assert_eq!(fonts.of(Some(OldFont::of(".VnTimeH")), Some("Moi"), None), OldFont::of(".VnTimeH"));
    }
}
