//! The program behind the window: the one command the page may call, and what happens to the data file at start and end.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, RwLock};
use std::time::Duration;

use app::{App, Environment, Failure, Fault};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, State};

use crate::{message, picker, platform, window};

/// What the page says, as a command, once it has handed over what was being typed.
pub const PAGE_LEFT: &str = "window.page_left";

/// What the window works on.
pub struct Shell {
    app: App,
    /// Held for reading by every running command, so that the end of the program can wait for the last one.
    commands: RwLock<()>,
    ending: AtomicBool,
    /// Whether the page has handed over what was being typed, and who waits for it.
    page_left: (Mutex<bool>, Condvar),
}

/// Runs a command of the program by name; the only one the page may call.
#[tauri::command]
pub async fn call(handle: AppHandle, name: String, input: Value) -> Result<Value, Failure> {
    let work = move || Shell::of(&handle).call(&name, input);
    let broken = |error: tauri::Error| Failure::from(Fault::new("shell.command_broken").with("detail", error));
    tauri::async_runtime::spawn_blocking(work).await.map_err(broken)?
}

impl Shell {
    /// The program with this PC's dialogs and printer; it keeps backups and a log.
    pub fn new(handle: &AppHandle) -> tauri::Result<Self> {
        let settings_dir = settings_dir(handle)?;
        crate::log::begin(&settings_dir);
        let environment = Environment {
            picker: picker::for_window(handle),
            printer: Box::new(platform::SystemPrinter),
            keeps_backups: true,
            ..Environment::system(settings_dir)
        };
        let app = App::new(environment);
        app.sweep_prints();
        Ok(Self { app, commands: RwLock::default(), ending: AtomicBool::new(false), page_left: Default::default() })
    }

    /// The one of this program.
    pub fn of(handle: &AppHandle) -> State<'_, Self> {
        handle.state::<Self>()
    }

    fn call(&self, name: &str, input: Value) -> Result<Value, Failure> {
        if name == PAGE_LEFT {
            *self.page_left.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.page_left.1.notify_all();
            return Ok(Value::Null);
        }
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

    /// Waits until the page says that it has handed over what was being typed, or until it has had time enough.
    pub fn wait_for_page(&self, limit: Duration) {
        let (left, told) = &self.page_left;
        let left = left.lock().unwrap_or_else(PoisonError::into_inner);
        let (left, waited) =
            told.wait_timeout_while(left, limit, |left| !*left).unwrap_or_else(PoisonError::into_inner);
        drop(left);
        if waited.timed_out() {
            tracing::warn!("the page did not answer before the window closed");
        }
    }

    /// Waits for the commands and jobs that still run.
    pub fn wait_for_commands(&self) {
        drop(self.commands.write().unwrap_or_else(PoisonError::into_inner));
        self.app.wait_for_jobs();
    }

    /// Closes the data file, so that one whole file remains.
    pub fn close(&self) {
        if let Err(error) = self.app.close() {
            message::tell_without_window(&Failure::from(error).message);
        }
    }
}

/// Folder of this PC's settings.
fn settings_dir(handle: &AppHandle) -> tauri::Result<PathBuf> {
    #[cfg(feature = "automation")]
    if let Some(folder) = crate::automation::settings_dir() {
        return Ok(folder);
    }
    handle.path().app_config_dir()
}
