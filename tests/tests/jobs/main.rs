//! Whole jobs of an office through the program's commands, on a data file of its own: the numbers are worked out by hand
//! beside them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod award_year;
mod batch_check;
mod batch_guard;
mod batch_papers;
mod batch_terms;
mod cluster_organiser;
mod damage;
mod eligibility;
mod eligibility_unknown;
mod evidence;
mod feeding;
mod golden;
mod law_correct;
mod lock;
mod merge;
mod movement;
mod movement_closing;
mod movement_paper;
mod movement_span;
mod movement_whole;
mod nomination;
mod paper;
mod read_back;
mod sample;
mod scheme;
mod score_paper;
mod scoring;
mod undo;
mod work;
