//! Tables with heads that repeat on every page.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, Table as DocxTable, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellMargins, TableLayoutType, TableRow, WidthType,
};
use reprise_domain::document::{Align, Cell, Compared, LaunchRow, Table, colors};
use reprise_domain::strategy::Strategy;

use super::blocks::shade;
use super::text::{link, run};
use super::{TEXT_WIDTH, style};

pub(super) fn plain(table: &Table) -> DocxTable {
    let weights: Vec<u32> = table.columns.iter().map(|column| column.weight).collect();
    let widths = widths(&weights);
    let aligned =
        |paragraph: Paragraph, at: usize| match table.columns.get(at).map(|column| column.align) {
            Some(Align::Right) => paragraph.align(AlignmentType::Right),
            Some(Align::Left) | None => paragraph,
        };
    let head = table.columns.iter().enumerate().map(|(at, column)| {
        let words = Paragraph::new().add_run(run(&column.title).bold().size(16));
        head_cell(width_of(&widths, at)).add_paragraph(aligned(words, at))
    });
    let last = table.rows.len().saturating_sub(1);
    let rows = table.rows.iter().enumerate().map(|(number, cells)| {
        let strong = table.total && number == last;
        let cells = cells.iter().enumerate().map(|(at, it)| {
            cell(width_of(&widths, at)).add_paragraph(aligned(said(it, strong), at))
        });
        TableRow::new(cells.collect()).cant_split()
    });
    with_head(head.collect(), rows.collect(), &widths)
}

/// A cell's words; the first of several lines carries it.
fn said(cell: &Cell, strong: bool) -> Paragraph {
    match (&cell.link, cell.text.split_once('\n')) {
        (Some(address), _) => link(address, &cell.text),
        (None, Some((first, rest))) => Paragraph::new()
            .add_run(run(first).bold().size(17))
            .add_run(run(&format!("\n{rest}")).size(16).color(style::SOFT)),
        (None, None) if strong => Paragraph::new().add_run(run(&cell.text).bold().size(17)),
        (None, None) => Paragraph::new().add_run(run(&cell.text).size(17)),
    }
}

pub(super) fn comparison(rows: &[Compared]) -> DocxTable {
    let widths = widths(&[3, 6, 6]);
    let title = |strategy: Strategy, word: &str| {
        let color = colors(strategy).strong.trim_start_matches('#');
        Paragraph::new().add_run(run(word).bold().size(17).color(color))
    };
    let head = vec![
        head_cell(widths[0]).add_paragraph(Paragraph::new()),
        head_cell(widths[1]).add_paragraph(title(Strategy::Retargeting, "→ Retargeting")),
        head_cell(widths[2]).add_paragraph(title(Strategy::Remarketing, "↺ Remarketing")),
    ];
    let rows = rows.iter().map(|row| {
        let side = |at: usize, strategy, text: &str| {
            let words = Paragraph::new().add_run(run(text).size(17));
            if row.tips == Some(strategy) {
                let color = colors(strategy).strong.trim_start_matches('#');
                let tips = run("tips: ").bold().size(17).color(color);
                cell(widths[at])
                    .shading(shade(colors(strategy).pale))
                    .add_paragraph(Paragraph::new().add_run(tips).add_run(run(text).size(17)))
            } else {
                cell(widths[at]).add_paragraph(words)
            }
        };
        let dimension = Paragraph::new().add_run(run(&row.dimension).bold().size(17));
        TableRow::new(vec![
            cell(widths[0]).add_paragraph(dimension),
            side(1, Strategy::Retargeting, &row.retargeting),
            side(2, Strategy::Remarketing, &row.remarketing),
        ])
        .cant_split()
    });
    with_head(head, rows.collect(), &widths)
}

