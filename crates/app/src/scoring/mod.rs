//! Scoring: schemes, rounds, entered scores, results and their explanations. Every number is computed by
//! `domain::scoring`; here it is fed, cached and shown.

mod blind;
mod cell;
mod change;
mod entry;
mod evaluate;
mod evidence;
mod feed;
mod grid;
pub(crate) mod import;
pub(crate) mod import_form;
pub(crate) mod import_points;
mod loaded;
mod paper;
mod results;
mod round;
mod scheme;
mod scheme_table;
mod snapshot;
mod summary;
mod unit_facts;

use crate::command::Registry;

pub use change::diff_text;
pub use evaluate::{check_text, evaluate_text};
pub use results::ranking_text;
pub use round::{find as find_round, resolve as resolve_round};
pub use scheme::resolve as resolve_scheme;

pub(crate) use loaded::ResultCache;
pub(crate) use paper::{build_detail, build_form, build_matrix, build_minutes, build_scheme};
pub(crate) use results::{board, board_within};
pub(crate) use round::{RoundOpening, write as write_round};
pub(crate) use scheme::write as write_scheme;
pub(crate) use snapshot::{ClusterPlace, check, locked_places};
pub(crate) use summary::build as build_summary;

pub(crate) fn register(registry: &mut Registry) {
    scheme::register(registry);
    round::register(registry);
    grid::register(registry);
    cell::register(registry);
    entry::register(registry);
    evidence::register(registry);
    results::register(registry);
    change::register(registry);
    scheme_table::register(registry);
    unit_facts::register(registry);
}
