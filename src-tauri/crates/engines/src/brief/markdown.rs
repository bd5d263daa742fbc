//! A document as Markdown: headings, lists and pipe tables; what a person typed stays words.

use reprise_domain::document::{Align, Block, Cell, Document, Fact, Table, Tone};

/// The whole file. Pictures are told in words, since Markdown carries no drawing of its own.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n\n", plain(&document.title));
    if !document.subtitle.is_empty() {
        out.push_str(&format!("{}\n\n", plain(&document.subtitle)));
    }
    out.push_str(&format!(
        "{}, {}\n\n",
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
        Block::Heading { text } => format!("### {}\n\n", plain(text)),
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
        Some(link) if cell.text == *link => format!("<{link}>"),
        Some(link) => format!("[{}](<{link}>)", plain(&cell.text)),
        None => plain(&cell.text),
    }
}

/// Words with every mark escaped; a line feed becomes a space in lists and tables and stays readable.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("  "),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {}
            c => out.push(c),
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
    use super::super::document::tests::sample;
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
            text.contains(
                "| When | Launch | Message | Gap | Link |\n| --- | --- | --- | ---: | --- |\n"
            ),
            "{text}"
        );
        assert!(text.contains("<https://kettle.example?utm_source=newsletter&utm_medium=email&utm_campaign=campaign-1&utm_content=l10>"), "{text}");
    }
}
