//! Reads a catalogue strictly: every key of it is understood, or it is refused with the place.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::catalogue::{Catalogue, Index};
use super::condition::{Condition, ConditionHead, Leaf, Node, Op};
use super::setting;
use crate::Fault;
use crate::evaluation::EvaluationLevel;

/// The only format there is.
const FORMAT: &str = "law-catalogue/1";

/// The sections that have not been read yet.
struct Sections(Map<String, Value>);

fn refused(place: &str, detail: &dyn std::fmt::Display) -> Fault {
    let detail = if place.is_empty() { detail.to_string() } else { format!("{place}: {detail}") };
    Fault::new("law.not_a_catalogue").with("detail", detail).at_field(place)
}

impl Sections {
    fn take(&mut self, section: &str) -> Result<Value, Fault> {
        self.0.remove(section).ok_or_else(|| refused(section, &"missing"))
    }

    fn one<T: DeserializeOwned>(&mut self, section: &str) -> Result<T, Fault> {
        serde_json::from_value(self.take(section)?).map_err(|error| refused(section, &error))
    }

    fn values(&mut self, section: &str) -> Result<Vec<(String, Value)>, Fault> {
        let Value::Array(values) = self.take(section)? else { return Err(refused(section, &"not a list")) };
        let place = |(index, value): (usize, Value)| {
            let id = value.get("id").and_then(Value::as_str);
            (id.map_or_else(|| format!("{section}.{index}"), |id| format!("{section}.{id}")), value)
        };
        Ok(values.into_iter().enumerate().map(place).collect())
    }

    fn list<T: DeserializeOwned>(&mut self, section: &str) -> Result<Vec<T>, Fault> {
        let read =
            |(place, value): (String, Value)| serde_json::from_value(value).map_err(|error| refused(&place, &error));
        self.values(section)?.into_iter().map(read).collect()
    }

    /// A list that a catalogue need not have.
    fn list_or_none<T: DeserializeOwned>(&mut self, section: &str) -> Result<Vec<T>, Fault> {
        if self.0.contains_key(section) { self.list(section) } else { Ok(Vec::new()) }
    }

