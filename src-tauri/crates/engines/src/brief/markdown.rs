//! A document as Markdown: headings, lists and pipe tables; what a person typed stays words.

use reprise_domain::document::{
    Align, Because, Block, Card, Cell, Compared, Document, Fact, FindingRow, LaunchRow, Table,
    Tone, is_printable,
};
use reprise_domain::strategy::Strategy;

/// The whole file. Pictures are told in words, since Markdown carries no drawing of its own.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n\n", plain(&document.title));
    if !document.subtitle.is_empty() {
        out.push_str(&format!("{}\n\n", plain(&document.subtitle)));
    }
    let by = if document.prepared_by.is_empty() {
        String::new()
    } else {
        format!(", prepared by {}", plain(&document.prepared_by))
    };
    out.push_str(&format!(
        "{}, {}{by}\n\n",
        plain(&document.client),
        document.date.format("%-d %B %Y")
    ));
    out.push_str(&facts(&document.at_a_glance));
    for (at, section) in document.sections.iter().enumerate() {
        out.push_str(&format!("## {}. {}\n\n", at + 1, plain(&section.heading)));
        section
            .blocks
            .iter()
            .for_each(|it| out.push_str(&block(it)));
    }
    if !document.brand.legal_footer.is_empty() {
        out.push_str(&format!("---\n\n{}\n", plain(&document.brand.legal_footer)));
    }
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { text, strategy } => {
            let strategy = strategy.map_or_else(String::new, |it| format!(" ({})", it.word()));
            format!("### {}{strategy}\n\n", plain(text))
        }
        Block::Paragraph { text } => format!("{}\n\n", plain(text)),
        Block::Lead { text } => format!("**{}**\n\n", plain(text)),
        Block::Bullets { items } => {
            let items: String = items
                .iter()
                .map(|item| format!("- {}\n", plain(item)))
                .collect();
            format!("{items}\n")
        }
        Block::Facts { facts: all } => facts(all),
        Block::Table { table } => drawn(table),
        Block::Picture { alt, .. } => format!("*{}*\n\n", plain(alt)),
        Block::Reasons { reasons } => numbered(reasons.iter().map(reason)),
        Block::Comparison { rows } => comparison(rows),
        Block::Launches { launches } => launches.iter().map(launch).collect(),
        Block::Cards { cards } => cards.iter().map(card).collect(),
        Block::Findings { findings } => numbered(findings.iter().map(finding)),
        Block::Callout { tone, title, text } => {
            let mark = match tone {
                Tone::Note | Tone::Good => "",
                Tone::Warning => "Look at this: ",
                Tone::Bad => "Mend this: ",
            };
            format!("> **{mark}{}** {}\n\n", plain(title), plain(text))
        }
    }
}

fn numbered(items: impl Iterator<Item = String>) -> String {
    let lines: String = items
        .enumerate()
        .map(|(at, item)| format!("{}. {item}\n", at + 1))
        .collect();
    format!("{lines}\n")
}

fn reason(reason: &Because) -> String {
    let strength = match reason.strength {
        0 | 1 => "weak",
        2 => "moderate",
        _ => "strong",
    };
    format!(
        "{} *{strength}: {}*",
        plain(&reason.text),
        plain(&reason.source)
    )
}

fn comparison(rows: &[Compared]) -> String {
    let side = |row: &Compared, strategy, text: &str| {
        if row.tips == Some(strategy) {
            format!("**{}** (tips)", plain(text))
        } else {
            plain(text)
        }
    };
    let rows: String = rows
        .iter()
        .map(|row| {
            format!(
                "| {} | {} | {} |\n",
                plain(&row.dimension),
                side(row, Strategy::Retargeting, &row.retargeting),
                side(row, Strategy::Remarketing, &row.remarketing)
            )
        })
        .collect();
    format!("| | Retargeting | Remarketing |\n| --- | --- | --- |\n{rows}\n")
}

/// A launch as a list of its own: a table of messages cannot be read in a plain file.
fn launch(row: &LaunchRow) -> String {
    let mut out = format!(
        "**{} {}: {}** ({}, {})\n",
        plain(&row.day),
        plain(&row.time),
        plain(&row.name),
        plain(&row.channel),
        plain(&row.cost)
    );
    let mut item = |label: &str, text: &str| {
        if !text.is_empty() {
            out.push_str(&format!("- {label}: {}\n", plain(text)));
        }
    };
    let gap = match (row.gap.as_str(), row.gap_wanted.as_str()) {
        (gap, "") => gap.to_owned(),
        (gap, wanted) => format!("{gap} (wanted: {wanted})"),
    };
    item("After the launch before", &gap);
    item("Subject", &row.subject);
    item("Message", &row.body);
    item("Button", &row.button);
    match &row.link {
        Some(link) => out.push_str(&format!("- Link: {}\n", address(link, link))),
        None => out.push_str("- Link: none yet\n"),
    }
    out.push('\n');
    out
}

