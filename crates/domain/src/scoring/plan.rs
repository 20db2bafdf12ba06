//! A scheme made ready for evaluation: rules read, roles inherited, codes looked up once.

use std::collections::HashMap;

use super::check;
use super::derived::Derived;
use super::finding::{Code, Finding};
use super::gate::PlannedGate;
use super::inputs::{FIELD_OVERRIDE, RESERVED_FIELDS, UNIT_FIELDS, unknown_field};
use super::leaf::{CONDITION, FieldKind, Rule, RuleField};
use super::quota::PlannedQuota;
use super::scheme::{Combine, Criterion, Missing, NaMode, NaWhen, Role, Scheme, Source, Stage, code_key};
use crate::Fault;
use crate::number::Exact;

/// A checked scheme, ready to evaluate. Make it once and use it for every unit.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) scheme: Scheme,
    pub(super) nodes: Vec<Node>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) stages: Vec<Stage>,
    /// Positions in `stages`, the deciding one first.
    pub(super) precedence: Vec<usize>,
    pub(super) gates: Vec<PlannedGate>,
    pub(super) quotas: Vec<PlannedQuota>,
    by_code: HashMap<String, usize>,
    /// Whether two leaves may take the same achievement.
    pub(super) shares_achievements: bool,
}

/// A node of the tree; parents stand before their children.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub criterion: Criterion,
    pub role: Role,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// Position in `leaves`, of a leaf.
    pub leaf: Option<usize>,
}

/// A leaf with its rule and its limits.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub code: String,
    pub name: String,
    pub node: usize,
    pub role: Role,
    pub rule: Rule,
    pub fields: Vec<Field>,
    pub derived: Vec<Derived>,
    /// The declared points; their size, in a deduction too.
    pub max: Option<Exact>,
    /// The least score; none: unlimited.
    pub lower: Option<Exact>,
    /// The greatest score; none: unlimited.
    pub upper: Option<Exact>,
    /// Decimal places of the score.
    pub places: Option<u32>,
    pub na_mode: NaMode,
    pub na_when: Vec<NaWhen>,
    pub missing: Missing,
    pub allow_over_cap: bool,
}

/// A field of a leaf; its slot is its position.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub name: String,
    pub label: String,
    pub unit: Option<String>,
    pub kind: FieldKind,
    pub allow_negative: bool,
    pub from: Option<Source>,
}

