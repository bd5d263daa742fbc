//! Behaviour previews as a frame gets them: `preview://localhost/<token>` (`http://preview.localhost/…` on Windows).
//!
//! The page and its headers come from the session, once for a token. A custom scheme counts as local to the window's list of
//! commands, so what keeps the page away from them is its sandbox: in the header, and in the frame's attribute.

use std::sync::Arc;

use reprise_api::PreviewPage;
use tauri::http::{Request, Response, StatusCode};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::door::Door;

/// The scheme, as the content security policy names it.
pub(crate) const SCHEME: &str = "preview";

/// Answers a request for a page, off the main thread.
pub(crate) fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let door = Arc::clone(&context.app_handle().state::<Arc<Door>>());
    let token = request.uri().path().trim_matches('/').to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        let response = match door.session() {
            Ok(session) => response(session.preview(&token)),
            Err(_) => closed(),
        };
        responder.respond(response);
    });
}

fn response(page: PreviewPage) -> Response<Vec<u8>> {
    let mut builder = Response::builder().status(page.status);
    for (name, value) in page.headers {
        builder = builder.header(name, value);
    }
    builder
        .body(page.html.into_bytes())
        .unwrap_or_else(|_| closed())
}

/// Without a workspace there is nothing to preview.
fn closed() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_with_the_headers_that_shut_it_in() {
        let page = PreviewPage {
            status: 200,
            headers: vec![
                ("content-type", "text/html; charset=utf-8".to_owned()),
                (
                    "content-security-policy",
                    "sandbox allow-scripts".to_owned(),
                ),
            ],
            html: "<p>".to_owned(),
        };
        let response = response(page);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(
            response.headers()["content-security-policy"],
            "sandbox allow-scripts"
        );
        assert_eq!(response.body(), b"<p>");
    }
}
