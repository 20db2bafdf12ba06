//! Numbers of scores, rates and targets: exact arithmetic, reading what people and machines write, printing in Vietnamese.
//!
//! Binary floating point never holds a score. [`Exact`] is a rational number; it is rounded only where a rule says so.

mod exact;
mod reading;
mod words;

pub use exact::{Exact, fraction_text, optional_fraction_text};
pub use reading::{Reading, Separator, read, read_as, read_machine};
pub use words::{grouped, in_words};
