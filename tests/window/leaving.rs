//! Closing the window while a field is being written in loses nothing.

use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, Window as XWindow,
};

use crate::processes;
use crate::running::Home;

#[tokio::test]
async fn what_is_typed_when_the_window_is_closed_is_kept() {
    let home = Home::new();
    let window = home.open().await;
    window.button("Start empty").await.click().await.unwrap();
    let name = window.field("Business name").await;
    name.send_keys("Juniper Coffee").await.unwrap();
    window.button("Create client").await.click().await.unwrap();
    window.button("Business").await.click().await.unwrap();
    let name = window.field("Business name").await;
    name.send_keys(" & Tea").await.unwrap();
    close(&home.path(""));
    window.end_of_itself(&home).await;

    let window = home.open().await;
    window.button("Client: Juniper Coffee & Tea").await;
    window.end(&home).await;
}

/// Asks for the window of a home to be closed, as the cross in its corner does.
fn close(home: &std::path::Path) {
    let programs = processes::with_words(home);
    let (display, screen) = x11rb::connect(None).unwrap();
    let root = display.setup().roots[screen].root;
    let atom = |name: &str| {
        let asked = display.intern_atom(false, name.as_bytes()).unwrap();
        asked.reply().unwrap().atom
    };
    let (pid, protocols, delete) = (
        atom("_NET_WM_PID"),
        atom("WM_PROTOCOLS"),
        atom("WM_DELETE_WINDOW"),
    );
    let values = |window: XWindow, property, kind: AtomEnum| -> Vec<u32> {
        let asked = display.get_property(false, window, property, kind, 0, 8);
        let reply = asked.unwrap().reply().unwrap();
        reply.value32().map(Iterator::collect).unwrap_or_default()
    };
    let below = |window| {
        let asked = display.query_tree(window).unwrap();
        asked.reply().map(|it| it.children).unwrap_or_default()
    };
    let mut windows = vec![root];
    let mut at = 0;
    while let Some(window) = windows.get(at).copied() {
        windows.extend(below(window));
        at += 1;
    }
    let is_ours = |window: &XWindow| {
        values(*window, pid, AtomEnum::CARDINAL)
            .iter()
            .any(|it| programs.contains(it))
            && values(*window, protocols, AtomEnum::ATOM).contains(&delete)
    };
    let ours: Vec<XWindow> = windows.into_iter().filter(is_ours).collect();
    assert!(!ours.is_empty(), "the window is on the screen");
    for window in ours {
        let event = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        display
            .send_event(false, window, EventMask::NO_EVENT, event)
            .unwrap()
            .check()
            .unwrap();
    }
}

impl crate::running::Window {
    /// Waits until the program has ended by itself.
    async fn end_of_itself(mut self, home: &Home) {
        let folder = home.path("");
        let gone = || processes::with_words(&folder).is_empty();
        assert!(
            processes::within(Duration::from_secs(20), gone),
            "the window is gone"
        );
        self.stop_driver();
    }
}
