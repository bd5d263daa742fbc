//! The pieces of a section as HTML.

use reprise_domain::document::{
    Align, Because, Block, Card, Cell, Compared, Fact, FindingRow, LaunchRow, Table, Tone,
};
use reprise_domain::strategy::Strategy;

use super::super::svg::escaped;

pub(super) fn block(block: &Block) -> String {
    match block {
        Block::Heading { text, strategy } => heading(text, *strategy),
        Block::Paragraph { text } => format!("<p dir=\"auto\">{}</p>", lines(text)),
        Block::Lead { text } => format!("<p class=\"lead\" dir=\"auto\">{}</p>", lines(text)),
        Block::Bullets { items } => format!(
            "<ul>{}</ul>",
            each(items, |item| format!(
                "<li dir=\"auto\">{}</li>",
                lines(item)
            ))
        ),
        Block::Facts { facts: all } => facts(all, "facts"),
        Block::Table { table: it } => table(it),
        // Drawings are our own; user text in them is escaped where it is made.
        Block::Picture { svg, alt, caption } => format!(
            "<figure><div class=\"scroll\" role=\"img\" aria-label=\"{}\" tabindex=\"0\">{svg}</div>{}</figure>",
            escaped(alt),
            optional("figcaption", caption)
        ),
        Block::Reasons { reasons } => {
            format!("<ol class=\"reasons\">{}</ol>", each(reasons, reason))
        }
        Block::Comparison { rows } => comparison(rows),
        Block::Launches { launches } => launch_table(launches),
        Block::Cards { cards } => format!("<div class=\"cards\">{}</div>", each(cards, card)),
        Block::Findings { findings } => {
            format!("<ol class=\"findings\">{}</ol>", each(findings, finding))
        }
        Block::Callout { tone, title, text } => format!(
            "<div class=\"callout {}\"><strong>{}</strong> {}</div>",
            class(*tone),
            escaped(title),
            lines(text)
        ),
    }
}

fn heading(text: &str, strategy: Option<Strategy>) -> String {
    let tag = strategy.map_or_else(String::new, |strategy| {
        let (class, sign) = match strategy {
            Strategy::Retargeting => ("warm", "→"),
            Strategy::Remarketing => ("cool", "↺"),
        };
        format!(
            " <span class=\"strategy {class}\">{sign} {}</span>",
            strategy.word()
        )
    });
    format!("<h3><bdi>{}</bdi>{tag}</h3>", escaped(text))
}

pub(super) fn facts(facts: &[Fact], class: &str) -> String {
    let all = each(facts, |fact| {
        format!(
            "<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>",
            escaped(&fact.label),
            lines(&fact.value)
        )
    });
    format!("<dl class=\"{class}\">{all}</dl>")
}

fn reason(reason: &Because) -> String {
    format!(
        "<li>{} <small><span class=\"strength s{}\" aria-hidden=\"true\"><i></i><i></i><i></i></span> {} · {} <code>{}</code></small></li>",
        lines(&reason.text),
        reason.strength,
        strength(reason.strength),
        escaped(&reason.source),
        escaped(&reason.rule)
    )
}

/// How much a source can bear, in a word.
pub(super) fn strength(strength: u8) -> &'static str {
    match strength {
        0 | 1 => "weak",
        2 => "moderate",
        _ => "strong",
    }
}

