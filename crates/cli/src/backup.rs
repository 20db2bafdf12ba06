//! Backups on the command line.

use std::path::Path;

use app::Failure;
use serde_json::json;

use crate::answer::Answer;
use crate::session::Session;

/// Makes a verified copy, in a folder of choice or beside the data file.
pub fn make(session: &Session, to: Option<&Path>) -> Result<Answer, Failure> {
    session.open()?;
    let made = session.app().back_up(to)?;
    let text = format!("Đã sao lưu vào {}, đã kiểm tra tốt", made.display());
    Ok(Answer::new(json!({ "path": made, "sound": true }), text))
}

/// The backups beside the data file, each looked through.
pub fn list(session: &Session) -> Result<Answer, Failure> {
    let answer = session.call("backup.list", json!({ "verify": true }))?;
    Ok(Answer::list(answer, &["made", "name", "sound"]))
}

/// Restores a backup. The data file itself may be too damaged to be opened, so it is not.
pub fn restore(session: &Session, file: &Path) -> Result<Answer, Failure> {
    let kept = session.app().restore(file, session.path()?)?;
    let text = match &kept {
        Some(kept) => format!("Đã khôi phục. Tệp bị thay được giữ tại {}", kept.display()),
        None => "Đã khôi phục.".to_owned(),
    };
    Ok(Answer::new(json!({ "kept": kept }), text))
}
