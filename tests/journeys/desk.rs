//! A planner's desk: one workspace that can be closed and opened again, on a Monday in March 2026.

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{DateTime, Utc};
use reprise_api::{Error, Session, Surroundings};
use serde_json::{Value, json};

pub struct Desk {
    folder: tempfile::TempDir,
    session: Option<Session>,
}

/// Monday, 2 March 2026, eight in the morning.
pub fn monday_morning() -> DateTime<Utc> {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = open(&folder.path().join("workspace"));
        Self {
            folder,
            session: Some(session),
        }
    }

    pub fn session(&self) -> &Session {
        self.session.as_ref().unwrap()
    }

    /// Leaves for the evening and comes back: what comes after comes from the disk.
    pub fn close_and_open_again(&mut self) {
        self.session.take().unwrap().close().unwrap();
        self.session = Some(open(&self.folder.path().join("workspace")));
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Does what is asked; a refusal fails the story with its words.
    #[track_caller]
    pub fn does(&self, command: &str, request: Value) -> Value {
        let outcome = self.session().call(command, request);
        outcome.unwrap_or_else(|error| panic!("{command}: {error} ({})", error.hint))
    }

    /// Is refused what is asked.
    #[track_caller]
    pub fn is_refused(&self, command: &str, request: Value) -> Error {
        self.session().call(command, request).unwrap_err()
    }

    /// Makes something and returns its id.
    #[track_caller]
    pub fn makes(&self, command: &str, request: Value) -> Value {
        self.does(command, request)["id"].clone()
    }

    /// The sentences of all findings of a client, worst first.
    pub fn findings(&self, client: &Value) -> Vec<Value> {
        let found = self.does("plan_check", json!({ "client": client }));
        found.as_array().unwrap().clone()
    }

    /// Does what the only finding of a rule proposes, and sees it gone with nothing new in its place.
    #[track_caller]
    pub fn mends(&self, client: &Value, rule: &str) {
        let before = self.findings(client);
        let found: Vec<_> = before.iter().filter(|it| it["rule"] == rule).collect();
        assert_eq!(found.len(), 1, "{rule}: {before:#?}");
        self.does("finding_mend", found[0]["mend"]["action"].clone());
        let after = self.findings(client);
        assert!(after.iter().all(|it| it["rule"] != rule), "{after:#?}");
        assert_eq!(after.len(), before.len() - 1, "{after:#?}");
    }

    /// Days and times of a campaign's launches.
    pub fn times(&self, campaign: &Value) -> Vec<String> {
        let launches = self.does("launch_list", json!({ "campaign": campaign }));
        let times = launches.as_array().unwrap().iter();
        times
            .map(|it| it["at"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Lays a campaign's launches; their days and times.
    #[track_caller]
    pub fn lays(&self, campaign: &Value, preset: &str, anchor: &str) -> Vec<String> {
        let cadence = json!({ "by": "preset", "preset": preset });
        let request = json!({ "id": campaign, "cadence": cadence, "anchor": anchor });
        self.does("campaign_plan", request);
        self.times(campaign)
    }

    /// Exports the brief and reads the pages back, spaces and line ends as one space.
    pub fn pages(&self, brief: &Value) -> String {
        let file = self.file("brief.pdf");
        self.does(
            "brief_export",
            json!({ "brief": brief, "format": "pdf", "file": file }),
        );
        let mut read = Command::new("pdftotext");
        read.arg("-layout").arg(file).arg("-");
        let output = output_of(&mut read);
        output.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Exports the launches of a client and reads the file back.
    pub fn calendar(&self, client: &Value, format: &str) -> String {
        let file = self.file(&format!("launches.{format}"));
        self.does(
            "calendar_export",
            json!({ "client": client, "format": format, "file": file }),
        );
        std::fs::read_to_string(file).unwrap()
    }
}

fn open(folder: &Path) -> Session {
    let surroundings = Surroundings {
        account: "ada".to_owned(),
        device: "desk".to_owned(),
        now: monday_morning,
    };
    Session::open(folder, surroundings).unwrap()
}

fn output_of(command: &mut Command) -> String {
    let output = command.output().expect("poppler-utils are installed");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}
