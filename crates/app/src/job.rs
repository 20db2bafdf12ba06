//! Long commands: any command can run as a job with an id, a progress, and an end that can be asked for.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use domain::Fault;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{App, Error, Failure, Progress, Result};

/// So many ended jobs are kept for a page that has not asked for their end yet; one that was loaded anew never will.
const KEPT: usize = 32;

/// Jobs by id. One that has ended stays until its end was told.
#[derive(Default)]
pub(crate) struct Jobs {
    by_id: Mutex<BTreeMap<String, Arc<Job>>>,
    ended: Condvar,
}

impl Jobs {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Job>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a job, and drops the oldest ended ones that are too many. Ids are made in the order of time.
    fn add(&self, id: String, job: Arc<Job>) {
        let mut jobs = self.lock();
        let ended: Vec<String> = jobs.iter().filter(|(_, job)| job.has_ended()).map(|(id, _)| id.clone()).collect();
        for id in ended.iter().take(ended.len().saturating_sub(KEPT - 1)) {
            jobs.remove(id);
        }
        jobs.insert(id, job);
    }

    fn end(&self, job: &Job, end: Result<Value, Failure>) {
        // Under the lock of the list, so that nobody who waits misses it.
        let _jobs = self.lock();
        *job.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
        self.ended.notify_all();
    }

    /// Waits until no job runs.
    pub(crate) fn wait(&self) {
        let run = |jobs: &mut BTreeMap<String, Arc<Job>>| !jobs.values().all(|job| job.has_ended());
        drop(self.ended.wait_while(self.lock(), run).unwrap_or_else(PoisonError::into_inner));
    }
}

struct Job {
    progress: Progress,
    end: Mutex<Option<Result<Value, Failure>>>,
}

impl Job {
    fn has_ended(&self) -> bool {
        self.end.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
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
    app.jobs().add(id.clone(), Arc::clone(&job));
    let app = app.clone();
    thread::spawn(move || {
        let end = ended(|| app.run(&request.name, request.input, &job.progress));
        app.jobs().end(&job, end);
    });
    Ok(JobId { job: id })
}

/// How a job ends: with its answer, a refusal, or – should the program break a promise – an internal error, for whoever
/// waits must not wait for ever.
fn ended(run: impl FnOnce() -> Result<Value>) -> Result<Value, Failure> {
    let broken = |_| Err(Error::Internal("việc chạy nền bị dừng giữa chừng".to_owned()));
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(broken).map_err(Failure::from)
}

fn find(app: &App, id: &JobId) -> Result<Arc<Job>> {
    app.jobs().lock().get(&id.job).cloned().ok_or_else(|| Fault::new("job.unknown").into())
}

fn status(app: &App, id: JobId) -> Result<JobStatus> {
    let job = find(app, &id)?;
    let (done, total) = job.progress.steps();
    let end = job.end.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if end.is_some() {
        app.jobs().lock().remove(&id.job);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    #[test]
    fn a_job_that_breaks_off_ends_with_an_internal_error() {
        let failure = ended(|| panic!("một lời hứa bị phá")).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.severity), ("internal", Severity::Internal));
    }

    #[test]
    fn ended_jobs_stay_for_their_page_but_not_without_end() {
        let jobs = Jobs::default();
        for number in 0..100 {
            let job = Arc::new(Job { progress: Progress::default(), end: Mutex::default() });
            jobs.add(format!("{number:03}"), Arc::clone(&job));
            // The first runs as long as the program.
            if number > 0 {
                jobs.end(&job, Ok(Value::Null));
            }
        }
        let kept: Vec<String> = jobs.lock().keys().cloned().collect();
        assert_eq!(kept.len(), 1 + KEPT);
        assert_eq!((kept[0].as_str(), kept[1].as_str(), kept[KEPT].as_str()), ("000", "068", "099"));
    }
}
