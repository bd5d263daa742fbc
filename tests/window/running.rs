//! A running window with WebKitWebDriver beside it, in a home of its own.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use serde_json::json;
use tempfile::TempDir;

use crate::processes;

/// A home folder for windows: nothing of the person who runs the test is touched.
pub(crate) struct Home {
    folder: TempDir,
}

/// An open window.
pub(crate) struct Window {
    pub(crate) page: Client,
    driver: Child,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn workspace(&self) -> PathBuf {
        self.path("plans")
    }

    /// Opens a window on this home's workspace and waits for its page.
    pub(crate) async fn open(&self) -> Window {
        let workspace = self.workspace();
        self.open_with(&["--workspace", workspace.to_str().unwrap()])
            .await
    }

    /// Opens a window with these words and waits for its page.
    pub(crate) async fn open_with(&self, words: &[&str]) -> Window {
        let options = json!({ "binary": program(), "args": words });
        self.driven(json!({ "webkitgtk:browserOptions": options }))
            .await
    }

    /// Opens the plain browser that WebKitGTK brings, as a visitor of a web site has one. It wants less motion, and the buttons in
    /// its bar are small, or it could not be as narrow as a phone.
    pub(crate) async fn visitor(&self) -> Window {
        let settings = self.path("config/gtk-3.0");
        std::fs::create_dir_all(&settings).unwrap();
        let calm = "[Settings]\ngtk-enable-animations=0\n";
        std::fs::write(settings.join("settings.ini"), calm).unwrap();
        let small = "button { padding: 0; min-width: 0 }\n";
        std::fs::write(settings.join("gtk.css"), small).unwrap();
        self.driven(json!({})).await
    }

    async fn driven(&self, wanted: serde_json::Value) -> Window {
        let driver = self.driver();
        let serde_json::Value::Object(capabilities) = wanted else {
            unreachable!()
        };
        let page = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .expect("WebKitWebDriver opens the window");
        Window {
            page,
            driver: driver.child,
        }
    }

    /// A command that starts in this home.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("REPRISE_TEST_PICK", self.path("picked"))
            .env_remove("REPRISE_BENCH_READY");
        command
    }

    fn driver(&self) -> Driver {
        let port = free_port();
        let child = self
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (package webkit2gtk-driver)");
        let driver = Driver {
            child,
            address: format!("http://127.0.0.1:{port}"),
        };
        let listens = || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
        assert!(
            processes::within(Duration::from_secs(20), listens),
            "WebKitWebDriver listens"
        );
        driver
    }
}

struct Driver {
    child: Child,
    address: String,
}

impl Window {
    /// Ends the program as a power cut would: nothing is asked, nothing is waited for.
    pub(crate) async fn end(mut self, home: &Home) {
        self.page.clone().close().await.unwrap();
        let folder = home.path("");
        let gone = || processes::with_words(&folder).is_empty();
        assert!(
            processes::within(Duration::from_secs(20), gone),
            "the window is gone"
        );
        self.stop_driver();
    }

    /// Ends what drives the window, once that is gone.
    pub(crate) fn stop_driver(&mut self) {
        self.driver.kill().unwrap();
        self.driver.wait().unwrap();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A test that failed leaves no driver behind; after `end` there is none.
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

/// The window's program, as built with the UI inside.
pub(crate) fn program() -> PathBuf {
    let built = std::env::var_os("REPRISE_BUILT").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug"),
        PathBuf::from,
    );
    let program = built.join("reprise-desktop");
    assert!(
        program.is_file(),
        "{} is not there: run `cargo xtask test --only window-test`, or build it with \
         `cargo build -p reprise-desktop --features custom-protocol`",
        program.display()
    );
    assert!(
        std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some(),
        "there is no screen: run `cargo xtask test --only window-test`, or put `xvfb-run -a dbus-run-session --` before the command"
    );
    program.canonicalize().unwrap()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}
