//! Which drives are the PC's own. The window and the command line ask alike, for both set how a data file is written.

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(target_os = "windows", path = "windows.rs")]
#[cfg_attr(target_os = "macos", path = "macos.rs")]
mod system;

pub use system::is_foreign;
