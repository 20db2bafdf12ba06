//! Native message boxes, for what must be said when the page cannot say it.

use std::thread;

use rfd::{MessageButtons, MessageDialog, MessageDialogResult, MessageLevel};
use tauri::AppHandle;

const TITLE: &str = "Sổ Thi đua";

/// Tells the officer, without holding up the window.
pub fn tell(_: &AppHandle, text: String) {
    thread::spawn(move || tell_without_window(&text));
}

/// Tells the officer when there is no window, or none any more.
pub fn tell_without_window(text: &str) {
    tracing::error!("{text}");
    eprintln!("{text}");
    if cfg!(feature = "automation") {
        return;
    }
    MessageDialog::new().set_level(MessageLevel::Error).set_title(TITLE).set_description(text).show();
}

/// Asks, and goes on when the answer is yes.
pub fn ask(handle: &AppHandle, question: String, go_on: impl FnOnce(&AppHandle) + Send + 'static) {
    let handle = handle.clone();
    thread::spawn(move || {
        let dialog = MessageDialog::new()
            .set_level(MessageLevel::Info)
            .set_title(TITLE)
            .set_description(question)
            .set_buttons(MessageButtons::OkCancelCustom("Mở".to_owned(), "Thôi".to_owned()));
        let answer = dialog.show();
        if answer == MessageDialogResult::Ok || answer == MessageDialogResult::Custom("Mở".to_owned()) {
            go_on(&handle);
        }
    });
}
