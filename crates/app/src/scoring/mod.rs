//! (to be written)

use crate::command::Registry;

pub(crate) fn register(_registry: &mut Registry) {}

/// Results of rounds remembered while a file is open.
#[derive(Default)]
pub(crate) struct ResultCache {}
