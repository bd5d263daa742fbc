//! Budget by campaign and month, and how success is measured.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use reprise_domain::campaign::Kpi;
use reprise_domain::document::{Align, Block, Cell, Column, Section, Table};
use reprise_domain::money::{Money, grouped};
use reprise_domain::strategy::Strategy;

use super::{BriefFacts, Told};
use crate::brief::chart::{self, Spent};

pub(super) fn budget(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    if told.is_empty() {
        return Section {
            heading: "Budget".to_owned(),
            blocks: Vec::new(),
        };
    }
    let money = |minor| {
        Money {
            minor,
            currency: facts.client.currency,
        }
        .to_string()
    };
    let planned = |it: &Told<'_>| {
        it.launches
            .iter()
            .map(|launch| launch.cost.minor)
            .fold(0, i64::saturating_add)
    };
    let mut rows: Vec<Vec<Cell>> = told
        .iter()
        .map(|it| {
            let (budget, cost) = (it.campaign.budget.minor, planned(it));
            vec![
                it.campaign.name.clone(),
                money(budget),
                money(cost),
                money(budget - cost),
            ]
        })
        .map(|row| row.into_iter().map(Cell::text).collect())
        .collect();
    let sum = |each: &dyn Fn(&Told<'_>) -> i64| told.iter().map(each).fold(0, i64::saturating_add);
    let (budgets, costs) = (sum(&|it| it.campaign.budget.minor), sum(&planned));
    rows.push(
        [
            "Together".to_owned(),
            money(budgets),
            money(costs),
            money(budgets - costs),
        ]
        .map(Cell::text)
        .to_vec(),
    );
    let column = |title: &str, align, weight| Column {
        title: title.to_owned(),
        align,
        weight,
    };
    let by_campaign = Table {
        columns: vec![
            column("Campaign", Align::Left, 4),
            column("Budget", Align::Right, 2),
            column("Planned", Align::Right, 2),
            column("Left", Align::Right, 2),
        ],
        rows,
        total: true,
    };
    let months = months(told);
    let by_month = Table {
        columns: vec![
            column("Month", Align::Left, 4),
            column("Launches", Align::Right, 2),
            column("Retargeting", Align::Right, 2),
            column("Remarketing", Align::Right, 2),
            column("Together", Align::Right, 2),
        ],
        rows: months
            .iter()
            .map(|(month, (count, spent))| {
                [
                    month.format("%B %Y").to_string(),
                    grouped(*count),
                    money(spent.retargeting),
                    money(spent.remarketing),
                    money(spent.whole()),
                ]
                .map(Cell::text)
                .to_vec()
            })
            .collect(),
        total: false,
    };
    let mut blocks = vec![Block::Table { table: by_campaign }];
    if !by_month.rows.is_empty() {
        blocks.push(Block::Heading {
            text: "By month".to_owned(),
            strategy: None,
        });
        blocks.extend(drawn(facts, &months));
        blocks.push(Block::Table { table: by_month });
    }
    Section {
        heading: "Budget".to_owned(),
        blocks,
    }
}

/// The months as columns, when anything costs anything.
fn drawn(facts: &BriefFacts<'_>, months: &Months) -> Option<Block> {
    let spent: Vec<_> = months
        .iter()
        .map(|(month, (_, it))| (*month, *it))
        .collect();
    let svg = chart::months(&spent, facts.client.currency)?;
    let alt: Vec<String> = spent
        .iter()
        .map(|(month, it)| {
            let money = Money {
                minor: it.whole(),
                currency: facts.client.currency,
            };
            format!("{} {money}", month.format("%b %Y"))
        })
        .collect();
    Some(Block::Picture {
        svg,
        alt: format!("Planned cost by month: {}.", alt.join(", ")),
        caption: String::new(),
    })
}

/// Launches and their cost by month, without holes between the first and the last.
type Months = BTreeMap<NaiveDate, (u64, Spent)>;

fn months(told: &[Told<'_>]) -> Months {
    let mut months = Months::new();
    let first_of = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    for it in told {
        for launch in &it.launches {
            let (count, spent) = months.entry(first_of(launch.at.date())).or_default();
            *count += 1;
            let sum = match it.campaign.strategy {
                Strategy::Retargeting => &mut spent.retargeting,
                Strategy::Remarketing => &mut spent.remarketing,
            };
            *sum = sum.saturating_add(launch.cost.minor);
        }
    }
    if let (Some(first), Some(last)) = (
        months.keys().next().copied(),
        months.keys().next_back().copied(),
    ) {
        let mut month = first;
        while month < last {
            months.entry(month).or_default();
            month = month + chrono::Months::new(1);
        }
    }
    months
}

pub(super) fn measures(told: &[Told<'_>]) -> Section {
    let column = |title: &str, align, weight| Column {
        title: title.to_owned(),
        align,
        weight,
    };
    let rows: Vec<Vec<Cell>> = told
        .iter()
        .map(|it| {
            let objective = &it.campaign.objective;
            let target = objective.target.map_or("open".to_owned(), |target| {
                of_kpi(objective.kpi, target, it)
            });
            vec![
                it.campaign.name.clone(),
                objective.kpi.word().to_owned(),
                how(objective.kpi).to_owned(),
                target,
            ]
        })
        .map(|row| row.into_iter().map(Cell::text).collect())
        .collect();
    let columns = vec![
        column("Campaign", Align::Left, 4),
        column("Measure", Align::Left, 2),
        column("How it is counted", Align::Left, 5),
        column("Target", Align::Right, 2),
    ];
    let blocks = if rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::Table {
            table: Table {
                columns,
                rows,
                total: false,
            },
        }]
    };
    Section {
        heading: "Measures".to_owned(),
        blocks,
    }
}

fn of_kpi(kpi: Kpi, target: u64, it: &Told<'_>) -> String {
    match kpi {
        Kpi::Orders | Kpi::NewContacts | Kpi::Renewals => grouped(target),
        Kpi::Revenue => Money {
            minor: i64::try_from(target).unwrap_or(i64::MAX),
            currency: it.campaign.budget.currency,
        }
        .to_string(),
        Kpi::ClickRate | Kpi::ConversionRate => format!("{}.{}%", target / 10, target % 10),
    }
}

fn how(kpi: Kpi) -> &'static str {
    match kpi {
        Kpi::Orders => "Orders with the campaign's UTM tags or code, within 7 days of the click.",
        Kpi::Revenue => "Revenue of those orders, before returns.",
        Kpi::ClickRate => "Clicks per delivered message or shown ad; opens are not counted.",
        Kpi::ConversionRate => "Orders per click with the campaign's tags.",
        Kpi::NewContacts => "New addresses with granted consent.",
        Kpi::Renewals => "Subscriptions renewed, against those due.",
    }
}
