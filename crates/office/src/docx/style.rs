//! The styles of a document, named as an officer finds them in the list of styles.

use std::io;

use super::xml::Xml;
use crate::document::PageSetup;

/// The namespace of WordprocessingML.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The table style.
pub(super) const RULED: &str = "RuledTable";

/// A paragraph style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Cơ quan ban hành, Quốc hiệu, number, place and date.
    Letterhead,
    /// Tên loại: an entry of the navigation pane.
    Title,
    /// Trích yếu.
    Subtitle,
    /// The italic line below.
    Note,
    /// Căn cứ.
    LegalBasis,
    /// Lời văn.
    Body,
    /// Column titles.
    TableHeader,
    /// Sections of a table.
    TableSection,
    /// Groups and totals of a table.
    TableGroup,
    /// Cells.
    TableText,
    /// Quyền hạn, chức vụ, họ tên.
    Signature,
    /// The words "Nơi nhận:".
    RecipientsHeading,
    /// The list below them.
    Recipients,
    /// A paragraph that is only a rule or a gap.
    Gap,
    /// Page number.
    Header,
    /// Stamp of a draft.
    Footer,
}

/// How a paragraph style looks.
struct Look {
    style: Style,
    /// Word's own name where it has one, so that Word treats it as such; otherwise the Vietnamese name.
    name: &'static str,
    align: &'static str,
    half_points: u32,
    bold: bool,
    italic: bool,
    /// Space before and after in twentieths of a point.
    space: (u32, u32),
    /// Line height in 240ths of a line.
    line: u32,
    first_line: u32,
    /// Level in the navigation pane from 0.
    outline: Option<u32>,
}

impl Style {
    /// The name inside the file.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Letterhead => "Letterhead",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Note => "TitleNote",
            Self::LegalBasis => "LegalBasis",
            Self::Body => "BodyText",
            Self::TableHeader => "TableHeader",
            Self::TableSection => "TableSection",
            Self::TableGroup => "TableGroup",
            Self::TableText => "TableText",
            Self::Signature => "Signature",
            Self::RecipientsHeading => "RecipientsHeading",
            Self::Recipients => "Recipients",
            Self::Gap => "Gap",
            Self::Header => "Header",
            Self::Footer => "Footer",
        }
    }
}

fn looks(page: &PageSetup) -> Vec<Look> {
    let text = page.sizes.text * 2;
    let table = page.sizes.table * 2;
    let plain = |style, name, align, half_points| Look {
        style,
        name,
        align,
        half_points,
        bold: false,
        italic: false,
        space: (0, 0),
        line: 240,
        first_line: 0,
        outline: None,
    };
    vec![
        plain(Style::Letterhead, "Khối đầu văn bản", "center", page.sizes.letterhead * 2),
        Look { bold: true, space: (0, 60), outline: Some(0), ..plain(Style::Title, "Title", "center", text) },
        Look { bold: true, space: (0, 60), ..plain(Style::Subtitle, "Subtitle", "center", text) },
        Look { italic: true, ..plain(Style::Note, "Dòng kèm theo", "center", text) },
        Look {
            italic: true,
            space: (0, 120),
            line: 264,
            first_line: 720,
            ..plain(Style::LegalBasis, "Căn cứ", "both", text)
        },
        Look { space: (0, 120), line: 264, first_line: 720, ..plain(Style::Body, "Body Text", "both", text) },
        Look { bold: true, ..plain(Style::TableHeader, "Tiêu đề cột", "center", table) },
        Look { bold: true, outline: Some(1), ..plain(Style::TableSection, "Mục trong bảng", "left", table) },
        Look { bold: true, ..plain(Style::TableGroup, "Nhóm trong bảng", "left", table) },
        plain(Style::TableText, "Nội dung bảng", "left", table),
        Look { bold: true, ..plain(Style::Signature, "Người ký", "center", text) },
        Look { bold: true, italic: true, ..plain(Style::RecipientsHeading, "Nơi nhận", "left", 24) },
        plain(Style::Recipients, "Danh sách nơi nhận", "left", 22),
        plain(Style::Gap, "Khoảng cách", "left", 2),
        plain(Style::Header, "header", "center", 26),
        plain(Style::Footer, "footer", "center", 18),
    ]
}

