//! Batches and nominations: who is nominated for what, as submitted, and the lists printed from it.

mod appraisal_paper;
mod appraised_law;
mod asked;
mod authority;
mod batch;
mod check;
mod council_list;
mod decide;
mod dossier;
mod doubles;
mod fill;
mod fill_earlier;
mod following;
pub(crate) mod import;
mod ineligible_paper;
mod line;
mod link;
mod list;
mod money;
mod money_paper;
mod printed;
mod quota;
mod remaining;
mod rules;
mod share;
mod state;
mod stored;
mod summary_paper;
mod terms;
mod touched;
mod verdicts;
mod written;

pub(crate) use appraisal_paper::{build_eligible, build_sheets};
pub use batch::{BatchDetail, resolve};
pub(crate) use batch::{find as find_batch, write as write_batch};
pub(crate) use fill::{FillRequest, put_top, suggestion};
pub(crate) use ineligible_paper::build as build_ineligible;
pub(crate) use line::{kind_name, write as write_line};
pub(crate) use list::build as build_list;
pub(crate) use money_paper::build as build_money;
pub use share::ShareRow;
pub(crate) use share::{counted_lines, of_lines as shares_of_lines, of_subjects as shares_of_subjects};
pub(crate) use stored::check as check_stored;
pub(crate) use summary_paper::build as build_counts;
pub use touched::LawTouched;
pub(crate) use touched::touched;
pub(crate) use written::check as check_written;

use crate::command::Registry;

pub(crate) fn register(registry: &mut Registry) {
    batch::register(registry);
    terms::register(registry);
    line::register(registry);
    fill::register(registry);
    share::register(registry);
    fill_earlier::register(registry);
    check::register(registry);
    quota::register(registry);
    remaining::register(registry);
    asked::register(registry);
    state::register(registry);
    decide::register(registry);
    dossier::register(registry);
    link::register(registry);
}