pub(super) fn launches(launches: &[LaunchRow]) -> DocxTable {
    let widths = widths(&[18, 13, 20, 41, 10]);
    let titles = ["When", "Gap", "Launch", "Message and link", "Cost"];
    let head = titles.iter().enumerate().map(|(at, title)| {
        let words = Paragraph::new().add_run(run(title).bold().size(16));
        head_cell(widths[at]).add_paragraph(to_the_right(words, at == 4))
    });
    let rows = launches.iter().map(|row| {
        let two = |first: &str, rest: &str| {
            let soft = if rest.is_empty() {
                String::new()
            } else {
                format!("\n{rest}")
            };
            Paragraph::new()
                .add_run(run(first).bold().size(17))
                .add_run(run(&soft).size(15).color(style::SOFT))
        };
        let gap = if row.gap.is_empty() {
            "first"
        } else {
            &row.gap
        };
        TableRow::new(vec![
            cell(widths[0]).add_paragraph(two(&row.day, &row.time)),
            cell(widths[1]).add_paragraph(two(gap, &row.gap_wanted)),
            cell(widths[2]).add_paragraph(two(&row.name, &row.channel)),
            message(cell(widths[3]), row),
            cell(widths[4]).add_paragraph(to_the_right(
                Paragraph::new().add_run(run(&row.cost).size(17)),
                true,
            )),
        ])
        .cant_split()
    });
    with_head(head.collect(), rows.collect(), &widths)
}

fn message(cell: TableCell, row: &LaunchRow) -> TableCell {
    let mut words = Paragraph::new();
    if row.subject.is_empty() && row.body.is_empty() {
        words = words.add_run(run("not written yet").size(17).color(style::SOFT));
    } else if row.subject.is_empty() {
        words = words.add_run(run(&row.body).size(17));
    } else {
        words = words
            .add_run(run(&row.subject).bold().size(17))
            .add_run(run(&format!("\n{}", row.body)).size(17));
    }
    if !row.button.is_empty() {
        words = words.add_run(run(&format!("\n[ {} ]", row.button)).size(16));
    }
    let cell = cell.add_paragraph(words);
    match &row.link {
        Some(address) => cell.add_paragraph(link(address, address)),
        None => cell.add_paragraph(
            Paragraph::new().add_run(run("leads nowhere yet").size(15).color(style::SOFT)),
        ),
    }
}

fn to_the_right(paragraph: Paragraph, right: bool) -> Paragraph {
    if right {
        paragraph.align(AlignmentType::Right)
    } else {
        paragraph
    }
}

/// Widths of columns by their weights.
pub(super) fn widths(weights: &[u32]) -> Vec<usize> {
    let whole: u32 = weights.iter().map(|it| (*it).max(1)).sum::<u32>().max(1);
    let share = |weight: &u32| TEXT_WIDTH * (*weight).max(1) as usize / whole as usize;
    weights.iter().map(share).collect()
}

fn width_of(widths: &[usize], at: usize) -> usize {
    widths.get(at).copied().unwrap_or(0)
}

/// A cell over a hairline.
pub(super) fn cell(width: usize) -> TableCell {
    ruled(width, 4, style::LINE)
}

fn head_cell(width: usize) -> TableCell {
    ruled(width, 8, "1D1D1F")
}

fn ruled(width: usize, size: usize, color: &str) -> TableCell {
    let line = TableCellBorder::new(TableCellBorderPosition::Bottom)
        .border_type(BorderType::Single)
        .size(size)
        .color(color);
    TableCell::new()
        .width(width, WidthType::Dxa)
        .clear_all_border()
        .set_border(line)
}

/// The head is the only row that may split: `finish` knows heads by that and lets them repeat.
fn with_head(head: Vec<TableCell>, rows: Vec<TableRow>, widths: &[usize]) -> DocxTable {
    let mut all = vec![TableRow::new(head)];
    all.extend(rows);
    framed(all, widths)
}

/// Rows in fixed columns, without a frame.
pub(super) fn framed(rows: Vec<TableRow>, widths: &[usize]) -> DocxTable {
    DocxTable::new(rows)
        .clear_all_border()
        .layout(TableLayoutType::Fixed)
        .set_grid(widths.to_vec())
        .margins(TableCellMargins::new().margin(60, 120, 20, 0))
        .width(TEXT_WIDTH, WidthType::Dxa)
}
