//! Nothing leaves the computer: a running window and all its helpers hold no network socket.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, UdpSocket};
use std::process::{ChildStdout, Stdio};
use std::time::Duration;

use crate::processes::{name, network_sockets, tree};
use crate::running::{Home, program};

/// Long enough for anything that would call home once its page is there.
const WATCHED: Duration = Duration::from_secs(3);

/// Long enough for a busy machine to show a first screen.
const PATIENCE: Duration = Duration::from_secs(40);

#[test]
fn a_running_window_holds_no_network_socket() {
    let home = Home::new();
    // Without WebDriver: that one talks to the window over TCP.
    let mut window = home
        .command(program())
        .arg("--sample")
        .env("TMPDIR", home.path(""))
        .env("REPRISE_BENCH_READY", "stay")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ready = first_line(window.stdout.take().unwrap());
    if !ready.starts_with("READY ") {
        window.kill().unwrap();
        panic!("the page never said that its first screen is painted: {ready:?}");
    }

    let mut seen = std::collections::BTreeSet::new();
    let mut sockets = Vec::new();
    let end = std::time::Instant::now() + WATCHED;
    while std::time::Instant::now() < end {
        for pid in tree(window.id()) {
            seen.insert(name(pid));
            sockets.extend(network_sockets(pid));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    window.kill().unwrap();
    window.wait().unwrap();
    assert!(sockets.is_empty(), "{sockets:#?}");
    // The whole program was looked at: the window, its page, and the helper that could reach a network.
    for part in [
        "reprise-desktop",
        "WebKitWebProcess",
        "WebKitNetworkProcess",
    ] {
        assert!(seen.contains(part), "{part} is not among {seen:?}");
    }
}

/// What the window prints first, or nothing when it does not come in time.
fn first_line(output: ChildStdout) -> String {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let line = BufReader::new(output).lines().map_while(Result::ok).next();
        sender.send(line.unwrap_or_default()).ok();
    });
    receiver.recv_timeout(PATIENCE).unwrap_or_default()
}

/// What the test above rests on.
#[test]
fn a_network_socket_is_seen() {
    let own = std::process::id();
    let before = network_sockets(own).len();
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    assert_eq!(network_sockets(own).len(), before + 2);
    drop((tcp, udp));
}
