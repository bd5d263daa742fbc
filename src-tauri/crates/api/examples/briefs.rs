//! Writes every export of the sample businesses, and of plans made to be hard on paper, into a folder,
//! to be looked at.
//!
//! `cargo run -p reprise-api --example briefs -- FOLDER`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{Days, NaiveDateTime};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let throwaway = tempfile::tempdir()?;
    let session = Session::open(throwaway.path(), Surroundings::of_this_machine())?;
    session.call("sample_load", Value::Null)?;
    for plan in HARD {
        make(&session, plan)?;
    }
    for client in list(session.call("client_list", Value::Null)?) {
        let of_client = json!({ "client": client["id"] });
        let mut briefs = list(session.call("brief_list", of_client.clone())?);
        if briefs.is_empty() {
            let draft = json!({ "client": client["id"], "title": client["note"] });
            briefs.push(session.call("brief_create", draft)?);
        }
        let name: String = text(&client["name"])
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(16)
            .collect();
        write(&session, &folder.join(name), &client, &briefs[0])?;
    }
    Ok(())
}

fn write(session: &Session, file: &Path, client: &Value, brief: &Value) -> Outcome<()> {
    for format in ["pdf", "docx", "html", "md"] {
        let file = file.with_extension(format);
        let begun = Instant::now();
        session.call(
            "brief_export",
            json!({ "brief": brief, "format": format, "file": file }),
        )?;
        eprintln!("{} in {:?}", file.display(), begun.elapsed());
    }
    for format in ["ics", "csv"] {
        let file = file.with_extension(format);
        session.call(
            "calendar_export",
            json!({ "client": client["id"], "format": format, "file": file }),
        )?;
    }
    for turn in ["first", "again"] {
        let begun = Instant::now();
        let pages = session.call("brief_pages", brief.clone())?;
        let took = begun.elapsed();
        let pages = list(pages["pages"].clone());
        let bytes: usize = pages.iter().map(|it| text(it).len()).sum();
        eprintln!("{} pages, {bytes} bytes, {turn} in {took:?}", pages.len());
        for (at, page) in pages.iter().enumerate() {
            std::fs::write(file.with_extension(format!("{at:02}.svg")), text(page))?;
        }
    }
    Ok(())
}

/// A plan made to be hard on paper.
struct Hard {
    client: &'static str,
    title: &'static str,
    colors: [&'static str; 2],
    campaign: &'static str,
    campaigns: u64,
    launches: u64,
    /// Days from launch to launch.
    every: u64,
}

const HARD: [Hard; 6] = [
    Hard {
        client: "Empty & Sons",
        title: "Nothing yet",
        colors: ["#ffe9a8", "#fff6dd"],
        campaign: "",
        campaigns: 0,
        launches: 0,
        every: 1,
    },
    Hard {
        client: "Sixty Ltd, the house of far too many campaigns and of names that never seem to come to any end at all, incorporated",
        title: "Sixty campaigns, each with a name that is longer than any reasonable person would ever choose for a campaign of hers",
        colors: ["#0b3d91", "#fc3d21"],
        campaign: "Reactivating customers of the autumn collection who bought twice and then went quiet, part",
        campaigns: 60,
        launches: 6,
        every: 5,
    },
    Hard {
        client: "Год вперёд",
        title: "Четырнадцать месяцев",
        colors: ["#f4c6d7", "#222222"],
        campaign: "Возврат покупателей",
        campaigns: 4,
        launches: 60,
        every: 7,
    },
    Hard {
        client: "Καφές Ελλάδα",
        title: "Δύο εβδομάδες",
        colors: ["#ffffff", "#000000"],
        campaign: "Καλοκαίρι",
        campaigns: 1,
        launches: 3,
        every: 3,
    },
    Hard {
        client: "בית קפה",
        title: "חזרה של לקוחות",
        colors: ["#111111", "#888888"],
        campaign: "קפה טרי",
        campaigns: 2,
        launches: 4,
        every: 9,
    },
    Hard {
        client: "مقهى الصباح",
        title: "حملة الشتاء",
        colors: ["#00695c", "#ffb300"],
        campaign: "قهوة طازجة Fresh 2",
        campaigns: 2,
        launches: 4,
        every: 9,
    },
];

fn make(session: &Session, plan: Hard) -> Outcome<()> {
    let mut client = session.call("client_create", json!({ "name": plan.client }))?;
    client["brand"]["primary"] = json!(plan.colors[0]);
    client["brand"]["secondary"] = json!(plan.colors[1]);
    client["brand"]["site"] = json!("https://example.org");
    client["note"] = json!(plan.title);
    let client = session.call("client_change", client)?;
    let begin: NaiveDateTime = "2027-01-04T10:00:00".parse()?;
    for number in 0..plan.campaigns {
        let strategy = ["retargeting", "remarketing"][(number % 2) as usize];
        let draft = json!({
            "client": client["id"],
            "name": format!("{} {}", plan.campaign, number + 1),
            "strategy": strategy,
        });
        let campaign = session.call("campaign_create", draft)?;
        for launch in 0..plan.launches {
            let at = begin + Days::new(number * 2 + launch * plan.every);
            let draft = json!({
                "campaign": campaign["id"],
                "name": format!("{} {}.{}", plan.campaign, number + 1, launch + 1),
                "channel": if number % 2 == 0 { "social" } else { "email" },
                "at": at,
                "flight_days": if number % 2 == 0 { plan.every } else { 1 },
            });
            session.call("launch_create", draft)?;
        }
    }
    Ok(())
}

fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        _ => Vec::new(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
