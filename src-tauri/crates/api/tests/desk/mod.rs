//! A workspace with one client, and files to import: where stories of contacts begin.

use reprise_api::Session;
use serde_json::{Value, json};

use crate::support::{ask, surroundings};

/// The workspace, its client, and a folder for files.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub session: Session,
    pub client: Value,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::open(&folder.path().join("workspace"), surroundings()).unwrap();
        let draft = json!({ "name": "Kettle & Kiln", "time_zone": "Europe/Berlin" });
        let client = ask(&session, "client_create", draft)["id"].clone();
        Self {
            folder,
            session,
            client,
        }
    }

    pub fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.session, name, request)
    }

    /// Writes a file and says where it lies.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}
