//! Native file dialogs. They run on the Rust side; the page never sees or sends a path.

use std::path::PathBuf;

use app::{FilePicker, PickRequest};
use rfd::FileDialog;
use tauri::AppHandle;

/// The dialogs of this program.
pub fn for_window(_: &AppHandle) -> Box<dyn FilePicker> {
    #[cfg(feature = "automation")]
    if let Some(queue) = crate::automation::picks() {
        return Box::new(queue);
    }
    Box::new(NativeDialogs)
}

struct NativeDialogs;

impl FilePicker for NativeDialogs {
    fn open(&self, ask: &PickRequest) -> Option<PathBuf> {
        dialog(ask).pick_file()
    }

    fn save(&self, ask: &PickRequest) -> Option<PathBuf> {
        dialog(ask).save_file().map(|path| with_ending(path, ask))
    }
}

fn dialog(ask: &PickRequest) -> FileDialog {
    let mut dialog = FileDialog::new().set_title(&ask.title);
    if let Some(name) = &ask.name {
        dialog = dialog.set_file_name(name);
    }
    for (kind, endings) in &ask.filters {
        dialog = dialog.add_filter(kind, endings);
    }
    dialog
}

/// Not every dialog adds the ending of the chosen kind to a name typed without one.
fn with_ending(path: PathBuf, ask: &PickRequest) -> PathBuf {
    let ending = ask.filters.first().and_then(|(_, endings)| endings.first()).filter(|ending| *ending != "*");
    let Some(ending) = ending else { return path };
    let has_it = path.extension().is_some_and(|own| own.to_string_lossy().eq_ignore_ascii_case(ending));
    if has_it {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(ending);
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved_as(typed: &str, ending: &str) -> String {
        let filters = vec![("Kiểu".to_owned(), vec![ending.to_owned()])];
        let ask = PickRequest { title: String::new(), name: None, filters };
        with_ending(PathBuf::from(typed), &ask).display().to_string()
    }

    #[test]
    fn a_name_without_its_ending_gets_it() {
        assert_eq!(saved_as("Danh sách", "pdf"), "Danh sách.pdf");
        assert_eq!(saved_as("Tờ trình số 12.2026", "docx"), "Tờ trình số 12.2026.docx");
    }

    #[test]
    fn a_name_with_its_ending_and_any_file_stay() {
        assert_eq!(saved_as("Danh sách.PDF", "pdf"), "Danh sách.PDF");
        assert_eq!(saved_as("anh-chup", "*"), "anh-chup");
    }
}
