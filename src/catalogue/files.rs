//! The files of a data directory: which are read, and which nothing reads.

use super::schema;
use std::path::{Path, PathBuf};

/// The folders whose TOML files are read.
pub(super) const FOLDERS: [&str; 6] = ["artists", "collaborations", "quotes", "articles", "trivia", "strangers"];

/// The file of the news feeds.
pub(super) const FEEDS: &str = "feeds.toml";

/// The files below a folder, and what could not be listed.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Every file, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// The folders that cannot be listed, or not to the end, with the system's words.
    pub unlisted: Vec<(PathBuf, String)>,
}

/// Every file below `folder`. A folder that is not there holds none.
pub(super) fn list(folder: &Path) -> Listing {
    let mut listing = Listing::default();
    if folder.symlink_metadata().is_ok() {
        collect(folder, &mut listing);
    }
    listing.files.sort();
    listing
}

/// Every file below `folder`, in the order of their paths; what cannot be listed is passed over.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    list(folder).files
}

fn collect(folder: &Path, listing: &mut Listing) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return listing.unlisted.push((folder.to_owned(), error.to_string())),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return listing.unlisted.push((folder.to_owned(), error.to_string())),
        };
        let path = entry.path();
        // What `file_type` says of a link is that it is one: no circle of links is followed.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, listing);
        } else {
            listing.files.push(path);
        }
    }
}

/// Whether the path ends in `.toml`.
pub(super) fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "toml")
}

/// The files below a data directory that nothing reads. Hidden files are the business of whoever hid them.
pub(super) fn unused(directory: &Path) -> Vec<PathBuf> {
    below(directory)
        .into_iter()
        .filter(|file| file.strip_prefix(directory).is_ok_and(|inside| !is_used(inside)))
        .collect()
}

/// Whether a file is read, by its path inside the data directory.
fn is_used(inside: &Path) -> bool {
    let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
    match parts.as_slice() {
        parts if parts.iter().any(|part| part.starts_with('.')) => true,
        [name] => *name == FEEDS,
        [folder, _, ..] if FOLDERS.contains(folder) => is_toml(inside),
        [schema::FOLDER, name] => schema::is_file_name(name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_used;
    use std::path::Path;

    #[test]
    fn what_nothing_reads_is_known_by_its_path() {
        for used in [
            "artists/bts.toml",
            "feeds.toml",
            "quotes/a/b.toml",
            "schema/quotes.schema.json",
            "artists/.swap",
        ] {
            assert!(is_used(Path::new(used)), "{used}");
        }
        for unused in [
            "bts.toml",
            "artists/bts.tml",
            "artist/bts.toml",
            "schema/x.json",
            "notes.md",
        ] {
            assert!(!is_used(Path::new(unused)), "{unused}");
        }
    }
}
