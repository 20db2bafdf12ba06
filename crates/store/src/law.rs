//! (to be written)

use crate::Table;

/// Tables of this feature.
pub const TABLES: &[Table] = &[];
