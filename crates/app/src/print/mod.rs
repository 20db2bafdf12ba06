//! (to be written)

use crate::command::Registry;

pub(crate) fn register(_registry: &mut Registry) {}
