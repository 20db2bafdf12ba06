//! Clusters from tables: a row a member. The cluster stands in a column, or as the group row above its members.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::cluster::{Cluster, ClusterKind, ClusterMember, ClusterOrganiser, ClusterRole, YEARS};
use domain::id::UnitId;
use domain::import::{Draft, Field, GROUP, Lines, Plan, Proposal, Reading, Shown};
use domain::text;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Tables of clusters.
pub(crate) struct Clusters;

/// A member to write, in a cluster that is known or new.
pub(crate) struct Record {
    cluster: Cluster,
    member: ClusterMember,
    /// Who organises it, where the row says so.
    organiser: Option<ClusterOrganiser>,
}

/// What a row says.
struct Said {
    year: u16,
    code: String,
    name: String,
    unit: UnitId,
    role: Option<ClusterRole>,
    organiser: Option<ClusterOrganiser>,
}

impl Kind for Clusters {
    type Record = Record;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            Field::new(
                "cluster",
                "Cụm, khối thi đua",
                &[
                    "cum/khoi",
                    "cum khoi",
                    "cum",
                    "khoi",
                    "ten cum, khoi",
                    "ten cum",
                    "ten khoi",
                    "cum thi dua",
                    "khoi thi dua",
                    "cluster",
                    GROUP,
                ],
            )
            .required()
            .hint("Cột, hoặc dòng nhóm đứng trên các đơn vị"),
            Field::new("cluster_code", "Mã cụm, khối", &["ma cum", "ma khoi", "cluster code"]),
            Field::new("year", "Năm", &["nam thi dua", "year"])
                .hint("Để trống thì lấy năm ghi trên bảng, hoặc năm làm việc"),
            Field::new(
                "unit",
                "Đơn vị",
                &["ten don vi", "don vi thanh vien", "thanh vien", "ma don vi", "ten", "unit"],
            )
            .required()
            .hint("Tên hoặc mã"),
            Field::new("role", "Vai trò", &["chuc danh", "nhiem vu", "vai tro trong cum", "role"])
                .hint("Trưởng, phó; để trống là thành viên"),
            Field::new(
                "organiser",
                "Do cấp nào tổ chức",
                &["cap to chuc", "don vi to chuc", "co quan to chuc", "to chuc", "organiser"],
            )
            .hint("Tỉnh, Trung ương, Cơ sở; để trống thì theo cấp của cơ quan sử dụng"),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![
            ("unit", UnitNames::load(conn)?.list()),
            ("role", words(["Trưởng", "Phó", "Thành viên"])),
            ("organiser", words(["Tỉnh", "Trung ương", "Cơ sở"])),
        ])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Record>> {
        Ok(Plan::of(Planning::new(names, store::cluster::list(conn, None)?).proposals(lines)?))
    }

    fn write(tx: &Tx<'_>, records: Vec<Record>, step: Step<'_>) -> Result<()> {
        // Every cluster is written once, with all that the table says of it.
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut places: HashMap<(u16, String), usize> = HashMap::new();
        for Record { cluster, member, organiser } in records {
            let place = *places.entry(key(&cluster)).or_insert_with(|| {
                clusters.push(cluster);
                clusters.len() - 1
            });
            if let Some(cluster) = clusters.get_mut(place) {
                put(cluster, member);
                cluster.organiser = organiser.or(cluster.organiser);
            }
            step()?;
        }
        for cluster in clusters {
            let given_code = !cluster.code.is_empty();
            let cluster = cluster.checked().map_err(Error::Faults)?;
            super::write(tx, cluster, given_code)?;
        }
        Ok(())
    }
}

/// What tells clusters of a table apart: year and name.
fn key(cluster: &Cluster) -> (u16, String) {
    (cluster.year, text::match_key(&cluster.name))
}

/// Puts a member into a cluster, or gives the one that is there its role.
fn put(cluster: &mut Cluster, member: ClusterMember) {
    match cluster.members.iter_mut().find(|own| own.unit_id == member.unit_id) {
        Some(own) => own.role = member.role,
        None => cluster.members.push(member),
    }
}

struct Planning<'a> {
    names: &'a Names<'a>,
    known: Vec<Cluster>,
    /// The clusters of a year, by name and by code.
    named: HashMap<(u16, String), usize>,
    /// The cluster of a unit in a year.
    homes: HashMap<(u16, UnitId), usize>,
}

impl<'a> Planning<'a> {
    fn new(names: &'a Names<'a>, known: Vec<Cluster>) -> Self {
        let (mut named, mut homes) = (HashMap::new(), HashMap::new());
        for (place, cluster) in known.iter().enumerate() {
            for name in [&cluster.code, &cluster.name] {
                named.insert((cluster.year, text::match_key(name)), place);
            }
            homes.extend(cluster.members.iter().map(|member| ((cluster.year, member.unit_id), place)));
        }
        Self { names, known, named, homes }
    }

