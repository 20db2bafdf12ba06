//! Clusters (cụm, khối thi đua): units compared with each other in one year, in the order of the decision.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{ClusterId, UnitId};
use crate::{Fault, text};

/// Years that a cluster may be of; any other is a slip.
pub const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

/// Cụm or khối.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClusterKind {
    /// Cụm thi đua.
    #[default]
    Cluster,
    /// Khối thi đua.
    Bloc,
}

/// Who organises a cluster. Only a place in one of the province is what the law means by a place in a cluster of the province.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClusterOrganiser {
    /// The province.
    #[default]
    Province,
    /// A ministry or the central council.
    Central,
    /// A department, commune or other office for its own parts.
    Grassroots,
}

impl ClusterOrganiser {
    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh",
            Self::Central => "Trung ương",
            Self::Grassroots => "Cơ sở",
        }
    }

    /// As the law catalogue names it; none for one that the law does not ask for.
    pub fn law_code(self) -> Option<&'static str> {
        match self {
            Self::Province => Some("tinh"),
            Self::Central => Some("trung_uong"),
            Self::Grassroots => None,
        }
    }

    /// Reads it as tables write it: "UBND tỉnh", "Trung ương", "cơ sở".
    ///
    /// # Errors
    /// `cluster.organiser_unknown`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let folded = format!(" {} ", text::fold(text));
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(&format!(" {word} ")));
        if has(&["co so", "noi bo", "xa", "phuong", "dac khu", "don vi", "grassroots"]) {
            Ok(Self::Grassroots)
        } else if has(&["trung uong", "tw", "bo", "central"]) {
            Ok(Self::Central)
        } else if has(&["tinh", "thanh pho", "province"]) {
            Ok(Self::Province)
        } else {
            Err(Fault::new("cluster.organiser_unknown").with("value", text))
        }
    }

    /// Whose clusters an office keeps, by its name: those of the province are kept by its committee, its council and the body
    /// that serves the council (Sở Nội vụ, Ban Thi đua - Khen thưởng); a ministry keeps central ones, every other office
    /// those of its own parts.
    pub fn of_office(office: &str) -> Self {
        let folded = text::fold(office);
        let words: Vec<&str> = folded.split(' ').collect();
        let names = |those: &[&str]| words.iter().any(|word| those.contains(word));
        let of_province = (names(&["tinh"]) || folded.contains("thanh pho")) && !names(&["xa", "phuong", "khu"]);
        let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        if begins(&["bo "]) || folded.ends_with("trung uong") {
            Self::Central
        } else if begins(&["so noi vu", "ban thi dua"])
            || (begins(&["uy ban nhan dan", "ubnd", "hoi dong thi dua", "van phong uy ban nhan dan"]) && of_province)
        {
            Self::Province
        } else {
            Self::Grassroots
        }
    }
}

/// What a member does in its cluster that year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClusterRole {
    /// Thành viên.
    #[default]
    Member,
    /// Cụm trưởng, khối trưởng.
    Leader,
    /// Cụm phó, khối phó.
    Deputy,
}

impl ClusterRole {
    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Member => "Thành viên",
            Self::Leader => "Trưởng",
            Self::Deputy => "Phó",
        }
    }

    /// Reads it as decisions write it: "Cụm trưởng", "Khối phó", "thành viên".
    ///
    /// # Errors
    /// `cluster.role_unknown`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let folded = text::fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        match words.as_slice() {
            words if words.contains(&"pho") => Ok(Self::Deputy),
            words if words.contains(&"truong") || words == ["leader"] => Ok(Self::Leader),
            ["thanh", "vien", ..] | ["member"] => Ok(Self::Member),
            _ => Err(Fault::new("cluster.role_unknown").with("value", text)),
        }
    }
}

/// A unit in a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClusterMember {
    /// The unit.
    pub unit_id: UnitId,
    /// What it does.
    #[serde(default)]
    pub role: ClusterRole,
}

/// A cluster of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Cluster {
    /// None for one that is being added.
    pub id: Option<ClusterId>,
    /// Short code, unique in its year; made from the name when left empty.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Cụm or khối.
    pub kind: ClusterKind,
    /// Who organises it; none for one that is being added: as [`ClusterOrganiser::of_office`] tells.
    pub organiser: Option<ClusterOrganiser>,
    /// The year.
    pub year: u16,
    /// Its units in the order of the decision.
    pub members: Vec<ClusterMember>,
    /// Anything else worth keeping.
    pub note: String,
}

