//! Puts paths where a page wrote tokens, so that no command takes a path from a page.

use reprise_api::{Code, Error};
use serde_json::Value;

use crate::files::{Files, Purpose};

/// Fields that name a file, in whichever command.
const FILE_FIELDS: &[&str] = &["file", "folder", "rejected_to"];

/// What the commands do with the files they are given. A command that is not here gets none.
const USES: &[(&str, &str, Purpose)] = &[
    ("contacts_preview", "file", Purpose::Read),
    ("contacts_import", "file", Purpose::Read),
    ("contacts_import", "rejected_to", Purpose::Write),
    ("contacts_suppress", "file", Purpose::Read),
    ("contacts_export", "folder", Purpose::Write),
    ("client_logo", "file", Purpose::Read),
    ("brief_export", "file", Purpose::Write),
    ("calendar_export", "file", Purpose::Write),
    ("utm_export", "file", Purpose::Write),
    ("widget_export", "folder", Purpose::Write),
    ("widget_picture", "file", Purpose::Read),
    ("widget_template_export", "file", Purpose::Write),
    ("widget_template_import", "file", Purpose::Read),
    ("workspace_export", "file", Purpose::Write),
    ("workspace_import", "file", Purpose::Read),
];

/// A request with paths in it, and the tokens that were spent on it.
#[derive(Debug, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) request: Value,
    pub(crate) spent: Vec<String>,
}

/// Replaces every token of a request by its path.
///
/// # Errors
/// `Malformed` for anything but an object of fields (a list would reach the fields by position),
/// and for a file that is no token, or no token for what the command does with it.
pub(crate) fn resolve(name: &str, mut request: Value, files: &Files) -> Result<Resolved, Error> {
    let mut spent = Vec::new();
    match &mut request {
        Value::Null => {}
        Value::Object(fields) => {
            for (field, value) in fields.iter_mut() {
                if !FILE_FIELDS.contains(&field.as_str()) || value.is_null() {
                    continue;
                }
                match path_for(name, field, value, files) {
                    Some((path, purpose)) => {
                        if let (Purpose::Write, Value::String(token)) = (purpose, &*value) {
                            spent.push(token.clone());
                        }
                        *value = Value::String(path);
                    }
                    None => {
                        spent.iter().for_each(|token| files.give_back(token));
                        return Err(not_picked());
                    }
                }
            }
        }
        _ => {
            return Err(Error::new(
                Code::Malformed,
                "a request is an object of named fields",
                "",
            ));
        }
    }
    Ok(Resolved { request, spent })
}

fn path_for(name: &str, field: &str, value: &Value, files: &Files) -> Option<(String, Purpose)> {
    let (_, _, purpose) = USES
        .iter()
        .find(|(command, at, _)| (*command, *at) == (name, field))?;
    let path = files.take(value.as_str()?, *purpose)?;
    // A path that is not UTF-8 cannot be carried in a request.
    Some((path.into_os_string().into_string().ok()?, *purpose))
}

fn not_picked() -> Error {
    Error::new(
        Code::Malformed,
        "the file was not picked in this window, or was written already",
        "Pick the file again",
    )
}

#[cfg(test)]
mod tests {
    use reprise_api::{COMMANDS, request_fields};
    use serde_json::json;

    use super::*;

    fn check(name: &str, request: Value) -> Result<Value, Code> {
        let resolved = resolve(name, request, &Files::default());
        resolved.map(|it| it.request).map_err(|error| error.code)
    }

    #[test]
    fn a_path_from_the_page_is_refused() {
        for (command, field, _) in USES {
            let forged = json!({ *field: "/etc/passwd" });
            assert_eq!(
                check(command, forged),
                Err(Code::Malformed),
                "{command} {field}"
            );
        }
    }

    #[test]
    fn a_file_in_a_command_without_files_is_refused() {
        let forged = json!({ "id": 1, "file": "/etc/passwd" });
        assert_eq!(check("client_show", forged), Err(Code::Malformed));
    }

    #[test]
    fn a_list_that_reaches_fields_by_position_is_refused() {
        assert_eq!(
            check("workspace_import", json!(["/etc/passwd"])),
            Err(Code::Malformed)
        );
        assert_eq!(
            check("workspace_import", json!("/etc/passwd")),
            Err(Code::Malformed)
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_refused() {
        assert_eq!(
            check("client_logo", json!({ "file": ["/etc/passwd"] })),
            Err(Code::Malformed)
        );
    }

    #[test]
    fn other_requests_go_through_as_they_are() {
        let request = json!({ "name": "Juniper", "site": "https://juniper.example" });
        assert_eq!(check("client_create", request.clone()), Ok(request));
        assert_eq!(check("client_list", Value::Null), Ok(Value::Null));
    }

    #[test]
    fn tokens_become_paths_and_those_for_writing_are_spent() {
        let files = Files::default();
        let people = files
            .offer("/home/dana/people.csv".into(), Purpose::Read)
            .file;
        let rejected = files
            .offer("/home/dana/rest.csv".into(), Purpose::Write)
            .file;
        let request = json!({ "file": people, "rejected_to": rejected });
        let resolved = resolve("contacts_import", request.clone(), &files).unwrap();
        assert_eq!(
            resolved.request,
            json!({ "file": "/home/dana/people.csv", "rejected_to": "/home/dana/rest.csv" })
        );
        assert_eq!(resolved.spent, [rejected]);
        assert!(resolve("contacts_import", request, &files).is_err());
    }

    #[test]
    fn a_file_picked_for_reading_is_never_overwritten() {
        let files = Files::default();
        let people = files
            .offer("/home/dana/people.csv".into(), Purpose::Read)
            .file;
        assert!(resolve("brief_export", json!({ "file": people }), &files).is_err());
    }

    #[test]
    fn a_refused_request_spends_nothing() {
        let files = Files::default();
        let rejected = files
            .offer("/home/dana/rest.csv".into(), Purpose::Write)
            .file;
        let forged = json!({ "rejected_to": rejected, "file": "/etc/passwd" });
        assert!(resolve("contacts_import", forged, &files).is_err());
        assert!(files.take(&rejected, Purpose::Write).is_some());
    }

    /// A new command that takes a file has to be listed here, or a page could name a path.
    #[test]
    fn every_field_that_sounds_like_a_file_is_known() {
        let sounds = ["file", "path", "folder", "directory", "rejected_to"];
        let mut found = 0;
        for command in COMMANDS {
            for field in request_fields(command.name) {
                let field = field.name;
                if !sounds.iter().any(|sound| field.contains(sound)) {
                    continue;
                }
                let listed = USES
                    .iter()
                    .any(|(name, at, _)| (*name, *at) == (command.name, &field));
                assert!(
                    listed && FILE_FIELDS.contains(&field.as_str()),
                    "{} {field}",
                    command.name
                );
                found += 1;
            }
        }
        assert_eq!(found, USES.len());
    }
}
