//! `schema`: the JSON Schemas of the data files.

use super::Failure;
use clap::Args;
use fanchant::catalogue;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Args)]
pub struct SchemaTask {
    /// The folder to write them into [default: print them]
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

/// Prints the schemas, or writes them into the folder.
pub fn run(task: &SchemaTask) -> Result<u8, Failure> {
    for schema in catalogue::schema::all()? {
        match &task.directory {
            None => io::stdout().write_all(schema.text.as_bytes())?,
            Some(directory) => {
                std::fs::create_dir_all(directory)?;
                std::fs::write(directory.join(schema.file_name()), schema.text)?;
            }
        }
    }
    Ok(0)
}
