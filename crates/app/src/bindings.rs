//! TypeScript bindings, written from the declarations of the commands. The file is committed; a stale one fails CI.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use ts_rs::{TS, TypeVisitor};

use crate::command::Registry;

/// Types and commands gathered so far.
#[derive(Default)]
pub struct Bindings {
    types: Types,
    commands: BTreeMap<&'static str, (String, String)>,
    constants: BTreeMap<&'static str, (String, String)>,
}

#[derive(Default)]
struct Types {
    declarations: BTreeMap<String, String>,
    seen: HashSet<TypeId>,
    /// Names that two types share: the window would take one for the other.
    clashes: Vec<String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let documentation = T::docs().unwrap_or_default();
            let declaration = format!("{documentation}export {}", T::decl());
            let earlier = self.declarations.insert(T::ident(), declaration.clone());
            if earlier.is_some_and(|earlier| earlier != declaration) {
                self.clashes.push(T::ident());
            }
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl Bindings {
    /// Adds a command with the types of its input and output.
    pub fn add<I: TS + 'static, O: TS + 'static>(&mut self, name: &'static str) {
        self.types.visit::<I>();
        self.types.visit::<O>();
        self.commands.insert(name, (I::name(), O::name()));
    }

    /// Adds a value that the window needs before it can ask, so that it stands in one place.
    pub fn constant<T: TS + Serialize + 'static>(&mut self, name: &'static str, value: &T) {
        self.types.visit::<T>();
        let json = serde_json::to_string_pretty(value).unwrap_or_default();
        self.constants.insert(name, (T::name(), json));
    }
}

/// The text of `ui/src/backend/bindings.ts`.
pub fn typescript() -> String {
    let Bindings { mut types, commands, constants } = Registry::all().into_bindings();
    types.visit::<crate::Failure>();
    let mut text = String::from(
        "// Generated from the commands of the program by `cargo xtask bindings`. Do not edit.\n/* eslint-disable */\n\n",
    );
    for declaration in types.declarations.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    for (name, (of, value)) in &constants {
        text.push_str(&format!("export const {name}: {of} = {value};\n\n"));
    }
    text.push_str("export interface Commands {\n");
    for (name, (input, output)) in &commands {
        text.push_str(&format!("  '{name}': {{ input: {input}; output: {output} }};\n"));
    }
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_the_bindings_has_a_name_of_its_own() {
        let mut types = Registry::all().into_bindings().types;
        types.visit::<crate::Failure>();
        assert_eq!(types.clashes, Vec::<String>::new());
    }
}
