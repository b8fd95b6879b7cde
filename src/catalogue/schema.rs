//! JSON Schemas of the data files, made from the row types, so that editors complete and validate while typing.

use super::files::{FEEDS, FOLDERS};
use super::rows::{Article, Artist, Collaboration, Draft, Feed, Quote, Strangers, WrittenQuestion};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, json_schema};

/// The schema of one folder's files, or of one file.
pub struct FileSchema {
    /// The folder whose files it is of, or the file.
    pub of: &'static str,
    /// The schema as indented JSON with a line break at its end.
    pub text: String,
}

impl FileSchema {
    /// The name of the file that the schema is kept in.
    pub fn file_name(&self) -> String {
        file_name(self.of)
    }
}

fn file_name(of: &str) -> String {
    format!("{}.schema.json", of.trim_end_matches(".toml"))
}

/// The folder below the data that holds the schemas.
pub const FOLDER: &str = "schema";

/// Whether a file of this name in [`FOLDER`] is one of ours.
pub fn is_file_name(name: &str) -> bool {
    FOLDERS.iter().chain([&FEEDS]).any(|of| file_name(of) == name)
}

/// The schema of every kind of data file.
pub fn all() -> Result<Vec<FileSchema>, serde_json::Error> {
    let [artists, collaborations, quotes, articles, questions, strangers] = FOLDERS;
    Ok(vec![
        of::<Artist>(artists, "artist")?,
        of::<Collaboration>(collaborations, "collaboration")?,
        of::<Quote>(quotes, "quote")?,
        of::<ArticleRow>(articles, "article")?,
        of::<WrittenQuestion>(questions, "question")?,
        of::<Strangers>(strangers, "strangers")?,
        of::<Feed>(FEEDS, "feed")?,
    ])
}

/// What stands below `[[article]]`.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(
    dead_code,
    reason = "only its schema is of use: rows are told apart while they are read"
)]
enum ArticleRow {
    Article(Article),
    Draft(Draft),
}

/// The schema of a file that holds `[[heading]]` rows of this type.
fn of<T: JsonSchema>(of: &'static str, heading: &str) -> Result<FileSchema, serde_json::Error> {
    // Draft 7 is what the TOML language servers know.
    let settings = SchemaSettings::draft07();
    let dialect = settings.meta_schema.clone().unwrap_or_default();
    let mut generator = settings.into_generator();
    let row = generator.subschema_for::<T>();
    let definitions = generator.take_definitions(true);
    let schema: Schema = json_schema!({
        "$schema": dialect,
        "title": if of == FEEDS { format!("Fanchant's data/{of}") } else { format!("Fanchant's data/{of}/*.toml") },
        "description": "Made by `fanchant schema` from the row types; docs/data.md explains each key with an example.",
        "type": "object",
        "properties": { heading: { "type": "array", "items": row } },
        "additionalProperties": false,
        "definitions": definitions,
    });
    let text = serde_json::to_string_pretty(&schema)? + "\n";
    Ok(FileSchema { of, text })
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, FOLDERS, all, is_file_name};
    use std::path::Path;

    #[test]
    fn the_schemas_beside_the_data_are_up_to_date() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(FOLDER);
        for schema in all().expect("JSON") {
            assert!(is_file_name(&schema.file_name()));
            let kept = std::fs::read_to_string(folder.join(schema.file_name())).unwrap_or_default();
            assert_eq!(kept, schema.text, "run `fanchant schema data/schema`");
        }
        assert_eq!(std::fs::read_dir(folder).expect("a folder").count(), FOLDERS.len() + 1);
    }

    #[test]
    fn a_schema_names_every_key_and_refuses_others() {
        let schemas = all().expect("JSON");
        let artists: serde_json::Value = serde_json::from_str(&schemas[0].text).expect("JSON");
        let artist = &artists["definitions"]["Artist"];
        assert_eq!(artist["additionalProperties"], false);
        assert_eq!(artist["required"], serde_json::json!(["id", "name", "kind", "sources"]));
        assert_eq!(artists["properties"]["artist"]["items"]["$ref"], "#/definitions/Artist");
    }
}
