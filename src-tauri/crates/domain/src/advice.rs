//! The case an advice is asked for, and what an advice is made of.
//!
//! The verdict itself is worked out by the strategy engine.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::id::{ClientId, ProductId};
use crate::money::Money;
use crate::share::Share;
use crate::source::Source;
use crate::strategy::Strategy;
use crate::{Refusal, product::Purchase};

/// Most people or money a case may name.
const COUNT_LIMIT: u64 = 10_000_000_000;

/// What a person says of the business before asking which of the two it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// The client it is about; also its id: a client has one.
    pub client: ClientId,
    /// The product it is about, when one is chosen.
    pub product: Option<ProductId>,
    /// How it is bought.
    pub purchase: Purchase,
    /// Price of one purchase.
    pub price: Money,
    /// Who is to be reached.
    pub reach: Reach,
    /// E-mail addresses known.
    pub emails: u64,
    /// Phone numbers known.
    pub phones: u64,
    /// Share of the known people who agreed to be contacted; none when nobody recorded it.
    pub consented: Option<Share>,
    /// Visitors of the site in 30 days.
    pub monthly_visitors: u64,
    /// Whether the site has a tag and asks for cookie consent, so that visitors can be retargeted.
    pub visitors_tagged: bool,
    /// Channels in use today.
    pub channels: Vec<Channel>,
    /// What can be spent in 30 days.
    pub monthly_budget: Money,
}

/// Who is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Came, did not buy, left no address.
    VisitorsWhoDidNotBuy,
    /// Left an address, have not bought.
    SubscribersWhoDidNotBuy,
    /// Bought before.
    Buyers,
    /// Both those who did not buy and those who did.
    Everyone,
}

/// What Reprise says to a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Advice {
    /// The answer.
    pub verdict: Verdict,
    /// The answer in one line.
    pub headline: String,
    /// The three reasons that weigh most, heaviest first.
    pub why: Vec<Reason>,
    /// Every reason looked at, heaviest first.
    pub reasons: Vec<Reason>,
    /// The two side by side on eight dimensions, in the article's order.
    pub comparison: Vec<Comparison>,
    /// With `both`: how the two keep out of each other's way, one sentence each. Else empty.
    pub exclusions: Vec<String>,
    /// What to mind whatever the verdict, one sentence each.
    pub cautions: Vec<String>,
    /// What to do next, in order.
    pub next_steps: Vec<NextStep>,
}

/// One thing to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextStep {
    /// The sentence.
    pub text: String,
    /// What in Reprise carries it out; none when it is done elsewhere.
    pub by: Option<Deed>,
}

/// What carries a next step out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Making the audiences the advice calls for.
    MakeAudiences,
    /// Importing contacts.
    ImportContacts,
    /// Planning a campaign.
    PlanCampaign,
    /// Setting the contact policy.
    SetPolicy,
    /// Making a widget.
    MakeWidget,
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Ads to people who came and did not buy.
    Retargeting,
    /// Messages to people in own channels.
    Remarketing,
    /// Both, with audiences that exclude each other.
    Both,
    /// Neither yet: there is nobody to reach; collect contacts first.
    CollectContactsFirst,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// The rule it comes from, by its id in the rule file.
    pub rule: String,
    /// The sentence, with the case's figures in it.
    pub text: String,
    /// Which strategy it speaks for; none when it speaks against both.
    pub favors: Option<Strategy>,
    /// How heavily it weighs, 1 to 10.
    pub weight: u32,
    /// Where the rule comes from and how strong it is.
    pub source: Source,
}

/// One dimension on which the two differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// "Funnel stage".
    pub dimension: String,
    /// What retargeting means here, for this case.
    pub retargeting: String,
    /// What remarketing means here, for this case.
    pub remarketing: String,
    /// Which of the two this dimension speaks for; none when it does not tip.
    pub tips: Option<Strategy>,
    /// The rule it comes from.
    pub rule: String,
    /// Where the rule comes from and how strong it is.
    pub source: Source,
}

impl Situation {
    /// Itself, when its numbers are plausible.
    ///
    /// # Errors
    /// `OutOfRange` for the first that is not.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        for (count, field, at) in [
            (self.emails, "the e-mail addresses", "emails"),
            (self.phones, "the phone numbers", "phones"),
            (self.monthly_visitors, "the visitors", "monthly_visitors"),
        ] {
            if count > COUNT_LIMIT {
                return Err(Refusal::OutOfRange {
                    field,
                    at,
                    low: 0,
                    high: COUNT_LIMIT as i64,
                });
            }
        }
        self.price = self.price.spendable("the price", "price")?;
        self.monthly_budget = self
            .monthly_budget
            .spendable("the budget", "monthly_budget")?;
        self.channels.sort();
        self.channels.dedup();
        Ok(self)
    }
}
