//! Batches and their nominations.

mod batch;
mod dossier;
mod line;
mod progress;

use crate::Table;

pub use batch::{Closed, batch, batch_guard, batches, closed, remove_batch, save_batch, set_closed};
pub use dossier::{dossiers, remove_document, save_document};
pub use line::{
    count_lines, counts_by_kind, line, lines, lines_like, lines_of_same_subjects, next_position, remove_line, save_line,
};
pub use progress::{batch_of_grant, batches_of_grants, decided, progress, save_progress};

/// Tables of nominations.
pub const TABLES: &[Table] = &[batch::TABLE, line::TABLE, progress::TABLE, dossier::TABLE];
