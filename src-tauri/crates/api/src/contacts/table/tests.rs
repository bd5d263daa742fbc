//! Tables as they come: encodings, separators, headers, and what is no table at all.
//!
//! Every file is a real one in a folder of its own.

use super::*;

/// A table of a file, and the folder it lies in.
fn table(bytes: &[u8]) -> (tempfile::TempDir, Table) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.csv");
    std::fs::write(&path, bytes).unwrap();
    let table = Table::open(Origin::File(&path), &Reading::default()).unwrap();
    (folder, table)
}

/// All records with their lines.
fn records(table: &Table) -> Vec<(u64, Vec<String>)> {
    let (mut blocks, mut all) = (table.blocks().unwrap(), Vec::new());
    while let Some(block) = blocks.next().unwrap() {
        let Block::Records { bytes, line } = block else {
            all.push((0, vec!["too long".to_owned()]));
            continue;
        };
        let mut records = Records::new(&bytes, table.delimiter, line);
        while records.advance() {
            let text = |at| String::from_utf8_lossy(records.field(at)).into_owned();
            all.push((records.line(), (0..records.len()).map(text).collect()));
        }
    }
    all
}

#[test]
fn a_byte_order_mark_is_not_part_of_a_name() {
    let (_folder, table) = table(b"\xEF\xBB\xBFemail;name\nann@example.com;Ann\n");
    assert_eq!(table.header, ["email", "name"]);
    assert_eq!(table.delimiter, b';');
    assert_eq!(
        records(&table),
        [(2, vec!["ann@example.com".into(), "Ann".into()])]
    );
}

#[test]
fn cyrillic_in_an_old_code_page_is_guessed() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251
        .encode("имя,email\nДмитрий Иванов,d@example.com\nОльга Петрова,o@example.com\n");
    let (_folder, table) = table(&bytes);
    assert_eq!(table.header[0], "имя");
    assert_eq!(records(&table)[1].1[0], "Ольга Петрова");
    assert_eq!(table.lost(), 0);
}

#[test]
fn a_file_without_header_keeps_its_first_row() {
    let (_folder, table) = table(b"ann@example.com,Ann\nbob@example.com,Bob\n");
    assert!(!table.has_header);
    assert_eq!(records(&table).len(), 2);
    assert_eq!(table.header, ["Column 1", "Column 2"]);
}

#[test]
fn a_picture_is_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logo.csv");
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec();
    picture.extend([0, 1, 2, 3].repeat(40));
    std::fs::write(&path, picture).unwrap();
    let error = Table::open(Origin::File(&path), &Reading::default()).map(|_| ());
    assert_eq!(error.unwrap_err().message, "the file is not a text file");
}

#[test]
fn a_wrong_guess_can_be_put_right() {
    let text = "ann|ann@example.com;x\nbob|bob@example.com;y\n";
    let reading = Reading {
        encoding: Some("windows-1251".to_owned()),
        delimiter: Some("|".to_owned()),
        has_header: Some(true),
    };
    let table = Table::open(Origin::Text(text), &reading).unwrap();
    assert_eq!(table.header, ["ann", "ann@example.com;x"]);
    assert_eq!(table.encoding.name(), "windows-1251");
    assert_eq!(records(&table).len(), 1);
    let nonsense = Reading {
        delimiter: Some("\"".to_owned()),
        ..Reading::default()
    };
    assert!(Table::open(Origin::Text(text), &nonsense).is_err());
}

#[test]
fn an_empty_table_is_refused() {
    let error = Table::open(Origin::Text(" \n"), &Reading::default()).map(|_| ());
    assert_eq!(error.unwrap_err().code, Code::BadFile);
}

#[test]
fn control_characters_and_ragged_rows_do_no_harm() {
    let (_folder, table) =
        table(b"email,name\nann@example.com,A\x00nn\x07,extra\nbob@example.com\n");
    let rows = table.sample(8);
    assert_eq!(rows[0], ["ann@example.com", "Ann", "extra"]);
    assert_eq!(rows[1], ["bob@example.com"]);
}

#[test]
fn blocks_keep_every_record_and_its_line() {
    let mut text = "email,note\n".to_owned();
    for row in 0..60_000 {
        let note = if row % 7 == 0 {
            "\"two\nlines\""
        } else {
            "one"
        };
        text.push_str(&format!("p{row}@example.com,{note}\n"));
    }
    assert!(text.len() > 2 * BLOCK);
    let (_folder, table) = table(text.as_bytes());
    let records = records(&table);
    assert_eq!(records.len(), 60_000);
    let mut line = 2;
    for (row, (at, fields)) in records.iter().enumerate() {
        assert_eq!((*at, &*fields[0]), (line, &*format!("p{row}@example.com")));
        line += 1 + u64::from(row % 7 == 0);
    }
}

#[test]
fn a_quote_left_open_for_megabytes_is_passed_over() {
    let mut text = "email,note\na@example.com,\"never closed\n".to_owned();
    text.push_str(&"x".repeat(RECORD_LIMIT + 3 * BLOCK));
    text.push_str("\"\nb@example.com,fine\n");
    let (_folder, table) = table(text.as_bytes());
    let records = records(&table);
    assert_eq!(records[0].1, ["too long"]);
    assert_eq!(records[1], (4, vec!["b@example.com".into(), "fine".into()]));
    assert_eq!(records.len(), 2);
}
