//! The law catalogue: awards as data with a date and a source. Conditions, quotas and votes are read by later rules.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::Fault;
use crate::subject::SubjectKind;

/// An award (danh hiệu, hình thức khen thưởng) of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Award {
    /// Stable id in the catalogue, `cstd_tinh`.
    pub id: String,
    /// As printed.
    pub name_vi: String,
    /// `danh_hieu_thi_dua`, `hinh_thuc_khen_thuong`…
    pub group: String,
    /// Who can be given it, as the catalogue names the kinds: `ca_nhan`, `tap_the`, `ho_gia_dinh`.
    pub subject_kinds: Vec<String>,
    /// Loại hình khen thưởng that it can be given for, `cong_trang` first where it is one of them.
    pub award_types: Vec<String>,
    /// Rank: a higher one stands earlier in a council's list.
    pub tier: u32,
    /// Whether and where its entry was read: `verified_text`, `secondary`, `memory`.
    pub source_status: String,
}

impl Award {
    /// Whether a kind of subject can be given it.
    pub fn suits(&self, kind: SubjectKind) -> bool {
        self.subject_kinds.iter().any(|code| code == kind.law_code())
    }

    /// Whether its entry was checked against the original text; the user sees when it was not.
    pub fn is_verified(&self) -> bool {
        self.source_status == "verified_text"
    }
}

/// A version of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// Its awards, the highest first, equals in the catalogue's order.
    pub awards: Vec<Award>,
    /// Everything it holds, for rules that read more than the awards.
    pub body: Value,
}

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// `law.not_a_catalogue` with what is wrong.
    pub fn read(json: &str) -> Result<Self, Fault> {
        let refused = |detail: &dyn std::fmt::Display| Fault::new("law.not_a_catalogue").with("detail", detail);
        let body: Value = serde_json::from_str(json).map_err(|error| refused(&error))?;
        if body.get("format").and_then(Value::as_str) != Some("law-catalogue/1") {
            return Err(refused(&"format"));
        }
        let awards = body.get("awards").cloned().unwrap_or_default();
        let mut awards: Vec<Award> = serde_json::from_value(awards).map_err(|error| refused(&error))?;
        awards.sort_by_key(|award| std::cmp::Reverse(award.tier));
        Ok(Self { awards, body })
    }

    /// The award of an id.
    pub fn award(&self, id: &str) -> Option<&Award> {
        self.awards.iter().find(|award| award.id == id)
    }
}

/// SHA-256 of a catalogue's text, in hexadecimal: names the version that a verdict rests on.
pub fn fingerprint(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Vietnamese name of a loại hình khen thưởng.
pub fn award_type_name(code: &str) -> &str {
    match code {
        "cong_trang" => "Công trạng",
        "phong_trao" => "Theo chuyên đề (phong trào)",
        "dot_xuat" => "Đột xuất",
        "cong_hien" => "Quá trình cống hiến",
        "nien_han" => "Niên hạn",
        "doi_ngoai" => "Đối ngoại",
        "khang_chien" => "Kháng chiến",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_stand_by_rank() {
        let json = r#"{"format":"law-catalogue/1","awards":[
            {"id":"ldtt","name_vi":"Lao động tiên tiến","group":"danh_hieu_thi_dua","subject_kinds":["ca_nhan"],
             "award_types":["cong_trang"],"tier":10,"source_status":"secondary","quoted_name":true},
            {"id":"bk_tinh","name_vi":"Bằng khen","group":"hinh_thuc_khen_thuong","subject_kinds":["ca_nhan","tap_the"],
             "award_types":["cong_trang"],"tier":28,"source_status":"secondary"}]}"#;
        let catalogue = Catalogue::read(json).unwrap();
        let ids: Vec<&str> = catalogue.awards.iter().map(|award| award.id.as_str()).collect();
        assert_eq!(ids, ["bk_tinh", "ldtt"]);
        assert!(catalogue.awards[0].suits(SubjectKind::Unit));
        assert!(!catalogue.awards[1].suits(SubjectKind::Unit));
    }

    #[test]
    fn something_else_is_refused() {
        assert_eq!(Catalogue::read("{}").unwrap_err().code, "law.not_a_catalogue");
        assert_eq!(Catalogue::read("[").unwrap_err().code, "law.not_a_catalogue");
    }
}
