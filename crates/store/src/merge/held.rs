//! Every column that names a unit or a person, with what two rows have to say to each other when their subjects turn out
//! to be one. A test walks the schema, so that no table is forgotten here.

use domain::merge::HeldKind;
use domain::subject::SubjectKind;

/// What is done when the record that stays has a row with the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twice {
    /// It may stand twice.
    Stays,
    /// Rows that agree become one; others both stay.
    Joins,
    /// Rows that agree become one; those that contradict each other are refused, for the data file holds one of a key.
    MustAgree,
    /// Refused: an officer decides which one goes.
    Refused,
}

/// A column that names a subject.
pub(super) struct Held {
    pub kind: HeldKind,
    pub table: &'static str,
    pub column: &'static str,
    pub twice: Twice,
    /// Expressions over a row `{t}` that two rows of one key have in common, beside the subject.
    pub key: &'static [&'static str],
    /// Columns in which two rows that agree may differ: their place in a list, who wrote them and when.
    pub apart: &'static [&'static str],
    /// What it is, for people: an expression over `t`.
    pub text: &'static str,
    /// A code that the program has a name for: an expression over `t`.
    pub code: &'static str,
    /// Its year: an expression over `t`.
    pub year: &'static str,
    /// The unit that it is of, when that is not the subject: an expression over `t`.
    pub unit: &'static str,
}

impl Held {
    const fn new(kind: HeldKind, table: &'static str, column: &'static str) -> Self {
        Self {
            kind,
            table,
            column,
            twice: Twice::Stays,
            key: &[],
            apart: &[],
            text: "''",
            code: "''",
            year: "NULL",
            unit: "NULL",
        }
    }

    const fn twice(self, twice: Twice, key: &'static [&'static str], apart: &'static [&'static str]) -> Self {
        Self { twice, key, apart, ..self }
    }

    const fn called(self, text: &'static str, year: &'static str) -> Self {
        Self { text, year, ..self }
    }

    const fn code(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    const fn of(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }
}

/// The columns that name a subject of a kind. Households are neither merged nor split.
pub(super) fn held_by(kind: SubjectKind) -> &'static [Held] {
    match kind {
        SubjectKind::Unit => BY_UNIT,
        SubjectKind::Person => BY_PERSON,
        SubjectKind::Household => &[],
    }
}

const fn achievement(column: &'static str) -> Held {
    Held::new(HeldKind::Achievement, "achievement", column)
        .called("concat_ws(' ', t.code, t.content)", "substr(t.last_day, 1, 4)")
}

const fn grant(column: &'static str) -> Held {
    // The key of the record, as `domain::grant::Grant::key` has it.
    Held::new(HeldKind::Grant, "grant", column)
        .twice(
            Twice::MustAgree,
            &[
                "{t}.award",
                "{t}.award_type",
                "{t}.to_year",
                "coalesce(nullif(replace(lower({t}.decision_number), ' ', ''), ''), substr({t}.decision_date, 1, 4))",
            ],
            &["decision_number"],
        )
        .called("t.decision_number", "coalesce(t.to_year, substr(t.decision_date, 1, 4))")
        .code("t.award")
}

const fn nomination(kind: HeldKind, column: &'static str) -> Held {
    Held::new(kind, "nomination", column)
        .called(
            "(SELECT concat_ws(', ', t.name, name) FROM batch WHERE id=t.batch_id)",
            "(SELECT year FROM batch WHERE id=t.batch_id)",
        )
        .code("t.award")
}

const fn evaluation(column: &'static str) -> Held {
    Held::new(HeldKind::Evaluation, "evaluation", column)
        .twice(Twice::MustAgree, &["{t}.year"], &[])
        .called("t.document", "t.year")
        .code("t.level")
}

const fn discipline(column: &'static str) -> Held {
    Held::new(HeldKind::Discipline, "discipline", column)
        .twice(Twice::Joins, &["{t}.form", "{t}.decided"], &[])
        .called("t.document", "substr(t.decided, 1, 4)")
}

const fn confirmation(column: &'static str) -> Held {
    Held::new(HeldKind::Confirmation, "confirmation", column)
        .twice(Twice::MustAgree, &["{t}.year", "{t}.key"], &["officer", "at"])
        .called("t.evidence", "t.year")
        .code("t.key")
}

