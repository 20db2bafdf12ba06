//! The lists that styles of a Word document number their paragraphs by: templates number headings so.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::xml::{Look, attribute};

/// Styles are based on one another at most so deep.
const DEPTH: usize = 20;

#[derive(Debug, Default)]
struct Style {
    based_on: String,
    list: Option<String>,
    level: Option<u32>,
}

/// Lists by style.
#[derive(Debug, Default)]
pub(in super::super) struct StyleLists {
    styles: HashMap<String, Style>,
    current: Option<String>,
}

impl StyleLists {
    /// List and level of the paragraphs of a style: its own, else those of the style that it is based on.
    pub(in super::super) fn of(&self, style: &str) -> Option<(String, Option<u32>)> {
        let mut next = style;
        let mut level = None;
        for _ in 0..DEPTH {
            let style = self.styles.get(next)?;
            level = level.or(style.level);
            if let Some(list) = &style.list {
                return Some((list.clone(), level));
            }
            next = &style.based_on;
        }
        None
    }
}

impl Look for StyleLists {
    fn start(&mut self, element: &BytesStart<'_>) {
        if element.local_name().as_ref() == b"style" {
            let id = attribute(element, "styleId").unwrap_or_default();
            self.styles.insert(id.clone(), Style::default());
            self.current = Some(id);
            return;
        }
        let Some(style) = self.current.as_ref().and_then(|id| self.styles.get_mut(id)) else { return };
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            b"basedOn" => style.based_on = value().unwrap_or_default(),
            b"ilvl" => style.level = value().and_then(|level| level.parse().ok()),
            b"numId" => style.list = value(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if name == b"style" {
            self.current = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::show;
    use super::*;

    #[test]
    fn a_style_has_the_list_of_what_it_is_based_on() {
        let xml = r#"<w:styles xmlns:w="w">
            <w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="MucHai"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="Tron"><w:basedOn w:val="Tron"/></w:style></w:styles>"#;
        let mut lists = StyleLists::default();
        assert!(show(xml.as_bytes(), &mut lists));
        assert_eq!(lists.of("Muc"), Some(("4".to_owned(), None)));
        assert_eq!(lists.of("MucHai"), Some(("4".to_owned(), Some(1))));
        assert_eq!((lists.of("Tron"), lists.of("Khac")), (None, None));
    }
}
