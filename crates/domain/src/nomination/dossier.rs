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

/// The documents that a dossier cannot do without and that were not received.
pub fn missing_documents<'a>(dossier: &'a Dossier, received: &[ReceivedDocument]) -> Vec<&'a DossierItem> {
    let has = |item: &DossierItem| received.iter().any(|document| document.item == item.id);
    dossier.items.iter().filter(|item| item.required && !has(item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::SourceStatus;

    #[test]
    fn what_is_not_required_is_never_missing() {
        let item = |id: &str, required: bool| DossierItem {
            id: id.to_owned(),
            name_vi: id.to_owned(),
            required,
            form: None,
            notes_vi: None,
        };
        let dossier = Dossier {
            id: "ds".to_owned(),
            awards: vec![],
            regimes: vec![],
            copies: 1,
            items: vec![item("to_trinh", true), item("bao_cao", true), item("van_ban", false)],
            cite: vec![],
            source_status: SourceStatus::Secondary,
            sources: vec![],
            notes_vi: None,
        };
        let missing = |received: &[&str]| -> Vec<String> {
            let received: Vec<ReceivedDocument> = received
                .iter()
                .map(|item| ReceivedDocument { item: (*item).to_owned(), received: None, note: String::new() })
                .collect();
            missing_documents(&dossier, &received).into_iter().map(|item| item.id.clone()).collect()
        };
        assert_eq!(missing(&[]), ["to_trinh", "bao_cao"]);
        assert_eq!(missing(&["bao_cao"]), ["to_trinh"]);
        assert!(missing(&["to_trinh", "bao_cao"]).is_empty());
    }
}
