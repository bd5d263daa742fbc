//! Budget by campaign and month, and how success is measured.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use reprise_domain::campaign::Kpi;
use reprise_domain::document::{Align, Block, Cell, Column, Section, Table};
use reprise_domain::money::{Money, grouped};

use super::{BriefFacts, Told};

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
    };
    let by_month = Table {
        columns: vec![
            column("Month", Align::Left, 4),
            column("Launches", Align::Right, 2),
            column("Cost", Align::Right, 2),
        ],
        rows: months(told)
            .into_iter()
            .map(|(month, (count, minor))| {
                [
                    month.format("%B %Y").to_string(),
                    grouped(count),
                    money(minor),
                ]
                .map(Cell::text)
                .to_vec()
            })
            .collect(),
    };
    let mut blocks = vec![Block::Table { table: by_campaign }];
    if !by_month.rows.is_empty() {
        blocks.push(Block::Heading {
            text: "By month".to_owned(),
        });
        blocks.push(Block::Table { table: by_month });
    }
    Section {
        heading: "Budget".to_owned(),
        blocks,
    }
}

fn months(told: &[Told<'_>]) -> BTreeMap<NaiveDate, (u64, i64)> {
    let mut months: BTreeMap<NaiveDate, (u64, i64)> = BTreeMap::new();
    for launch in told.iter().flat_map(|it| &it.launches) {
        let day = launch.at.date();
        let (count, sum) = months.entry(day.with_day(1).unwrap_or(day)).or_default();
        *count += 1;
        *sum = sum.saturating_add(launch.cost.minor);
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
                target,
                how(objective.kpi).to_owned(),
            ]
        })
        .map(|row| row.into_iter().map(Cell::text).collect())
        .collect();
    let columns = vec![
        column("Campaign", Align::Left, 4),
        column("Measure", Align::Left, 2),
        column("Target", Align::Right, 2),
        column("How it is counted", Align::Left, 5),
    ];
    let blocks = if rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::Table {
            table: Table { columns, rows },
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
