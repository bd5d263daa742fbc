//! What a campaign proposes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::period::Period;
use crate::{Refusal, text};

/// What is proposed, and until when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Offer {
    /// "20% off your next bag"; may be empty: not every campaign needs an incentive.
    pub headline: String,
    /// Code to redeem it; empty without one.
    pub promo_code: String,
    /// Days on which it can be redeemed.
    pub valid: Option<Period>,
    /// Terms in the client's words.
    pub terms: String,
}

impl Offer {
    /// Itself with its words cleaned; promo codes become upper case without spaces.
    ///
    /// # Errors
    /// The first field beyond its limits.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.headline = text::line(&self.headline, "the offer", text::LINE_LIMIT)?;
        self.terms = text::paragraph(&self.terms, "the terms", text::TEXT_LIMIT)?;
        self.promo_code = text::line(&self.promo_code, "the promo code", 40)?
            .replace(' ', "")
            .to_uppercase();
        if let Some(valid) = self.valid {
            valid.checked("the offer's validity")?;
        }
        Ok(self)
    }
}
