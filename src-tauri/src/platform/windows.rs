//! Windows: opens the PDF for printing.

use std::os::windows::ffi::OsStrExt;
use std::path::Path;
use std::ptr;

use app::Fault;
use windows_sys::Win32::UI::Shell::ShellExecuteW;
use windows_sys::Win32::UI::WindowsAndMessaging::SW_SHOWNORMAL;

/// What `ShellExecuteW` answers is above this, or the number of an error.
const LAST_ERROR: usize = 32;

/// Opens the PDF: printing without a viewer of PDF files is not to be had on every PC. Asked for directly, for a command
/// line would garble a path with Vietnamese letters or a comma.
pub fn print(pdf: &Path, _: &str) -> Result<String, Fault> {
    let verb: Vec<u16> = "open\0".encode_utf16().collect();
    let file: Vec<u16> = pdf.as_os_str().encode_wide().chain([0]).collect();
    // SAFETY: both texts end with a nought and outlive the call; the rest may be absent.
    #[allow(unsafe_code, reason = "Windows is asked by its own interface only")]
    let answer = unsafe {
        ShellExecuteW(ptr::null_mut(), verb.as_ptr(), file.as_ptr(), ptr::null(), ptr::null(), SW_SHOWNORMAL)
    };
    if answer as usize > LAST_ERROR {
        return Ok(super::OPENED.to_owned());
    }
    Err(Fault::new("shell.pdf_not_opened").with("detail", answer as usize))
}
