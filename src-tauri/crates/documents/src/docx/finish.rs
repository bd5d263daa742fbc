//! What docx-rs has no word for, put into its XML: heads that repeat, and what pictures show.
//!
//! Text is escaped in the file, so nothing a person typed can look like a row or a picture.

use reprise_domain::document::printable;

/// Heads of tables are the only rows that may split. Pictures get a number of their own, as Word
/// asks, and their description, in the order they stand.
pub(super) fn mended(document: &[u8], pictures: &[String]) -> Vec<u8> {
    let xml = String::from_utf8_lossy(document);
    let xml = xml.replace(
        "<w:trPr />",
        "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>",
    );
    let mut parts = xml.split(r#"<wp:docPr id="1" name="Figure" />"#);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        let shows = pictures.get(at).map_or("", String::as_str);
        out.push_str(&format!(
            r#"<wp:docPr id="{0}" name="Picture {0}" descr="{1}" />"#,
            at + 1,
            escaped(shows)
        ));
        out.push_str(part);
    }
    out.into_bytes()
}

fn escaped(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', " ")
}
