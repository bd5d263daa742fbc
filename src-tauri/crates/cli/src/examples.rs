//! One example a command, shown by its help and parsed by a test.

/// A first plan from nothing to a brief, shown by `reprise --help`.
pub(crate) const FIRST_PLAN: &str = r#"A first plan:
  reprise client create "Kettle & Kiln" --site https://kettle.example --currency EUR
  reprise product create "House Espresso" --purchase used-up:28 --price 32
  reprise contacts import customers.csv
  reprise advice show --monthly-visitors 9800 --visitors-tagged yes
  reprise audience create Buyers --lists customers --who buyers
  reprise campaign create Refills --strategy remarketing --audience Buyers --product "House Espresso"
  reprise campaign plan Refills --cadence replenishment --anchor 2027-03-01T10:00
  reprise plan check
  reprise brief export --format pdf -o brief.pdf"#;

/// The example of a command; none for one that nobody has written an example for.
pub(crate) fn of(command: &str) -> Option<&'static str> {
    let found = EXAMPLES.iter().find(|(name, _)| *name == command);
    found.map(|(_, example)| *example)
}

/// An example as the words a shell would make of it: quotes join.
#[cfg(test)]
pub(crate) fn words(example: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in example.chars() {
        match (c, quote, words.last_mut()) {
            (' ', None, _) => words.push(String::new()),
            ('"' | '\'', None, _) => quote = Some(c),
            (c, Some(open), _) if c == open => quote = None,
            (c, _, Some(word)) => word.push(c),
            (_, _, None) => {}
        }
    }
    words
}

