//! Units by what lists call them, looked up in memory: for tables of many rows.

use std::cell::OnceCell;
use std::collections::HashMap;

use domain::Fault;
use domain::id::UnitId;
use domain::names::{Alike, NameIndex};
use domain::text;
use domain::unit::{SuccessionKind, Unit};
use store::Connection;

use crate::Result;

/// All units by code and name; answers as [`super::resolve`] does, without a query a row.
pub(crate) struct UnitNames {
    units: Vec<Unit>,
    ids: HashMap<UnitId, usize>,
    codes: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
    /// By what they were called before, and by short name; serves where no unit is called so today.
    other_names: HashMap<String, Vec<usize>>,
    /// Names from before a unit was renamed.
    former: Vec<(usize, String)>,
    /// Made when the first name is not found as it stands.
    alike: OnceCell<NameIndex>,
}

impl UnitNames {
    /// The units of the data file.
    pub fn load(conn: &Connection) -> Result<Self> {
        let units = store::unit::list(conn)?;
        let places = || units.iter().enumerate();
        let ids = places().filter_map(|(place, unit)| Some((unit.id?, place))).collect();
        let codes = places().map(|(place, unit)| (text::match_key(&unit.code), place)).collect();
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, unit) in places() {
            names.entry(text::match_key(&unit.name)).or_default().push(place);
        }
        let ids: HashMap<UnitId, usize> = ids;
        let mut other_names: HashMap<String, Vec<usize>> = HashMap::new();
        let mut former = Vec::new();
        let mut also_called = |name: &str, place: usize| {
            let key = text::match_key(name);
            let places = other_names.entry(key).or_default();
            if !name.is_empty() && !places.contains(&place) {
                places.push(place);
            }
        };
        for (place, unit) in places() {
            also_called(&unit.short_name, place);
        }
        for succession in store::unit::successions(conn, None)? {
            if let (SuccessionKind::Renamed, Some(place)) =
                (succession.kind, succession.from.first().and_then(|id| ids.get(id)))
            {
                also_called(&succession.old_name, *place);
                former.push((*place, succession.old_name));
            }
        }
        Ok(Self { ids, codes, names, other_names, former, alike: OnceCell::new(), units })
    }

    /// All units, by name.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// Their names as a list to choose from; of namesakes the code.
    pub fn list(&self) -> Vec<String> {
        let shared = |unit: &Unit| self.names.get(&text::match_key(&unit.name)).is_some_and(|places| places.len() > 1);
        self.units.iter().map(|unit| if shared(unit) { unit.code.clone() } else { unit.name.clone() }).collect()
    }

    /// The unit of an id.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(*self.ids.get(&id)?)
    }

    /// The place of an id among all.
    pub fn place(&self, id: UnitId) -> Option<usize> {
        self.ids.get(&id).copied()
    }

    /// Whether a unit is another or stands somewhere below it.
    pub fn is_below(&self, unit: UnitId, above: UnitId) -> bool {
        // A circle is refused elsewhere; units are not nested deeper than there are units.
        let up = std::iter::successors(Some(unit), |unit| self.get(*unit)?.parent_id);
        up.take(self.units.len().saturating_add(1)).any(|unit| unit == above)
    }

    /// The name of a unit; empty for none.
    pub fn name(&self, id: Option<UnitId>) -> String {
        id.and_then(|id| self.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// The unit that was called so before it was renamed, where none is called so today.
    pub fn former(&self, name: &str) -> Option<&Unit> {
        let key = text::match_key(name);
        let place = self.other_names.get(&key).filter(|_| !self.names.contains_key(&key))?.first()?;
        self.units.get(*place).filter(|unit| text::match_key(&unit.short_name) != key)
    }

    /// The unit meant: by id, code or exact name, by its name and that of the unit above ("Văn phòng, Sở Y tế"), by its
    /// short name, or by the name it had before it was renamed.
    ///
    /// # Errors
    /// `unit.unknown`; `unit.ambiguous` with the candidates' codes.
    pub fn find(&self, name: &str) -> Result<UnitId, Fault> {
        let unknown = || Fault::new("unit.unknown").with("name", name);
        match self.called(name).as_slice() {
            [] => Err(unknown()),
            [place] => self.units.get(*place).and_then(|unit| unit.id).ok_or_else(unknown),
            several => {
                let codes = several.iter().filter_map(|place| self.units.get(*place)).map(|unit| unit.code.as_str());
                let codes = codes.collect::<Vec<_>>().join(", ");
                Err(Fault::new("unit.ambiguous").with("name", name).with("codes", codes))
            }
        }
    }

    /// The places of all units that are called exactly so: by what says most of the unit.
    pub fn called(&self, name: &str) -> Vec<usize> {
        if let Some(place) = name.parse().ok().and_then(|id| self.ids.get(&id)) {
            return vec![*place];
        }
        let key = text::match_key(name);
        let named = || self.names.get(&key).cloned().unwrap_or_default();
        let mut meant = self.codes.get(&key).map_or_else(named, |place| vec![*place]);
        if meant.is_empty() {
            meant = self.below(&key);
        }
        if meant.is_empty() {
            meant = self.other_names.get(&key).cloned().unwrap_or_default();
        }
        meant
    }

    /// The units that a name may mean which none has as it stands, by how alike their names are: their own, short and
    /// former ones, and their own before that of the unit above ("Văn phòng Sở Y tế").
    pub fn alike(&self, name: &str) -> Vec<Alike> {
        let index = self.alike.get_or_init(|| {
            let mut index = NameIndex::default();
            for (place, unit) in self.units.iter().enumerate() {
                index.add(&unit.name, place);
                index.add(&unit.short_name, place);
                if let Some(above) = unit.parent_id.and_then(|parent| self.get(parent)) {
                    index.add(&format!("{} {}", unit.name, above.name), place);
                }
            }
            self.former.iter().for_each(|(place, name)| index.add(name, *place));
            index
        });
        index.look(name)
    }

    /// The units called so, wherever a comma may part their name from that of the unit above.
    fn below(&self, key: &str) -> Vec<usize> {
        let commas =
            key.match_indices(", ").filter_map(|(at, comma)| Some((key.get(..at)?, key.get(at + comma.len()..)?)));
        let is_above = |place: &usize, above: &str| {
            let parent = self.units.get(*place).and_then(|unit| self.get(unit.parent_id?));
            parent
                .is_some_and(|parent| text::match_key(&parent.name) == above || text::match_key(&parent.code) == above)
        };
        commas
            .flat_map(|(name, above)| {
                let named = self.names.get(name).into_iter().flatten();
                named.filter(|place| is_above(place, above)).copied().collect::<Vec<_>>()
            })
            .collect()
    }
}
