//! An invented list of sixty lines, written in three formats and read back by other programs.

mod paper;
mod pdf;
mod sample;
