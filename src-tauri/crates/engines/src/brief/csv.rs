//! The schedule as a table for spreadsheets or programs (RFC 4180, CRLF).
//!
//! Who reads it decides what becomes of cells that a spreadsheet would run: see `domain::table`.

use reprise_domain::client::Client;
use reprise_domain::gap::short;
use reprise_domain::landing::link_of;
use reprise_domain::local_time::{gap_minutes, resolve};
use reprise_domain::money::Money;
use reprise_domain::table::{BYTE_ORDER_MARK, TableFor, cell};
use reprise_domain::workspace::Workspace;

use super::schedule::live_launches;

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
pub fn schedule_csv(workspace: &Workspace, client: &Client, reader: TableFor) -> String {
    let mut out = match reader {
        TableFor::Spreadsheet => BYTE_ORDER_MARK.to_owned(),
        TableFor::Upload => String::new(),
    };
    push_row(&mut out, &HEAD.map(str::to_owned), reader);
    let mut before = std::collections::BTreeMap::new();
    for (campaign, launch) in live_launches(workspace, client) {
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        let audience = campaign
            .audience
            .and_then(|id| workspace.audiences.get(&id));
        let previous = before.insert(campaign.id, launch.at);
        let gap = previous.map(|at| short(gap_minutes(at, launch.at, client.time_zone)));
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
        push_row(&mut out, &row, reader);
    }
    out
}

fn push_row(out: &mut String, cells: &[String], reader: TableFor) {
    let cells: Vec<_> = cells.iter().map(|text| cell(text, reader)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
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
    fn costs_are_plain_decimals() {
        assert_eq!(decimal(fixtures::euros(240_050)), "2400.50");
    }

    #[test]
    fn each_live_launch_is_a_row() {
        let workspace = workspace();
        let table = schedule_csv(&workspace, &fixtures::client(), TableFor::Upload);
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
