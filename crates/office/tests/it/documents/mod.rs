//! An invented list of sixty lines, written in three formats and read back by other programs.

mod excel;
mod formats;
mod office_suite;
mod paper;
mod pdf;
mod sample;
mod wide;
mod word;

use chrono::NaiveDate;

/// The day on which every document of these tests is made.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}
