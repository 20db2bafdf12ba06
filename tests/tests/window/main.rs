//! Jobs in the real window: the program as an officer starts it, on a display of its own, driven by WebKitWebDriver.
//!
//! Needs the programs that `cargo xtask test` installs, and the built program beside this test. What is missing fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// None of this exists elsewhere: WebKitWebDriver drives the window on Linux only.
#![cfg(target_os = "linux")]

mod beginning;
mod desktop;
mod driver;
mod frame;
mod screen;
mod work;
