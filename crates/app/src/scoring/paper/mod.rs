//! The papers of a round – matrix, details of a unit, minutes, self-scoring form – and the scheme itself on paper.
//! A file a document; `tree`, `round`, `words` and `reckoning` hold what they share.

mod detail;
mod form;
mod matrix;
mod minutes;
mod reckoning;
mod round;
mod scheme;
mod tree;
mod words;

pub(super) use round::NOT_APPLICABLE;
pub(super) use tree::printed_places;

pub(crate) use detail::build as build_detail;
pub(crate) use form::build as build_form;
pub(crate) use matrix::build as build_matrix;
pub(crate) use minutes::build as build_minutes;
pub(crate) use scheme::build as build_scheme;
