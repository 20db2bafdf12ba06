//! Writing of XML: elements with their attributes and content, text without what XML forbids.

use std::fmt::Display;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'a str, &'a dyn Display);

/// An XML part being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part with one root element.
    pub(super) fn part(
        root: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        xml.element(root, attributes, inside)?;
        Ok(xml.0.into_inner())
    }

    /// An element with content.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element of text alone.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.element(name, attributes, |xml| xml.text(text))
    }

    /// Text; characters that XML 1.0 cannot hold are left out.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        let allowed = |c: &char| matches!(c, '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        let clean: String = text.chars().filter(allowed).collect();
        self.0.write_event(Event::Text(BytesText::new(&clean)))
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, value.to_string().as_str()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cleaned() {
        let part = Xml::part("a", &[("b", &"\"<")], |xml| xml.leaf("c", &[], "x < y & \u{1}z\u{FFFE}")).unwrap();
        let text = String::from_utf8(part).unwrap();
        assert!(text.ends_with("<a b=\"&quot;&lt;\"><c>x &lt; y &amp; z</c></a>"), "{text}");
    }
}
