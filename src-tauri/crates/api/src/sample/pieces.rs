//! Short ways to write down the parts of a sample, so that the stories read as stories.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use reprise_domain::Refusal;
use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::campaign::{Cadence, Campaign, CampaignStatus, Objective};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::gap::Gap;
use reprise_domain::id::*;
use reprise_domain::launch::{Launch, Message};
use reprise_domain::link::UtmSet;
use reprise_domain::money::{Currency, Money};
use reprise_domain::offer::Offer;
use reprise_domain::product::{Product, Purchase};
use reprise_domain::share::Share;
use reprise_domain::strategy::Strategy;
use reprise_domain::widget::{Endpoint, EndpointFormat, TemplateId, Widget};
use reprise_engines::widget;

use crate::error::Error;
use crate::session::Session;

/// What every part of one sample client shares.
pub(super) struct Desk<'a> {
    pub(super) session: &'a Session,
    pub(super) client: ClientId,
    pub(super) currency: Currency,
    /// Day 0 of every offset.
    pub(super) start: NaiveDate,
}

/// A campaign's own facts.
pub(super) struct CampaignPiece<'a> {
    pub(super) name: &'a str,
    pub(super) strategy: Strategy,
    pub(super) product: ProductId,
    pub(super) audience: AudienceId,
    pub(super) objective: Objective,
    pub(super) channels: &'a [Channel],
    pub(super) budget: i64,
    pub(super) cadence: Cadence,
    pub(super) offer: Offer,
    pub(super) note: &'a str,
}

/// A launch's own facts: day after the start, time, words.
pub(super) struct LaunchPiece<'a> {
    pub(super) name: &'a str,
    pub(super) channel: Channel,
    pub(super) day: i64,
    pub(super) time: (u32, u32),
    pub(super) flight_days: u32,
    pub(super) gap: Option<Gap>,
    pub(super) cost: i64,
    pub(super) words: (&'a str, &'a str, &'a str),
}

impl Desk<'_> {
    pub(super) fn money(&self, minor: i64) -> Money {
        Money {
            minor,
            currency: self.currency,
        }
    }

    /// A day after the start, or before it.
    pub(super) fn day(&self, offset: i64) -> NaiveDate {
        self.start + Duration::days(offset)
    }

    /// A widget from a template; what it collects goes to the client's own site.
    pub(super) fn widget(
        &self,
        template: &str,
        client: &Client,
        campaign: Option<&Campaign>,
    ) -> Result<Widget, Error> {
        let none = BTreeMap::new();
        let id = TemplateId::from(template.to_owned());
        let template = widget::template(&id, &none)
            .ok_or_else(|| Error::missing(format!("the template ‘{id}’")))?;
        let id = WidgetId(self.session.new_id());
        let mut widget = widget::starting_widget(template, client, campaign, id);
        if widget.design.sends() {
            widget.endpoint = Some(Endpoint {
                url: format!("{}/leads", client.brand.site),
                format: EndpointFormat::Json,
                names: BTreeMap::new(),
                extra: BTreeMap::new(),
            });
        }
        Ok(widget.checked()?)
    }

    /// A picture file as a logo kept beside the store.
    pub(super) fn logo(&self, svg: &[u8]) -> Result<ObjectId, Error> {
        let png = reprise_documents::logo_from(svg)?;
        self.session.with_store(|store| Ok(store.object_put(&png)?))
    }

    fn at(&self, offset: i64, (hour, minute): (u32, u32)) -> NaiveDateTime {
        self.day(offset)
            .and_hms_opt(hour, minute, 0)
            .expect("BUG: a sample names a time of day")
    }

    pub(super) fn product(
        &self,
        name: &str,
        price: i64,
        margin: f64,
        purchase: Purchase,
        page: &str,
    ) -> Result<Product, Refusal> {
        Product {
            id: ProductId(self.session.new_id()),
            client: self.client,
            name: name.to_owned(),
            price: self.money(price),
            margin: Share::new(margin)?,
            purchase,
            page: page.to_owned(),
        }
        .checked()
    }

    pub(super) fn audience(
        &self,
        name: &str,
        source: AudienceSource,
        exclusions: &[AudienceId],
        note: &str,
    ) -> Result<Audience, Refusal> {
        Audience {
            id: AudienceId(self.session.new_id()),
            client: self.client,
            name: name.to_owned(),
            source,
            exclusions: exclusions.to_vec(),
            note: note.to_owned(),
        }
        .checked()
    }

    pub(super) fn campaign(&self, piece: CampaignPiece<'_>) -> Result<Campaign, Refusal> {
        Campaign {
            id: CampaignId(self.session.new_id()),
            client: self.client,
            name: piece.name.to_owned(),
            strategy: piece.strategy,
            status: CampaignStatus::Draft,
            product: Some(piece.product),
            objective: piece.objective,
            audience: Some(piece.audience),
            offer: piece.offer,
            channels: piece.channels.to_vec(),
            budget: self.money(piece.budget),
            season: None,
            cadence: piece.cadence,
            anchor: None,
            after: Vec::new(),
            utm: UtmSet::default(),
            landing: String::new(),
            note: piece.note.to_owned(),
        }
        .checked()
    }

    pub(super) fn launch(
        &self,
        campaign: &Campaign,
        piece: &LaunchPiece<'_>,
    ) -> Result<Launch, Refusal> {
        let (subject, body, call_to_action) = piece.words;
        Launch {
            id: LaunchId(self.session.new_id()),
            campaign: campaign.id,
            name: piece.name.to_owned(),
            channel: piece.channel,
            at: self.at(piece.day, piece.time),
            flight_days: piece.flight_days,
            gap: piece.gap,
            message: Message {
                subject: subject.to_owned(),
                body: body.to_owned(),
                call_to_action: call_to_action.to_owned(),
            },
            landing: String::new(),
            cost: self.money(piece.cost),
            announced: false,
        }
        .checked()
    }
}

/// A preset cadence.
pub(super) fn preset(id: &str) -> Cadence {
    Cadence::Preset { preset: id.into() }
}
