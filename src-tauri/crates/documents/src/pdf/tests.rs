//! Facts about the PDF of a brief, read back by poppler, which the project's set-up installs.

use std::path::Path;
use std::process::Command;

use reprise_domain::document::Block;

use crate::fixtures::{full, hostile, long};

use super::*;

fn poppler<T>(
    pdf: &[u8],
    tool: &str,
    arguments: &[&str],
    read: impl FnOnce(&Path, &str) -> T,
) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new(tool)
        .args(arguments)
        .arg(&path)
        .args((tool == "pdftotext").then_some("-"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    read(folder.path(), &String::from_utf8(output.stdout).unwrap())
}

/// What a PDF says.
fn read_back(pdf: &[u8]) -> String {
    poppler(pdf, "pdftotext", &["-layout"], |_, text| text.to_owned())
}

pub(crate) fn page_count(pdf: &[u8]) -> usize {
    poppler(pdf, "pdfinfo", &[], |_, text| {
        let line = text.lines().find_map(|line| line.strip_prefix("Pages:"));
        line.unwrap().trim().parse().unwrap()
    })
}

#[test]
fn a_brief_says_what_it_was_given() {
    let text = read_back(&pdf(&full()).unwrap());
    for words in [
        "Refills and first bags",
        "Kettle & Kiln",
        "Espresso refills",
        "€420",
        "Open findings",
        "Lagerstraße 9",
        "prepared by Dana",
        "Mend: Move to Wed 6 Jan 2027, 10:00",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_brief_is_tagged_and_has_a_title() {
    let tagged = poppler(&pdf(&full()).unwrap(), "pdfinfo", &[], |_, text| {
        text.to_owned()
    });
    let has = |name: &str, value: &str| {
        tagged
            .lines()
            .any(|line| line.starts_with(name) && line.ends_with(value))
    };
    assert!(
        has("Tagged:", "yes") && has("Title:", "Refills and first bags"),
        "{tagged}"
    );
}

#[test]
fn typed_mark_up_is_printed_as_it_is() {
    let mut document = full();
    let nasty = "#panic(\"x\") = heading $x$ <label> #read(\"/etc/passwd\") *b* `c` \\ @ref";
    document.sections[0].blocks.push(Block::Paragraph {
        text: nasty.to_owned(),
    });
    document.title = "#title = [x]".to_owned();
    let text = read_back(&pdf(&document).unwrap());
    assert!(
        text.contains("#panic(\"x\") = heading $x$ <label> #read(\"/etc/passwd\")"),
        "{text}"
    );
    assert!(text.contains("#title = [x]"));
}

#[test]
fn a_hostile_document_is_set_and_keeps_its_order() {
    let pdf = pdf(&hostile()).unwrap();
    let text = read_back(&pdf);
    // An override would turn these letters around.
    assert!(text.contains("abc]]>"), "{text}");
    assert!(!text.contains("cba"));
    let bytes = String::from_utf8_lossy(&pdf);
    assert!(!bytes.contains("(javascript:"), "a link of another scheme");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(pdf(&full()).unwrap(), pdf(&full()).unwrap());
}

#[test]
fn names_in_other_scripts_are_printed() {
    let mut document = full();
    document.client = "Кофейня Łódź Ελλάδα".to_owned();
    document.title = "קפה טרי".to_owned();
    let pdf = pdf(&document).unwrap();
    assert!(read_back(&pdf).contains("Кофейня Łódź Ελλάδα"));
    let fonts = poppler(&pdf, "pdffonts", &[], |_, text| text.to_owned());
    assert!(fonts.contains("NotoSansHebrew"), "{fonts}");
}

#[test]
fn nothing_leaves_its_page() {
    // pdftotext gives each word's box; a word beyond the page or its margins was cut.
    for document in [long(60), hostile()] {
        let boxes = poppler(
            &pdf(&document).unwrap(),
            "pdftotext",
            &["-bbox"],
            |_, text| text.to_owned(),
        );
        let edge = |line: &str, name: &str| -> f64 {
            let from = line.find(name).unwrap() + name.len();
            line[from..].split('"').next().unwrap().parse().unwrap()
        };
        let words: Vec<&str> = boxes
            .lines()
            .filter(|line| line.contains("<word "))
            .collect();
        assert!(words.len() > 100);
        for word in words {
            assert!(edge(word, "xMin=\"") >= 50.0, "{word}");
            assert!(edge(word, "xMax=\"") <= 595.0 - 50.0, "{word}");
            assert!(edge(word, "yMax=\"") <= 842.0 - 20.0, "{word}");
        }
    }
}

#[test]
fn heads_of_tables_repeat_on_every_page() {
    let pdf = pdf(&long(60)).unwrap();
    let pages = read_back(&pdf);
    let with_rows = pages
        .split('\u{c}')
        .filter(|page| page.matches("Refill ").count() > 1);
    let mut seen = 0;
    for page in with_rows {
        assert!(page.contains("Message and link"), "{page}");
        seen += 1;
    }
    assert!(seen > 4, "{seen} pages");
}
