//! The findings about one body: typed reading that notes what is wrong, and where.

use std::fmt::Display;
use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::super::errors::ApiError;

/// Levels a body may nest before judging stops looking deeper.
const DEPTH_MAX: usize = 32;

/// One body being judged.
#[derive(Default)]
pub(super) struct Form {
    path: Vec<String>,
    errors: Map<String, Value>,
}

impl Form {
    /// Judges what lies under `key`.
    pub(super) fn at<R>(&mut self, key: impl Display, look: impl FnOnce(&mut Form) -> R) -> R {
        self.path.push(key.to_string());
        let found = look(self);
        self.path.pop();
        found
    }

    /// Notes a finding where the judging stands.
    pub(super) fn add(&mut self, code: &str, message: impl Into<String>) {
        let mut spot = &mut self.errors;
        for key in &self.path {
            let next = spot.entry(key.clone()).or_insert_with(|| json!({}));
            let Value::Object(next) = next else { return };
            spot = next;
        }
        let list = spot.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({ "code": code, "message": message.into() }));
        }
    }

    /// Notes a finding under `key`.
    pub(super) fn add_at(&mut self, key: impl Display, code: &str, message: impl Into<String>) {
        self.at(key, |form| form.add(code, message));
    }

    /// The refusal, if anything was found.
    pub(super) fn verdict(self) -> Result<(), ApiError> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(ApiError::invalid_form(Value::Object(self.errors)))
        }
    }

    /// Reads an object that has only the fields `known`.
    pub(super) fn object<'v>(&mut self, value: &'v Value, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let Value::Object(map) = value else {
            self.add("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return None;
        };
        if self.path.len() > DEPTH_MAX {
            self.add("STAGE_TOO_DEEP", "Nested too deep.");
            return None;
        }
        for (key, value) in map {
            if !known.contains(&key.as_str()) && !is_absent(value) {
                self.add_at(key, "STAGE_UNKNOWN_FIELD", "Discord knows no such field.");
            }
        }
        Some(map)
    }

    /// Notes a missing field.
    pub(super) fn required(&mut self, map: &Map<String, Value>, key: &str) -> bool {
        let present = map.get(key).is_some_and(|value| !value.is_null());
        if !present {
            self.add_at(key, "BASE_TYPE_REQUIRED", "This field is required");
        }
        present
    }

    /// Reads a string, its length in characters within `chars`.
    pub(super) fn string<'v>(
        &mut self,
        map: &'v Map<String, Value>,
        key: &str,
        chars: RangeInclusive<usize>,
    ) -> Option<&'v str> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        self.at(key, |form| form.text(value, chars))
    }

    /// Reads a string that stands where the judging stands.
    pub(super) fn text<'v>(&mut self, value: &'v Value, chars: RangeInclusive<usize>) -> Option<&'v str> {
        let Some(text) = value.as_str() else {
            self.add("STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return None;
        };
        let length = text.chars().count();
        if !chars.contains(&length) {
            let (least, most) = (chars.start(), chars.end());
            if *least == 0 {
                self.add("BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
            } else {
                self.add(
                    "BASE_TYPE_BAD_LENGTH",
                    format!("Must be between {least} and {most} in length."),
                );
            }
        }
        Some(text)
    }

    /// Reads a whole number within `range`.
    pub(super) fn integer(&mut self, map: &Map<String, Value>, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        let Some(number) = value.as_i64() else {
            self.add_at(key, "NUMBER_TYPE_COERCE", format!("Value {value} is not int."));
            return None;
        };
        if number > *range.end() {
            self.add_at(
                key,
                "NUMBER_TYPE_MAX",
                format!("int value should be less than or equal to {}.", range.end()),
            );
        }
        if number < *range.start() {
            let least = range.start();
            self.add_at(
                key,
                "NUMBER_TYPE_MIN",
                format!("int value should be greater than or equal to {least}."),
            );
        }
        Some(number)
    }

    /// Reads a number that must be one of `allowed`.
    pub(super) fn one_of(&mut self, map: &Map<String, Value>, key: &str, allowed: &[i64]) -> Option<i64> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        let number = value.as_i64().filter(|number| allowed.contains(number));
        if number.is_none() {
            let allowed: Vec<String> = allowed.iter().map(i64::to_string).collect();
            self.add_at(
                key,
                "BASE_TYPE_CHOICES",
                format!("Value must be one of ({}).", allowed.join(", ")),
            );
        }
        number
    }

    /// Reads true or false; absent is false.
    pub(super) fn boolean(&mut self, map: &Map<String, Value>, key: &str) -> bool {
        match map.get(key) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => {
                self.add_at(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
                false
            }
        }
    }

    /// Reads a list, its number of entries within `count`; absent is empty.
    pub(super) fn list<'v>(
        &mut self,
        map: &'v Map<String, Value>,
        key: &str,
        count: RangeInclusive<usize>,
    ) -> &'v [Value] {
        match map.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => {
                self.at(key, |form| form.count(list.len(), count));
                list
            }
            Some(_) => {
                self.add_at(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
                &[]
            }
        }
    }

    /// Notes an entry that a list has twice.
    pub(super) fn unique(&mut self, key: &str, list: &[Value]) {
        if list
            .iter()
            .enumerate()
            .any(|(index, value)| list.iter().take(index).any(|before| before == value))
        {
            self.add_at(
                key,
                "SET_TYPE_CONTAINS_DUPLICATE",
                "The set already contains this value",
            );
        }
    }

    fn count(&mut self, length: usize, count: RangeInclusive<usize>) {
        let (least, most) = (count.start(), count.end());
        if *least > 0 && !count.contains(&length) {
            self.add(
                "BASE_TYPE_BAD_LENGTH",
                format!("Must be between {least} and {most} in length."),
            );
        } else if length > *most {
            self.add("BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        }
    }

    /// Judges every entry of a list.
    pub(super) fn each<'v>(&mut self, key: &str, list: &'v [Value], mut look: impl FnMut(&mut Form, usize, &'v Value)) {
        self.at(key, |form| {
            for (index, value) in list.iter().enumerate() {
                form.at(index, |form| look(form, index, value));
            }
        });
    }

    /// Reads an address; `schemes` are the ones allowed here.
    pub(super) fn url(&mut self, map: &Map<String, Value>, key: &str, chars_max: usize, schemes: &[&str]) {
        let Some(url) = self.string(map, key, 0..=chars_max) else {
            return;
        };
        let scheme = url
            .split_once("://")
            .map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
        match scheme {
            Some((scheme, _)) if !schemes.contains(&scheme.as_str()) => {
                let schemes = schemes.join("', '");
                let message = format!("Scheme \"{scheme}\" is not supported. Scheme must be one of ('{schemes}').");
                self.add_at(key, "URL_TYPE_INVALID_SCHEME", message);
            }
            Some((_, rest)) if !rest.is_empty() && !url.contains(char::is_whitespace) => {}
            _ => self.add_at(key, "URL_TYPE_INVALID_URL", "Not a well formed URL."),
        }
    }

    /// Reads an id, which is a number written as a string.
    pub(super) fn snowflake(&mut self, value: &Value) {
        if value.as_str().and_then(|text| text.parse::<u64>().ok()).is_none() {
            self.add("NUMBER_TYPE_COERCE", format!("Value {value} is not snowflake."));
        }
    }
}

/// Whether a field counts as not there: serenity writes null, false and empty ones.
fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Characters after trimming, as Discord counts the parts of embeds.
pub(super) fn trimmed_chars(value: Option<&Value>) -> usize {
    value
        .and_then(Value::as_str)
        .map_or(0, |text| text.trim().chars().count())
}
