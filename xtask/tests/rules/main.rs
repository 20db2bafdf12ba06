//! Rules of the repository that no compiler and no linter holds. They read the sources only, and so stay quick.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod arrows;
mod sentences;
mod sources;
mod tree;
