//! Batches and nominations: who is nominated for what, as submitted, and the lists printed from it.

mod batch;
mod line;

pub use batch::{BatchDetail, resolve};

use crate::command::Registry;

pub(crate) fn register(registry: &mut Registry) {
    batch::register(registry);
    line::register(registry);
}
