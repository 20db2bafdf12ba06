//! The law catalogue that the program offers, on cases: the worked examples of the domain text, and cases whose answers were
//! worked out by hand from the article that each names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod additions;
mod blocks;
mod case;
mod cases;
mod collectives;
mod confirmations;
mod corrections;
mod discipline;
mod every_tree;
mod examples;
mod initiatives;
mod money;
mod order;
mod periods;
mod reading;
mod regimes;
mod roadmap;
mod rows;
mod service;
mod settings;
mod titles;
mod undated;
mod unknown;
mod votes;
