//! Facts about the document of a brief.

use std::collections::BTreeMap;

use reprise_domain::brief::{Brief, BriefPart};
use reprise_domain::document::{Block, Document};
use reprise_domain::id::BriefId;
use reprise_domain::workspace::Workspace;

use super::{BriefFacts, document};
use crate::audience_sizes_for_tests as sizes_of;
use crate::cadence_fixtures::{client, one_launch};

fn brief() -> Brief {
    Brief {
        id: BriefId(uuid::Uuid::nil()),
        client: client().id,
        title: "Refills".into(),
        prepared_by: String::new(),
        introduction: "How we keep people supplied.".into(),
        campaigns: Vec::new(),
        leave_out: Vec::new(),
    }
}

fn document_of(workspace: &Workspace, brief: &Brief) -> Document {
    let sizes = sizes_of(workspace);
    document(&BriefFacts {
        workspace,
        brief,
        client: &client(),
        advice: None,
        sizes: &sizes,
        findings: &[],
        widgets: &BTreeMap::new(),
        logo_png: None,
        today: "2026-05-01".parse().unwrap(),
    })
}

/// One campaign with one launch.
pub(crate) fn sample() -> Document {
    document_of(&one_launch(), &brief())
}

fn headings(document: &Document) -> Vec<&str> {
    document
        .sections
        .iter()
        .map(|section| section.heading.as_str())
        .collect()
}

#[test]
fn sections_with_nothing_to_say_are_left_out() {
    assert_eq!(
        headings(&sample()),
        [
            "In short",
            "Audiences",
            "Timeline",
            "Launches",
            "Budget",
            "Measures",
            "Open findings"
        ]
    );
}

#[test]
fn parts_can_be_left_out() {
    let brief = Brief {
        leave_out: vec![BriefPart::Budget, BriefPart::Findings],
        ..brief()
    };
    assert_eq!(
        headings(&document_of(&one_launch(), &brief)),
        ["In short", "Audiences", "Timeline", "Launches", "Measures"]
    );
}

#[test]
fn an_empty_plan_says_what_to_do() {
    let document = document_of(&Workspace::default(), &brief());
    assert_eq!(headings(&document), ["In short"]);
    assert!(
        matches!(&document.sections[0].blocks[1], Block::Callout { title, .. } if title == "Nothing is planned yet.")
    );
}

#[test]
fn names_in_the_picture_are_escaped() {
    let mut workspace = one_launch();
    workspace
        .campaigns
        .values_mut()
        .for_each(|it| it.name = "</text><script>".into());
    let document = document_of(&workspace, &brief());
    let Block::Picture { svg, .. } = &document.sections[2].blocks[0] else {
        panic!("a picture")
    };
    assert!(svg.contains("&lt;/text&gt;&lt;script&gt;") && !svg.contains("<script"));
}
