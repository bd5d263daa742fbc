//! Workbooks made to fill a machine: small files that unpack, or are written out, to more than anybody has.

use std::io::Write;

use zip::write::SimpleFileOptions;

use super::as_csv;
use super::weight::weigh_within;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// An archive of these parts. Long ones are written piece by piece, so that no test holds them.
fn archive(parts: &[(&str, &str)], long: Option<(&str, &str, usize)>) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    let options = SimpleFileOptions::default();
    for (name, text) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    if let Some((name, piece, times)) = long {
        archive.start_file(name, options).unwrap();
        (0..times).for_each(|_| archive.write_all(piece.as_bytes()).unwrap());
    }
    archive.finish().unwrap();
    bytes.into_inner()
}

/// A workbook of one sheet with this in it, and these parts beside it.
fn xlsx(rows: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#
    );
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    parts.extend(beside);
    archive(&parts, None)
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="People">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"/>"#;
    archive(
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", &content),
        ],
        None,
    )
}

fn refusal(bytes: &[u8]) -> String {
    assert!(bytes.len() < 1 << 20, "a bomb is small: {}", bytes.len());
    as_csv(bytes).unwrap_err().message
}

const CELL: &str = r#"<c r="A1" t="inlineStr"><is><t>email</t></is></c>"#;

#[test]
fn a_sheet_that_says_it_is_huge_is_read_by_its_cells() {
    let rows = format!(r#"<row r="1">{CELL}</row>"#);
    assert_eq!(as_csv(&xlsx(&rows, &[])).unwrap(), b"email\n");
}

#[test]
fn what_is_really_unpacked_is_counted_not_what_is_declared() {
    let piece = " ".repeat(1 << 20);
    let said = "the workbook unpacks to more than 2 MB";
    let mut bytes = archive(&[], Some(("xl/media/image1.png", &piece, 3)));
    let honest = weigh_within(&bytes, 2 << 20).unwrap_err();
    assert_eq!(honest.message, said);
    assert!(honest.hint.contains("CSV"));
    assert!(weigh_within(&bytes, 3 << 20).is_ok());
    // Sizes are declared in the entry and in the directory; both are made to lie.
    for (mark, at) in [(&b"PK\x03\x04"[..], 22), (b"PK\x01\x02", 24)] {
        let found = memchr::memmem::find(&bytes, mark).unwrap();
        bytes[found + at..found + at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let lying = weigh_within(&bytes, 2 << 20).unwrap_err();
    assert!(
        [said, "the workbook cannot be read"].contains(&&*lying.message),
        "{lying}"
    );
}

#[test]
fn millions_of_empty_rows_are_refused() {
    let rows = "<row/>".repeat(1_048_577);
    assert_eq!(
        refusal(&xlsx(&rows, &[])),
        "the workbook has more than 1,048,576 rows, empty ones included"
    );
}

#[test]
fn room_is_not_made_for_texts_that_are_only_said_to_be_there() {
    let rows = format!(r#"<row r="1">{CELL}</row>"#);
    let texts = |count: &str| format!(r#"<sst xmlns="{MAIN}" uniqueCount="{count}"></sst>"#);
    let said = "the workbook has more than 10,000,000 texts";
    for count in ["99999999999999999999", "10000001"] {
        let beside = [("xl/sharedStrings.xml", &*texts(count))];
        assert_eq!(refusal(&xlsx(&rows, &beside)), said);
    }
    let beside = [("xl/sharedStrings.xml", &*texts("3"))];
    assert!(as_csv(&xlsx(&rows, &beside)).is_ok());
}

#[test]
fn repeated_cells_of_an_ods_are_counted_each_time() {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>"#;
    let wide = r#"<table:table-cell table:number-columns-repeated="16384"/>"#;
    let said = "the workbook has more than 10,000,000 cells, repeated ones included";
    // Empty cells before one with something in it, in many rows.
    let rows = format!("<table:table-row>{wide}{cell}</table:table-row>").repeat(1_000);
    assert_eq!(refusal(&ods(&rows)), said);
    // One row, a million times.
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>"#,
        cell.repeat(20)
    );
    assert_eq!(refusal(&ods(&rows)), said);
    // Empty rows before one with something in it.
    let rows = format!(
        r#"<table:table-row>{}</table:table-row><table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row><table:table-row>{cell}</table:table-row>"#,
        cell.repeat(20)
    );
    assert_eq!(refusal(&ods(&rows)), said);
}

#[test]
fn the_empty_end_of_an_honest_ods_counts_for_nothing() {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>"#;
    let rest = r#"<table:table-cell table:number-columns-repeated="16383"/>"#;
    let rows = format!(
        r#"{}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        format!("<table:table-row>{cell}{rest}</table:table-row>").repeat(2)
    );
    assert_eq!(as_csv(&ods(&rows)).unwrap(), b"a\na\n");
}
