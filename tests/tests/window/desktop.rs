//! A desktop of its own for each test: X server, session bus and window manager, gone when the test ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::driver::wait_for;

/// Room for the window of 1366×768 and the frame around it.
const SCREEN: &str = "1400x860x24";

/// The frame alone, with an unpainted page in it, has fewer.
const COLOURS_OF_AN_EMPTY_WINDOW: u32 = 600;

/// A program in a process group of its own; the whole group ends with the test.
pub struct Running(Child);

impl Running {
    /// Starts a program. Its output goes nowhere, so that nothing keeps the test's own output open.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Self(command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}. Run `cargo xtask test`")))
    }

    /// Starts a program and reads the one line that it says when it is ready.
    fn start_and_read_line(command: &mut Command) -> (Self, String) {
        let mut running = Self::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        (running, line.trim().to_owned())
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Waits until it ends by itself; its success.
    pub fn succeeds(mut self) -> bool {
        self.0.wait().unwrap().success()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().ok();
        self.0.wait().ok();
    }
}

/// The desktop of one test.
pub struct Desktop {
    display: String,
    bus: String,
    /// The officer's home: settings, answers of file dialogs, data files.
    pub home: TempDir,
    _programs: Vec<Running>,
}

impl Desktop {
    /// A fresh desktop of an officer who never used the program.
    pub fn new() -> Self {
        let (screen, number) = Running::start_and_read_line(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SCREEN,
            // Without it the server resets when its last program leaves, and throws out one that is just coming.
            "-noreset",
            "-nolisten",
            "tcp",
        ]));
        let (bus, address) = Running::start_and_read_line(Command::new("dbus-daemon").args([
            "--session",
            "--nofork",
            "--print-address=1",
        ]));
        let mut desktop = Self {
            display: format!(":{number}"),
            bus: address,
            home: tempfile::tempdir().unwrap(),
            _programs: vec![bus, screen],
        };
        let manager = Running::start(desktop.command("openbox").stdout(Stdio::null()));
        desktop._programs.insert(0, manager);
        let desktops = || desktop.xdotool(&["get_num_desktops"]).parse::<u32>().ok().filter(|count| *count > 0);
        wait_for("the window manager", desktops);
        desktop
    }

    /// A program that is to run on this desktop.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_RUNTIME_DIR")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("GIO_USE_VFS", "local")
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", self.home.path())
            .env("THIDUA_SETTINGS", self.home.path().join("settings"))
            .env("THIDUA_PICKS", self.picks());
        command
    }

    fn picks(&self) -> PathBuf {
        self.home.path().join("picks")
    }

    /// Queues the answer of the next file dialog.
    pub fn pick(&self, path: &Path) {
        let mut queue = fs::read_to_string(self.picks()).unwrap_or_default();
        queue.push_str(&format!("{}\n", path.display()));
        fs::write(self.picks(), queue).unwrap();
    }

    /// Runs a program of the desktop with these words; what it says.
    fn say(&self, program: &str, words: &[&str]) -> String {
        let output = self.command(program).args(words).output();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}. Run `cargo xtask test`"));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Runs xdotool with these words; what it says.
    pub fn xdotool(&self, words: &[&str]) -> String {
        self.say("xdotool", words)
    }

    /// Closes the window of a title as the officer does, by its frame, and waits until it is gone.
    pub fn close_window(&self, title: &str) {
        // A window manager that has just shown the window may still miss a key; an officer would press again.
        wait_for("the window to close", || {
            let window = self.xdotool(&["search", "--onlyvisible", "--name", title]);
            let Some(window) = window.lines().next() else { return Some(()) };
            self.xdotool(&["windowactivate", "--sync", window]);
            self.xdotool(&["key", "alt+F4"]);
            sleep(Duration::from_secs(1));
            None
        });
    }

    /// Takes a picture of the whole screen into `out/shots`, once the window is painted and at rest.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../out/shots");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("window-{name}.png"));
        let mut last = String::new();
        wait_for("a painted window", || {
            self.say("import", &["-window", "root", &path.display().to_string()]);
            let now = self.say("identify", &["-format", "%k %#", &path.display().to_string()]);
            let colours: u32 = now.split(' ').next()?.parse().ok()?;
            let is_at_rest = now == last && colours > COLOURS_OF_AN_EMPTY_WINDOW;
            last = now;
            is_at_rest.then_some(())
        });
        path
    }
}