impl Plan {
    /// Makes a scheme ready.
    ///
    /// # Errors
    /// The errors among the findings of [`super::check_scheme`]: such a scheme cannot be evaluated.
    pub fn new(scheme: &Scheme) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let plan = Self::build(scheme, &mut findings);
        if let Some(plan) = &plan {
            check::check_plan(plan, &mut findings);
        }
        findings.retain(|finding| finding.severity == super::Severity::Error);
        match plan {
            Some(plan) if findings.is_empty() => Ok(plan),
            _ => Err(findings),
        }
    }

    /// Builds what can be built; none when some leaf has no usable rule.
    pub(super) fn build(scheme: &Scheme, findings: &mut Vec<Finding>) -> Option<Self> {
        let stages = if scheme.stages.is_empty() {
            vec![Stage {
                code: "self".to_owned(),
                name_vi: "Tự chấm".to_owned(),
                combine: Combine::Single,
                ..Stage::default()
            }]
        } else {
            scheme.stages.clone()
        };
        let mut plan = Self {
            scheme: scheme.clone(),
            nodes: Vec::new(),
            leaves: Vec::new(),
            precedence: precedence(scheme, &stages, findings),
            stages,
            gates: Vec::new(),
            quotas: Vec::new(),
            by_code: HashMap::new(),
            shares_achievements: false,
        };
        let mut complete = true;
        for criterion in &scheme.criteria {
            complete &= plan.add(criterion, None, criterion.role.unwrap_or_default(), findings).is_some();
        }
        if complete {
            plan.add_gates(findings);
            plan.quotas = PlannedQuota::all(&plan, findings);
        }
        if plan.leaves.is_empty() && complete {
            findings.push(Finding::whole(Code::EParam, "Bảng tiêu chí chưa có tiêu chí nào."));
            complete = false;
        }
        plan.shares_achievements = plan.leaves.iter().filter(|leaf| leaf.takes_achievements()).count() > 1;
        complete.then_some(plan)
    }

    /// Adds the gates. One without a condition has a leaf of its own, shown and not summed, into which it is entered.
    fn add_gates(&mut self, findings: &mut Vec<Finding>) {
        for gate in self.scheme.gates.clone() {
            if gate.when.trim().is_empty() {
                let leaf = Criterion {
                    code: gate.code.clone(),
                    name_vi: gate.name_vi.clone(),
                    kind: Some(CONDITION.to_owned()),
                    max: Some(Exact::ONE),
                    missing: Some(Missing::Zero),
                    ..Criterion::default()
                };
                self.add(&leaf, None, Role::Info, findings);
            }
            if let Some(planned) = PlannedGate::new(self, &gate, findings) {
                self.gates.push(planned);
            }
        }
    }

    fn add(
        &mut self,
        criterion: &Criterion,
        parent: Option<usize>,
        role: Role,
        findings: &mut Vec<Finding>,
    ) -> Option<usize> {
        let index = self.nodes.len();
        let key = code_key(&criterion.code);
        if key.is_empty() {
            let message = format!("Tiêu chí “{}” chưa có mã.", criterion.name_vi);
            findings.push(Finding::at(Code::ECode, &criterion.code, message));
        } else if self.by_code.insert(key, index).is_some() {
            let message =
                format!("Mã “{}” dùng cho nhiều tiêu chí; mã in trùng nhau thì ghi ở raw_code.", criterion.code);
            findings.push(Finding::at(Code::ECode, &criterion.code, message));
        }
        if parent.is_some() && criterion.role.is_some_and(|own| own != role) {
            findings.push(Finding::at(
                Code::EParam,
                &criterion.code,
                "Vai trò chỉ ghi ở mục cấp cao nhất; mục con theo mục cha.",
            ));
        }
        let shell = Criterion { children: Vec::new(), ..criterion.clone() };
        self.nodes.push(Node { criterion: shell, role, parent, children: Vec::new(), leaf: None });
        if criterion.is_group() {
            let mut children = Vec::with_capacity(criterion.children.len());
            let mut complete = true;
            for child in &criterion.children {
                match self.add(child, Some(index), role, findings) {
                    Some(child) => children.push(child),
                    None => complete = false,
                }
            }
            if criterion.kind.is_some() {
                let message = "Nhóm tiêu chí có mục con thì không có cách chấm riêng.";
                findings.push(Finding::at(Code::EKind, &criterion.code, message));
            }
            self.nodes.get_mut(index)?.children = children;
            return complete.then_some(index);
        }
        let leaf = self.leaf(criterion, index, role, findings)?;
        self.nodes.get_mut(index)?.leaf = Some(self.leaves.len());
        self.leaves.push(leaf);
        Some(index)
    }

    fn leaf(&self, criterion: &Criterion, node: usize, role: Role, findings: &mut Vec<Finding>) -> Option<Leaf> {
        let rule = Rule::read(criterion, findings)?;
        let max = criterion.max.as_ref().map(Exact::abs);
        let fields = fields(criterion, &rule, findings);
        let slot = |name: &str| fields.iter().position(|field| field.name.eq_ignore_ascii_case(name.trim()));
        let derived = Derived::of_criterion(criterion, slot, findings);
        let (lower, upper) = limits(criterion, role, &rule, max.as_ref());
        Some(Leaf {
            code: criterion.code.trim().to_owned(),
            name: criterion.name_vi.clone(),
            node,
            role,
            fields,
            derived,
            max,
            lower,
            upper,
            places: criterion.decimals.or(self.scheme.rounding.leaf),
            na_mode: criterion.na_mode.unwrap_or(self.scheme.na_default),
            na_when: criterion.na_when.clone(),
            missing: criterion.missing.unwrap_or(self.scheme.missing),
            allow_over_cap: criterion.allow_over_cap,
            rule,
        })
    }

    /// The scheme it was made from.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// As the version under which a data file keeps the scheme, whatever its own text says.
    #[must_use]
    pub fn of_version(mut self, version: u32) -> Self {
        self.scheme.version = version;
        self
    }

    /// The stages, lowest first; the one stage `self` when the scheme names none.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The stage whose scores count before those of every other.
    pub fn deciding_stage(&self) -> Option<&Stage> {
        self.precedence.first().and_then(|position| self.stages.get(*position))
    }

    /// Every field of every leaf that takes its value from the program's own data, for the app to look up and feed.
    pub fn wanted(&self) -> impl Iterator<Item = Wanted<'_>> {
        self.leaves.iter().flat_map(|leaf| {
            leaf.fields.iter().filter_map(|field| {
                let source = field.from.as_ref()?;
                Some(Wanted { criterion: &leaf.code, field: &field.name, source })
            })
        })
    }

    /// The leaves in printed order: what a grid shows as columns.
    pub fn columns(&self) -> impl Iterator<Item = super::LeafColumn> + '_ {
        self.leaves.iter().map(|leaf| super::LeafColumn::of(self, leaf))
    }

    /// The name of a criterion or a group, by its code.
    pub fn name_of(&self, code: &str) -> Option<&str> {
        Some(self.nodes.get(self.node_of(code)?)?.criterion.name_vi.as_str())
    }

    /// Whether scores of one unit depend on the others: then a change concerns all units of the group.
    pub fn compares_units(&self) -> bool {
        self.leaves.iter().any(|leaf| leaf.rule.compares_units())
    }

    pub(super) fn node_of(&self, code: &str) -> Option<usize> {
        self.by_code.get(&code_key(code)).copied()
    }

    pub(super) fn leaf_of(&self, code: &str) -> Result<usize, Fault> {
        let node = self.node_of(code).ok_or_else(|| Fault::new("scoring.unknown_criterion").with("criterion", code))?;
        self.nodes
            .get(node)
            .and_then(|node| node.leaf)
            .ok_or_else(|| Fault::new("scoring.group_not_scored").with("criterion", code))
    }

    /// Criterion and field as the scheme itself writes them: what is entered is kept under one name, however it was given.
    ///
    /// # Errors
    /// `scoring.unknown_criterion`, `scoring.group_not_scored`, `scoring.unknown_field`.
    pub fn canonical(&self, criterion: &str, field: &str) -> Result<(String, String), Fault> {
        let field = field.trim();
        let reserved = RESERVED_FIELDS.iter().chain(&UNIT_FIELDS).find(|name| name.eq_ignore_ascii_case(field));
        if let (true, Some(name)) = (criterion.trim().is_empty(), reserved) {
            return Ok((String::new(), (*name).to_owned()));
        }
        if let Some(group) = self.group_of(criterion, field) {
            return Ok((group.criterion.code.clone(), FIELD_OVERRIDE.to_owned()));
        }
        let position = self.leaf_of(criterion)?;
        let unknown = || Fault::new("scoring.unknown_criterion").with("criterion", criterion);
        let leaf = self.leaves.get(position).ok_or_else(unknown)?;
        let own = leaf.slot_of(field).and_then(|slot| leaf.fields.get(slot)).map(|field| field.name.clone());
        let name = own.or_else(|| reserved.map(|name| (*name).to_owned()));
        Ok((leaf.code.clone(), name.ok_or_else(|| unknown_field(leaf, field))?))
    }

    /// Whether a code names a group, whose points are those of its criteria.
    pub fn is_group(&self, code: &str) -> bool {
        self.node_of(code).and_then(|node| self.nodes.get(node)).is_some_and(|node| node.leaf.is_none())
    }

    /// The group whose points an entry adjusts; none when it is about a leaf, or about anything but an adjustment.
    pub(super) fn group_of(&self, criterion: &str, field: &str) -> Option<&Node> {
        let node = self.nodes.get(self.node_of(criterion)?)?;
        (node.leaf.is_none() && field.trim().eq_ignore_ascii_case(FIELD_OVERRIDE)).then_some(node)
    }

    pub(super) fn stage_of(&self, code: &str) -> Result<usize, Fault> {
        let same = |stage: &Stage| stage.code.eq_ignore_ascii_case(code.trim());
        self.stages.iter().position(same).ok_or_else(|| Fault::new("scoring.unknown_stage").with("stage", code))
    }
}

