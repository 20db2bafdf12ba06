//! The program in its window, in the words of who sits before it: what is read, clicked, typed.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::desktop::{Desktop, Running};
use crate::driver::{Driver, wait_for};

/// Finds the first visible element of a selector whose accessible name or text is, or begins with, the wanted one.
const FIND: &str = r"
    const [selector, wanted] = arguments;
    const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const names = (element) => [
        element.getAttribute('aria-label'),
        ...[...(element.labels ?? [])].map((label) => label.textContent),
        element.textContent,
    ].map(plain);
    const seen = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return seen.find((element) => names(element).includes(wanted))
        ?? seen.find((element) => names(element).some((name) => name.startsWith(wanted))) ?? null;
";

/// The program and the desktop it runs on.
pub struct Screen {
    driver: Driver,
    /// The desktop; other starts of the program can be made on it.
    pub desktop: Desktop,
}

/// The program, built beside this test.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let path = test.parent().and_then(Path::parent).unwrap().join("so-thi-dua");
    assert!(path.exists(), "{} is not built; run `cargo xtask test`", path.display());
    path
}

impl Screen {
    /// Starts the program for an officer who never used it.
    pub fn first_start() -> Self {
        Self::start(Desktop::new(), &[])
    }

    /// Starts the program on a desktop with arguments, and waits for the page.
    pub fn start(desktop: Desktop, arguments: &[&str]) -> Self {
        let program = program();
        let driver = Driver::start(&desktop, &program.display().to_string(), arguments);
        let screen = Self { driver, desktop };
        wait_for("the page", || screen.text().filter(|text| !text.is_empty()));
        screen
    }

    /// Starts the program once more on the same desktop, as by a double click.
    pub fn start_again(&self, arguments: &[&str]) -> Running {
        Running::start(self.desktop.command(program()).args(arguments).stdout(Stdio::null()))
    }

    /// Runs a script in the page, whether or not the page is there at the moment.
    pub fn script(&self, script: &str, arguments: Value) -> Option<Value> {
        self.driver.script(script, arguments).ok()
    }

    /// All the text that is seen.
    fn text(&self) -> Option<String> {
        let value = self.script("return document.body.innerText", json!([]))?;
        value.as_str().map(str::to_owned)
    }

    /// Waits until a text is seen.
    pub fn sees(&self, wanted: &str) {
        let mut last = None;
        let found = || {
            last = self.text();
            last.as_ref().is_some_and(|text| text.contains(wanted)).then_some(())
        };
        wait_for(&format!("“{wanted}” on the screen"), found);
    }

    fn find(&self, selector: &str, name: &str) -> Value {
        let element = || self.script(FIND, json!([selector, name])).filter(|element| !element.is_null());
        wait_for(&format!("{selector} “{name}”"), element)
    }

    /// Clicks the button, link or tab of a name.
    pub fn click(&self, name: &str) {
        let clickable = "button, a, summary, [role=button], [role=tab], [role=menuitem], [role=option]";
        let clicked = || self.driver.click(&self.find(clickable, name)).ok();
        wait_for(&format!("a click on “{name}”"), clicked);
    }

    /// Types into the field of a label.
    pub fn type_into(&self, label: &str, text: &str) {
        // The page may draw the field anew between the finding and the typing; nothing was typed then.
        let typed = || self.driver.type_into(&self.find("input, textarea, select", label), text).ok();
        wait_for(&format!("typing into “{label}”"), typed);
    }

    /// The value in the field of a label.
    pub fn value_of(&self, label: &str) -> String {
        let field = self.find("input, textarea, select", label);
        let value = self.driver.script("return arguments[0].value", json!([field])).unwrap();
        value.as_str().unwrap().to_owned()
    }

    /// Runs a script whose promise the page answers; what it was refused, when it was.
    pub fn ask_page(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.driver.promise(script, arguments)
    }

    /// Calls a command of the program as the page does.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, String> {
        let script = "return window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], input: arguments[1] })";
        self.ask_page(script, json!([name, input]))
    }
}
