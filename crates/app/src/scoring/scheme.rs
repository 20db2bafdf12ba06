//! Schemes in the data file: checked, added version by version, never changed under a round.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::SchemeId;
use domain::scoring::{Finding, LeafColumn, Scheme, Severity, check_scheme_text, example, read_scheme};
use domain::text;
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use store::scoring::SchemeRow;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// The schemes that a data file may start from: every JSON file of the folder.
static OFFERED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/schemes");

/// How many warnings a refusal names before it breaks off.
const NAMED_WARNINGS: usize = 5;

/// Which version of a scheme.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SchemeChoice {
    /// Its id.
    pub id: SchemeId,
}

/// A scheme's JSON: its text, or a picked file.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SchemeSource {
    /// The text.
    #[serde(default)]
    pub body: Option<String>,
    /// Token of `pick.open`.
    #[serde(default)]
    pub token: Option<String>,
}

/// A criterion of a scheme that is being edited, and the numbers of its example.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExampleRequest {
    /// The scheme's JSON, ready or not.
    pub body: String,
    /// Code of the criterion.
    pub criterion: String,
    /// Values by field, as typed; what is not given the program makes up.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

/// A version in the list of schemes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeSummary {
    /// Id of the version.
    pub id: SchemeId,
    /// The scheme's own id.
    pub code: String,
    /// Version, from 1.
    pub version: u32,
    /// Its name.
    pub name: String,
    /// Its period.
    pub period: String,
}

/// A version with its tree.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeDetail {
    /// What the list shows.
    pub summary: SchemeSummary,
    /// The scheme.
    pub scheme: Scheme,
    /// Its leaves as columns.
    pub columns: Vec<LeafColumn>,
    /// What is wrong or worth knowing.
    pub findings: Vec<Finding>,
    /// Whether a round applies it: then a change makes a new version.
    pub in_use: bool,
}

/// A scheme that the program brings along.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeOffer {
    /// Names it in `scheme.take_offered`.
    pub name: String,
    /// Its printed name.
    pub title: String,
    /// How many criteria are scored by it.
    pub criteria: u32,
    /// Names of its stages, lowest first.
    pub stages: Vec<String>,
}

/// Which scheme of those offered.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OfferChoice {
    /// Its name.
    pub name: String,
}

/// What came of adding a scheme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeAdded {
    /// Id of the version, new or the one that was there with the same content.
    pub id: SchemeId,
    /// What is worth knowing.
    pub findings: Vec<Finding>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.free("scheme.check", |app, source: SchemeSource| {
        let body = read(app, source)?;
        super::check_text(&body).map(Items::from)
    });
    registry.query("scheme.describe", |context, source: SchemeSource| {
        let plan = super::evaluate::plan_of(&read(context.app, source)?)?;
        context.read(|conn| super::evaluate::described(conn, &plan))
    });
    registry.free("scheme.example", |_, request: ExampleRequest| {
        let (scheme, _) = read_scheme(&request.body)?;
        Ok(example(&scheme, &request.criterion, &request.values)?)
    });
    registry.query("scheme.list", |context, _: Nothing| {
        context.read(|conn| {
            let rows = store::scoring::schemes(conn)?;
            Ok(rows.iter().map(summary).collect::<Vec<_>>().into())
        }) as Result<Items<SchemeSummary>>
    });
    registry.query("scheme.get", detail);
    registry.query("scheme.export", |context, choice: SchemeChoice| {
        context.read(|conn| Ok(find(conn, choice.id)?.body)) as Result<String>
    });
    registry.change("scheme.import", import);
    registry.free("scheme.offered", |_, _: Nothing| offered());
    registry.change("scheme.take_offered", |context, choice: OfferChoice| {
        let mut offers = offers();
        let offer = offers.find(|(name, _)| *name == choice.name);
        let (_, body) = offer.ok_or_else(|| Fault::new("scheme.unknown").with("name", &choice.name))?;
        import(context, SchemeSource { body: Some(body.to_owned()), token: None })
    });
}

/// Name and text of the schemes offered.
fn offers() -> impl Iterator<Item = (&'static str, &'static str)> {
    OFFERED.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".json")?;
        Some((name, file.contents_utf8()?))
    })
}

fn offered() -> Result<Items<SchemeOffer>> {
    let offers = offers().map(|(name, body)| {
        let plan = super::evaluate::plan_of(body)?;
        Ok(SchemeOffer {
            name: name.to_owned(),
            title: plan.scheme().name_vi.clone(),
            criteria: u32::try_from(plan.columns().count()).unwrap_or(u32::MAX),
            stages: plan.stages().iter().map(|stage| stage.name_vi.clone()).collect(),
        })
    });
    Ok(offers.collect::<Result<Vec<_>>>()?.into())
}

fn read(app: &crate::App, source: SchemeSource) -> Result<String> {
    match (source.body, source.token) {
        (Some(body), _) => Ok(body),
        (None, Some(token)) => {
            let (_, bytes) = crate::pick::read(app, &token)?;
            Ok(String::from_utf8(bytes).map_err(|_| Fault::new("scoring.scheme_not_json").with("line", 1))?)
        }
        (None, None) => Err(Fault::new("scheme.no_source").into()),
    }
}

