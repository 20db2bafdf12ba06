//! Vietnamese text at the boundary: cleaning what is typed or read, comparing names, sorting lists.
//!
//! Every single-line field passes [`line()`], every longer text [`multiline`]. Two questions are kept apart: *may this be
//! what the officer looks for?* ([`fold`], without marks) and *is this the same thing?* ([`match_key`], marks kept,
//! because "Hải" and "Hai" are two people).

mod clean;
mod collation;
mod in_sentence;
pub mod legacy;
mod matching;
mod syllable;

pub use clean::{line, list_items, multiline};
pub use collation::{code_sort_key, person_sort_key, sort_key};
pub use in_sentence::organisation_in_sentence;
pub use matching::{fold, match_key};
pub(crate) use syllable::is_syllable;
