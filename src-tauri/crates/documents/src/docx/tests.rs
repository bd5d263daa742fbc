//! Facts about the DOCX of a brief, read back from the packed file.

use std::io::{Cursor, Read};

use reprise_domain::document::{Align, Block, Cell, Column, Table};

use super::docx;
use crate::fixtures::{full, hostile, long};

/// All XML parts of a DOCX, parsed: a part that is no XML fails here.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut parts = Vec::new();
    for name in names {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut xml = String::new();
            archive
                .by_name(&name)
                .unwrap()
                .read_to_string(&mut xml)
                .unwrap();
            roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
            parts.push((name, xml));
        }
    }
    parts
}

fn main_part(bytes: Vec<u8>) -> String {
    let parts = parts(bytes);
    let main = parts
        .into_iter()
        .find(|(name, _)| name == "word/document.xml");
    main.unwrap().1
}

#[test]
fn a_brief_is_a_sound_file_with_real_headings_and_repeated_heads() {
    let xml = main_part(docx(&full()).unwrap());
    assert!(xml.contains("Refills and first bags"));
    assert!(xml.contains("w:pStyle w:val=\"Heading1\"") && xml.contains("\"Heading2\""));
    // One head for each table of launches, audiences, comparison and budget.
    assert_eq!(xml.matches("<w:tblHeader").count(), 4);
}

#[test]
fn each_picture_says_what_it_shows_under_a_number_of_its_own() {
    let xml = main_part(docx(&full()).unwrap());
    let tree = roxmltree::Document::parse(&xml).unwrap();
    let shown: Vec<_> = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "docPr")
        .map(|node| {
            (
                node.attribute("id").unwrap(),
                node.attribute("descr").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("1", "Logo of Kettle & Kiln Coffee"),
            ("2", "Timeline"),
            ("3", "The widget on a page.")
        ]
    );
}

#[test]
fn links_and_pictures_are_found_by_their_parts() {
    let parts = parts(docx(&full()).unwrap());
    let rels = parts
        .iter()
        .find(|(name, _)| name == "word/_rels/document.xml.rels");
    let rels = &rels.unwrap().1;
    assert!(
        rels.contains("https://kettleandkiln.example/espresso"),
        "{rels}"
    );
    // The logo, and one drawing that stands in two places.
    assert_eq!(rels.matches("relationships/image").count(), 2, "{rels}");
}

#[test]
fn pictures_have_the_height_of_their_line() {
    let parts = parts(docx(&full()).unwrap());
    // An exact height would show a strip of each picture.
    assert!(
        parts
            .iter()
            .all(|(_, xml)| !xml.contains("w:lineRule=\"exact\""))
    );
    let styles = parts.iter().find(|(name, _)| name == "word/styles.xml");
    assert!(styles.unwrap().1.contains("w:lineRule=\"auto\""));
}

#[test]
fn control_characters_do_not_break_the_file() {
    let mut document = full();
    document.title = "a\u{0}b\u{8}c\u{FFFF}\u{202E}<&>]]>".to_owned();
    assert!(main_part(docx(&document).unwrap()).contains("abc&lt;&amp;&gt;]]&gt;"));
}

#[test]
fn a_hostile_document_is_a_sound_file_without_fields() {
    let all = parts(docx(&hostile()).unwrap());
    let mut fields = Vec::new();
    for (name, xml) in &all {
        assert!(!xml.contains("Target=\"javascript"), "{name}");
        assert!(
            !xml.contains(['\u{202E}', '\u{0}', '\u{8}', '\u{FFFE}']),
            "{name}"
        );
        let tree = roxmltree::Document::parse(xml).unwrap();
        let is_field = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "instrText";
        let said = tree.descendants().filter(is_field);
        fields.extend(said.map(|it| it.text().unwrap_or_default().trim().to_owned()));
    }
    fields.sort();
    assert_eq!(
        fields,
        ["NUMPAGES", "PAGE"],
        "the footer's own, and no other"
    );
}

#[test]
fn links_of_other_schemes_stay_text() {
    let mut document = full();
    let odd = Cell {
        text: "odd".into(),
        link: Some("javascript:alert(1)".into()),
    };
    let column = Column {
        title: "x".into(),
        align: Align::Left,
        weight: 1,
    };
    document.sections[0].blocks.push(Block::Table {
        table: Table {
            columns: vec![column],
            rows: vec![vec![odd]],
            total: false,
        },
    });
    assert!(!main_part(docx(&document).unwrap()).contains("javascript"));
}

#[test]
fn long_documents_keep_every_row() {
    let xml = main_part(docx(&long(200)).unwrap());
    assert_eq!(xml.matches("Refill 199").count(), 1);
}
