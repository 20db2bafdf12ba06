//! Office documents: blocks built once and written as PDF, DOCX and XLSX; tables read from office files.
//!
//! Nothing here knows a document by name, and nothing here reads a clock, a network or a font from the PC.

pub mod document;
pub mod docx;
mod heading;
pub mod pdf;
pub mod read;
mod typeface;
pub mod xlsx;