fn comparison(rows: &[Compared]) -> String {
    let side = |row: &Compared, strategy, text: &str| {
        if row.tips == Some(strategy) {
            format!("<td class=\"tips\"><b>tips</b>{}</td>", lines(text))
        } else {
            format!("<td>{}</td>", lines(text))
        }
    };
    let rows = each(rows, |row| {
        format!(
            "<tr><th scope=\"row\">{}</th>{}{}</tr>",
            escaped(&row.dimension),
            side(row, Strategy::Retargeting, &row.retargeting),
            side(row, Strategy::Remarketing, &row.remarketing)
        )
    });
    format!(
        "<table class=\"compared\"><thead><tr><td></td><th scope=\"col\" class=\"warm\">→ Retargeting</th><th scope=\"col\" class=\"cool\">↺ Remarketing</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

fn launch_table(launches: &[LaunchRow]) -> String {
    format!(
        "<table class=\"launches\"><thead><tr><th scope=\"col\">When</th><th scope=\"col\">Gap</th><th scope=\"col\">Launch</th><th scope=\"col\">Message and link</th><th scope=\"col\" class=\"right\">Cost</th></tr></thead><tbody>{}</tbody></table>",
        each(launches, launch)
    )
}

fn launch(row: &LaunchRow) -> String {
    let gap = if row.gap.is_empty() {
        "<span class=\"soft\">first</span>".to_owned()
    } else {
        format!(
            "{}{}",
            escaped(&row.gap),
            optional("small", &row.gap_wanted)
        )
    };
    let said = [
        optional("strong", &row.subject),
        optional("p", &row.body),
        optional("span class=\"button\"", &row.button),
    ]
    .concat();
    let said = if said.is_empty() {
        "<span class=\"soft\">not written yet</span>".to_owned()
    } else {
        said
    };
    format!(
        "<tr><td><b>{}</b><small>{}</small></td><td>{gap}</td><td dir=\"auto\"><b>{}</b><small>{}</small></td><td dir=\"auto\">{said}{}</td><td class=\"right\">{}</td></tr>",
        escaped(&row.day),
        escaped(&row.time),
        escaped(&row.name),
        escaped(&row.channel),
        row.link.as_deref().map_or_else(
            || "<small>leads nowhere yet</small>".to_owned(),
            |address| format!("<small dir=\"ltr\">{}</small>", link(address, address))
        ),
        escaped(&row.cost)
    )
}

fn card(card: &Card) -> String {
    let picture = if card.svg.is_empty() {
        String::new()
    } else {
        format!(
            "<div role=\"img\" aria-label=\"{}\">{}</div>",
            escaped(&card.alt),
            card.svg
        )
    };
    format!(
        "<article>{picture}<div><h4 dir=\"auto\">{}</h4><p>{}</p>{}</div></article>",
        escaped(&card.title),
        lines(&card.text),
        facts(&card.facts, "facts")
    )
}

fn finding(row: &FindingRow) -> String {
    let mend = if row.mend.is_empty() {
        String::new()
    } else {
        format!("<p class=\"mend\">Mend: {}</p>", lines(&row.mend))
    };
    format!(
        "<li class=\"{}\"><b class=\"number\">{}</b><div><strong>{}</strong><p dir=\"auto\">{}</p>{mend}</div></li>",
        class(row.tone),
        row.number,
        escaped(&row.title),
        lines(&row.text)
    )
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Note => "note",
        Tone::Good => "good",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
    }
}

fn table(table: &Table) -> String {
    let align = |at: usize| match table.columns.get(at).map(|column| column.align) {
        Some(Align::Right) => " class=\"right\"",
        Some(Align::Left) | None => "",
    };
    let head: String = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            format!(
                "<th scope=\"col\"{}>{}</th>",
                align(at),
                escaped(&column.title)
            )
        })
        .collect();
    let rows = each(&table.rows, |row| {
        let cells: String = row
            .iter()
            .enumerate()
            .map(|(at, it)| format!("<td{} dir=\"auto\">{}</td>", align(at), cell(it)))
            .collect();
        format!("<tr>{cells}</tr>")
    });
    let whole: u32 = table.columns.iter().map(|column| column.weight).sum();
    let widths = each(&table.columns, |column| {
        format!(
            "<col style=\"width:{}%\">",
            100 * column.weight / whole.max(1)
        )
    });
    let total = if table.total { " class=\"total\"" } else { "" };
    format!(
        "<div class=\"scroll\" tabindex=\"0\"><table{total}><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// A cell; the first of several lines carries it.
pub(super) fn cell(cell: &Cell) -> String {
    match (&cell.link, cell.text.split_once('\n')) {
        (Some(address), _) => link(address, &cell.text),
        (None, Some((first, rest))) => {
            format!("<b>{}</b><small>{}</small>", escaped(first), lines(rest))
        }
        (None, None) => escaped(&cell.text),
    }
}

/// A link, when it leads to the web; anything else stays words.
pub(super) fn link(address: &str, words: &str) -> String {
    if address.starts_with("https://") || address.starts_with("http://") {
        format!(
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            escaped(address),
            lines(words)
        )
    } else {
        lines(words)
    }
}

pub(super) fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

/// Words in an element, nothing without words.
fn optional(element: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let name = element.split(' ').next().unwrap_or_default();
    format!("<{element}>{}</{name}>", lines(text))
}

fn each<T>(items: &[T], one: impl FnMut(&T) -> String) -> String {
    items.iter().map(one).collect()
}
