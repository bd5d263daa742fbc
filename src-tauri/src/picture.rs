//! Stored pictures as the page shows them: `appimg://localhost/<sha256>` (`http://appimg.localhost/…` on Windows).
//!
//! The page names a hash; there is no path in it to lead astray.

use std::sync::Arc;

use tauri::http::{Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::door::Door;

/// The scheme, as the content security policy names it.
pub(crate) const SCHEME: &str = "appimg";

/// First bytes of a PNG and of a JPEG: logos are stored as the one, pictures of widgets as either.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

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
    let picture = picture.and_then(|bytes| Some((kind_of(&bytes)?, bytes)));
    let builder = Response::builder()
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        );
    let response = match picture {
        // A picture's name is its content, so it never changes.
        Some((kind, bytes)) => builder
            .header(header::CONTENT_TYPE, kind)
            .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
            .body(bytes),
        None => builder.status(StatusCode::NOT_FOUND).body(Vec::new()),
    };
    response.expect("BUG: the headers are constant")
}

/// What kind of picture bytes are; none for anything else.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(PNG) {
        Some("image/png")
    } else if bytes.starts_with(JPEG) {
        Some("image/jpeg")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_or_a_jpeg_is_served() {
        for (bytes, kind) in [(PNG, "image/png"), (JPEG, "image/jpeg")] {
            let served = response(Some(bytes.to_vec()));
            assert_eq!(served.status(), StatusCode::OK);
            assert_eq!(served.headers()[header::CONTENT_TYPE], kind);
        }
        let page = b"<script>alert(1)</script>".to_vec();
        assert_eq!(response(Some(page)).status(), StatusCode::NOT_FOUND);
        assert_eq!(response(None).status(), StatusCode::NOT_FOUND);
    }
}
