//! Empty workbooks that units fill in: the columns that an import of a kind knows, with lists to choose from.

use std::collections::BTreeMap;

use domain::import::{Field, GROUP};
use office::xlsx::{Template, TemplateColumn, write_template};
use serde::Deserialize;
use ts_rs::TS;

use super::kind::{self, Choices};
use crate::command::{Nothing, Registry};
use crate::{Context, Result};

/// Which template, and where it goes.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportTemplateRequest {
    /// The kind of records.
    pub kind: String,
    /// What holds for the whole table: `round` for a table of points.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// Token of `pick.save`.
    pub token: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("import.template", save);
}

/// Writes the template of a kind.
///
/// # Errors
/// `import.kind_unknown`, `pick.unknown`, `file.is_open`, `print.file_open`; what the kind itself needs.
fn save(context: &Context<'_>, request: ImportTemplateRequest) -> Result<Nothing> {
    let kind = kind::find(&request.kind)?;
    let (fields, choices) = context
        .read(|conn| Ok(((kind.fields)(conn, &request.given)?, (kind.choices)(context, conn, &request.given)?)))?;
    let template = Template {
        title: kind.noun.to_owned(),
        columns: fields
            .iter()
            .filter(|field| !field.label.starts_with(GROUP) && !field.is_second)
            .map(|field| column(field, &choices))
            .collect(),
        guide: [
            "Mỗi dòng một bản ghi; không gộp ô, không chèn dòng cộng.",
            "Không đổi tên cột; cột nào không dùng thì để trống.",
            "Ngày ghi 24/11/2026, hoặc 11/2026, hoặc 2026. Số thập phân dùng dấu phẩy.",
            "Điền xong, nhập lại bằng chức năng Nhập từ tệp; nhập lại lần nữa thì chỉ sửa chỗ đã đổi.",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    crate::outgoing::write(context.app, &context.app.picked(&request.token)?, &write_template(&template)?)?;
    Ok(Nothing {})
}

fn column(field: &Field, choices: &Choices) -> TemplateColumn {
    let own = choices.iter().find(|(id, _)| *id == field.id).map(|(_, list)| list.clone());
    TemplateColumn {
        head: field.label.clone(),
        required: field.required,
        hint: field.hint.clone(),
        choices: own.unwrap_or_default(),
    }
}
