//! A workspace with one client that has a site: where stories of campaigns and of changes begin.

use reprise_api::Session;
use serde_json::{Value, json};

use crate::support::{ask, surroundings};

/// An open workspace with one client, and the client. The folder lives as long as the first part.
pub fn shop() -> (tempfile::TempDir, Session, Value) {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(folder.path(), surroundings()).unwrap();
    let draft = json!({ "name": "Kettle & Kiln", "site": "https://kettle.example" });
    let client = ask(&session, "client_create", draft);
    (folder, session, client)
}
