//! How a case is put and its answer asked.

use std::sync::LazyLock;

use domain::law::{Assessment, Catalogue, Facts, assess, evaluate_cases};
use serde_json::{Value, json};

/// The text of the catalogue that the program offers.
pub const CATALOGUE: &str = include_str!("../../../../assets/law/catalogue.json");

static OFFERED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(CATALOGUE).unwrap());

/// The catalogue that the program offers.
pub fn offered() -> &'static Catalogue {
    &OFFERED
}

/// The catalogue with changes made to its text.
pub fn changed(change: impl FnOnce(&mut Value)) -> Catalogue {
    let mut body: Value = serde_json::from_str(CATALOGUE).unwrap();
    change(&mut body);
    Catalogue::read(&body.to_string()).unwrap()
}

/// The same with a provincial setting in every regime.
pub fn with_setting(id: &str, value: &Value) -> Catalogue {
    changed(|body| {
        let settings = body["provincial_settings"].as_array_mut().unwrap();
        let setting = settings.iter_mut().find(|setting| setting["id"] == id).unwrap();
        for (_, old) in setting["default_by_regime"].as_object_mut().unwrap() {
            *old = value.clone();
        }
    })
}

fn asked(kind: &str, input: &Value) -> String {
    json!({ "cases": [{ "id": "x", "kind": kind, "input": input }] }).to_string()
}

/// The answer to a case of a file.
pub fn answer(kind: &str, input: &Value) -> Value {
    evaluate_cases(offered(), &asked(kind, input)).unwrap()["cases"][0].clone()
}

/// Why a case of a file is refused: codes with their fields.
pub fn refusals(kind: &str, input: &Value) -> Vec<(String, String)> {
    let faults = evaluate_cases(offered(), &asked(kind, input)).unwrap_err();
    assert!(faults.iter().all(|fault| fault.params["case"] == "x"), "{faults:?}");
    faults.into_iter().map(|fault| (fault.code, fault.place.field.unwrap())).collect()
}

/// A proposal that a test fills with facts.
pub struct Case(Value);

/// A civil servant, employed for long, of whom everything asked is confirmed.
pub fn person(award: &str, ending_year: i32, received: &str) -> Case {
    Case::new("ca_nhan", award, ending_year, received)
}

/// A collective of which everything asked is confirmed.
pub fn unit(award: &str, ending_year: i32, received: &str) -> Case {
    Case::new("tap_the", award, ending_year, received)
}

impl Case {
    /// Of any kind of subject.
    pub fn new(kind: &str, award: &str, ending_year: i32, received: &str) -> Self {
        let mut subject = json!({ "label": "A", "kind": kind });
        if kind == "ca_nhan" {
            subject["klass"] = json!("cbccvc");
            subject["employed_from"] = json!("2000-01-01");
        }
        Self(json!({
            "subject": subject,
            "proposal": {
                "award": award, "award_type": "cong_trang", "ending_year": ending_year,
                "received_for_appraisal_at": received,
            },
            "attested": { "*": true },
            "grades": {}, "grants": [], "initiatives": [], "discipline": [],
        }))
    }

    /// Sets a part of the input by its path.
    pub fn with(mut self, path: &str, value: impl Into<Value>) -> Self {
        let mut place = &mut self.0;
        for key in path.split('.') {
            place = match key.parse::<usize>() {
                Ok(nth) => &mut place[nth],
                Err(_) => &mut place[key],
            };
        }
        *place = value.into();
        self
    }

    /// `grades("2022 HTXS, 2023 HTT")`; `2020-2023 HTT` for years in a row.
    pub fn grades(mut self, list: &str) -> Self {
        for entry in list.split(", ") {
            let (years, grade) = entry.split_once(' ').unwrap();
            let (first, last) = years.split_once('-').unwrap_or((years, years));
            for year in first.parse::<i32>().unwrap()..=last.parse::<i32>().unwrap() {
                self.0["grades"][year.to_string()] = json!(grade);
            }
        }
        self
    }