const fn exemplar(column: &'static str) -> Held {
    Held::new(HeldKind::Exemplar, "exemplar", column).called("t.name", "substr(t.found, 1, 4)")
}

const fn alias(column: &'static str) -> Held {
    Held::new(HeldKind::Alias, "alias", column).called("t.text", "NULL")
}

const BY_PERSON: &[Held] = &[
    Held::new(HeldKind::Position, "position", "person_id")
        .twice(Twice::Joins, &["{t}.unit_id", "{t}.title", "{t}.from_date", "{t}.to_date"], &["place"])
        .called(
            "concat_ws(', ', nullif(t.title, ''), (SELECT name FROM unit WHERE id=t.unit_id))",
            "substr(t.from_date, 1, 4)",
        )
        .of("t.unit_id"),
    achievement("person_id"),
    grant("person_id"),
    nomination(HeldKind::Nomination, "subject_id")
        .twice(Twice::Refused, &["{t}.batch_id", "{t}.award", "{t}.award_type", "{t}.ending_year"], &[])
        .of("t.proposing_unit_id"),
    evaluation("person_id"),
    discipline("person_id"),
    Held::new(HeldKind::Leave, "leave", "person_id")
        .twice(Twice::Joins, &["{t}.kind", "{t}.from_date"], &[])
        .called("t.document", "substr(t.from_date, 1, 4)"),
    confirmation("person_id"),
    exemplar("person_id"),
    alias("person_id"),
];