/// A field that the program can fill by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Code of the leaf.
    pub criterion: &'a str,
    /// The field.
    pub field: &'a str,
    /// Where its value comes from.
    pub source: &'a Source,
}

impl Leaf {
    pub fn is_deduction(&self) -> bool {
        self.role == Role::Deduction
    }

    /// Whether a field of it is fed from achievements.
    pub fn takes_achievements(&self) -> bool {
        let mut sources = self.fields.iter().filter_map(|field| field.from.as_ref());
        sources.any(Source::is_of_achievements)
    }

    /// Why the leaf does not concern the unit, by its target and its actual, where the scheme says so (`na_when`).
    pub fn ruled_out<'a>(&self, value: impl Fn(usize) -> Option<&'a Exact>) -> Option<&'static str> {
        if self.na_when.is_empty() {
            return None;
        }
        let of = |name: &str| self.fields.iter().position(|field| field.name == name);
        let (target, actual) = (of("T")?, value(of("A")?)?);
        match value(target) {
            None => self.na_when.contains(&NaWhen::NoTarget).then_some("không được giao chỉ tiêu"),
            Some(target) if target.is_zero() && actual.is_zero() => {
                self.na_when.contains(&NaWhen::ZeroTarget).then_some("chỉ tiêu 0 và thực hiện 0")
            }
            Some(_) => None,
        }
    }

    /// The declared points, 0 when there are none.
    pub fn magnitude(&self) -> Exact {
        self.max.clone().unwrap_or_default()
    }

    /// What stands before anything is gained or taken off: the declared points of a base leaf, else 0.
    pub fn starting_points(&self) -> Exact {
        if self.role == Role::Base { self.magnitude() } else { Exact::ZERO }
    }

    /// The most points that may be entered by hand; none: unlimited.
    pub fn most_by_hand(&self) -> Option<Exact> {
        self.most_points().or_else(|| self.rule.most_by_hand(&self.starting_points()))
    }

    /// Whether what is entered are points, which may be written "04/4".
    pub fn takes_points(&self) -> bool {
        matches!(self.rule, Rule::Direct(_) | Rule::Binary(_))
    }

    /// Points as the score of this leaf: negative in a deduction.
    pub fn signed(&self, points: Exact) -> Exact {
        if self.is_deduction() { -points } else { points }
    }

    /// The most points it can give, or take off in a deduction; none: unlimited.
    pub fn most_points(&self) -> Option<Exact> {
        if self.is_deduction() { self.lower.as_ref().map(|lower| -lower) } else { self.upper.clone() }
    }

    /// A score within the limits of the leaf.
    pub fn within(&self, score: Exact) -> Exact {
        let score = self.upper.as_ref().map_or(score.clone(), |upper| score.min(upper.clone()));
        self.lower.as_ref().map_or(score.clone(), |lower| score.max(lower.clone()))
    }

    /// The unit of measure of a field, with a space before it; empty when none is stated.
    pub fn unit_of(&self, slot: usize) -> String {
        match self.fields.get(slot).and_then(|field| field.unit.as_deref()) {
            Some(unit) if !unit.is_empty() => format!(" {unit}"),
            _ => String::new(),
        }
    }

    pub fn slot_of(&self, name: &str) -> Option<usize> {
        let exact = self.fields.iter().position(|field| field.name == name);
        let folded = || self.fields.iter().position(|field| field.name.eq_ignore_ascii_case(name));
        let only = || (self.fields.len() == 1 && name.eq_ignore_ascii_case("n")).then_some(0);
        exact.or_else(folded).or_else(|| if self.rule.kind() == "count" { only() } else { None })
    }
}

