//! Pure rules of Sổ Thi đua: no SQL, no files, no clock, no window.
//!
//! Every feature has a folder (or file) of the same name here, in `store`, in `app` and in `ui/src/features`.

pub mod achievement;
pub mod backup;
pub mod clock;
pub mod cluster;
pub mod collective;
pub mod confirmation;
pub mod date;
pub mod discipline;
pub mod evaluation;
pub mod fault;
pub mod grant;
pub mod id;
pub mod import;
pub mod input;
pub mod law;
pub mod leave;
pub mod merge;
pub mod movement;
pub mod names;
pub mod nomination;
pub mod number;
pub mod office;
pub mod person;
pub mod record;
pub mod report;
pub mod scoring;
pub mod subject;
pub mod text;
pub mod unit;

pub use fault::{Fault, Place};
