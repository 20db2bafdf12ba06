//! Documents: reading of tables from office files.

pub mod read;