    fn proposals(&self, lines: &Lines<'_>) -> Result<Vec<Proposal<Record>>> {
        let year = lines.year_in_titles();
        let mut proposals: Vec<Proposal<Record>> = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            self.names.at(&line);
            let title = line.text("unit");
            let found = or_refusal(self.names.unit(&title))?;
            let said = self.read(line.reading(), year, found);
            proposals.push(Proposal { row: line.row, title, draft: said.and_then(|said| self.draft(said)) });
        }
        refuse_second_leaders(&mut proposals);
        Ok(proposals)
    }

    fn read(
        &self,
        mut reading: Reading<'_>,
        printed_year: Option<u16>,
        found: Result<UnitId, Fault>,
    ) -> Result<Said, Vec<Fault>> {
        // The table's own year comes before the one that is worked in.
        let own = reading.column_text("year");
        let year = match (own.as_str(), printed_year) {
            ("", Some(year)) => Some(year),
            _ => reading.date("year").map(|date| date.year()),
        };
        let name = reading.text("cluster");
        if name.is_empty() {
            reading.refuse(Fault::new("cluster.name_missing").at_field("cluster"));
        }
        match year {
            None if reading.is_sound() => reading.refuse(Fault::new("cluster.year_missing").at_field("year")),
            Some(year) if !YEARS.contains(&year) => {
                reading.refuse(Fault::new("cluster.year_odd").with("year", year).at_field("year"));
            }
            _ => {}
        }
        let unit = if reading.text("unit").is_empty() {
            reading.refuse(Fault::new("unit.name_missing").at_field("unit"));
            None
        } else {
            reading.take("unit", found)
        };
        let role = reading.parse("role", ClusterRole::read);
        let organiser = reading.parse("organiser", ClusterOrganiser::read);
        let code = reading.text("cluster_code");
        let said = year.zip(unit).map(|(year, unit)| Said { year, code, name, unit, role, organiser });
        reading.finish(()).and_then(|()| said.ok_or_else(Vec::new))
    }

    fn draft(&self, said: Said) -> Result<Draft<Record>, Vec<Fault>> {
        let find = |name: &str| self.named.get(&(said.year, text::match_key(name))).copied();
        let place = if said.code.is_empty() { find(&said.name) } else { find(&said.code).or_else(|| find(&said.name)) };
        let known = place.and_then(|place| self.known.get(place));
        if let Some(other) = self.homes.get(&(said.year, said.unit)).filter(|home| Some(**home) != place) {
            let other = self.known.get(*other).map(|cluster| cluster.name.as_str()).unwrap_or_default();
            let fault = Fault::new("cluster.unit_elsewhere").with("unit", self.names.units().name(Some(said.unit)));
            return Err(vec![fault.with("cluster", other).with("year", said.year).at_field("unit")]);
        }
        let cluster = known.cloned().unwrap_or_else(|| Cluster {
            code: said.code,
            kind: kind_of(&said.name),
            name: said.name,
            year: said.year,
            ..Cluster::default()
        });
        let own = cluster.members.iter().find(|member| member.unit_id == said.unit);
        let role = said.role.or(own.map(|member| member.role)).unwrap_or_default();
        let before = own.map(|member| shown(&cluster, member.role, cluster.organiser));
        let after = shown(&cluster, role, said.organiser.or(cluster.organiser));
        let target = format!("{} {}", said.year, said.unit);
        Ok(Draft {
            target,
            before,
            after,
            record: Record { cluster, member: ClusterMember { unit_id: said.unit, role }, organiser: said.organiser },
        })
    }
}

fn shown(cluster: &Cluster, role: ClusterRole, organiser: Option<ClusterOrganiser>) -> Shown {
    [
        ("Năm", cluster.year.to_string()),
        ("Cụm, khối thi đua", cluster.name.clone()),
        ("Vai trò", role.vietnamese().to_owned()),
        ("Do cấp nào tổ chức", organiser.map(|organiser| organiser.vietnamese().to_owned()).unwrap_or_default()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}

/// "Khối thi đua các sở" is a khối; everything else a cụm.
fn kind_of(name: &str) -> ClusterKind {
    if text::fold(name).starts_with("khoi") { ClusterKind::Bloc } else { ClusterKind::Cluster }
}

/// Refuses every row that leaves its cluster with more than one leader.
fn refuse_second_leaders(proposals: &mut [Proposal<Record>]) {
    let mut clusters: HashMap<(u16, String), Cluster> = HashMap::new();
    for draft in proposals.iter().filter_map(|proposal| proposal.draft.as_ref().ok()) {
        let cluster = &draft.record.cluster;
        put(clusters.entry(key(cluster)).or_insert_with(|| cluster.clone()), draft.record.member);
    }
    clusters
        .retain(|_, cluster| cluster.members.iter().filter(|member| member.role == ClusterRole::Leader).count() > 1);
    for proposal in proposals.iter_mut() {
        if let Ok(Draft { record: Record { cluster, member, .. }, .. }) = &proposal.draft
            && member.role == ClusterRole::Leader
            && clusters.contains_key(&key(cluster))
        {
            proposal.draft = Err(vec![Fault::new("cluster.two_leaders").at_field("role")]);
        }
    }
}