    fn grant_of(mut self, award: &str, award_type: &str, period: Value, decided: &str) -> Self {
        self.0["grants"].as_array_mut().unwrap().push(json!({
            "award": award, "award_type": award_type, "period": period, "decision_date": decided,
        }));
        self
    }

    /// One-year titles of years, each decided in the January after.
    pub fn titles(self, award: &str, years: &[i32]) -> Self {
        let given = |case: Self, year: &i32| {
            case.grant_of(award, "cong_trang", json!([year, year]), &format!("{}-01-15", year + 1))
        };
        years.iter().fold(self, given)
    }

    /// An award for merit over years.
    pub fn granted(self, award: &str, first: i32, last: i32, decided: &str) -> Self {
        self.grant_of(award, "cong_trang", json!([first, last]), decided)
    }

    /// An award of another loại hình.
    pub fn granted_for(self, award: &str, award_type: &str, year: i32, decided: &str) -> Self {
        self.grant_of(award, award_type, json!([year, year]), decided)
    }

    /// An award whose decision states no years.
    pub fn granted_without_years(self, award: &str, decided: &str) -> Self {
        self.grant_of(award, "cong_trang", Value::Null, decided)
    }

    /// An initiative.
    pub fn initiative(mut self, scope: &str, year: i32, used_for: &[&str]) -> Self {
        let list = self.0["initiatives"].as_array_mut().unwrap();
        let id = format!("SK{}", list.len());
        list.push(json!({ "id": id, "kind": "sang_kien", "scope": scope, "year": year, "used_for": used_for }));
        self
    }

    /// A sanction.
    pub fn disciplined(mut self, form: &str, decided: &str, served_until: Option<&str>) -> Self {
        let list = self.0["discipline"].as_array_mut().unwrap();
        list.push(json!({ "form": form, "decided_at": decided, "served_until": served_until }));
        self
    }

    /// Figures of a collective.
    pub fn figures(self, members: u32, ldtt: u32, cstd: u32, completed: u32) -> Self {
        let figures = json!({
            "members_counted": members, "ldtt": ldtt, "cstd_co_so": cstd, "completed": completed, "disciplined": [],
        });
        self.with("collective", figures)
    }

    /// The input as JSON.
    pub fn input(&self) -> &Value {
        &self.0
    }

    /// The answer of the catalogue that the program offers.
    pub fn assess(&self) -> Assessment {
        self.assess_by(offered())
    }

    /// The answer of another catalogue.
    pub fn assess_by(&self, catalogue: &Catalogue) -> Assessment {
        let facts: Facts = serde_json::from_value(self.0.clone()).unwrap();
        assess(catalogue, &facts).unwrap()
    }

    /// The answer where the facts come from a data file, which knows less than a file of cases; `change` tells how much.
    pub fn assess_in_data_file(&self, change: impl FnOnce(&mut Facts)) -> Assessment {
        let mut facts: Facts = serde_json::from_value(self.0.clone()).unwrap();
        facts.results_are_whole = false;
        change(&mut facts);
        assess(offered(), &facts).unwrap()
    }

    /// The code of the verdict.
    pub fn verdict(&self) -> String {
        code(&self.assess())
    }

    /// `khong_du n.1 2/3`: the verdict and what is missing, with have and need.
    pub fn answer(&self) -> String {
        said(&self.assess())
    }
}

/// The code of a verdict.
pub fn code(assessment: &Assessment) -> String {
    serde_json::to_value(assessment.verdict).unwrap().as_str().unwrap().to_owned()
}

/// `khong_du n.1 2/3, n.2.1`: the verdict and what is missing; `can_xac_nhan ?n.1` what is not known.
pub fn said(assessment: &Assessment) -> String {
    let numbers = |have: Option<i64>, need: Option<i64>| match (have, need) {
        (Some(have), Some(need)) => format!(" {have}/{need}"),
        _ => String::new(),
    };
    let missing = assessment.missing.iter().map(|one| format!("{}{}", one.node_id, numbers(one.have, one.need)));
    let unknown = assessment.unknown.iter().map(|one| format!("?{}", one.node_id));
    let parts: Vec<String> = missing.chain(unknown).collect();
    format!("{} {}", code(assessment), parts.join(", ")).trim().to_owned()
}
