//! Serves a session over loopback HTTP, so that the UI runs in an ordinary browser.
//!
//! For development and for the browser tests only: it answers whoever reaches the port, takes file
//! names from the page, and is never part of a release.
//!
//! `cargo run -p reprise-api --example devhost -- [--port N] [--workspace DIR] [--sample] [--ui DIR] [--now RFC3339]`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, mpsc};

use chrono::{DateTime, Utc};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

static NOW: OnceLock<DateTime<Utc>> = OnceLock::new();

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let place = arguments.iter().position(|it| it == name)?;
        arguments.get(place + 1).cloned()
    };
    if let Some(now) = option("--now") {
        NOW.set(now.parse()?).ok();
    }
    let throwaway = tempfile::tempdir()?;
    let folder =
        option("--workspace").map_or_else(|| throwaway.path().join("workspace"), PathBuf::from);
    let surroundings = Surroundings {
        account: "Dana".to_owned(),
        device: "studio".to_owned(),
        now: || NOW.get().copied().unwrap_or_else(Utc::now),
    };
    let session = Arc::new(Session::open(&folder, surroundings)?);
    if arguments.iter().any(|it| it == "--sample") {
        session.call("sample_load", Value::Null)?;
    }
    let host = Arc::new(Host {
        uploads: throwaway.path().join("files"),
        ui: option("--ui").map(PathBuf::from),
        listeners: Mutex::default(),
        session,
    });
    std::fs::create_dir_all(&host.uploads)?;
    host.forward_events();
    let server = Server::http(format!(
        "127.0.0.1:{}",
        option("--port").unwrap_or_else(|| "0".to_owned())
    ))?;
    // The tests read the address from this line.
    writeln!(std::io::stdout(), "http://{}", server.server_addr())?;
    for request in server.incoming_requests() {
        let host = Arc::clone(&host);
        std::thread::spawn(move || host.answer(request));
    }
    Ok(())
}

struct Host {
    session: Arc<Session>,
    uploads: PathBuf,
    ui: Option<PathBuf>,
    listeners: Mutex<Vec<mpsc::Sender<String>>>,
}

impl Host {
    fn forward_events(self: &Arc<Self>) {
        let host = Arc::clone(self);
        self.session.subscribe(Box::new(move |event| {
            let line = serde_json::to_string(event).unwrap_or_default();
            let mut listeners = host.listeners.lock().unwrap_or_else(|e| e.into_inner());
            listeners.retain(|listener| listener.send(line.clone()).is_ok());
        }));
    }

    fn answer(&self, mut request: Request) {
        let url = request
            .url()
            .split(['?', '#'])
            .next()
            .unwrap_or("/")
            .to_owned();
        match (request.method(), url.as_str()) {
            (Method::Options, _) => respond(request, 204, "text/plain", Vec::new()),
            (Method::Post, "/call") => {
                let (status, body) = self.call(&mut request);
                respond(
                    request,
                    status,
                    "application/json",
                    body.to_string().into_bytes(),
                );
            }
            (Method::Post, "/pick") => {
                let body = self.pick(&mut request);
                respond(
                    request,
                    200,
                    "application/json",
                    body.to_string().into_bytes(),
                );
            }
            (Method::Get, "/events") => self.stream(request),
            (Method::Get, path) => self.serve(path.to_owned(), request),
            _ => respond(request, 405, "text/plain", Vec::new()),
        }
    }

    /// `{ "name": …, "request": … }` in; the answer, or the error with status 422, out.
    fn call(&self, request: &mut Request) -> (u16, Value) {
        let parsed: Result<Value, _> = serde_json::from_reader(request.as_reader());
        let Ok(mut parsed) = parsed else {
            return (
                400,
                json!({ "code": "malformed", "message": "the body is not JSON", "hint": "" }),
            );
        };
        let name = parsed["name"].as_str().unwrap_or_default().to_owned();
        match self.session.call(&name, parsed["request"].take()) {
            Ok(answer) => (200, answer),
            Err(error) => (422, serde_json::to_value(error).unwrap_or_default()),
        }
    }

    /// Takes a file's bytes (header `x-file-name`) and answers the name under which commands find it.
    fn pick(&self, request: &mut Request) -> Value {
        let named = request
            .headers()
            .iter()
            .find(|it| it.field.equiv("x-file-name"));
        let name = named.map_or("file".to_owned(), |it| {
            it.value.as_str().replace(['/', '\\'], "_")
        });
        let path = self.uploads.join(name);
        let mut bytes = Vec::new();
        let read = request.as_reader().read_to_end(&mut bytes).is_ok();
        if read && !bytes.is_empty() && std::fs::write(&path, bytes).is_err() {
            return Value::Null;
        }
        json!({ "file": path })
    }

    fn stream(&self, request: Request) {
        let (sender, receiver) = mpsc::channel();
        self.listeners
            .lock()
            .unwrap_or_else(|e| e.into_inner())
            .push(sender);
        let mut writer = request.into_writer();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\n\r\n: hello\n\n";
        if writer
            .write_all(head.as_bytes())
            .and_then(|()| writer.flush())
            .is_err()
        {
            return;
        }
        for line in receiver {
            let sent = writer.write_all(format!("data: {line}\n\n").as_bytes());
            if sent.and_then(|()| writer.flush()).is_err() {
                return;
            }
        }
    }

    /// The built UI, when `--ui` names its folder.
    fn serve(&self, path: String, request: Request) {
        let Some(ui) = &self.ui else {
            return respond(request, 404, "text/plain", b"start with --ui DIR".to_vec());
        };
        let relative = path.trim_start_matches('/');
        let relative = if relative.is_empty() {
            "index.html"
        } else {
            relative
        };
        if relative.split('/').any(|part| part == "..") {
            return respond(request, 404, "text/plain", Vec::new());
        }
        match std::fs::read(ui.join(relative)) {
            Ok(bytes) => respond(request, 200, mime_of(Path::new(relative)), bytes),
            Err(_) => respond(request, 404, "text/plain", Vec::new()),
        }
    }
}

fn respond(request: Request, status: u16, mime: &str, body: Vec<u8>) {
    let header = |name: &str, value: &str| {
        Header::from_bytes(name.as_bytes(), value.as_bytes()).expect("BUG: headers here are ASCII")
    };
    let response = Response::from_data(body)
        .with_status_code(status)
        .with_header(header("Content-Type", mime))
        .with_header(header("Access-Control-Allow-Origin", "*"))
        .with_header(header(
            "Access-Control-Allow-Headers",
            "content-type, x-file-name",
        ));
    // The page may have gone away meanwhile; nobody is left to tell.
    request.respond(response).ok();
}

fn mime_of(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
