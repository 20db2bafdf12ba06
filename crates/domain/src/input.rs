//! Reads JSON that came from outside into a type: what is wrong is said with its field, and nothing is passed over in
//! silence.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Fault;

/// Reads a value; answers with the fields that the type does not know, dotted, and what it read.
///
/// # Errors
/// `input.missing_field`, `input.unknown_field`, `input.unknown_word`, `input.invalid`, or the refusal of a field's own
/// type; each with its field.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<(T, Vec<String>), Fault> {
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(value, &mut track);
    let read = serde_ignored::deserialize(tracked, |field| unknown.push(field.to_string()));
    let read = read.map_err(|error| serde_path_to_error::Error::new(track.path(), error));
    let read = read.map_err(|error: serde_path_to_error::Error<serde_json::Error>| {
        let field = error.path().to_string().replace('[', ".").replace(']', "");
        let text = error.inner().to_string();
        let fault = Fault::in_text(&text).unwrap_or_else(|| refused(&text));
        if field == "." { fault } else { fault.at_field(field) }
    })?;
    Ok((read, unknown))
}

/// What the reading of an input found wrong, from the reader's English sentence with its names in backticks.
fn refused(said: &str) -> Fault {
    let mut names = said.split('`').skip(1).step_by(2);
    let first = names.next().unwrap_or_default().to_owned();
    let words: Vec<&str> = names.collect();
    if said.starts_with("missing field") {
        Fault::new("input.missing_field").with("field", first)
    } else if said.starts_with("unknown field") {
        Fault::new("input.unknown_field").with("fields", first)
    } else if said.starts_with("unknown variant") {
        Fault::new("input.unknown_word").with("value", first).with("words", words.join(", "))
    } else {
        Fault::new("input.invalid")
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        year: u16,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Outer {
        list: Vec<Inner>,
    }

    #[test]
    fn what_is_wrong_has_its_place_and_what_is_unknown_is_told() {
        let (outer, unknown) = read::<Outer>(json!({ "list": [{ "year": 2025, "yaer": 1 }] })).unwrap();
        assert_eq!(outer, Outer { list: vec![Inner { year: 2025 }] });
        assert_eq!(unknown, ["list.0.yaer"]);
        let fault = read::<Outer>(json!({ "list": [{ "year": "2025" }] })).unwrap_err();
        assert_eq!((fault.code.as_str(), fault.place.field.as_deref()), ("input.invalid", Some("list.0.year")));
        let fault = read::<Outer>(json!({})).unwrap_err();
        assert_eq!((fault.code.as_str(), fault.params["field"].as_str()), ("input.missing_field", "list"));
    }
}
