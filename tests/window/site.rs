//! A web site on this machine: a page of a shop with whatever export lies in its folder, served as any web server would.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// A site; it is there as long as the test runs.
pub(crate) struct Site {
    place: String,
    laid: Arc<Mutex<Laid>>,
}

/// What lies on it at the moment.
#[derive(Clone, Default)]
pub(crate) struct Laid {
    /// The page at `/`.
    pub(crate) page: String,
    /// The folder of its scripts.
    pub(crate) folder: PathBuf,
}

impl Site {
    /// A site whose pages share a script of their own, `/own.js`.
    pub(crate) fn open(own: String) -> Self {
        let own: Arc<str> = own.into();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let place = listener.local_addr().unwrap().to_string();
        let laid: Arc<Mutex<Laid>> = Arc::default();
        let served = Arc::clone(&laid);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (own, laid) = (Arc::clone(&own), Arc::clone(&served));
                // Browsers open connections ahead and say nothing on them: none may wait for another.
                std::thread::spawn(move || answer(stream, &own, &laid));
            }
        });
        Self { place, laid }
    }

    /// Its host and port.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    pub(crate) fn lay(&self, laid: Laid) {
        *self.laid.lock().unwrap() = laid;
    }
}

/// Answers one request. Whoever says something else, such as the beginning of https, is left at once.
fn answer(mut stream: TcpStream, own: &str, laid: &Mutex<Laid>) -> Option<()> {
    let mut said = BufReader::new(stream.try_clone().ok()?);
    if !said.fill_buf().ok()?.starts_with(b"GET ") {
        return None;
    }
    let mut lines = said.lines();
    let first = lines.next()?.ok()?;
    // To its end, or the connection would be reset.
    while !lines.next()?.ok()?.is_empty() {}
    // Not before: a connection opened ahead asks for what lies here later.
    let laid = laid.lock().unwrap().clone();
    let path = first.strip_prefix("GET /")?.split(['?', ' ']).next()?;
    let (kind, body) = match path {
        "" => ("text/html", laid.page.into_bytes()),
        "own.js" => ("text/javascript", own.as_bytes().to_vec()),
        name if name.contains('/') => return None,
        name => (
            "text/javascript",
            std::fs::read(laid.folder.join(name)).ok()?,
        ),
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\
         cache-control: no-store\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}
