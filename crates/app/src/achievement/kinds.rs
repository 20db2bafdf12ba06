//! Kinds of achievements: editable data that schemes name by code.

use domain::Fault;
use domain::achievement::AchievementKind;
use domain::clock::{IdSource, SystemIds};
use domain::id::AchievementKindId;
use domain::text;
use serde::Deserialize;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// Which kind.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AchievementKindChoice {
    /// Its id.
    pub id: AchievementKindId,
}

/// What a new data file starts with. Schemes feed from the codes, so they stay.
const DEFAULTS: [(&str, &str); 9] = [
    ("nhiem_vu", "Nhiệm vụ được giao"),
    ("sang_kien", "Sáng kiến, đề tài, đề án"),
    ("mo_hinh", "Mô hình, điển hình"),
    ("phong_trao", "Phong trào thi đua"),
    ("cai_cach_hanh_chinh", "Cải cách hành chính"),
    ("chuyen_doi_so", "Chuyển đổi số"),
    ("an_sinh_xa_hoi", "An sinh xã hội"),
    ("dot_xuat", "Thành tích đột xuất"),
    ("khac", "Thành tích khác"),
];

/// Puts the default kinds into a new data file.
pub fn furnish(conn: &Connection) -> Result<()> {
    for ((code, name), position) in DEFAULTS.into_iter().zip(1..) {
        let (code, name) = (code.to_owned(), name.to_owned());
        let is_initiative = code == "sang_kien";
        let kind = AchievementKind { id: None, code, name, position, is_initiative };
        store::achievement::add_default_kind(conn, SystemIds.next().into(), &kind)?;
    }
    Ok(())
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("achievement_kind.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::achievement::kinds(conn)?.into())) as Result<Items<AchievementKind>>
    });
    registry.change("achievement_kind.save", save);
    registry.change("achievement_kind.remove", remove);
}

fn unknown(kinds: &[AchievementKind], name: impl std::fmt::Display) -> crate::Error {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name.as_str()).collect();
    let fault = Fault::new("achievement_kind.unknown").with("name", name).with("kinds", names.join("; "));
    fault.at_field("kind_id").into()
}

/// The kind of an id.
///
/// # Errors
/// `achievement_kind.unknown`.
pub(super) fn find(conn: &Connection, id: AchievementKindId) -> Result<AchievementKind> {
    let kinds = store::achievement::kinds(conn)?;
    kinds.iter().find(|kind| kind.id == Some(id)).cloned().ok_or_else(|| unknown(&kinds, id))
}

/// The kind that a person means: by its id, its code or its name.
///
/// # Errors
/// `achievement_kind.unknown` with the kinds that there are.
pub fn resolve(conn: &Connection, text: &str) -> Result<AchievementKind> {
    let kinds = store::achievement::kinds(conn)?;
    let (id, key) = (text.parse().ok(), text::match_key(text));
    let is_meant = |kind: &&AchievementKind| {
        (id.is_some() && kind.id == id) || [&kind.code, &kind.name].iter().any(|name| text::match_key(name) == key)
    };
    // "Sáng kiến" is enough for "Sáng kiến, đề tài, đề án", as long as no other begins so.
    let begins_so =
        |kind: &&AchievementKind| kind.name.split(',').next().is_some_and(|first| text::match_key(first) == key);
    let mut beginning = kinds.iter().filter(begins_so);
    let only = beginning.next().filter(|_| beginning.next().is_none());
    kinds.iter().find(is_meant).or(only).cloned().ok_or_else(|| unknown(&kinds, text))
}

fn save(context: &Context<'_>, kind: AchievementKind) -> Result<OpOutput<AchievementKindId>> {
    let mut kind = kind.checked()?;
    context.transact(Op::new("achievement_kind.save", format!("Ghi loại thành tích {}", kind.name)), |tx| {
        let kinds = store::achievement::kinds(tx)?;
        for other in kinds.iter().filter(|other| other.id != kind.id) {
            if text::match_key(&other.name) == text::match_key(&kind.name) {
                return Err(Fault::new("achievement_kind.name_taken").with("name", &kind.name).at_field("name").into());
            }
            if text::fold(&other.code) == text::fold(&kind.code) {
                return Err(Fault::new("achievement_kind.code_taken").with("code", &kind.code).at_field("code").into());
            }
        }
        if kind.position == 0 {
            kind.position = kinds.iter().map(|other| other.position).max().unwrap_or(0) + 1;
        }
        Ok(store::achievement::save_kind(tx, &kind)?)
    })
}

fn remove(context: &Context<'_>, choice: AchievementKindChoice) -> Result<OpOutput<()>> {
    context.transact(Op::new("achievement_kind.remove", "Xóa loại thành tích"), |tx| {
        if store::row::is_referenced(tx, "achievement_kind", choice.id.uuid())? {
            return Err(Fault::new("achievement_kind.in_use").into());
        }
        Ok(store::achievement::remove_kind(tx, choice.id)?)
    })
}
