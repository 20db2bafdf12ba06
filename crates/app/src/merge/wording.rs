//! Fields and things as the officer names them.

use std::sync::Arc;

use domain::confirmation::EVERYTHING;
use domain::evaluation::EvaluationLevel;
use domain::law::{Catalogue, Question};
use domain::merge::HeldKind;
use store::merge::HeldRow;

use super::{HeldGroup, HeldThing};
use crate::{Context, Result};

/// Name of a field of a person or a unit, as the forms have it.
pub(super) fn field_label(field: &str) -> &str {
    match field {
        "code" => "Mã",
        "honorific" => "Xưng hô",
        "name" => "Tên",
        "birth_date" => "Ngày sinh",
        "sex" => "Giới tính",
        "subject_class" => "Loại đối tượng",
        "employed_from" => "Vào ngành từ",
        "short_name" => "Tên ngắn",
        "kind_id" => "Loại đơn vị",
        "parent_id" => "Đơn vị cấp trên",
        "head" => "Người đứng đầu",
        "head_title" => "Chức vụ người đứng đầu",
        "founded" => "Ngày thành lập",
        "ended" => "Ngày kết thúc hoạt động",
        "difficult_area" => "Địa bàn khó khăn",
        "direct_worker" => "Trực tiếp lao động, công tác",
        "note" => "Ghi chú",
        other => other,
    }
}

/// Gives codes of things their names.
pub(super) struct Wording {
    catalogue: Arc<Catalogue>,
    questions: Vec<Question>,
}

impl Wording {
    pub fn of(context: &Context<'_>) -> Result<Self> {
        let catalogue = crate::law::catalogue(context)?;
        let questions = catalogue.questions();
        Ok(Self { catalogue, questions })
    }

    /// Things by kinds, each kind once.
    pub fn groups(&self, rows: &[HeldRow]) -> Vec<HeldGroup> {
        let mut groups: Vec<HeldGroup> = Vec::new();
        for row in rows {
            let thing = self.thing(row);
            match groups.iter_mut().find(|group| group.kind == thing.kind) {
                Some(group) => {
                    group.count += 1;
                    group.things.push(thing);
                }
                None => groups.push(HeldGroup {
                    kind: thing.kind,
                    name: thing.kind.vietnamese().to_owned(),
                    count: 1,
                    things: vec![thing],
                }),
            }
        }
        groups
    }

    /// One of them.
    pub fn thing(&self, row: &HeldRow) -> HeldThing {
        let code = self.code(row.item.kind, &row.code);
        let parts = [code.as_str(), row.text.as_str()].into_iter().filter(|part| !part.is_empty());
        let text = parts.collect::<Vec<_>>().join(", ");
        HeldThing { kind: row.item.kind, id: row.item.id, text, year: row.year, unit_id: row.unit_id }
    }

    fn code(&self, kind: HeldKind, code: &str) -> String {
        match kind {
            HeldKind::Grant | HeldKind::Nomination | HeldKind::Proposal => {
                crate::grant::award_name(&self.catalogue, code).to_owned()
            }
            HeldKind::RecordComplete if code.is_empty() => "Mọi danh hiệu, hình thức".to_owned(),
            HeldKind::RecordComplete => crate::grant::award_name(&self.catalogue, code).to_owned(),
            HeldKind::Evaluation | HeldKind::MovementResult => {
                let level = EvaluationLevel::ALL.into_iter().find(|level| level.code() == code);
                level.map_or_else(|| code.to_owned(), |level| level.vietnamese().to_owned())
            }
            HeldKind::Confirmation if code == EVERYTHING => "Mọi điều kiện khác".to_owned(),
            HeldKind::Confirmation => crate::confirmation::question(&self.questions, code),
            HeldKind::Succession => match code {
                "renamed" => "Đổi tên",
                "merged" => "Sáp nhập",
                "split" => "Chia tách",
                _ => "Giải thể",
            }
            .to_owned(),
            _ => code.to_owned(),
        }
    }
}

impl HeldThing {
    /// What it is with its year, when that is not said already.
    pub(super) fn with_year(&self) -> String {
        match self.year {
            Some(year) if self.text.is_empty() => format!("năm {year}"),
            Some(year) if !self.text.contains(&year.to_string()) => format!("{} (năm {year})", self.text),
            _ => self.text.clone(),
        }
    }
}
