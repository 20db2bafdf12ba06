//! The few words of the WebDriver protocol that the tests need, over plain HTTP to a driver on this machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desktop::{Desktop, Running};

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(25);

/// Asks again and again until there is an answer; fails with what was waited for.
pub fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}");
        sleep(PAUSE);
    }
}

/// A session of WebKitWebDriver with the program in it.
pub struct Driver {
    port: u16,
    session: String,
    _driver: Running,
}

impl Driver {
    /// Starts the driver, and by it the program with these arguments.
    pub fn start(desktop: &Desktop, program: &str, arguments: &[&str]) -> Self {
        // A port that was free a moment ago may be somebody's by the time the driver asks for it: then another one.
        let (driver, port) = wait_for("WebKitWebDriver", || {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut command = desktop.command("WebKitWebDriver");
            command.arg(format!("--port={port}")).stdout(Stdio::null());
            command.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true");
            let mut driver = Running::start(&mut command);
            while driver.runs() {
                if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return Some((driver, port));
                }
                sleep(PAUSE);
            }
            None
        });
        let options = json!({ "binary": program, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer = ask(port, "POST", "/session", &wanted).expect("a session");
        let session = answer["sessionId"].as_str().expect("a session id").to_owned();
        Self { port, session, _driver: driver }
    }

    fn post(&self, word: &str, body: &Value) -> Result<Value, String> {
        ask(self.port, "POST", &format!("/session/{}/{word}", self.session), body)
    }

    /// Runs a script in the page; what it returns. Elements come back as references that [`Self::click`] takes.
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that returns a promise; what it comes to, or the text of what it was refused.
    pub fn promise(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let waiting = format!(
            "const done = arguments[arguments.length - 1]; \
             (async function () {{ {script} }}).apply(null, arguments) \
             .then((value) => done({{ value: value ?? null }})) \
             .catch((error) => done({{ refused: typeof error === 'string' ? error : error.message ?? '' }}))"
        );
        let end = self.post("execute/async", &json!({ "script": waiting, "args": arguments }))?;
        match end.get("refused") {
            Some(refused) => Err(refused.as_str().unwrap_or_default().to_owned()),
            None => Ok(end["value"].clone()),
        }
    }

    /// Clicks an element with the mouse.
    pub fn click(&self, element: &Value) -> Result<(), String> {
        self.post(&format!("element/{}/click", reference(element)), &json!({})).map(drop)
    }

    /// Types into an element, key by key.
    pub fn type_into(&self, element: &Value, text: &str) -> Result<(), String> {
        self.post(&format!("element/{}/value", reference(element)), &json!({ "text": text })).map(drop)
    }
}

fn reference(element: &Value) -> &str {
    let parts = element.as_object().expect("an element");
    parts.values().next().and_then(Value::as_str).expect("an element's reference")
}

/// One request; the value of the answer, or the driver's message.
fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = body.to_string();
    let length = body.len();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(|error| error.to_string())?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(|error| format!("{method} {path}: {error}"))?;
    let text = String::from_utf8(answer).map_err(|error| error.to_string())?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or("an answer without a body")?;
    let answer: Value = serde_json::from_str(body).map_err(|error| format!("{error} in {body}"))?;
    if head.split_whitespace().nth(1) == Some("200") { Ok(answer["value"].clone()) } else { Err(answer.to_string()) }
}
