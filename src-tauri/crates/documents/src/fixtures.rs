//! Documents that tests and benchmarks of this crate share.

use reprise_domain::document::*;

/// Three sections of a believable brief.
pub fn small() -> Document {
    long(4)
}

/// A believable brief with `rows` launches and a picture; about twelve pages with 90.
pub fn long(rows: usize) -> Document {
    let fact = |label: &str, value: &str| Fact {
        label: label.into(),
        value: value.into(),
    };
    let column = |title: &str, align, weight| Column {
        title: title.into(),
        align,
        weight,
    };
    let row = |at: usize| {
        let link = format!(
            "https://kettleandkiln.example/espresso/a-rather-long-path-{at}?utm_source=newsletter&utm_medium=email&utm_campaign=espresso-refills&utm_content=refill-{at}"
        );
        vec![
            Cell::text(format!("Tue {} May 2026, 10:00", at % 28 + 1)),
            Cell::text(format!("Refill {at}\ne-mail")),
            Cell::text(
                "Three weeks in: how is the tin looking?\nA kilo lasts most kitchens four weeks. Order by Tuesday and yours is roasted that morning.\n[Refill now]",
            ),
            Cell::text("21 d"),
            Cell {
                text: link.clone(),
                link: Some(link),
            },
        ]
    };
    let launches = Table {
        columns: vec![
            column("When", Align::Left, 3),
            column("Launch", Align::Left, 4),
            column("Message", Align::Left, 6),
            column("Gap", Align::Right, 2),
            column("Link", Align::Left, 5),
        ],
        rows: (0..rows).map(row).collect(),
    };
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 120" width="1000" height="120" font-family="Inter, sans-serif"><rect x="200" y="40" width="300" height="16" rx="4" fill="#fdeee7" stroke="#c8553d"/><circle cx="620" cy="48" r="6.5" fill="#27677f"/><text x="0" y="52" font-size="11">Espresso refills</text></svg>"##;
    Document {
        title: "Refills and first bags".into(),
        subtitle: "5 campaigns, Mon 24 Nov 2026 to Sun 10 Jan 2027 · prepared by Dana".into(),
        client: "Kettle & Kiln Coffee".into(),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
        brand: DocumentBrand {
            primary: "#6f3b1f".into(),
            secondary: "#d9a35b".into(),
            logo_png: None,
            legal_footer: "Kettle & Kiln Coffee GmbH, Lagerstraße 9, 10999 Berlin".into(),
        },
        at_a_glance: vec![fact("Campaigns", "2 retargeting, 3 remarketing"), fact("Launches", "15"), fact("Budget", "€3,190"), fact("Weeks", "7")],
        sections: vec![
            Section {
                heading: "Strategy and why".into(),
                blocks: vec![
                    Block::Lead { text: "Both: ads for 9,800 visitors without an address, messages for 2,884 people you may write to.".into() },
                    Block::Bullets { items: vec!["House Espresso is used up every 28 days.".into(), "2,884 people can be reached.".into()] },
                ],
            },
            Section { heading: "Timeline".into(), blocks: vec![Block::Picture { svg: svg.into(), alt: "Timeline".into(), caption: String::new() }] },
            Section {
                heading: "Launches".into(),
                blocks: vec![
                    Block::Heading { text: "Espresso refills (remarketing)".into() },
                    Block::Facts { facts: vec![fact("Objective", "Repeat purchase, orders: 260"), fact("Audience", "Espresso buyers"), fact("Budget", "€420")] },
                    Block::Table { table: launches },
                ],
            },
            Section {
                heading: "Measures".into(),
                blocks: vec![Block::Paragraph { text: "Orders with the campaign's tags.".into() }],
            },
            Section {
                heading: "Open findings".into(),
                blocks: vec![Block::Callout { tone: Tone::Bad, title: "To mend before the launch".into(), text: "‘Refill 2 text’ would arrive in quiet hours.".into() }],
            },
        ],
    }
}
