//! Money: whole minor units and a currency, never a float.

use iso_currency::Currency as Listed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

/// Largest amount either way, in minor units; keeps every sum of a plan far from overflow.
pub const MINOR_LIMIT: i64 = 1_000_000_000_000_000;

/// An ISO 4217 code of three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro, the default of a new client.
    pub const EUR: Self = Self(*b"EUR");

    /// Reads a code such as `EUR`; case does not matter.
    ///
    /// # Errors
    /// `Malformed` unless it is three ASCII letters.
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        match code.trim().to_ascii_uppercase().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(Refusal::Malformed {
                field: "the currency",
                value: crate::text::shortened(code, 12),
                expected: "a three-letter currency code such as EUR",
            }),
        }
    }

    /// Itself, when people pay with it today: ISO 4217 lists it, and it is no fund, metal, unit of account or test, nor
    /// replaced by another. For what is entered; what was stored before is read whatever it is.
    ///
    /// # Errors
    /// `Malformed` otherwise.
    ///
    /// ```
    /// use reprise_domain::money::Currency;
    /// assert!(Currency::parse("chf")?.in_use().is_ok());
    /// assert!(Currency::parse("HRK")?.in_use().is_err());
    /// # Ok::<(), reprise_domain::Refusal>(())
    /// ```
    pub fn in_use(self) -> Result<Self, Refusal> {
        // The bolívar counts as replaced by VED there, which stands beside it since 2021; VES is what people pay with.
        let is_replaced = |it: Listed| it != Listed::VES && it.is_superseded().is_some();
        let pays = |it: Listed| !it.is_fund() && !it.is_special() && !is_replaced(it);
        if Listed::from_code(self.code()).is_some_and(pays) {
            return Ok(self);
        }
        Err(Refusal::Malformed {
            field: "the currency",
            value: self.code().to_owned(),
            expected: "the ISO 4217 code of a currency in use, such as EUR, USD or GBP",
        })
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("BUG: a currency holds three ASCII letters")
    }

    /// How many minor digits the currency has (ISO 4217): 0 for yen, 3 for dinars, else 2.
    pub fn digits(&self) -> u32 {
        match self.code() {
            "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "HUF" | "UGX" | "XAF" | "XOF" | "PYG" => 0,
            "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "IQD" | "LYD" => 3,
            _ => 2,
        }
    }

    /// The sign a reader knows, or the code where there is none in common use.
    pub fn sign(&self) -> &str {
        match self.code() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            code => code,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = Refusal;
    fn try_from(code: String) -> Result<Self, Refusal> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount in whole minor units (cents) of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units; may be negative for a correction, within ±10¹⁵.
    pub minor: i64,
    /// The currency of the client.
    pub currency: Currency,
}

impl Money {
    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The sum.
    ///
    /// # Errors
    /// `CurrencyMismatch` when the currencies differ, `AmountOutOfRange` beyond ±10¹⁵ minor units.
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        if self.currency != other.currency {
            return Err(Refusal::CurrencyMismatch {
                left: self.currency.code().to_owned(),
                right: other.currency.code().to_owned(),
            });
        }
        Self {
            minor: self.minor.saturating_add(other.minor),
            currency: self.currency,
        }
        .checked("the amount", "")
    }

    /// Itself, when it lies within ±10¹⁵ minor units. `field` and `at` are those of `Refusal::AmountOutOfRange`.
    ///
    /// # Errors
    /// `AmountOutOfRange` otherwise.
    pub fn checked(self, field: &'static str, at: &'static str) -> Result<Self, Refusal> {
        self.within(-MINOR_LIMIT, field, at)
    }

    /// Itself, when it is not negative and within range: prices, budgets, costs. `field` and `at` as in `checked`.
    ///
    /// # Errors
    /// `AmountOutOfRange` otherwise.
    pub fn spendable(self, field: &'static str, at: &'static str) -> Result<Self, Refusal> {
        self.within(0, field, at)
    }

    fn within(self, low: i64, field: &'static str, at: &'static str) -> Result<Self, Refusal> {
        if (low..=MINOR_LIMIT).contains(&self.minor) {
            return Ok(self);
        }
        let bound = |minor| Self { minor, ..self };
        Err(Refusal::AmountOutOfRange {
            field,
            at,
            low: bound(low),
            high: bound(MINOR_LIMIT),
        })
    }
}

impl std::fmt::Display for Money {
    /// `€2,400.50`; codes without a sign stand behind: `2,400.50 CHF`. Whole amounts drop the zeros.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = 10_u64.pow(self.currency.digits());
        let magnitude = self.minor.unsigned_abs();
        let mut figure = grouped(magnitude / scale);
        let rest = magnitude % scale;
        if rest > 0 {
            figure.push_str(&format!(
                ".{rest:0width$}",
                width = self.currency.digits() as usize
            ));
        }
        let minus = if self.minor < 0 { "−" } else { "" };
        match self.currency.sign() {
            code if code.len() == 3 && code.is_ascii() => write!(f, "{minus}{figure} {code}"),
            sign => write!(f, "{minus}{sign}{figure}"),
        }
    }
}

/// A whole number with commas between thousands, as every English text of Reprise prints it.
///
/// ```
/// assert_eq!(reprise_domain::money::grouped(1_204_000), "1,204,000");
/// ```
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money {
            minor,
            currency: Currency::parse(code).unwrap(),
        }
    }

    #[test]
    fn money_prints_as_people_write_it() {
        assert_eq!(money(240_050, "EUR").to_string(), "€2,400.50");
        assert_eq!(money(240_000, "USD").to_string(), "$2,400");
        assert_eq!(money(1_500, "JPY").to_string(), "¥1,500");
        assert_eq!(money(-105, "CHF").to_string(), "−1.05 CHF");
    }

    #[test]
    fn two_currencies_are_never_added() {
        assert!(matches!(
            money(1, "EUR").plus(money(1, "USD")),
            Err(Refusal::CurrencyMismatch { .. })
        ));
    }

    #[test]
    fn a_budget_cannot_be_negative() {
        let refusal = money(-1, "EUR").spendable("the budget", "budget");
        assert_eq!(
            refusal.unwrap_err().to_string(),
            "the budget must be between €0 and €10,000,000,000,000"
        );
    }

    #[test]
    fn the_smallest_number_there_is_is_out_of_range() {
        assert!(money(i64::MIN, "EUR").checked("the amount", "").is_err());
        assert!(money(MINOR_LIMIT, "EUR").checked("the amount", "").is_ok());
    }

    #[test]
    fn a_currency_is_three_letters() {
        assert!(Currency::parse("eur").is_ok());
        assert!(Currency::parse("€").is_err());
        assert!(Currency::parse("EURO").is_err());
    }

    #[test]
    fn a_currency_that_is_entered_is_in_use() {
        let is_in_use = |code| Currency::parse(code).unwrap().in_use().is_ok();
        for code in ["EUR", "USD", "JPY", "XOF", "XCG", "ZWG", "SLE", "VES"] {
            assert!(is_in_use(code), "{code}");
        }
        for code in ["ABC", "XXX", "XTS", "XAU", "CHW", "HRK", "BGN", "ZWL"] {
            assert!(!is_in_use(code), "{code}");
        }
        // What was stored before is read whatever it is.
        let stored: Currency = serde_json::from_str("\"ABC\"").unwrap();
        assert_eq!(stored.code(), "ABC");
    }
}
