//! Integration tests of the office crate, one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod documents;
mod reading;
mod reading_damage;
mod reading_fonts;
mod reading_hostile;
mod reading_kinds;
mod reading_limits;
mod reading_messy;
mod reading_prose;
mod reading_rows;
mod reading_word;