fn summary(row: &SchemeRow) -> SchemeSummary {
    SchemeSummary {
        id: row.id,
        code: row.code.clone(),
        version: row.version,
        name: row.name.clone(),
        period: row.period.clone(),
    }
}

/// The version of an id.
///
/// # Errors
/// `scheme.unknown`.
pub(super) fn find(conn: &Connection, id: SchemeId) -> Result<SchemeRow> {
    Ok(store::scoring::scheme(conn, id)?.ok_or_else(|| Fault::new("scheme.unknown").with("name", id))?)
}

/// The version that a person means: by its id, or the latest of a scheme's code or exact name.
///
/// # Errors
/// `scheme.unknown`; `scheme.ambiguous` when schemes of several codes are called so.
pub fn resolve(conn: &Connection, name: &str) -> Result<SchemeId> {
    if let Ok(id) = name.parse::<SchemeId>() {
        return Ok(find(conn, id)?.id);
    }
    let key = text::match_key(name);
    let rows = store::scoring::schemes(conn)?;
    let coded = rows.iter().find(|row| text::match_key(&row.code) == key);
    let mut named = rows.iter().filter(|row| text::match_key(&row.name) == key);
    let meant = coded.or_else(|| named.next()).ok_or_else(|| Fault::new("scheme.unknown").with("name", name))?;
    if coded.is_none() && named.any(|other| other.code != meant.code) {
        let mut codes: Vec<&str> =
            rows.iter().filter(|row| text::match_key(&row.name) == key).map(|row| row.code.as_str()).collect();
        codes.dedup();
        return Err(Fault::new("scheme.ambiguous").with("name", name).with("codes", codes.join(", ")).into());
    }
    Ok(meant.id)
}

fn detail(context: &Context<'_>, choice: SchemeChoice) -> Result<SchemeDetail> {
    context.read(|conn| {
        let row = find(conn, choice.id)?;
        let (scheme, findings) = check_scheme_text(&row.body)?;
        let plan = super::evaluate::plan_of(&row.body)?;
        let scheme = scheme.unwrap_or_else(|| plan.scheme().clone());
        let in_use = store::scoring::is_scheme_in_use(conn, choice.id)?;
        Ok(SchemeDetail { summary: summary(&row), columns: plan.columns().collect(), scheme, findings, in_use })
    })
}

/// Adds a scheme, as the next version when its code is known; the same content is not added twice.
///
/// # Errors
/// `scoring.scheme_not_json`, `scoring.scheme_unusable`, `scheme.code_missing`.
fn import(context: &Context<'_>, source: SchemeSource) -> Result<OpOutput<SchemeAdded>> {
    let body = read(context.app, source)?;
    let plan = super::evaluate::plan_of(&body)?;
    let findings = super::check_text(&body)?;
    let name = text::line(&plan.scheme().name_vi);
    context.transact(Op::new("scheme.import", format!("Thêm bảng tiêu chí {name}")), |tx| {
        Ok(SchemeAdded { id: write(tx, &body)?, findings })
    })
}

/// What an officer confirms before a version is used for the first time; nothing of one that a round applies already.
pub(super) fn unconfirmed(conn: &Connection, row: &SchemeRow) -> Result<Vec<Finding>> {
    if store::scoring::is_scheme_in_use(conn, row.id)? {
        return Ok(Vec::new());
    }
    let mut findings = super::check_text(&row.body)?;
    findings.retain(|finding| finding.severity == Severity::Warning);
    Ok(findings)
}

/// The words that tell the log of a confirmation.
///
/// # Errors
/// `scheme.unconfirmed` with the warnings, unless they are confirmed.
pub(super) fn confirm(warnings: &[Finding], confirmed: bool) -> Result<String, Fault> {
    if warnings.is_empty() {
        return Ok(String::new());
    }
    if confirmed {
        return Ok(format!(", đã xem {} lưu ý của bảng tiêu chí", warnings.len()));
    }
    let said = warnings.iter().take(NAMED_WARNINGS).map(|finding| match &finding.criterion {
        Some(criterion) => format!("{criterion}: {}", finding.message),
        None => finding.message.clone(),
    });
    let left = warnings.len().saturating_sub(NAMED_WARNINGS);
    let more = (left > 0).then(|| format!("Và {left} lưu ý nữa."));
    let said = said.chain(more).collect::<Vec<_>>().join(" ");
    Err(Fault::new("scheme.unconfirmed").with("count", warnings.len()).with("warnings", said).at_field("confirmed"))
}

/// Writes a scheme's JSON as its next version; the same content is not added twice.
///
/// # Errors
/// `scoring.scheme_not_json`, `scoring.scheme_unusable`, `scheme.code_missing`.
pub(crate) fn write(tx: &Tx<'_>, body: &str) -> Result<SchemeId> {
    let plan = super::evaluate::plan_of(body)?;
    let scheme = plan.scheme();
    let (code, name) = (text::line(&scheme.id), text::line(&scheme.name_vi));
    if code.is_empty() {
        return Err(Fault::new("scheme.code_missing").at_field("id").into());
    }
    let hash = domain::law::fingerprint(body);
    let known = store::scoring::schemes(tx)?.into_iter().find(|row| row.code == code && row.hash == hash);
    Ok(match known {
        Some(row) => row.id,
        None => store::scoring::add_scheme(tx, &code, &name, &scheme.period, &hash, body)?,
    })
}
