//! The initiatives that a row of the award record names as its ground, by code or by name.

use std::collections::HashMap;

use domain::Fault;
use domain::grant::Grant;
use domain::id::AchievementId;
use domain::subject::Subject;
use domain::text;
use store::Connection;

use crate::Result;

/// Recognised initiatives of all subjects, as rows name them.
pub(super) struct Grounds {
    by_name: HashMap<(Subject, String), AchievementId>,
    codes: HashMap<AchievementId, String>,
}

/// What a cell says of the initiatives that a grant rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// That there are none.
    None,
    /// These.
    These(Vec<AchievementId>),
}

impl Grounds {
    /// Reads the recognised initiatives of the data file.
    pub fn load(conn: &Connection) -> Result<Self> {
        let (mut by_name, mut codes) = (HashMap::new(), HashMap::new());
        for (subject, own) in store::achievement::recognised(conn, None)? {
            for one in own {
                by_name.insert((subject, text::match_key(&one.content)), one.id);
                by_name.insert((subject, text::match_key(&one.code)), one.id);
                codes.insert(one.id, one.code);
            }
        }
        Ok(Self { by_name, codes })
    }

    /// What a cell says: codes or names with semicolons or on lines of their own, codes also with commas, or "không".
    ///
    /// # Errors
    /// `grant.initiative_unknown` with what is no recognised initiative of the subject.
    pub fn read(&self, subject: Subject, written: &str) -> std::result::Result<Said, Fault> {
        if text::line(written).is_empty() {
            return Ok(Said::Nothing);
        }
        if ["khong", "khong co", "khong dung", "khong dung sang kien"].contains(&text::fold(written).trim()) {
            return Ok(Said::None);
        }
        let find = |name: &str| self.by_name.get(&(subject, text::match_key(name))).copied();
        let mut found = Vec::new();
        for part in written.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(id) = find(part) {
                found.push(id);
                continue;
            }
            for code in part.split(',').map(str::trim) {
                found.push(find(code).ok_or_else(|| Fault::new("grant.initiative_unknown").with("value", part))?);
            }
        }
        Ok(Said::These(found))
    }

    /// What a grant says of them, for a preview.
    pub fn shown(&self, grant: &Grant) -> String {
        let code = |id: &AchievementId| self.codes.get(id).cloned().unwrap_or_default();
        match grant.no_initiative {
            true => "Không".to_owned(),
            false => grant.initiatives.iter().map(code).collect::<Vec<_>>().join("; "),
        }
    }
}