    fn conditions(&mut self) -> Result<Vec<Condition>, Fault> {
        let read = |(place, value): (String, Value)| {
            let Value::Object(mut head) = value else { return Err(refused(&place, &"no object")) };
            let tree = head.remove("tree").ok_or_else(|| refused(&place, &"missing field `tree`"))?;
            let tree = Node::read(&tree).map_err(|error| refused(&place, &error))?;
            let head: ConditionHead =
                serde_json::from_value(Value::Object(head)).map_err(|error| refused(&place, &error))?;
            Ok(Condition {
                id: head.id,
                award: head.award,
                regime: head.regime,
                subject_kinds: head.subject_kinds,
                subject_classes: head.subject_classes,
                award_type: head.award_type,
                period: head.period,
                carried_over_from: head.carried_over_from,
                notes_vi: head.notes_vi,
                tree,
            })
        };
        self.values("conditions")?.into_iter().map(read).collect()
    }
}

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// `law.not_a_catalogue` with the place (`conditions.ldtt.ca_nhan.cong_trang.r2024: n.3: …`) and what is wrong there.
    pub fn read(json: &str) -> Result<Self, Fault> {
        let body: Value = serde_json::from_str(json).map_err(|error| refused("", &error))?;
        let Value::Object(body) = body else { return Err(refused("", &"no object")) };
        if body.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(refused("format", &format!("not {FORMAT}")));
        }
        let mut sections = Sections(body);
        let words = ["format", "language", "schema", "source_status_values", "primitives"];
        let catalogue = Self {
            generated_on: sections.one("generated_on")?,
            notice_vi: sections.one("notice_vi")?,
            awards: sections.list("awards")?,
            documents: sections.list("documents")?,
            sources: sections.list("sources")?,
            regimes: sections.list("regimes")?,
            regime_selection: sections.one("regime_selection")?,
            transitions: sections.list("transitions")?,
            vocab: sections.one("vocab")?,
            conditions: sections.conditions()?,
            bonus_rules: sections.list("bonus_rules")?,
            bonus: sections.list("bonus")?,
            base_salary: sections.list("base_salary")?,
            quotas: sections.list("quotas")?,
            voting: sections.list("voting")?,
            quorum: sections.list("quorum")?,
            council: sections.list("council")?,
            dossiers: sections.list("dossiers")?,
            deadlines: sections.list("deadlines")?,
            lockouts: sections.list("lockouts")?,
            provincial_settings: sections.list("provincial_settings")?,
            amendments: sections.list_or_none("amendments")?,
            index: Index::default(),
        };
        // These describe the format itself.
        for word in words {
            sections.take(word)?;
        }
        if let Some(section) = sections.0.keys().next() {
            return Err(refused(section, &"unknown section"));
        }
        let catalogue = catalogue.indexed();
        catalogue.hangs_together()?;
        Ok(catalogue.with_settings_applied())
    }

    /// That every name leads somewhere, ids are unique, and regimes follow each other without gap.
    fn hangs_together(&self) -> Result<(), Fault> {
        self.ids_are_unique()?;
        self.words_are_known()?;
        self.regimes_follow_each_other()?;
        for condition in &self.conditions {
            self.condition_hangs_together(condition)?;
        }
        let regimes: BTreeSet<&str> = self.regimes.iter().map(|regime| regime.id.as_str()).collect();
        let named = self
            .bonus
            .iter()
            .map(|row| ("bonus", &row.regime, std::slice::from_ref(&row.award)))
            .chain(self.quotas.iter().map(|row| ("quotas", &row.regime, std::slice::from_ref(&row.award))))
            .chain(self.voting.iter().map(|row| ("voting", &row.regime, row.awards.as_slice())));
        for (section, regime, awards) in named {
            if !regimes.contains(regime.as_str()) {
                return Err(refused(section, &format!("unknown regime `{regime}`")));
            }
            if let Some(award) = awards.iter().find(|award| self.award(award).is_none()) {
                return Err(refused(section, &format!("unknown award `{award}`")));
            }
        }
        Ok(())
    }

    fn ids_are_unique(&self) -> Result<(), Fault> {
        let lists: [(&str, Vec<&str>); 5] = [
            ("awards", self.awards.iter().map(|one| one.id.as_str()).collect()),
            ("regimes", self.regimes.iter().map(|one| one.id.as_str()).collect()),
            ("conditions", self.conditions.iter().map(|one| one.id.as_str()).collect()),
            ("documents", self.documents.iter().map(|one| one.id.as_str()).collect()),
            ("provincial_settings", self.provincial_settings.iter().map(|one| one.id.as_str()).collect()),
        ];
        for (section, ids) in lists {
            let mut seen = BTreeSet::new();
            if let Some(twice) = ids.into_iter().find(|id| !seen.insert(*id)) {
                return Err(refused(&format!("{section}.{twice}"), &"twice"));
            }
        }
        Ok(())
    }

    /// The words that the rules are written in have the order that the rules give them, and every setting is one of theirs.
    fn words_are_known(&self) -> Result<(), Fault> {
        let grades: BTreeMap<&str, u8> = self.vocab.grades.iter().map(|one| (one.id.as_str(), one.order)).collect();
        let known = EvaluationLevel::ALL.iter().map(|grade| grades.get(grade.code()).copied());
        let known: Option<Vec<u8>> = known.collect();
        if grades.len() != EvaluationLevel::ALL.len()
            || !known.is_some_and(|orders| orders.is_sorted_by(|higher, lower| higher > lower))
        {
            return Err(refused("vocab.grades", &"other grades"));
        }
        match self.provincial_settings.iter().find(|one| !setting::KNOWN.contains(&one.id.as_str())) {
            Some(unknown) => Err(refused(&format!("provincial_settings.{}", unknown.id), &"unknown setting")),
            None => Ok(()),
        }
    }

    fn regimes_follow_each_other(&self) -> Result<(), Fault> {
        for pair in self.regimes.windows(2) {
            let [earlier, later] = pair else { continue };
            let next = earlier.effective_to.and_then(|day| day.succ_opt());
            if next != Some(later.effective_from) {
                return Err(refused(&format!("regimes.{}", later.id), &"gap or overlap before it"));
            }
        }
        for transition in &self.transitions {
            let ends = [&transition.from_regime, &transition.to_regime];
            if let Some(regime) = ends.into_iter().find(|id| self.regime(id).is_none()) {
                return Err(refused(&format!("transitions.{}", transition.id), &format!("unknown regime `{regime}`")));
            }
        }
        Ok(())
    }

    fn condition_hangs_together(&self, condition: &Condition) -> Result<(), Fault> {
        let place = format!("conditions.{}", condition.id);
        if self.award(&condition.award).is_none() {
            return Err(refused(&place, &format!("unknown award `{}`", condition.award)));
        }
        if self.regime(&condition.regime).is_none() {
            return Err(refused(&place, &format!("unknown regime `{}`", condition.regime)));
        }
        let mut seen = BTreeSet::new();
        for node in condition.tree.walk() {
            let at = |detail: String| refused(&place, &format!("{}: {detail}", node.node_id));
            if !seen.insert(&node.node_id) {
                return Err(at("twice".to_owned()));
            }
            if let Some(cite) = node.cite.iter().find(|cite| !self.documents.iter().any(|text| text.id == cite.doc)) {
                return Err(at(format!("unknown document `{}`", cite.doc)));
            }
            let Op::Leaf(leaf) = &node.op else { continue };
            if let Some(award) = leaf.awards().into_iter().find(|award| self.award(award).is_none()) {
                return Err(at(format!("unknown award `{award}`")));
            }
            if let Leaf::NoDiscipline { min_form, .. } | Leaf::NoMemberDisciplined { min_form, .. } = leaf
                && self.vocab.severity(min_form).is_none()
            {
                return Err(at(format!("unknown form of discipline `{min_form}`")));
            }
        }
        Ok(())
    }
}
