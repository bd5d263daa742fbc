//! The schedule as a table for spreadsheets or programs (RFC 4180, CRLF).
//!
//! A spreadsheet runs a cell that begins like a formula. The spreadsheet mode defuses such cells with
//! an apostrophe; the raw mode keeps every byte, for programs that read the file.

use reprise_domain::client::Client;
use reprise_domain::gap::spoken;
use reprise_domain::landing::link_of;
use reprise_domain::local_time::{gap_minutes, resolve};
use reprise_domain::money::Money;
use reprise_domain::workspace::Workspace;

use super::schedule::live_launches;

/// Who reads the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvMode {
    /// A spreadsheet: formulas are defused, a byte order mark says it is UTF-8.
    Spreadsheet,
    /// A program: cells are kept as they are.
    Raw,
}

const HEAD: [&str; 20] = [
    "Date",
    "Time",
    "Time zone",
    "UTC",
    "Last day",
    "Campaign",
    "Strategy",
    "Status",
    "Channel",
    "Launch",
    "Gap to the previous",
    "Audience",
    "Subject",
    "Message",
    "Call to action",
    "Offer",
    "Promo code",
    "Link",
    "Cost",
    "Currency",
];

/// The live launches of a client by time, one a row under a head. Without launches, the head alone.
///
/// Dates are `2026-05-12`, times `10:00` in the client's zone, costs plain decimals.
pub fn schedule_csv(workspace: &Workspace, client: &Client, mode: CsvMode) -> String {
    let mut out = match mode {
        // Excel takes a file without it for the machine's old code page.
        CsvMode::Spreadsheet => "\u{FEFF}".to_owned(),
        CsvMode::Raw => String::new(),
    };
    push_row(&mut out, &HEAD.map(str::to_owned), mode);
    let mut before = std::collections::BTreeMap::new();
    for (campaign, launch) in live_launches(workspace, client) {
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        let audience = campaign
            .audience
            .and_then(|id| workspace.audiences.get(&id));
        let previous = before.insert(campaign.id, launch.at);
        let gap = previous.map(|at| spoken(gap_minutes(at, launch.at, client.time_zone)));
        let instant = resolve(launch.at, client.time_zone).instant;
        let row = [
            launch.at.format("%Y-%m-%d").to_string(),
            launch.at.format("%H:%M").to_string(),
            client.time_zone.name().to_owned(),
            instant.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            launch.last_day().to_string(),
            campaign.name.clone(),
            campaign.strategy.word().to_owned(),
            campaign.status.word().to_owned(),
            launch.channel.word().to_owned(),
            launch.name.clone(),
            gap.unwrap_or_default(),
            audience.map_or_else(String::new, |it| it.name.clone()),
            launch.message.subject.clone(),
            launch.message.body.clone(),
            launch.message.call_to_action.clone(),
            campaign.offer.headline.clone(),
            campaign.offer.promo_code.clone(),
            link_of(launch, campaign, product, client).unwrap_or_default(),
            decimal(launch.cost),
            launch.cost.currency.code().to_owned(),
        ];
        push_row(&mut out, &row, mode);
    }
    out
}

/// One cell of a table for spreadsheets: quoted where it must be, formulas defused.
pub fn csv_cell(text: &str) -> String {
    field(text, CsvMode::Spreadsheet)
}

fn push_row(out: &mut String, cells: &[String], mode: CsvMode) {
    let cells: Vec<_> = cells.iter().map(|cell| field(cell, mode)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A cell, quoted where RFC 4180 asks for it, and defused for spreadsheets.
fn field(text: &str, mode: CsvMode) -> String {
    let safe = match mode {
        CsvMode::Spreadsheet if looks_like_formula(text) => format!("'{text}"),
        CsvMode::Spreadsheet | CsvMode::Raw => text.to_owned(),
    };
    if safe.contains(['"', ',', '\r', '\n', ';', '\t']) || safe.trim() != safe {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// Whether a spreadsheet might run it: OWASP's list, behind any quotes and spaces.
fn looks_like_formula(text: &str) -> bool {
    let is_control = |c: char| matches!(c, '\t' | '\r' | '\n');
    let skipped = |c: char| {
        matches!(c, '"' | '\'' | '\u{FEFF}' | '\u{200B}') || (c.is_whitespace() && !is_control(c))
    };
    text.trim_start_matches(skipped)
        .starts_with(|c| is_control(c) || "=+-@＝＋－＠".contains(c))
}

/// "2400.50" for €2,400.50: figures that programs read.
fn decimal(money: Money) -> String {
    let digits = money.currency.digits() as usize;
    let scale = 10_u64.pow(money.currency.digits());
    let minus = if money.minor < 0 { "-" } else { "" };
    let (whole, rest) = (
        money.minor.unsigned_abs() / scale,
        money.minor.unsigned_abs() % scale,
    );
    if digits == 0 {
        return format!("{minus}{whole}");
    }
    format!("{minus}{whole}.{rest:0digits$}")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, workspace};
    use super::*;

    #[test]
    fn a_spreadsheet_runs_no_cell() {
        for bad in [
            "=1+1", "+7916", "-2", "@x", "\tx", "\rx", "\nx", " =1", "\"=1", "\" '=1", "\u{A0}=1",
            "＝1", "＋1", "－1", "＠x",
        ] {
            let cell = field(bad, CsvMode::Spreadsheet);
            assert!(
                cell.trim_start_matches('"').starts_with('\''),
                "{bad:?}: {cell}"
            );
        }
        assert_eq!(
            field("15% off = good", CsvMode::Spreadsheet),
            "15% off = good"
        );
    }

    #[test]
    fn a_program_gets_every_byte() {
        assert_eq!(field("+7916", CsvMode::Raw), "+7916");
        assert_eq!(
            field("say \"hi\", now", CsvMode::Raw),
            "\"say \"\"hi\"\", now\""
        );
        assert_eq!(field("two\nlines", CsvMode::Raw), "\"two\nlines\"");
    }

    #[test]
    fn costs_are_plain_decimals() {
        assert_eq!(decimal(fixtures::euros(240_050)), "2400.50");
    }

    #[test]
    fn each_live_launch_is_a_row() {
        let workspace = workspace();
        let table = schedule_csv(&workspace, &fixtures::client(), CsvMode::Raw);
        let rows: Vec<_> = table.split_terminator("\r\n").collect();
        assert_eq!(rows[0].split(',').count(), HEAD.len());
        assert_eq!(rows.len(), 1 + fixtures::LAUNCHES);
        assert!(
            rows[1].starts_with(
                "2026-05-05,09:00,Europe/Berlin,2026-05-05T07:00:00Z,2026-05-11,Espresso page visitors,retargeting,draft,social ads,"
            ),
            "{}",
            rows[1]
        );
    }
}