const BY_UNIT: &[Held] = &[
    Held::new(HeldKind::Subordinate, "unit", "parent_id").called("t.name", "NULL"),
    Held::new(HeldKind::Position, "position", "unit_id").called(
        "(SELECT concat_ws(', ', name, nullif(t.title, '')) FROM person WHERE id=t.person_id)",
        "substr(t.from_date, 1, 4)",
    ),
    Held::new(HeldKind::Household, "household", "unit_id").called("t.name", "NULL"),
    achievement("unit_id"),
    grant("unit_id"),
    nomination(HeldKind::Nomination, "subject_id")
        .twice(Twice::Refused, &["{t}.batch_id", "{t}.award", "{t}.award_type", "{t}.ending_year"], &[])
        .of("t.proposing_unit_id"),
    nomination(HeldKind::Proposal, "proposing_unit_id"),
    evaluation("unit_id"),
    discipline("unit_id"),
    confirmation("unit_id"),
    Held::new(HeldKind::CollectiveYear, "collective_year", "unit_id")
        .twice(Twice::MustAgree, &["{t}.year"], &[])
        .called("t.note", "t.year"),
    Held::new(HeldKind::Cluster, "cluster_member", "unit_id")
        .twice(Twice::MustAgree, &["{t}.cluster_id"], &["position"])
        .called("(SELECT name FROM cluster WHERE id=t.cluster_id)", "(SELECT year FROM cluster WHERE id=t.cluster_id)"),
    Held::new(HeldKind::Round, "round_unit", "unit_id")
        .twice(Twice::MustAgree, &["{t}.round_id"], &["position", "name"])
        .called("(SELECT name FROM round WHERE id=t.round_id)", "(SELECT year FROM round WHERE id=t.round_id)"),
    Held::new(HeldKind::Score, "score", "unit_id")
        .twice(
            Twice::MustAgree,
            &["{t}.round_id", "{t}.criterion", "{t}.stage", "{t}.scorer", "{t}.field"],
            &["actor", "at"],
        )
        .called(
            "(SELECT concat_ws(', ', name, 'tiêu chí ' || t.criterion) FROM round WHERE id=t.round_id)",
            "(SELECT year FROM round WHERE id=t.round_id)",
        ),
    Held::new(HeldKind::ScoreEvidence, "score_evidence", "unit_id").called(
        "(SELECT concat_ws(', ', name, 'tiêu chí ' || t.criterion) FROM round WHERE id=t.round_id)",
        "(SELECT year FROM round WHERE id=t.round_id)",
    ),
    Held::new(HeldKind::Registration, "registration", "unit_id")
        .twice(Twice::MustAgree, &["{t}.movement_id"], &["position"])
        .called("(SELECT name FROM movement WHERE id=t.movement_id)", "substr(t.date, 1, 4)"),
    Held::new(HeldKind::MovementResult, "movement_result", "unit_id")
        .twice(Twice::MustAgree, &["{t}.movement_id", "{t}.year"], &[])
        .called("(SELECT name FROM movement WHERE id=t.movement_id)", "t.year")
        .code("coalesce(t.level, '')"),
    Held::new(HeldKind::TargetFigure, "target_figure", "unit_id")
        .twice(Twice::MustAgree, &["{t}.target_id", "{t}.period"], &[])
        .called("(SELECT name FROM movement WHERE id=t.movement_id)", "substr(t.period, 1, 4)"),
    Held::new(HeldKind::Assignment, "movement_part", "unit_id").called("json_extract(t.body, '$.task')", "NULL"),
    Held::new(HeldKind::Report, "report", "unit_id")
        .twice(Twice::Joins, &["{t}.name", "{t}.movement_id", "{t}.due"], &[])
        .called("t.name", "substr(t.due, 1, 4)"),
    Held::new(HeldKind::Inspection, "inspection", "unit_id")
        .called("(SELECT name FROM movement WHERE id=t.movement_id)", "substr(t.date, 1, 4)"),
    exemplar("unit_id"),
    Held::new(HeldKind::RecordComplete, "record_complete", "unit_id")
        .twice(Twice::MustAgree, &["{t}.award"], &[])
        .called("''", "t.year")
        .code("coalesce(t.award, '')"),
    Held::new(HeldKind::Succession, "succession_unit", "unit_id")
        .twice(Twice::Refused, &["{t}.succession_id"], &[])
        .called(
            "(SELECT decision_number FROM succession WHERE id=t.succession_id)",
            "(SELECT substr(date, 1, 4) FROM succession WHERE id=t.succession_id)",
        )
        .code("(SELECT kind FROM succession WHERE id=t.succession_id)"),
    alias("unit_id"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Connection, schema};

    fn fresh() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        schema::create(&conn).unwrap();
        conn
    }

    fn declared(kind: SubjectKind) -> BTreeSet<(String, String)> {
        held_by(kind).iter().map(|held| (held.table.to_owned(), held.column.to_owned())).collect()
    }

    #[test]
    fn every_foreign_key_to_a_unit_or_a_person_is_moved() {
        let conn = fresh();
        let mut keys = conn.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\"=?2").unwrap();
        for (kind, target) in [(SubjectKind::Unit, "unit"), (SubjectKind::Person, "person")] {
            let mut in_schema = BTreeSet::new();
            for table in schema::tables() {
                let columns = keys.query_map([table.name, target], |row| row.get(0)).unwrap();
                in_schema.extend(columns.map(|column| (table.name.to_owned(), column.unwrap())));
            }
            // The one column that names subjects without a foreign key, for it names units, people and households.
            in_schema.insert(("nomination".to_owned(), "subject_id".to_owned()));
            assert_eq!(declared(kind), in_schema, "store/src/merge/held.rs says what moves when a {target} is merged");
        }
    }

    #[test]
    fn no_other_column_names_anything_without_a_foreign_key() {
        let conn = fresh();
        let mut columns = conn
            .prepare(
                "SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
                 WHERE t.schema='main' AND c.type='BLOB' AND c.name LIKE '%\\_id' ESCAPE '\\'
                    AND NOT EXISTS(SELECT 1 FROM pragma_foreign_key_list(t.name) WHERE \"from\"=c.name)",
            )
            .unwrap();
        let rows = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let free: Vec<(String, String)> = rows.map(Result::unwrap).collect();
        assert_eq!(free, [("nomination".to_owned(), "subject_id".to_owned())]);
    }

    /// A row that a UNIQUE index holds to one a subject must not be moved beside another.
    #[test]
    fn what_may_stand_once_is_looked_for() {
        let conn = fresh();
        let mut indexes = conn
            .prepare(
                "SELECT l.name FROM pragma_index_list(?1) AS l JOIN pragma_index_info(l.name) AS i
                 WHERE l.\"unique\"=1 AND i.name=?2",
            )
            .unwrap();
        for kind in [SubjectKind::Unit, SubjectKind::Person] {
            for held in held_by(kind) {
                let mut found = indexes.query([held.table, held.column]).unwrap();
                if found.next().unwrap().is_some() {
                    assert_eq!(held.twice, Twice::MustAgree, "{}.{}", held.table, held.column);
                }
            }
        }
    }
}
