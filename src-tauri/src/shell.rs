//! The program behind the window: the one command the page may call, and what happens to the data file at start and end.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use app::{App, Environment, Failure, Fault};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, State};

use crate::{message, picker, platform, window};

/// What the window works on.
pub struct Shell {
    app: App,
    /// Held for reading by every running command, so that the end of the program can wait for the last one.
    commands: RwLock<()>,
    ending: AtomicBool,
}

/// Runs a command of the program by name; the only one the page may call.
#[tauri::command]
pub async fn call(handle: AppHandle, name: String, input: Value) -> Result<Value, Failure> {
    let work = move || Shell::of(&handle).call(&name, input);
    let broken = |error: tauri::Error| Failure::from(Fault::new("shell.command_broken").with("detail", error));
    tauri::async_runtime::spawn_blocking(work).await.map_err(broken)?
}

impl Shell {
    /// The program with this PC's dialogs and printer.
    pub fn new(handle: &AppHandle) -> tauri::Result<Self> {
        #[cfg(feature = "automation")]
        let given = crate::automation::settings_dir();
        #[cfg(not(feature = "automation"))]
        let given = None;
        let settings_dir = match given {
            Some(folder) => folder,
            None => handle.path().app_config_dir()?,
        };
        let environment = Environment {
            picker: picker::for_window(handle),
            printer: Box::new(platform::SystemPrinter),
            is_foreign_drive: platform::is_foreign_drive,
            ..Environment::system(settings_dir)
        };
        Ok(Self { app: App::new(environment), commands: RwLock::default(), ending: AtomicBool::new(false) })
    }

    /// The one of this program.
    pub fn of(handle: &AppHandle) -> State<'_, Self> {
        handle.state::<Self>()
    }

    fn call(&self, name: &str, input: Value) -> Result<Value, Failure> {
        let _running = self.commands.read().unwrap_or_else(PoisonError::into_inner);
        self.app.call(name, input)
    }

    fn open(&self, path: PathBuf) -> Result<Value, Failure> {
        let token = self.app.admit(path);
        self.call("file.open", json!({ "token": token }))
    }

    /// Opens the data file the program was started with, before the page asks what is open.
    pub fn open_at_start(&self, handle: &AppHandle, path: PathBuf) {
        if let Err(failure) = self.open(path) {
            message::tell(handle, failure.message);
        }
    }

    /// Opens a data file of a second start: at once when none is open, else when the officer agrees.
    pub fn open_in_place(&self, handle: &AppHandle, path: PathBuf) {
        if !self.app.is_open() {
            return self.open_and_show(handle, path);
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let question = format!("Đóng tệp dữ liệu đang mở và mở “{name}”?");
        message::ask(handle, question, move |handle| Self::of(handle).open_and_show(handle, path));
    }

    fn open_and_show(&self, handle: &AppHandle, path: PathBuf) {
        match self.open(path) {
            Ok(_) => window::reload(handle),
            Err(failure) => message::tell(handle, failure.message),
        }
    }

    /// Says that the program is about to end; true the first time.
    pub fn begin_end(&self) -> bool {
        !self.ending.swap(true, Ordering::SeqCst)
    }

    /// Waits for the commands that still run.
    pub fn wait_for_commands(&self) {
        drop(self.commands.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Closes the data file, so that one whole file remains.
    pub fn close(&self) {
        if let Err(error) = self.app.close() {
            message::tell_without_window(&Failure::from(error).message);
        }
    }
}
