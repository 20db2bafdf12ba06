//! The program over HTTP on this machine only, for tests in a browser: the same commands and pages as the window.
//!
//! `test_server --dist DIR --settings DIR [--data FILE] [--port N]`. It prints `listening http://127.0.0.1:PORT`.
//! `POST /api/call {name, input}` answers 200 with the output or 422 with the failure; `POST /api/test/pick
//! {"open": path}` or `{"save": path}` queues the answer of the next file dialog; `GET /api/test/printed` lists the titles
//! that were sent to the printer.

use std::collections::VecDeque;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use app::{App, Environment, Failure, Fault, FilePicker, PickRequest, Printer};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// That of the window, but for the way to the program.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
/// An evidence file of 25 MB, written in base64.
const LARGEST_BODY: usize = 40 * 1024 * 1024;

#[derive(Default)]
struct Arguments {
    dist: PathBuf,
    settings: PathBuf,
    data: Option<PathBuf>,
    port: u16,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut read = Arguments::default();
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--dist" => read.dist = value.into(),
            "--settings" => read.settings = value.into(),
            "--data" => read.data = Some(value.into()),
            "--port" => read.port = value.parse()?,
            _ => return Err(format!("unknown argument {name}").into()),
        }
    }
    if read.dist.as_os_str().is_empty() || read.settings.as_os_str().is_empty() {
        return Err("--dist and --settings are needed".into());
    }
    Ok(read)
}

/// Answers that a test queued for the file dialogs. A dialog without an answer left is one the officer closed.
#[derive(Clone, Default)]
struct Picks(Arc<Mutex<[VecDeque<PathBuf>; 2]>>);

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Open(PathBuf),
    Save(PathBuf),
}

impl Picks {
    fn put(&self, answer: Answer) {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let [open, save] = &mut *queues;
        match answer {
            Answer::Open(path) => open.push_back(path),
            Answer::Save(path) => save.push_back(path),
        }
    }
}

impl FilePicker for Picks {
    fn open(&self, _: &PickRequest) -> Option<PathBuf> {
        let [open, _] = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.pop_front()
    }

    fn save(&self, _: &PickRequest) -> Option<PathBuf> {
        let [_, save] = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        save.pop_front()
    }
}

/// Notes what was sent to the printer.
#[derive(Clone, Default)]
struct NotedPrints(Arc<Mutex<Vec<String>>>);

impl Printer for NotedPrints {
    fn print(&self, pdf: &Path, title: &str) -> Result<String, Fault> {
        let is_pdf = std::fs::read(pdf).is_ok_and(|bytes| bytes.starts_with(b"%PDF-"));
        if !is_pdf {
            return Err(Fault::new("print.no_printer"));
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(title.to_owned());
        Ok(format!("Đã gửi “{title}” tới máy in."))
    }
}

#[derive(Clone)]
struct Server {
    app: App,
    picks: Picks,
    prints: NotedPrints,
}

#[derive(Deserialize)]
struct Call {
    name: String,
    #[serde(default)]
    input: Value,
}

type Answered = Result<Json<Value>, (StatusCode, Json<Failure>)>;

async fn call(State(server): State<Server>, Json(call): Json<Call>) -> Answered {
    let done = tokio::task::spawn_blocking(move || server.app.call(&call.name, call.input)).await;
    match done {
        Ok(Ok(output)) => Ok(Json(output)),
        Ok(Err(failure)) => Err((StatusCode::UNPROCESSABLE_ENTITY, Json(failure))),
        Err(error) => {
            let failure = Failure::from(Fault::new("shell.command_broken").with("detail", error));
            Err((StatusCode::INTERNAL_SERVER_ERROR, Json(failure)))
        }
    }
}

async fn pick(State(server): State<Server>, Json(answer): Json<Answer>) -> StatusCode {
    server.picks.put(answer);
    StatusCode::NO_CONTENT
}

async fn printed(State(server): State<Server>) -> Json<Vec<String>> {
    Json(server.prints.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { dist, settings, data, port } = arguments()?;
    let (picks, prints) = (Picks::default(), NotedPrints::default());
    let app = App::new(Environment {
        picker: Box::new(picks.clone()),
        printer: Box::new(prints.clone()),
        ..Environment::system(settings)
    });
    if let Some(path) = data {
        let token = app.admit(path.clone());
        let name = if path.exists() { "file.open" } else { "file.new" };
        app.call(name, serde_json::json!({ "token": token })).map_err(|failure| failure.message)?;
    }
    let policy = SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    let router = Router::new()
        .route("/api/call", post(call))
        .route("/api/test/pick", post(pick))
        .route("/api/test/printed", get(printed))
        // A browser asks for it; the window does not.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(ServeDir::new(dist))
        .layer(policy)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Server { app, picks, prints });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    axum::serve(listener, router).await?;
    Ok(())
}
