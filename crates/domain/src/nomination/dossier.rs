//! Documents of a line's dossier that were received.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::law::{Dossier, DossierItem};
use crate::text;

/// A document that was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReceivedDocument {
    /// Id of the document in the catalogue's list.
    pub item: String,
    /// The day on which it came, where that is noted.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// Anything else: how many copies, what is wrong with it.
    #[serde(default)]
    pub note: String,
}

impl ReceivedDocument {
    /// The same with its texts cleaned.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        self.item = text::line(&self.item);
        self.note = text::line(&self.note);
        self
    }
}

/// The documents that the dossier of a proposal cannot do without and that were not received; `initiatives` tells whether it
/// rests on any.
pub fn missing_documents<'a>(
    dossier: &'a Dossier,
    award: &str,
    initiatives: bool,
    received: &[ReceivedDocument],
) -> Vec<&'a DossierItem> {
    let has = |item: &DossierItem| received.iter().any(|document| document.item == item.id);
    dossier.items.iter().filter(|item| item.is_needed(award, initiatives) && !has(item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Ground, SourceStatus};

    #[test]
    fn what_is_not_required_is_never_missing() {
        let item = |id: &str, required: bool| DossierItem {
            id: id.to_owned(),
            name_vi: id.to_owned(),
            required,
            only_for: None,
            ground: None,
            form: None,
            notes_vi: None,
        };
        let dossier = Dossier {
            id: "ds".to_owned(),
            awards: vec![],
            regimes: vec![],
            copies: 1,
            items: vec![
                item("to_trinh", true),
                item("bao_cao", true),
                item("van_ban", false),
                DossierItem { ground: Some(Ground::Initiative), ..item("sang_kien", true) },
                DossierItem { only_for: Some(vec!["co_tinh".to_owned()]), ..item("kiem_phieu", true) },
            ],
            cite: vec![],
            source_status: SourceStatus::Secondary,
            sources: vec![],
            notes_vi: None,
        };
        let missing_of = |award: &str, initiatives: bool, received: &[&str]| -> Vec<String> {
            let received: Vec<ReceivedDocument> = received
                .iter()
                .map(|item| ReceivedDocument { item: (*item).to_owned(), received: None, note: String::new() })
                .collect();
            missing_documents(&dossier, award, initiatives, &received).into_iter().map(|item| item.id.clone()).collect()
        };
        let missing = |received: &[&str]| missing_of("tt_ldxs", false, received);
        assert_eq!(missing(&[]), ["to_trinh", "bao_cao"]);
        // What only some proposals need is missing of these alone.
        assert_eq!(missing_of("tt_ldxs", true, &["to_trinh"]), ["bao_cao", "sang_kien"]);
        assert_eq!(missing_of("co_tinh", false, &["to_trinh"]), ["bao_cao", "kiem_phieu"]);
        assert_eq!(missing(&["bao_cao"]), ["to_trinh"]);
        assert!(missing(&["to_trinh", "bao_cao"]).is_empty());
    }
}
