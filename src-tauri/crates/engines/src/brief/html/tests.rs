//! Facts about the HTML of a brief, most of them about what a person must not be able to put into it.

use reprise_domain::document::{Block, Cell};

use super::super::document::tests::{hostile, sample};
use super::*;

#[test]
fn nothing_a_person_typed_becomes_mark_up() {
    let mut document = sample();
    document.title = "<script>alert(1)</script>".into();
    document.sections[0].blocks.push(Block::Paragraph {
        text: "a < b & \"c\"\n<img src=x onerror=y>".into(),
    });
    let html = html(&document);
    assert!(!html.contains("<script") && !html.contains("<img src=x"));
    assert!(html.contains("a &lt; b &amp; &quot;c&quot;<br>&lt;img"));
}

#[test]
fn a_hostile_plan_leaves_no_mark_up_no_scheme_and_nothing_invisible() {
    let html = html(&hostile());
    assert!(
        !html.contains("<script") && !html.contains("<b>x"),
        "mark-up"
    );
    assert!(!html.contains("href=\"javascript"), "scheme");
    assert!(!html.contains(['\u{202E}', '\u{0}', '\u{8}', '\u{2028}', '\u{E0041}']));
    // Its own angle brackets are those of the page: as many open as close.
    let body = html.split("</style>").nth(1).unwrap();
    assert_eq!(body.matches('<').count(), body.matches('>').count());
}

#[test]
fn links_of_other_schemes_stay_text() {
    let odd = Cell {
        text: "x".into(),
        link: Some("javascript:alert(1)".into()),
    };
    assert_eq!(blocks::cell(&odd), "x");
    assert_eq!(blocks::link("JAVASCRIPT:alert(1)", "x"), "x");
    assert_eq!(blocks::link("data:text/html,x", "x"), "x");
}

#[test]
fn a_brand_color_that_is_none_cannot_reach_the_style() {
    let mut document = sample();
    document.brand.primary = "red}body{display:none".into();
    assert!(html(&document).contains("--primary:#333333;"));
}

#[test]
fn a_pale_brand_writes_in_black() {
    let mut document = sample();
    document.brand.primary = "#ffe680".into();
    let html = html(&document);
    assert!(html.contains("--ink:#1d1d1f") && html.contains("--on-primary:#000000"));
}
