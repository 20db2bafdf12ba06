//! Files of the years before Unicode: TCVN3 and VNI by font and by content, in every kind of file.
//!
//! The letters are typed here by the published tables: for TCVN3 ë ở, é ộ, ô ụ, Ô ễ, ¨ ă, Þ ị, å ồ, § Đ, µ à, the soft
//! hyphen ư; for VNI the vowel and its marks.

use office::read::{Encoding, Table, read_tables};
use rust_xlsxwriter::{Format, Workbook};

fn cells(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| row.cells.join(" | ")).collect()
}

fn font(name: &str) -> Format {
    Format::new().set_font_name(name)
}

#[test]
fn a_workbook_is_decoded_by_the_fonts_of_its_cells_and_of_parts_of_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["stt", "hä vµ tªn", "chøc vô"]) {
        sheet.write_string_with_format(0, column, head, &font(".VnTimeH")).unwrap();
    }
    sheet.write_number(1, 0, 1).unwrap();
    sheet.write_string_with_format(1, 1, "§Æng ThÞ ¸nh TuyÕt", &font(".VnTime")).unwrap();
    sheet.write_string_with_format(1, 2, "tr\u{AD}ëng phßng", &font(".VnArialH")).unwrap();
    sheet.write_number(2, 0, 2).unwrap();
    let parts = [(&font(".VnTime"), "Ph¹m V¨n "), (&font("Times New Roman"), "Đức")];
    sheet.write_rich_string(2, 1, &parts).unwrap();
    sheet.write_string_with_format(2, 2, "Giaùm ñoác", &font("VNI-Times")).unwrap();
    // Unicode under the name of an old font.
    sheet.write_number(3, 0, 3).unwrap();
    sheet.write_string_with_format(3, 1, "Trần Văn Hòa", &font(".VnTime")).unwrap();
    sheet.write_string_with_format(3, 2, "Kế toán", &font("VNI-Times")).unwrap();
    let read = read_tables("cu.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let table = &read.tables[0];
    assert_eq!(table.header, ["STT", "HỌ VÀ TÊN", "CHỨC VỤ"]);
    assert_eq!(
        cells(table),
        ["1 | Đặng Thị Ánh Tuyết | TRƯỞNG PHÒNG", "2 | Phạm Văn Đức | Giám đốc", "3 | Trần Văn Hòa | Kế toán"]
    );
    assert_eq!(table.encoding, Encoding::Mixed);
    assert_eq!(
        table.notes[0].text,
        "gõ bằng phông chữ cũ (TCVN3): “§Æng ThÞ ¸nh TuyÕt” đọc là “Đặng Thị Ánh Tuyết”; cả bảng có 4 ô như vậy"
    );
}

#[test]
fn text_files_and_old_workbooks_are_decoded_by_their_words() {
    let tcvn3 = "STT;Hä vµ tªn;§¬n vÞ\n1;NguyÔn V¨n B¾c;Së Néi vô\n2;TrÇn ThÞ H\u{AD}¬ng;Tr\u{AD}êng THCS\n";
    let vni = "STT;Hoï vaø teân;Ñôn vò\n1;Nguyeãn Vaên Baéc;Sôû Noäi vuï\n2;Traàn Thò Höông;Tröôøng THCS\n";
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let lost = tcvn3.replace('\u{AD}', "");
    let files = [
        (latin(tcvn3), Encoding::Tcvn3),
        (tcvn3.as_bytes().to_vec(), Encoding::Tcvn3),
        (latin(&lost), Encoding::Tcvn3),
        (latin(vni), Encoding::Vni),
        (vni.as_bytes().to_vec(), Encoding::Vni),
    ];
    for (bytes, encoding) in files {
        let read = read_tables("cu.csv", &bytes).unwrap();
        let table = &read.tables[0];
        assert_eq!(table.encoding, encoding);
        assert_eq!(table.header, ["STT", "Họ và tên", "Đơn vị"]);
        assert_eq!(cells(table), ["1 | Nguyễn Văn Bắc | Sở Nội vụ", "2 | Trần Thị Hương | Trường THCS"]);
    }
}

#[test]
fn other_languages_are_left_alone() {
    let text = "Nom;Prénom;Unité\nMüller;Zoé;Élève à l'école\nNoël;François;Forêt\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [latin, text.as_bytes().to_vec()] {
        let read = read_tables("fr.csv", &bytes).unwrap();
        assert_eq!(read.tables[0].encoding, Encoding::Unicode);
        assert_eq!(cells(&read.tables[0]), ["Müller | Zoé | Élève à l'école", "Noël | François | Forêt"]);
    }
}