impl Cluster {
    /// The same with its texts cleaned and a code, or all that is wrong with it.
    ///
    /// # Errors
    /// `cluster.name_missing`, `cluster.year_odd`, `cluster.member_twice`, `cluster.two_leaders` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.code = text::line(&self.code);
        self.name = text::line(&self.name);
        self.note = text::multiline(&self.note);
        if self.code.is_empty() {
            self.code = crate::unit::code_from_name(&self.name);
        }
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("cluster.name_missing").at_field("name"));
        }
        if !YEARS.contains(&self.year) {
            faults.push(Fault::new("cluster.year_odd").with("year", self.year).at_field("year"));
        }
        for (index, member) in self.members.iter().enumerate() {
            if self.members.iter().take(index).any(|other| other.unit_id == member.unit_id) {
                faults.push(Fault::new("cluster.member_twice").at_field(format!("members.{index}.unit_id")));
            }
        }
        if self.members.iter().filter(|member| member.role == ClusterRole::Leader).count() > 1 {
            faults.push(Fault::new("cluster.two_leaders").at_field("members"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn cluster(roles: &[ClusterRole]) -> Cluster {
        let member =
            |(n, role): (u128, &ClusterRole)| ClusterMember { unit_id: Uuid::from_u128(n).into(), role: *role };
        Cluster {
            name: "Khối thi đua số 1".to_owned(),
            year: 2026,
            members: (0..).zip(roles).map(member).collect(),
            ..Cluster::default()
        }
    }

    #[test]
    fn a_cluster_has_one_leader() {
        use ClusterRole::{Deputy, Leader, Member};
        assert!(cluster(&[Leader, Deputy, Deputy, Member]).checked().is_ok());
        assert_eq!(cluster(&[Leader, Leader]).checked().unwrap_err()[0].code, "cluster.two_leaders");
    }

    #[test]
    fn roles_are_read_as_decisions_write_them() {
        use ClusterRole::{Deputy, Leader, Member};
        for (printed, role) in
            [("Cụm trưởng", Leader), ("Phó trưởng khối", Deputy), ("khối phó", Deputy), ("Thành viên", Member)]
        {
            assert_eq!(ClusterRole::read(printed).unwrap(), role, "{printed}");
        }
        assert_eq!(ClusterRole::read("x").unwrap_err().code, "cluster.role_unknown");
    }

    #[test]
    fn who_organises_is_read_as_tables_write_it() {
        use ClusterOrganiser::{Central, Grassroots, Province};
        for (printed, organiser) in [
            ("Tỉnh", Province),
            ("UBND tỉnh", Province),
            ("Hội đồng TĐKT tỉnh", Province),
            ("Trung ương", Central),
            ("TW", Central),
            ("Bộ Nội vụ", Central),
            ("Cơ sở", Grassroots),
            ("nội bộ", Grassroots),
            ("UBND xã", Grassroots),
        ] {
            assert_eq!(ClusterOrganiser::read(printed).unwrap(), organiser, "{printed}");
        }
        assert_eq!(ClusterOrganiser::read("?").unwrap_err().code, "cluster.organiser_unknown");
    }

    #[test]
    fn whose_clusters_an_office_keeps_shows_in_its_name() {
        use ClusterOrganiser::{Central, Grassroots, Province};
        for (name, organiser) in [
            ("SỞ NỘI VỤ", Province),
            ("Hội đồng Thi đua - Khen thưởng tỉnh Phước An", Province),
            ("Ủy ban nhân dân tỉnh", Province),
            ("Ủy ban nhân dân thành phố Phước An", Province),
            ("Ủy ban nhân dân xã Tịnh Khê", Grassroots),
            ("Sở Y tế", Grassroots),
            ("Bộ Nội vụ", Central),
        ] {
            assert_eq!(ClusterOrganiser::of_office(name), organiser, "{name}");
        }
    }

    #[test]
    fn a_unit_stands_once() {
        let mut twice = cluster(&[ClusterRole::Member]);
        twice.members.extend(twice.members.clone());
        assert_eq!(twice.checked().unwrap_err()[0].place.field.as_deref(), Some("members.1.unit_id"));
    }
}