fn card(card: &Card) -> String {
    let text = if card.text.is_empty() {
        String::new()
    } else {
        format!(": {}", plain(&card.text))
    };
    format!("**{}**{text}\n\n{}", plain(&card.title), facts(&card.facts))
}

fn finding(row: &FindingRow) -> String {
    let mend = if row.mend.is_empty() {
        String::new()
    } else {
        format!(" → {}", plain(&row.mend))
    };
    format!("**{}:** {}{mend}", plain(&row.title), plain(&row.text))
}

fn facts(facts: &[Fact]) -> String {
    let lines: String = facts
        .iter()
        .map(|it| format!("- **{}:** {}\n", plain(&it.label), plain(&it.value)))
        .collect();
    format!("{lines}\n")
}

fn drawn(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = row(table
        .columns
        .iter()
        .map(|column| plain(&column.title))
        .collect());
    out.push_str(&row(table
        .columns
        .iter()
        .map(|column| match column.align {
            Align::Left => "---".to_owned(),
            Align::Right => "---:".to_owned(),
        })
        .collect()));
    table
        .rows
        .iter()
        .for_each(|cells| out.push_str(&row(cells.iter().map(cell).collect())));
    out.push('\n');
    out
}

fn cell(cell: &Cell) -> String {
    match &cell.link {
        Some(link) => address(link, &cell.text),
        None => plain(&cell.text),
    }
}

/// A link, when it leads to the web and cannot end its own brackets; anything else stays words.
fn address(link: &str, words: &str) -> String {
    let leads = link.starts_with("https://") || link.starts_with("http://");
    let ends =
        |c: char| matches!(c, '<' | '>' | '|' | '\\') || c.is_whitespace() || !is_printable(c);
    if !leads || link.contains(ends) {
        return plain(words);
    }
    if words == link {
        format!("<{link}>")
    } else {
        format!("[{}](<{link}>)", plain(words))
    }
}

/// Words with every mark escaped; a line feed becomes a space in lists and tables and stays readable.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c if is_printable(c) => out.push(c),
            _ => {}
        }
    }
    // A number with a dot, a plus or a minus at the beginning would make a list of a sentence.
    let starts_list = out.starts_with(['-', '+', '='])
        || out
            .split_once('.')
            .is_some_and(|(head, _)| !head.is_empty() && head.chars().all(|c| c.is_ascii_digit()));
    if starts_list {
        format!("\u{200B}{out}")
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::{hostile, sample};
    use super::*;

    #[test]
    fn marks_a_person_typed_stay_words() {
        assert_eq!(
            plain("# a *b* [c](d) | e"),
            "\\# a \\*b\\* \\[c\\](d) \\| e"
        );
        assert_eq!(plain("1. no list"), "\u{200B}1. no list");
    }

    #[test]
    fn a_small_document_reads_well() {
        let text = markdown(&sample());
        assert!(text.starts_with("# Refills\n\n1 campaign"), "{text}");
        assert!(
            text.contains("**Tue 5 May 2026 10:00: L10** (e-mail, €0)\n"),
            "{text}"
        );
        assert!(text.contains("- Link: <https://kettle.example?utm_source=newsletter&utm_medium=email&utm_campaign=campaign-1&utm_content=l10>\n"), "{text}");
    }

    #[test]
    fn a_hostile_plan_stays_words() {
        let text = markdown(&hostile());
        // What stands behind a backslash is a letter.
        let bare = text.replace("\\<", "").replace("\\]", "");
        assert!(!bare.contains("<script") && !bare.contains("<b>"), "{text}");
        assert!(!bare.contains("]("), "{text}");
        assert!(!text.contains(['\u{202E}', '\u{0}', '\u{8}', '\u{2028}', '\u{E0041}']));
    }

    #[test]
    fn links_that_could_end_their_brackets_stay_words() {
        for odd in [
            "javascript:alert(1)",
            "https://a.example/> [x](y)",
            "https://a.example/ x",
            "https://a.example/\n# head",
            "https://a.example/|",
        ] {
            assert!(!address(odd, "x").contains(odd), "{odd}");
        }
    }
}
