//! The window of Sổ Thi đua: a shell around [`app::App`]. No rule and no SQL lives here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(all(feature = "automation", not(debug_assertions)))]
compile_error!("the feature `automation` lets a test answer file dialogs; it must never be in a release build");

mod arguments;
#[cfg(feature = "automation")]
mod automation;
mod log;
mod message;
mod picker;
mod platform;
mod shell;
mod window;

use std::process::ExitCode;

use tauri::{AppHandle, Manager, RunEvent};

use crate::shell::Shell;

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        // First of all plugins, as it asks to be: a second start ends here.
        .plugin(tauri_plugin_single_instance::init(started_again))
        .invoke_handler(tauri::generate_handler![shell::call])
        .on_window_event(window::on_event)
        .setup(|tauri| {
            let handle = tauri.handle();
            handle.manage(Shell::new(handle)?);
            window::create(handle)?;
            if let Some(path) = arguments::data_file(std::env::args_os().skip(1), &std::env::current_dir()?) {
                Shell::of(handle).open_at_start(handle, path);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(|handle, event| {
                if matches!(event, RunEvent::Exit) {
                    Shell::of(handle).close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            message::tell_without_window(&format!("Không mở được cửa sổ chương trình ({error})."));
            ExitCode::FAILURE
        }
    }
}

/// A second start shows the window of the first, and hands over the data file it was given.
fn started_again(handle: &AppHandle, arguments: Vec<String>, folder: String) {
    window::show(handle);
    if let Some(path) = arguments::data_file(arguments.into_iter().skip(1), folder.as_ref()) {
        Shell::of(handle).open_in_place(handle, path);
    }
}
