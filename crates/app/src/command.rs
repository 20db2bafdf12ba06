//! The one registry of commands. A command is declared once, in its feature's folder; the declaration gives the
//! dispatch of the window, the test server and `thidua-cli call`, and the TypeScript binding.

use std::collections::BTreeMap;

use domain::Fault;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::OpOutput;
use ts_rs::TS;

use crate::bindings::Bindings;
use crate::{App, Context, Result};

/// Input of a command that needs none.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize, Serialize, TS)]
pub struct Nothing {}

/// A list, as every list command answers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Items<T> {
    /// The items, in their order.
    pub items: Vec<T>,
}

impl<T> From<Vec<T>> for Items<T> {
    fn from(items: Vec<T>) -> Self {
        Self { items }
    }
}

type RunFree = Box<dyn Fn(&App, Value) -> Result<Value> + Send + Sync>;
type RunOpen = Box<dyn Fn(&Context<'_>, Value) -> Result<Value> + Send + Sync>;

/// How a command runs.
pub(crate) enum Run {
    /// Without a data file.
    Free(RunFree),
    /// On the open data file.
    Open(RunOpen),
}

/// All commands by name.
#[derive(Default)]
pub struct Registry {
    commands: BTreeMap<&'static str, Run>,
    bindings: Bindings,
}

impl Registry {
    /// Every command of the program.
    pub fn all() -> Self {
        let mut registry = Self::default();
        crate::file::register(&mut registry);
        crate::settings::register(&mut registry);
        crate::pick::register(&mut registry);
        crate::job::register(&mut registry);
        crate::log::register(&mut registry);
        crate::backup::register(&mut registry);
        crate::draft::register(&mut registry);
        crate::import::register(&mut registry);
        crate::law::register(&mut registry);
        crate::office::register(&mut registry);
        crate::unit::register(&mut registry);
        crate::person::register(&mut registry);
        crate::merge::register(&mut registry);
        crate::subject::register(&mut registry);
        crate::alias::register(&mut registry);
        crate::cluster::register(&mut registry);
        crate::movement::register(&mut registry);
        crate::achievement::register(&mut registry);
        crate::evaluation::register(&mut registry);
        crate::grant::register(&mut registry);
        crate::discipline::register(&mut registry);
        crate::leave::register(&mut registry);
        crate::confirmation::register(&mut registry);
        crate::collective::register(&mut registry);
        crate::record::register(&mut registry);
        crate::eligibility::register(&mut registry);
        crate::report::register(&mut registry);
        crate::scoring::register(&mut registry);
        crate::nomination::register(&mut registry);
        crate::print::register(&mut registry);
        crate::overview::register(&mut registry);
        crate::sample::register(&mut registry);
        registry
    }

    /// A command that needs no open data file.
    pub fn free<I, O>(&mut self, name: &'static str, run: fn(&App, I) -> Result<O>)
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.bindings.add::<I, O>(name);
        let run = move |app: &App, input| output(run(app, read::<I>(input)?)?);
        self.commands.insert(name, Run::Free(Box::new(run)));
    }

    /// A command that reads the open data file.
    pub fn query<I, O>(&mut self, name: &'static str, run: fn(&Context<'_>, I) -> Result<O>)
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.bindings.add::<I, O>(name);
        let run = move |context: &Context<'_>, input| output(run(context, read::<I>(input)?)?);
        self.commands.insert(name, Run::Open(Box::new(run)));
    }

    /// A command that changes the open data file; it answers with what it touched.
    pub fn change<I, O>(&mut self, name: &'static str, run: fn(&Context<'_>, I) -> Result<OpOutput<O>>)
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.query::<I, OpOutput<O>>(name, run);
    }

    /// A value that the window needs before it can ask.
    pub(crate) fn constant<T: TS + Serialize + 'static>(&mut self, name: &'static str, value: &T) {
        self.bindings.constant(name, value);
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Run> {
        self.commands.get(name)
    }

    /// Names of all commands, sorted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.commands.keys().copied()
    }

    pub(crate) fn into_bindings(self) -> Bindings {
        self.bindings
    }
}

fn output(value: impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(value)?)
}

fn read<I: DeserializeOwned>(input: Value) -> Result<I> {
    let input = if input.is_null() { Value::Object(serde_json::Map::new()) } else { input };
    let (read, unknown) = domain::input::read(input)?;
    // A misspelt name must not lose what stands under it.
    if unknown.is_empty() {
        Ok(read)
    } else {
        Err(Fault::new("input.unknown_field").with("fields", unknown.join(", ")).into())
    }
}
