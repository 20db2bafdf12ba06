//! For tests: small schemes and their inputs in a few words, results as text.

use std::sync::Arc;

use super::{
    Code, Entry, Evaluation, Explanation, LeafResult, Origin, Peers, Plan, UnitInputs, UnitResult, check_scheme_text,
    evaluate_all, explain_criterion,
};

/// A scheme with units on trial.
pub(super) struct Trial {
    pub plan: Plan,
    pub units: Vec<UnitInputs>,
}

impl Trial {
    /// A scheme, which must be usable.
    pub fn scheme(json: &str) -> Self {
        let (scheme, findings) = check_scheme_text(json).unwrap();
        let plan = Plan::new(&scheme.unwrap_or_else(|| panic!("{findings:?}"))).unwrap();
        Self { plan, units: Vec::new() }
    }

    /// A scheme of one base section with one leaf `L`, whose other fields are given.
    pub fn leaf(fields: &str) -> Self {
        Self::scheme(&format!(r#"{{"criteria":[{{"code":"I","children":[{{"code":"L",{fields}}}]}}]}}"#))
    }

    /// The same in a deduction.
    pub fn deduction(fields: &str) -> Self {
        Self::scheme(&format!(
            r#"{{"total":{{"min":null}},"criteria":[{{"code":"B","max":"10","kind":"direct"}},
                {{"code":"IV","role":"deduction","children":[{{"code":"L",{fields}}}]}}]}}"#
        ))
    }

    /// Enters values of the last unit's leaf `L`: `"T=240 A=198"`, at the first stage.
    pub fn with(self, values: &str) -> Self {
        self.unit("Đơn vị").values("L", values)
    }

    /// A further unit.
    pub fn unit(mut self, name: &str) -> Self {
        self.units.push(UnitInputs::new(&self.plan, name, name));
        self
    }

    /// Enters values of the last unit: `values("I.1", "T=240 A=198")`.
    pub fn values(self, criterion: &str, values: &str) -> Self {
        self.at("", criterion, values)
    }

    /// Enters values at a stage, `"cluster"` or `"cluster:name of the scorer"`.
    pub fn at(self, stage: &str, criterion: &str, values: &str) -> Self {
        let reason = Some("theo biên bản họp cụm".to_owned());
        self.enter(stage, criterion, values, Some(Arc::new(Origin { reason, ..Origin::default() })))
    }

    /// The same without a reason.
    pub fn silently(self, stage: &str, criterion: &str, values: &str) -> Self {
        self.enter(stage, criterion, values, None)
    }

    fn enter(mut self, stage: &str, criterion: &str, values: &str, origin: Option<Arc<Origin>>) -> Self {
        let (stage, scorer) = stage.split_once(':').unwrap_or((stage, ""));
        for pair in values.split_whitespace() {
            let (field, value) = pair.split_once('=').unwrap();
            let origin = origin.clone();
            let entry = Entry { criterion, field, value, stage: Some(stage), scorer: Some(scorer), origin };
            self.units.last_mut().unwrap().enter(&self.plan, &entry).unwrap();
        }
        self
    }

    pub fn evaluate(&self) -> Evaluation {
        evaluate_all(&self.plan, &self.units, None).unwrap()
    }

    /// The result of a unit, by name.
    pub fn result(&self, unit: &str) -> UnitResult {
        self.evaluate().units.into_iter().find(|result| result.unit == unit).unwrap()
    }

    /// Codes of the messages about everything.
    pub fn all_warnings(&self) -> Vec<Code> {
        self.evaluate().warnings.into_iter().map(|finding| finding.code).collect()
    }

    pub fn only(&self) -> LeafResult {
        let result = self.evaluate().units.remove(0);
        result.leaves.iter().find(|leaf| leaf.code == "L").unwrap().as_ref().clone()
    }

    /// Score of leaf `L` of the only unit; `-` when it has none.
    pub fn score(&self) -> String {
        self.only().score.map_or("-".to_owned(), |score| score.to_string())
    }

    pub fn warnings(&self) -> Vec<Code> {
        self.only().warnings
    }

    pub fn explain(&self, unit: &str, criterion: &str) -> Explanation {
        let unit = self.units.iter().find(|inputs| inputs.id == unit).unwrap();
        let peers = Peers::gather(&self.plan, &self.units, None).unwrap();
        explain_criterion(&self.plan, unit, &peers, criterion, None).unwrap()
    }

    /// The sentence about leaf `L` of the only unit.
    pub fn sentence(&self) -> String {
        let id = self.units[0].id.clone();
        self.explain(&id, "L").text_vi
    }
}

/// Codes of the findings about a scheme.
pub(super) fn findings(json: &str) -> Vec<Code> {
    check_scheme_text(json).unwrap().1.into_iter().map(|finding| finding.code).collect()
}

/// Codes of the findings about a leaf `L` in a base section.
pub(super) fn leaf_findings(fields: &str) -> Vec<Code> {
    findings(&format!(r#"{{"criteria":[{{"code":"I","children":[{{"code":"L",{fields}}}]}}]}}"#))
}
