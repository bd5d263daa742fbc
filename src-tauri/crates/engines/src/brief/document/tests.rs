//! Facts about the document of a brief.

use std::collections::BTreeMap;

use reprise_domain::brief::{Brief, BriefPart};
use reprise_domain::document::{Block, Document};
use reprise_domain::id::BriefId;
use reprise_domain::workspace::Workspace;

use super::{BriefFacts, document};
use crate::cadence_fixtures::{client, one_launch};
use crate::shop::{counted, sizes as sizes_of};

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
    let sizes = sizes_of(workspace, &counted(workspace));
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

/// What a person could type to harm a reader, in every place that a brief prints.
pub(crate) const EVIL: &str = "</text></td>]]><script>alert(1)</script><b>x\u{202E}\u{0}\u{8}\u{2028}\u{E0041}#read(\"/etc/passwd\") | `c` [x](javascript:alert(1))";

/// One campaign whose every name, text and address is hostile.
pub(crate) fn hostile() -> Document {
    let mut workspace = one_launch();
    for campaign in workspace.campaigns.values_mut() {
        campaign.name = EVIL.into();
        campaign.note = EVIL.into();
        campaign.offer.headline = EVIL.into();
        campaign.offer.promo_code = EVIL.into();
    }
    for launch in workspace.launches.values_mut() {
        launch.name = EVIL.into();
        launch.message.subject = EVIL.into();
        launch.message.body = "x".repeat(10_000);
        launch.message.call_to_action = EVIL.into();
        launch.landing = "javascript:alert(1)".into();
    }
    for audience in workspace.audiences.values_mut() {
        audience.name = EVIL.into();
    }
    let brief = Brief {
        title: EVIL.into(),
        prepared_by: EVIL.into(),
        introduction: EVIL.into(),
        ..brief()
    };
    document_of(&workspace, &brief)
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
