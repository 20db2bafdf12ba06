//! Long commands: any command can run as a job with an id, a progress, and an end that can be asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use domain::Fault;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{App, Failure, Progress, Result};

/// Jobs by id.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<String, Arc<Job>>>);

struct Job {
    progress: Progress,
    end: Mutex<Option<Result<Value, Failure>>>,
}

/// A command to run as a job.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct JobStart {
    /// Name of the command.
    pub name: String,
    /// Its input.
    #[ts(type = "unknown")]
    pub input: Value,
}

/// A job's name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct JobId {
    /// Its id.
    pub job: String,
}

/// How far a job is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct JobStatus {
    /// Whether it has ended.
    pub ended: bool,
    /// Steps done.
    pub done: u32,
    /// Steps in all; 0 while unknown.
    pub total: u32,
    /// What the command answered.
    #[ts(type = "unknown")]
    pub output: Option<Value>,
    /// What it refused.
    pub failure: Option<Failure>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.free("job.start", start);
    registry.free("job.status", status);
    registry.free("job.cancel", cancel);
}

fn start(app: &App, request: JobStart) -> Result<JobId> {
    let job = Arc::new(Job { progress: Progress::default(), end: Mutex::default() });
    let id = app.environment().ids.next().to_string();
    let mut jobs = app.jobs().0.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.retain(|_, job| job.end.lock().unwrap_or_else(PoisonError::into_inner).is_none());
    jobs.insert(id.clone(), Arc::clone(&job));
    let app = app.clone();
    thread::spawn(move || {
        let end = app.run(&request.name, request.input, &job.progress).map_err(Failure::from);
        *job.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
    });
    Ok(JobId { job: id })
}

fn find(app: &App, id: &JobId) -> Result<Arc<Job>> {
    let jobs = app.jobs().0.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.get(&id.job).cloned().ok_or_else(|| Fault::new("job.unknown").into())
}

fn status(app: &App, id: JobId) -> Result<JobStatus> {
    let job = find(app, &id)?;
    let (done, total) = job.progress.steps();
    let end = job.end.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(match end {
        None => JobStatus { ended: false, done, total, output: None, failure: None },
        Some(Ok(output)) => JobStatus { ended: true, done, total, output: Some(output), failure: None },
        Some(Err(failure)) => JobStatus { ended: true, done, total, output: None, failure: Some(failure) },
    })
}

fn cancel(app: &App, id: JobId) -> Result<Nothing> {
    find(app, &id)?.progress.cancel();
    Ok(Nothing {})
}