/// `word/styles.xml`.
pub(super) fn styles(page: &PageSetup) -> io::Result<Vec<u8>> {
    Xml::part("w:styles", &[("xmlns:w", &W)], |xml| {
        defaults(xml, page)?;
        xml.element("w:style", &[("w:type", &"paragraph"), ("w:default", &1), ("w:styleId", &"Normal")], |xml| {
            xml.empty("w:name", &[("w:val", &"Normal")])?;
            xml.empty("w:qFormat", &[])
        })?;
        looks(page).iter().try_for_each(|look| paragraph_style(xml, look))?;
        table_style(xml)
    })
}

fn defaults(xml: &mut Xml, page: &PageSetup) -> io::Result<()> {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let font: &dyn std::fmt::Display = &"Times New Roman";
                let faces = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
                xml.empty("w:rFonts", &faces)?;
                xml.empty("w:sz", &[("w:val", &(page.sizes.text * 2))])?;
                xml.empty("w:szCs", &[("w:val", &(page.sizes.text * 2))])?;
                let language: &dyn std::fmt::Display = &"vi-VN";
                xml.empty("w:lang", &[("w:val", language), ("w:eastAsia", language), ("w:bidi", &"ar-SA")])
            })
        })?;
        xml.element("w:pPrDefault", &[], |_| Ok(()))
    })
}

fn paragraph_style(xml: &mut Xml, look: &Look) -> io::Result<()> {
    xml.element("w:style", &[("w:type", &"paragraph"), ("w:styleId", &look.style.id())], |xml| {
        xml.empty("w:name", &[("w:val", &look.name)])?;
        xml.empty("w:basedOn", &[("w:val", &"Normal")])?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:pPr", &[], |xml| {
            let (before, after) = look.space;
            xml.empty(
                "w:spacing",
                &[("w:before", &before), ("w:after", &after), ("w:line", &look.line), ("w:lineRule", &"auto")],
            )?;
            if look.first_line > 0 {
                xml.empty("w:ind", &[("w:firstLine", &look.first_line)])?;
            }
            xml.empty("w:jc", &[("w:val", &look.align)])?;
            look.outline.map_or(Ok(()), |level| xml.empty("w:outlineLvl", &[("w:val", &level)]))
        })?;
        xml.element("w:rPr", &[], |xml| {
            for (set, name) in [(look.bold, "w:b"), (look.italic, "w:i")] {
                if set {
                    xml.empty(name, &[])?;
                }
            }
            xml.empty("w:sz", &[("w:val", &look.half_points)])?;
            xml.empty("w:szCs", &[("w:val", &look.half_points)])
        })
    })
}

fn table_style(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:style", &[("w:type", &"table"), ("w:default", &1), ("w:styleId", &"TableNormal")], |xml| {
        xml.empty("w:name", &[("w:val", &"Normal Table")])?;
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")])?;
            cell_margins(xml, 0, 0)
        })
    })?;
    xml.element("w:style", &[("w:type", &"table"), ("w:styleId", &RULED)], |xml| {
        xml.empty("w:name", &[("w:val", &"Bảng kẻ ô")])?;
        xml.empty("w:basedOn", &[("w:val", &"TableNormal")])?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let rule = [
                        ("w:val", &"single" as _),
                        ("w:sz", &4 as _),
                        ("w:space", &0 as _),
                        ("w:color", &"000000" as _),
                    ];
                    xml.empty(side, &rule)?;
                }
                Ok(())
            })?;
            cell_margins(xml, 50, 80)
        })
    })
}

/// Margins inside cells in twentieths of a point: above and below, left and right.
fn cell_margins(xml: &mut Xml, vertical: u32, horizontal: u32) -> io::Result<()> {
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in
            [("w:top", vertical), ("w:left", horizontal), ("w:bottom", vertical), ("w:right", horizontal)]
        {
            xml.empty(side, &[("w:w", &width), ("w:type", &"dxa")])?;
        }
        Ok(())
    })
}
