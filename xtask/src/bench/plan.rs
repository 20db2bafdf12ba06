//! A plan of many pages, read by the program: how long it takes and how that grows. Five hundred pages are to be read in two
//! seconds.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::timed;
use crate::print::Line;
use crate::{Result, place};

/// Numbered contents on a page: each is two to three hundred letters, with a document, a name, figures and a deadline.
const CONTENTS: usize = 9;

/// What one size took.
pub struct Read {
    pub pages: usize,
    pub took: Duration,
}

/// Reads a plan of so many pages from its file.
pub fn measure(folder: &Path, pages: usize) -> Result<Read> {
    let file = folder.join(format!("plan-{pages}.txt"));
    fs::write(&file, written(pages)?)?;
    let data = folder.join("plan.thidua");
    let line = Line::new(place::released("thidua-cli"), &data);
    let name = file.display().to_string();
    let mut answer = serde_json::Value::Null;
    let took = timed(|| {
        answer = line.json(&["movement", "read", &name])?;
        Ok(())
    })?;
    let count = |list: &str| answer.get(list).and_then(serde_json::Value::as_array).map_or(0, Vec::len);
    if (count("contents"), count("legal_bases")) != (pages * CONTENTS, pages * CONTENTS + 1) {
        return Err(format!("of {pages} pages not all contents and documents were read").into());
    }
    Ok(Read { pages, took })
}

fn written(pages: usize) -> Result<String> {
    let mut text = String::from(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ SUỐI CẠN               Độc lập - Tự do - Hạnh phúc\n\
         Số: 7/KH-UBND            Suối Cạn, ngày 05 tháng 02 năm 2027\n\nKẾ HOẠCH\nPhát động phong trào thi đua “Kênh xanh” giai \
         đoạn 2027 - 2030\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n\nI. NỘI DUNG\n",
    );
    for number in 1..=pages * CONTENTS {
        writeln!(
            text,
            "{number}. Thi đua thực hiện Quyết định số {number}/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh về tổ chức phong \
             trào thi đua “Đường làng số {number}”, phấn đấu {}% hộ tham gia, thành lập ít nhất {} mô hình mới, nâng tỷ lệ từ {}% lên \
             {}%, gửi báo cáo trước ngày 15/{}/2027.",
            number % 90 + 10,
            number % 20 + 1,
            number % 50 + 1,
            number % 50 + 21,
            number % 12 + 1,
        )?;
    }
    text.push_str("II. TỔ CHỨC THỰC HIỆN\n");
    for number in 1..=pages {
        writeln!(
            text,
            "{number}. Phòng Kinh tế chủ trì tham mưu sơ kết trước ngày 20/6/2027, tổng kết trước ngày 10/12/2027."
        )?;
    }
    text.push_str("\nNơi nhận:                       CHỦ TỊCH\n- Các ban, ngành;\n- Lưu: VT.\n\n                                Mai Thúy\n");
    Ok(text)
}

/// What the sizes took.
pub fn table(rows: &[Read]) -> String {
    let mut text = String::from("| pages of a plan | read, ms |\n|---|---|\n");
    for row in rows {
        text.push_str(&format!("| {} | {} |\n", row.pages, row.took.as_millis()));
    }
    text
}
