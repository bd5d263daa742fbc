//! The behaviour preview of a widget: what its page needs to say, and the one-use token by which a frame gets it.

use reprise_domain::widget::Widget;
use reprise_engines::widget::embed::{self, Exporting};
use reprise_engines::widget::play::{self, Cast, Scripts};
use uuid::Uuid;

use crate::error::Error;
use crate::find;
use crate::previews::PreviewPage;
use crate::session::Session;
use crate::view::{WidgetPlay, WidgetPlayed};
use crate::widget_export::{GAMES, RUNTIME, not_built, pictures};

/// What plays the world around the script; built beside it.
const PLAYER: &str = include_str!(concat!(env!("OUT_DIR"), "/reprise-player.js"));

pub(crate) fn widget_play(session: &Session, request: WidgetPlay) -> Result<WidgetPlayed, Error> {
    if [RUNTIME, GAMES, PLAYER].iter().any(|it| it.is_empty()) {
        return Err(not_built());
    }
    let tried = Widget {
        active: true,
        ..request.widget.checked()?
    };
    let others = session.read(|workspace| {
        let client = find::client(workspace, tried.client)?;
        let all = embed::exported(client, None, workspace);
        let others = all.into_iter().filter(|it| it.id != tried.id);
        Ok(others.cloned().collect::<Vec<Widget>>())
    })?;
    let count = others.len() as u32;
    let mut widgets = vec![&tried];
    if request.others.unwrap_or_default() {
        widgets.extend(&others);
    }
    embed::by_priority(&mut widgets);
    let pictures = pictures(session, widgets.iter().copied());
    session.read(|workspace| {
        let client = find::client(workspace, tried.client)?;
        let cast = Cast {
            workspace,
            widgets: &widgets,
            tried: &tried,
        };
        let exporting = Exporting {
            workspace,
            ask_consent: false,
            pictures: &pictures,
            games: None,
        };
        let config = embed::config(client, &widgets, exporting);
        let (shop, now) = (play::shop(cast), session.now());
        let (told, nonce) = (
            play::told(cast, &config),
            Uuid::new_v4().simple().to_string(),
        );
        let scripts = Scripts {
            runtime: RUNTIME,
            games: GAMES,
            player: PLAYER,
        };
        let html = play::document(config, &shop, now, scripts, &nonce);
        let page = PreviewPage::of(html, &nonce);
        Ok(WidgetPlayed {
            token: session.previews.put(page),
            now,
            opening: play::opening(cast, session.today(client.time_zone)),
            arrivals: play::arrivals(cast),
            widgets: told,
            others: count,
            shop,
        })
    })
}
