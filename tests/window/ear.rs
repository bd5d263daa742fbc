//! A place on this machine that hears whether anybody asks it for something: what is shut is tried on a door that is open.

use std::io::Read;
use std::net::TcpListener;
use std::time::Duration;

pub(crate) struct Ear(TcpListener);

impl Ear {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    /// Its host and port.
    pub(crate) fn place(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }

    /// Whether anything was sent here. For a link into a new window WebKit opens a connection ahead and sends nothing on
    /// it.
    pub(crate) fn was_asked(&self) -> bool {
        std::iter::from_fn(|| self.0.accept().ok()).any(|(mut stream, _)| {
            stream.set_nonblocking(false).unwrap();
            stream
                .set_read_timeout(Some(Duration::from_millis(300)))
                .unwrap();
            stream.read(&mut [0; 1]).is_ok_and(|bytes| bytes > 0)
        })
    }
}
