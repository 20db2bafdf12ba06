//! The command line as a script meets it: words in, JSON and an exit code out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

mod import;
