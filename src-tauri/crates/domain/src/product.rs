//! A product: what is sold, what it earns, and how people buy it again, if they do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{ClientId, ProductId};
use crate::money::Money;
use crate::refusal::in_range;
use crate::share::Share;
use crate::{Refusal, link, text};

/// What a client sells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// Price of one purchase.
    pub price: Money,
    /// What is left of the price after its own costs.
    pub margin: Share,
    /// How it is bought.
    pub purchase: Purchase,
    /// Its page; may be empty.
    pub page: String,
}

/// How a product is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Purchase {
    /// Once over a long period: a television, a car, a house.
    Once {
        /// How many days people usually think it over, 1 to 730.
        consideration_days: u32,
    },
    /// Used up and bought again.
    UsedUp {
        /// How many days one purchase lasts, 1 to 730.
        every_days: u32,
    },
    /// Paid for until cancelled.
    Subscribed {
        /// How often it renews.
        renewal: RenewalPeriod,
    },
}

/// How often a subscription renews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RenewalPeriod {
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Yearly,
}

impl RenewalPeriod {
    /// Its length in calendar months.
    pub fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }

    /// "every month" …
    pub fn word(self) -> &'static str {
        match self {
            Self::Monthly => "every month",
            Self::Quarterly => "every three months",
            Self::HalfYearly => "every six months",
            Self::Yearly => "every year",
        }
    }
}

impl Purchase {
    /// Whether the same person is expected to buy again by the nature of the product.
    pub fn repeats(self) -> bool {
        match self {
            Self::Once { .. } => false,
            Self::UsedUp { .. } | Self::Subscribed { .. } => true,
        }
    }

    /// "used up every 30 days" …
    pub fn spoken(self) -> String {
        match self {
            Self::Once { .. } => "bought once over a long period".to_owned(),
            Self::UsedUp { every_days: 1 } => "used up every day".to_owned(),
            Self::UsedUp { every_days } => format!("used up every {every_days} days"),
            Self::Subscribed { renewal } => format!("subscribed, renewed {}", renewal.word()),
        }
    }
}

impl Product {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the product's name")?;
        self.price = self.price.spendable("the price", "price")?;
        match self.purchase {
            Purchase::Once {
                consideration_days: days,
            } => {
                in_range(
                    days,
                    1..=730,
                    "the days of consideration",
                    "purchase.consideration_days",
                )?;
            }
            Purchase::UsedUp { every_days: days } => {
                in_range(days, 1..=730, "the days it lasts", "purchase.every_days")?
            }
            Purchase::Subscribed { .. } => {}
        }
        if !self.page.trim().is_empty() {
            self.page = link::web(&self.page, "the product's page")?;
        }
        Ok(self)
    }
}
