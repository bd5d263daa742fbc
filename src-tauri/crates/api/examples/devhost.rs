//! Serves a session over loopback HTTP, so that the UI runs in an ordinary browser.
//!
//! For development and for the browser tests only: it answers whoever reaches the port, takes file
//! names from the page, and is never part of a release.
//!
//! `cargo run -p reprise-api --example devhost -- [--port N] [--workspace DIR] [--sample] [--ui DIR] [--now RFC3339]`

use std::convert::Infallible;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::sse::{Event as Line, Sse};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use chrono::{DateTime, Utc};
use futures_util::stream::{self, Stream};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Largest file taken from a page: more than any limit that a command tells of, so that it is the command that refuses.
const FILE_BYTES: usize = 64_000_000;

static NOW: OnceLock<DateTime<Utc>> = OnceLock::new();

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
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
    let session = opened(&folder, arguments.iter().any(|it| it == "--sample"))?;
    let host = Arc::new(Host {
        uploads: throwaway.path().join("files"),
        ui: option("--ui").map(PathBuf::from),
        listeners: Mutex::default(),
        session,
    });
    std::fs::create_dir_all(&host.uploads)?;
    host.forward_events();
    let routes = Router::new()
        .route("/call", post(call))
        .route("/pick", post(pick).layer(DefaultBodyLimit::max(FILE_BYTES)))
        .route("/events", get(events))
        .route("/object/{hash}", get(object))
        .route("/preview/{token}", get(preview))
        .fallback(get(page))
        .with_state(host);
    let port = option("--port").unwrap_or_else(|| "0".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    // The tests read the address from this line.
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    axum::serve(listener, routes).await?;
    Ok(())
}

fn opened(folder: &Path, with_sample: bool) -> Result<Arc<Session>, Failure> {
    let surroundings = Surroundings {
        account: "Dana".to_owned(),
        device: "studio".to_owned(),
        now: || NOW.get().copied().unwrap_or_else(Utc::now),
    };
    let session = Session::open(folder, surroundings)?;
    if with_sample {
        session.call("sample_load", Value::Null)?;
    }
    Ok(Arc::new(session))
}

struct Host {
    session: Arc<Session>,
    uploads: PathBuf,
    ui: Option<PathBuf>,
    listeners: Mutex<Vec<UnboundedSender<String>>>,
}

impl Host {
    fn forward_events(self: &Arc<Self>) {
        let host = Arc::clone(self);
        self.session.subscribe(Box::new(move |event| {
            let line = serde_json::to_string(event).unwrap_or_default();
            let mut listeners = host
                .listeners
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            listeners.retain(|listener| listener.send(line.clone()).is_ok());
        }));
    }
}

/// `{ "name": …, "request": … }` in; the answer, or the error with status 422, out. A header says which change was made.
async fn call(State(host): State<Arc<Host>>, body: Bytes) -> Response {
    let Ok(mut asked) = serde_json::from_slice::<Value>(&body) else {
        let error = json!({ "code": "malformed", "message": "the body is not JSON", "hint": "" });
        return (StatusCode::BAD_REQUEST, Json(error)).into_response();
    };
    let name = asked["name"].as_str().unwrap_or_default().to_owned();
    let request = asked["request"].take();
    let session = Arc::clone(&host.session);
    let made = tokio::task::spawn_blocking(move || session.make(&name, request)).await;
    match made {
        Ok(Ok(made)) => {
            let change = made
                .change
                .map(|seq| [("x-reprise-change", seq.to_string())]);
            (change, Json(made.answer)).into_response()
        }
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
        Err(panic) => {
            let error = json!({ "code": "failed", "message": panic.to_string(), "hint": "" });
            (StatusCode::INTERNAL_SERVER_ERROR, Json(error)).into_response()
        }
    }
}

/// Takes a file's bytes (header `x-file-name`, percent-encoded) and answers the name under which commands find it.
async fn pick(State(host): State<Arc<Host>>, headers: HeaderMap, body: Bytes) -> Json<Value> {
    let named = headers
        .get("x-file-name")
        .and_then(|it| it.to_str().ok())
        .unwrap_or("file");
    let name = percent_encoding::percent_decode_str(named)
        .decode_utf8_lossy()
        .replace(['/', '\\'], "_");
    let path = host.uploads.join(name);
    if !body.is_empty() && std::fs::write(&path, &body).is_err() {
        return Json(Value::Null);
    }
    Json(json!({ "file": path }))
}

async fn events(
    State(host): State<Arc<Host>>,
) -> Sse<impl Stream<Item = Result<Line, Infallible>>> {
    let (sender, receiver) = unbounded_channel();
    host.listeners
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(sender);
    let lines = stream::unfold(receiver, |mut receiver| async move {
        let line: String = receiver.recv().await?;
        Some((Ok(Line::default().data(line)), receiver))
    });
    Sse::new(lines)
}

async fn object(State(host): State<Arc<Host>>, UrlPath(hash): UrlPath<String>) -> Response {
    match host.session.object(&hash) {
        Ok(bytes) => ([(header::CONTENT_TYPE, "image/png")], bytes).into_response(),
        Err(error) => (StatusCode::NOT_FOUND, error.to_string()).into_response(),
    }
}

/// The page of a behaviour preview, with the headers of the window's own scheme.
async fn preview(State(host): State<Arc<Host>>, UrlPath(token): UrlPath<String>) -> Response {
    let page = host.session.preview(&token);
    let mut builder = Response::builder().status(page.status);
    for (name, value) in page.headers {
        builder = builder.header(name, value);
    }
    builder
        .body(Body::from(page.html))
        .unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response())
}

/// The built UI, when `--ui` names its folder.
async fn page(State(host): State<Arc<Host>>, uri: Uri) -> Response {
    let Some(ui) = &host.ui else {
        return (StatusCode::NOT_FOUND, "start with --ui DIR").into_response();
    };
    let relative = uri.path().trim_start_matches('/');
    let relative = if relative.is_empty() {
        "index.html"
    } else {
        relative
    };
    if relative.split('/').any(|part| part == "..") {
        return StatusCode::NOT_FOUND.into_response();
    }
    match std::fs::read(ui.join(relative)) {
        Ok(bytes) => (
            [(header::CONTENT_TYPE, mime_of(Path::new(relative)))],
            bytes,
        )
            .into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
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
