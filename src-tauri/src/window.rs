//! The main window: its size, what it may load, and its orderly end.

use std::thread;
use std::time::Duration;

use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent};

use crate::shell::{PAGE_LEFT, Shell};

/// Label of the window; its capability in `capabilities/main.json` names it.
const MAIN: &str = "main";
const TITLE: &str = "Sổ Thi đua";
/// Paper white of the light theme, so that the window does not flash before the page is there.
const BACKGROUND: Color = Color(250, 248, 245, 255);
/// Fields commit when they lose the focus; this makes the one being typed in do so. What the page puts off – a draft, a
/// check while somebody types – it puts off by less than the pause, and a page that is busy is late with both alike; so
/// when it says that it has left, all of it is on its way.
fn leave_field() -> String {
    format!(
        "document.activeElement?.blur(); \
         setTimeout(() => window.__TAURI_INTERNALS__.invoke('call', {{ name: '{PAGE_LEFT}', input: {{}} }}), 700)"
    )
}

/// How long the page has for it when the window is closed; one that does not answer must not keep the window open.
const LEAVING: Duration = Duration::from_secs(5);

/// Opens the main window.
pub fn create(handle: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(handle, MAIN, WebviewUrl::default())
        .title(TITLE)
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 640.0)
        .center()
        .background_color(BACKGROUND)
        .devtools(cfg!(debug_assertions))
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
}

/// Only the embedded pages: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Brings the window before the officer's eyes.
pub fn show(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}

/// Loads the page anew, after another data file was opened behind it.
pub fn reload(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN)
        && let Err(error) = window.reload()
    {
        tracing::warn!(%error, "the page could not be loaded anew");
    }
}

/// Closing waits until the page has handed over what was being typed and the last command and job have ended.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    let handle = window.app_handle().clone();
    if !Shell::of(&handle).begin_end() {
        return;
    }
    if let Some(page) = handle.get_webview_window(MAIN)
        && let Err(error) = page.eval(leave_field())
    {
        tracing::warn!(%error, "the page was not told that the window closes");
    }
    thread::spawn(move || {
        Shell::of(&handle).wait_for_page(LEAVING);
        Shell::of(&handle).wait_for_commands();
        handle.exit(0);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_own_page(&Url::parse(url).unwrap())
    }

    #[test]
    fn only_the_embedded_pages_are_loaded() {
        assert!(allowed("tauri://localhost/index.html"));
        for url in ["https://example.com/", "tauri://evil/", "file:///etc/passwd", "data:text/html,x", "about:srcdoc"] {
            assert!(!allowed(url), "{url}");
        }
    }
}
