//! Stored pictures as the page shows them: `appimg://localhost/<sha256>` (`http://appimg.localhost/…` on Windows).
//!
//! The page names a hash; there is no path in it to lead astray.

use std::sync::Arc;

use tauri::http::{Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::door::Door;

/// The scheme, as the content security policy names it.
pub(crate) const SCHEME: &str = "appimg";

/// First bytes of a PNG; logos are stored as nothing else.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Answers a request for a picture, off the main thread.
pub(crate) fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: tauri::http::Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let door = Arc::clone(&context.app_handle().state::<Arc<Door>>());
    let id = request.uri().path().trim_matches('/').to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        let picture = door.session().ok().and_then(|it| it.object(&id).ok());
        responder.respond(response(picture));
    });
}

fn response(picture: Option<Vec<u8>>) -> Response<Vec<u8>> {
    let picture = picture.filter(|bytes| bytes.starts_with(PNG));
    let builder = Response::builder()
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        );
    let response = match picture {
        // A picture's name is its content, so it never changes.
        Some(bytes) => builder
            .header(header::CONTENT_TYPE, "image/png")
            .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
            .body(bytes),
        None => builder.status(StatusCode::NOT_FOUND).body(Vec::new()),
    };
    response.expect("BUG: the headers are constant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_is_served() {
        assert_eq!(response(Some(PNG.to_vec())).status(), StatusCode::OK);
        let page = b"<script>alert(1)</script>".to_vec();
        assert_eq!(response(Some(page)).status(), StatusCode::NOT_FOUND);
        assert_eq!(response(None).status(), StatusCode::NOT_FOUND);
    }
}
