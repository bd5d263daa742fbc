//! What a situation comes down to: the few facts and thresholds the verdict turns on.

use reprise_domain::advice::{Reach, Situation};
use reprise_domain::channel::Channel;
use reprise_domain::money::grouped;

/// Fewest people that are worth a campaign of their own: the least the big platforms serve
/// (Google and Meta, 100 matched people, 2025).
pub(super) const WORTHWHILE: u64 = 100;

/// Cost of a thousand impressions of social or display ads in whole currency units, upper end
/// (reflexagency 2025-26, weak). Editable benchmark, used only to say whether a budget is tight.
const CPM: u64 = 16;

/// Currencies whose unit is worth about as much as the benchmark's dollar. In others the figure would
/// be wrong by a factor, so none is given.
const LIKE_A_DOLLAR: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"];

/// Impressions a visitor should see in a month: about one a day in week one, then spread.
const IMPRESSIONS: u64 = 12;

/// The facts the verdict turns on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) situation: &'a Situation,
    pub(super) product: &'a str,
}

impl Case<'_> {
    /// People with an address: the longer of the two lists, since most people are on both.
    pub(super) fn known(&self) -> u64 {
        self.situation.emails.max(self.situation.phones)
    }

    /// People who may be written to. Unknown consent is not treated as granted.
    pub(super) fn reachable(&self) -> u64 {
        self.situation
            .consented
            .map_or(0, |share| share.of(self.known()))
    }

    pub(super) fn has_list(&self) -> bool {
        self.reachable() >= WORTHWHILE
    }

    /// A list that would do if somebody asked the people on it.
    pub(super) fn has_list_without_consent(&self) -> bool {
        self.known() >= WORTHWHILE && !self.has_list()
    }

    pub(super) fn has_visitors(&self) -> bool {
        self.situation.visitors_tagged && self.situation.monthly_visitors >= WORTHWHILE
    }

    /// Whether the people wanted include some who did not buy and left no address.
    pub(super) fn wants_strangers(&self) -> bool {
        match self.situation.reach {
            Reach::VisitorsWhoDidNotBuy | Reach::Everyone => true,
            Reach::SubscribersWhoDidNotBuy | Reach::Buyers => false,
        }
    }

    /// Whether the people wanted include some in an own channel.
    pub(super) fn wants_known(&self) -> bool {
        match self.situation.reach {
            Reach::SubscribersWhoDidNotBuy | Reach::Buyers | Reach::Everyone => true,
            Reach::VisitorsWhoDidNotBuy => false,
        }
    }

    /// What reaching every visitor of a month would cost, in minor units; none without visitors, and
    /// in currencies the benchmark says nothing about.
    pub(super) fn cost_of_visitors(&self) -> Option<i64> {
        let currency = self.situation.monthly_budget.currency;
        if self.situation.monthly_visitors == 0 || !LIKE_A_DOLLAR.contains(&currency.code()) {
            return None;
        }
        let scale = 10_u64.pow(currency.digits());
        let thousands = self.situation.monthly_visitors.saturating_mul(IMPRESSIONS) / 1_000;
        let cost = thousands.max(1).saturating_mul(CPM).saturating_mul(scale);
        Some(i64::try_from(cost).unwrap_or(i64::MAX))
    }

    /// Whether the budget reaches at least a quarter of the visitors, as far as that can be told.
    pub(super) fn budget_carries_ads(&self) -> bool {
        let budget = self.situation.monthly_budget.minor;
        budget > 0
            && self
                .cost_of_visitors()
                .is_none_or(|cost| budget >= cost / 4)
    }

    pub(super) fn own_channels(&self) -> Vec<Channel> {
        self.situation
            .channels
            .iter()
            .copied()
            .filter(|channel| channel.is_owned())
            .collect()
    }

    pub(super) fn paid_channels(&self) -> Vec<Channel> {
        self.situation
            .channels
            .iter()
            .copied()
            .filter(|channel| !channel.is_owned())
            .collect()
    }
}

/// "1 visitor", "9,800 visitors".
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// "e-mail and SMS"; the fallback where there are none.
pub(super) fn spoken(channels: &[Channel], fallback: &str) -> String {
    let words: Vec<&str> = channels.iter().map(|channel| channel.word()).collect();
    match words.split_last() {
        None => fallback.to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
