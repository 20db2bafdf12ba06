//! LibreOffice opens both files and prints every word of them. Where it is absent the test fails.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use office::document::{Document, PageSetup};
use office::docx::write_docx;
use office::pdf::{PdfOptions, render_pdf};
use office::xlsx::write_xlsx;

use super::paper::{Paper, words};
use super::{sample, today};

/// Longest wait for a conversion on a busy machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// Converts files to PDF beside them, all in one run.
fn convert(folder: &Path, files: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut office = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files.iter().map(|file| folder.join(file)))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("soffice is needed (package libreoffice): {error}"));
    let start = Instant::now();
    while office.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "LibreOffice did not finish");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Words of the cells and headings, each as often as it occurs.
fn sorted_words(text: &str) -> Vec<String> {
    let mut all: Vec<String> = words(text).iter().map(|word| unlocalised(word)).collect();
    all.sort_unstable();
    all
}

/// A workbook's number shows the decimal sign of the PC, not of the document.
fn unlocalised(word: &str) -> String {
    let is_number = word.contains(',') && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    if is_number { word.replace(',', ".") } else { word.to_owned() }
}

fn expected_words(document: &Document) -> Vec<String> {
    let table = document.tables().next().unwrap();
    let grid = table.grid(&document.page);
    let cells = grid.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.cell.shown.clone()));
    let mut all: Vec<String> = cells.flat_map(|text| words(&text)).map(|word| unlocalised(&word)).collect();
    for text in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "Tập thể, cá nhân đề nghị tặng Bằng khen",
        "TM. HỘI ĐỒNG",
        "Nơi nhận:",
        "- Lưu: VT, TĐKT.",
        "Đặng Thị Ánh Khuê",
    ] {
        all.extend(words(text));
    }
    all.sort_unstable();
    all
}

/// Panics unless `wanted` is contained in `found`, each word as often.
fn assert_contains(found: &[String], wanted: &[String], what: &str) {
    let mut rest = found.iter();
    for word in wanted {
        assert!(rest.any(|other| other == word), "{what} lacks “{word}”");
    }
}

#[test]
fn libre_office_prints_every_word() {
    let folder = tempfile::tempdir().unwrap();
    let lists = [("upright", PageSetup::portrait()), ("sideways", PageSetup::landscape())];
    let looked_at = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    std::fs::create_dir_all(&looked_at).unwrap();
    let mut files = Vec::new();
    let documents = lists.map(|(name, page)| (name, sample::nomination_list(page)));
    let summary = ("summary", sample::score_summary());
    for (name, document) in documents.iter().chain([&summary]) {
        let pdf = render_pdf(document, PdfOptions { today: today() }).unwrap().pdf;
        std::fs::write(looked_at.join(format!("{name}.pdf")), pdf).unwrap();
        for (ending, bytes) in
            [("docx", write_docx(document, today()).unwrap()), ("xlsx", write_xlsx(document, today()).unwrap())]
        {
            let file = format!("{name}-{ending}.{ending}");
            std::fs::write(folder.path().join(&file), &bytes).unwrap();
            std::fs::write(looked_at.join(&file), &bytes).unwrap();
            files.push(file);
        }
    }
    convert(folder.path(), &files.iter().map(String::as_str).collect::<Vec<_>>());
    for (name, document) in &documents {
        for ending in ["docx", "xlsx"] {
            let what = format!("{name}-{ending}");
            let pdf = std::fs::read(folder.path().join(format!("{what}.pdf"))).unwrap_or_else(|_| panic!("{what}"));
            std::fs::write(looked_at.join(format!("{what}.pdf")), &pdf).unwrap();
            let paper = Paper::of(&pdf);
            let pages = paper.pages();
            assert_contains(&sorted_words(&paper.text(1, pages)), &expected_words(document), &what);
            let (width, height) = paper.sheet();
            assert_eq!(width > height, *name == "sideways", "{what}: {width} × {height}");
            for page in 1..=pages {
                let text = words(&paper.text(page, page)).join(" ");
                assert!(text.contains("Tóm tắt thành tích Ngày nhận Điểm"), "{what}: header on page {page}: {text}");
                assert!(text.contains("DỰ THẢO - in ngày"), "{what}: stamp on page {page}");
            }
            assert_eq!(paper.top_strip(1, 52), "", "{what}");
            assert_eq!(paper.top_strip(2, 52), "2", "{what}");
        }
    }
    let pdf = std::fs::read(folder.path().join("summary-docx.pdf")).unwrap();
    std::fs::write(looked_at.join("summary-docx.pdf"), pdf).unwrap();
    let pdf = std::fs::read(folder.path().join("summary-xlsx.pdf")).unwrap();
    std::fs::write(looked_at.join("summary-xlsx.pdf"), pdf).unwrap();
}
