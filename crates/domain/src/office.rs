//! The office (cơ quan sử dụng): its identity on the letterhead, dated, for a renamed office still prints old papers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;
use crate::date::PartialDate;
use crate::id::OfficeId;
use crate::text;

/// The identity of the office from a day on (shared/domain documents §1: the letterhead's two columns).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Office {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<OfficeId>,
    /// The first day on which it is printed.
    pub valid_from: PartialDate,
    /// Cơ quan chủ quản: first line of the letterhead, empty when there is none (a people's committee).
    #[serde(default)]
    pub superior: String,
    /// Cơ quan ban hành: second line of the letterhead.
    pub name: String,
    /// Ký hiệu in document numbers: `SNV` in `05/TTr-SNV`.
    #[serde(default)]
    pub symbol: String,
    /// Địa danh before the date.
    #[serde(default)]
    pub place: String,
    /// Those who sign, first the usual one.
    #[serde(default)]
    pub signers: Vec<Signer>,
    /// Default lines of Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<String>,
}

/// One who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Signer {
    /// `TM. HỘI ĐỒNG`, `KT. GIÁM ĐỐC`; empty for one who signs by own right.
    pub authority: String,
    /// `GIÁM ĐỐC`.
    pub title: String,
    /// Full name, without academic degree (Nghị định 30/2020).
    pub name: String,
}

impl Office {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `office.name_missing`, `office.signer_missing` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        for field in [&mut self.superior, &mut self.name, &mut self.symbol, &mut self.place] {
            *field = text::line(field);
        }
        for signer in &mut self.signers {
            for field in [&mut signer.authority, &mut signer.title, &mut signer.name] {
                *field = text::line(field);
            }
        }
        self.signers.retain(|signer| *signer != Signer::default());
        self.recipients = self.recipients.iter().flat_map(|line| text::list_items(line)).collect();
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("office.name_missing").at_field("name"));
        }
        for (index, signer) in self.signers.iter().enumerate() {
            if signer.name.is_empty() || signer.title.is_empty() {
                faults.push(Fault::new("office.signer_missing").at_field(format!("signers.{index}.name")));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

/// The identity in force on a day: the latest that began by then, or else the first of all.
pub fn in_force(offices: &[Office], day: PartialDate) -> Option<&Office> {
    let began = offices.iter().filter(|office| office.valid_from.first_day() <= day.last_day());
    began.max_by_key(|office| office.valid_from).or_else(|| offices.iter().min_by_key(|office| office.valid_from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(from: &str, name: &str) -> Office {
        Office {
            id: None,
            valid_from: PartialDate::read(from).unwrap(),
            superior: String::new(),
            name: name.to_owned(),
            symbol: String::new(),
            place: String::new(),
            signers: Vec::new(),
            recipients: Vec::new(),
        }
    }

    #[test]
    fn a_paper_bears_the_name_of_its_day() {
        let offices = [office("2026-03-01", "Sở mới"), office("2020", "Sở cũ")];
        let on = |day: &str| in_force(&offices, PartialDate::read(day).unwrap()).unwrap().name.clone();
        assert_eq!(on("28/02/2026"), "Sở cũ");
        assert_eq!(on("01/03/2026"), "Sở mới");
        assert_eq!(on("2019"), "Sở cũ");
    }

    #[test]
    fn an_office_without_a_name_is_refused_at_its_field() {
        let faults = office("2026", "  ").checked().unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].place.field.as_deref(), Some("name"));
    }
}
