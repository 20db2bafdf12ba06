//! Batches and their nominations.

mod batch;
mod line;

use crate::Table;

pub use batch::{batch, batch_guard, batches, remove_batch, save_batch};
pub use line::{count_lines, line, lines, lines_of, next_position, remove_line, save_line};

/// Tables of nominations.
pub const TABLES: &[Table] = &[batch::TABLE, line::TABLE];