/// The range of a leaf's score (scoring model S2, §8): in a deduction [−cap, 0], otherwise [min, cap or maximum].
fn limits(criterion: &Criterion, role: Role, rule: &Rule, max: Option<&Exact>) -> (Option<Exact>, Option<Exact>) {
    if role == Role::Deduction {
        let own = criterion.cap.as_ref().map(Exact::abs);
        let taken = own.or_else(|| max.filter(|max| !max.is_zero()).cloned());
        return (taken.map(|taken| -taken), Some(Exact::ZERO));
    }
    let lower = criterion.min.clone().unwrap_or_default();
    (Some(lower), criterion.cap.clone().or_else(|| rule.upper(max)))
}

fn fields(criterion: &Criterion, rule: &Rule, findings: &mut Vec<Finding>) -> Vec<Field> {
    let mut own = rule.fields();
    for name in criterion.derived.iter().flat_map(|derivation| &derivation.of) {
        if !own.iter().any(|field| field.name.eq_ignore_ascii_case(name)) {
            own.push(RuleField::number(name.trim(), name));
        }
    }
    if let Some(reserved) = own.iter().find(|field| RESERVED_FIELDS.contains(&field.name.to_lowercase().as_str())) {
        let message = format!("Tên trường “{}” đã dành cho việc khác; hãy đặt tên khác.", reserved.name);
        findings.push(Finding::at(Code::EParam, &criterion.code, message));
    }
    for input in &criterion.inputs {
        if !own.iter().any(|field| field.name.eq_ignore_ascii_case(&input.field)) {
            let names: Vec<&str> = own.iter().map(|field| field.name.as_str()).collect();
            findings.push(Finding::at(
                Code::EParam,
                &criterion.code,
                format!(
                    "Cách chấm “{}” không có trường “{}”; các trường: {}.",
                    rule.kind(),
                    input.field,
                    names.join(", ")
                ),
            ));
        }
    }
    own.into_iter()
        .map(|field| {
            let written = criterion.inputs.iter().find(|input| input.field.eq_ignore_ascii_case(&field.name));
            let label = written.and_then(|input| input.name_vi.clone()).unwrap_or(field.label);
            Field {
                label: if label.is_empty() { field.name.clone() } else { label },
                name: field.name,
                unit: written.and_then(|input| input.unit.clone()),
                kind: field.kind,
                allow_negative: field.allow_negative || written.is_some_and(|input| input.allow_negative),
                from: written.and_then(|input| input.from.clone()),
            }
        })
        .collect()
}

/// The order in which stages decide; by default from the last to the first.
fn precedence(scheme: &Scheme, stages: &[Stage], findings: &mut Vec<Finding>) -> Vec<usize> {
    let mut order = Vec::with_capacity(stages.len());
    for (position, stage) in stages.iter().enumerate() {
        if stage.code.trim().is_empty() || stages.iter().take(position).any(|other| other.code == stage.code) {
            findings
                .push(Finding::whole(Code::ECode, format!("Bước chấm “{}” chưa có mã hoặc trùng mã.", stage.name_vi)));
        }
    }
    for code in &scheme.precedence {
        match stages.iter().position(|stage| code_key(&stage.code) == code_key(code)) {
            Some(position) if !order.contains(&position) => order.push(position),
            _ => {
                let message = format!("Thứ tự ưu tiên ghi “{code}” không phải mã một bước chấm, hoặc ghi hai lần.");
                findings.push(Finding::whole(Code::EParam, message));
            }
        }
    }
    if scheme.precedence.is_empty() {
        return (0..stages.len()).rev().collect();
    }
    if order.len() < stages.len() {
        let message = "Thứ tự ưu tiên phải ghi đủ các bước chấm.";
        findings.push(Finding::whole(Code::EParam, message));
    }
    order
}