const EXAMPLES: &[(&str, &str)] = &[
    (
        "advice_show",
        r#"reprise advice show "Kettle & Kiln" --monthly-visitors 9800 --visitors-tagged yes --reach everyone"#,
    ),
    (
        "audience_change",
        r#"reprise audience change Visitors --estimated 12000 --exclusions Buyers"#,
    ),
    (
        "audience_create",
        r#"reprise audience create Visitors --client "Kettle & Kiln" --from visitors --pages "/espresso*" --lookback-days 30 --estimated 9800"#,
    ),
    (
        "audience_count",
        r#"reprise audience count --client "Kettle & Kiln" --rule '{"join":"all","of":[{"if":"text","field":"country","test":{"op":"is","value":"DE"}},{"if":"day","field":"last_order","test":{"op":"in_last","days":90}}]}' --json"#,
    ),
    ("audience_delete", r#"reprise audience delete Visitors"#),
    (
        "audience_list",
        r#"reprise audience list "Kettle & Kiln" --json"#,
    ),
    (
        "audience_overlap",
        r#"reprise audience overlap "Kettle & Kiln" --json"#,
    ),
    (
        "audience_reach",
        r#"reprise audience reach Buyers,Visitors --json"#,
    ),
    (
        "audience_separate",
        r#"reprise audience separate Visitors --other Buyers"#,
    ),
    ("audience_show", r#"reprise audience show Buyers"#),
    (
        "brief_change",
        r#"reprise brief change "Spring brief" --introduction "What we do in spring, and why.""#,
    ),
    (
        "brief_create",
        r#"reprise brief create --client "Kettle & Kiln" --title "Spring brief""#,
    ),
    ("brief_delete", r#"reprise brief delete "Spring brief""#),
    (
        "brief_export",
        r#"reprise brief export --client "Kettle & Kiln" --format pdf -o spring.pdf"#,
    ),
    (
        "brief_list",
        r#"reprise brief list --client "Kettle & Kiln""#,
    ),
    (
        "brief_preview",
        r#"reprise brief preview "Kettle & Kiln" --json"#,
    ),
    (
        "calendar_export",
        r#"reprise calendar export "Kettle & Kiln" --format ics -o launches.ics"#,
    ),
    (
        "campaign_change",
        r#"reprise campaign change Refills --budget 420 --offer.promo-code FRESH10 --offer.valid 2027-03-01..2027-03-31"#,
    ),
    (
        "campaign_create",
        r#"reprise campaign create Refills --strategy remarketing --audience Buyers --product "House Espresso" --channels email,sms --budget 420"#,
    ),
    ("campaign_delete", r#"reprise campaign delete Refills"#),
    (
        "campaign_draft_preview",
        r#"reprise campaign-draft preview Refills --client "Kettle & Kiln" --strategy remarketing --lay.cadence cart --lay.anchor 2027-03-01T10:00"#,
    ),
    (
        "campaign_duplicate",
        r#"reprise campaign duplicate Refills"#,
    ),
    ("campaign_list", r#"reprise campaign list "Kettle & Kiln""#),
    (
        "campaign_plan",
        r#"reprise campaign plan Refills --cadence replenishment --anchor 2027-03-01T10:00"#,
    ),
    (
        "campaign_preview",
        r#"reprise campaign preview Refills --cadence steady:7,10,14 --count 6 --anchor 2027-03-01T10:00"#,
    ),
    ("campaign_show", r#"reprise campaign show Refills"#),
    (
        "client_change",
        r##"reprise client change "Kettle & Kiln" --brand.primary "#6f3b1f" --quiet-hours email:21:00-07:00,sms:19:00-10:00"##,
    ),
    (
        "client_create",
        r#"reprise client create "Kettle & Kiln" --time-zone Europe/Berlin --currency EUR --site https://kettle.example"#,
    ),
    ("client_delete", r#"reprise client delete "Kettle & Kiln""#),
    ("client_list", r#"reprise client list --json"#),
    (
        "client_logo",
        r#"reprise client logo "Kettle & Kiln" --file logo.png"#,
    ),
    ("client_show", r#"reprise client show "Kettle & Kiln""#),
    (
        "contact_list_delete",
        r#"reprise contact-list delete customers"#,
    ),
    (
        "contact_list_list",
        r#"reprise contact-list list "Kettle & Kiln""#,
    ),
    (
        "contact_page",
        r#"reprise contact page customers --offset 200 --limit 100 --json"#,
    ),
    (
        "contact_count",
        r#"reprise contact count "Kettle & Kiln" --json"#,
    ),
    (
        "contact_import_list",
        r#"reprise contact-import list "Kettle & Kiln""#,
    ),
    (
        "contact_word_list",
        r#"reprise contact-word list "Kettle & Kiln" --field tags --json"#,
    ),
    (
        "contact_show",
        r#"reprise contact show ann@example.com --client "Kettle & Kiln""#,
    ),
    (
        "contact_erase",
        r#"reprise contact erase ann@example.com --client "Kettle & Kiln""#,
    ),
    (
        "contacts_export",
        r#"reprise contacts export --platform google --client "Kettle & Kiln" --audience Buyers -o ./google --json"#,
    ),
    (
        "contacts_import",
        r#"reprise contacts import customers.csv --client "Kettle & Kiln" --country DE --map email=1,phone=3 --policy tags=skip --rejected rejected.csv"#,
    ),
    (
        "contacts_preview",
        r#"reprise contacts preview customers.csv --client "Kettle & Kiln""#,
    ),
    (
        "contacts_suppress",
        r#"reprise contacts suppress unsubscribed.csv --client "Kettle & Kiln" --reason opt_out --channel email --json"#,
    ),
    (
        "dates_accept",
        r#"reprise dates accept "Kettle & Kiln" --campaign Refills"#,
    ),
    (
        "dates_around",
        r#"reprise dates around "Week 2" --to 2027-03-08T10:00"#,
    ),
    (
        "dates_suggest",
        r#"reprise dates suggest "Kettle & Kiln" --reach-days 14"#,
    ),
    (
        "dates_trial",
        r#"reprise dates trial "Kettle & Kiln" --campaign Refills"#,
    ),
    (
        "finding_mend",
        r#"reprise finding mend 1 --client "Kettle & Kiln""#,
    ),
    (
        "history_list",
        r#"reprise history list --text Refills --limit 20"#,
    ),
    (
        "freshness_show",
        r#"reprise freshness show "Kettle & Kiln""#,
    ),
    ("history_redo", r#"reprise history redo"#),
    ("history_revert", r#"reprise history revert 12"#),
    ("history_state", r#"reprise history state"#),
    ("history_undo", r#"reprise history undo"#),
    (
        "launch_change",
        r#"reprise launch change "Refill 2" --subject "Last scoops ahead" --gap 5,7,10 --cost 20"#,
    ),
    (
        "launch_check",
        r#"reprise launch check "Refill 2" --to 2027-03-12T10:00"#,
    ),
    (
        "launch_create",
        r#"reprise launch create "Refill 3" --campaign Refills --at 2027-04-12T10:00 --channel email"#,
    ),
    ("launch_delete", r#"reprise launch delete "Refill 3""#),
    ("launch_duplicate", r#"reprise launch duplicate "Refill 2""#),
    ("launch_list", r#"reprise launch list Refills"#),
    (
        "launch_move",
        r#"reprise launch move "Refill 2" --to 2027-03-12T10:00 --carry following"#,
    ),
    ("launch_show", r#"reprise launch show "Refill 2""#),
    (
        "launch_trial",
        r#"reprise launch trial "Week 2" --to 2027-03-08T10:00"#,
    ),
    ("launch_why", r#"reprise launch why "Refill 2""#),
    ("law_list", r#"reprise law list"#),
    ("notice_list", r#"reprise notice list"#),
    ("overview_show", r#"reprise overview show"#),
    ("plan_check", r#"reprise plan check "Kettle & Kiln""#),
    ("plan_show", r#"reprise plan show "Kettle & Kiln" --json"#),
    ("platform_list", r#"reprise platform list --json"#),
    (
        "preset_change",
        r#"reprise preset change "Slow cart" --about "For carts people sleep over.""#,
    ),
    ("preset_check", r#"reprise preset check "Slow cart""#),
    (
        "preset_create",
        r#"reprise preset create cart --name "Slow cart""#,
    ),
    ("preset_delete", r#"reprise preset delete "Slow cart""#),
    ("preset_list", r#"reprise preset list"#),
    ("preset_show", r#"reprise preset show cart --json"#),
    (
        "pressure_show",
        r#"reprise pressure show --client "Kettle & Kiln" --channels email,sms"#,
    ),
    (
        "product_change",
        r#"reprise product change "House Espresso" --price 34.50 --margin 58%"#,
    ),
    (
        "product_create",
        r#"reprise product create "House Espresso" --client "Kettle & Kiln" --purchase used-up:28 --price 32"#,
    ),
    (
        "product_delete",
        r#"reprise product delete "House Espresso""#,
    ),
    ("product_list", r#"reprise product list "Kettle & Kiln""#),
    ("product_show", r#"reprise product show "House Espresso""#),
    ("rhythm_show", r#"reprise rhythm show "Kettle & Kiln""#),
    ("sample_load", r#"reprise --workspace ./sample sample load"#),
    ("season_list", r#"reprise season list 2027"#),
    (
        "settings_change",
        r#"reprise settings change --author "Ada Berg""#,
    ),
    ("settings_show", r#"reprise settings show"#),
    (
        "situation_change",
        r#"reprise situation change "Kettle & Kiln" --monthly-visitors 9800 --visitors-tagged yes --monthly-budget 1800"#,
    ),
    (
        "situation_show",
        r#"reprise situation show "Kettle & Kiln""#,
    ),
    (
        "suppression_add",
        r#"reprise suppression add ann@example.com --client "Kettle & Kiln" --reason opt_out --note "asked by phone""#,
    ),
    (
        "suppression_page",
        r#"reprise suppression page --client "Kettle & Kiln" --offset 0 --limit 50 --json"#,
    ),
    (
        "suppression_lift",
        r#"reprise suppression lift ann@example.com --client "Kettle & Kiln" --reason "asked for the newsletter again by phone""#,
    ),
    ("utm_code", r#"reprise utm code "First refill" --json"#),
    (
        "utm_export",
        r#"reprise utm export ./links.csv --format csv --campaign Refills"#,
    ),
    ("utm_links", r#"reprise utm links --campaign Refills --csv"#),
    (
        "widget_change",
        r#"reprise widget change "Refill reminder" --active no --campaign Refills"#,
    ),
    ("widget_check", r#"reprise widget check "Kettle & Kiln""#),
    (
        "widget_config",
        r#"reprise widget config "Refill reminder" --json"#,
    ),
    (
        "widget_create",
        r#"reprise widget create replenish-reminder --client "Kettle & Kiln" --name "Refill reminder" --campaign Refills"#,
    ),
    (
        "widget_delete",
        r#"reprise widget delete "Refill reminder""#,
    ),
    (
        "widget_duplicate",
        r#"reprise widget duplicate "Refill reminder""#,
    ),
    (
        "widget_endpoint_share",
        r#"reprise widget-endpoint share "Refill reminder""#,
    ),
    (
        "widget_export",
        r#"reprise widget export --client "Kettle & Kiln" --out ./site"#,
    ),
    (
        "widget_export_show",
        r#"reprise widget-export show "Kettle & Kiln""#,
    ),
    ("widget_list", r#"reprise widget list "Kettle & Kiln""#),
    (
        "widget_picture",
        r#"reprise widget picture "Refill reminder" --slot picture -o ./tea.jpg"#,
    ),
    (
        "widget_picture_list",
        r#"reprise widget-picture list "Refill reminder""#,
    ),
    (
        "widget_preview",
        r#"reprise widget preview "Refill reminder" --theme.text '#333333'"#,
    ),
    (
        "widget_reword",
        r#"reprise widget reword "Refill reminder" --texts heading="Running low?""#,
    ),
    ("widget_show", r#"reprise widget show "Refill reminder""#),
    (
        "widget_template_change",
        r#"reprise widget-template change "Our sign-up" --purpose "Collects addresses at the till.""#,
    ),
    (
        "widget_template_create",
        r#"reprise widget-template create "Refill reminder" --name "Our reminder""#,
    ),
    (
        "widget_template_delete",
        r#"reprise widget-template delete "Our reminder""#,
    ),
    (
        "widget_template_duplicate",
        r#"reprise widget-template duplicate email-sign-up"#,
    ),
    (
        "widget_template_export",
        r#"reprise widget-template export "Our reminder" -o ./reminder.json"#,
    ),
    (
        "widget_template_import",
        r#"reprise widget-template import ./reminder.json"#,
    ),
    ("widget_template_list", r#"reprise widget-template list"#),
    (
        "widget_template_show",
        r#"reprise widget-template show email-sign-up"#,
    ),
    ("workspace_backup", r#"reprise workspace backup"#),
    ("workspace_check", r#"reprise workspace check"#),
    (
        "workspace_export",
        r#"reprise workspace export everything.reprise"#,
    ),
    (
        "workspace_import",
        r#"reprise --workspace ./copy workspace import everything.reprise"#,
    ),
    ("workspace_restore", r#"reprise workspace restore BACKUP"#),
    ("workspace_search", r#"reprise workspace search refill"#),
    ("workspace_show", r#"reprise workspace show"#),
];
