//! A brand made safe for paper: colors that are colors, words that can be read on them.

use reprise_domain::client::Color;
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::document::DocumentBrand;

/// Black of running text, and what a pale brand writes its headings in.
pub(crate) const INK: &str = "#1d1d1f";

/// The colors a document is set in, each `#rrggbb`.
pub(crate) struct Look {
    /// The client's main color.
    pub(crate) primary: String,
    /// Black or white, whichever reads better on it.
    pub(crate) on_primary: String,
    /// The client's second color.
    pub(crate) secondary: String,
    /// The main color where words in it can be read on white, else black.
    pub(crate) ink: String,
}

impl Look {
    /// Reads a brand; what is no color becomes gray.
    pub(crate) fn of(brand: &DocumentBrand) -> Self {
        let read = |text: &str, fallback: &str| {
            Color::parse(text)
                .or_else(|_| Color::parse(fallback))
                .expect("BUG: the fallback is a color")
        };
        let primary = read(&brand.primary, "#333333");
        let white = read("#ffffff", "#ffffff");
        let ink = if ratio(&primary, &white) >= READABLE {
            primary.as_str()
        } else {
            INK
        };
        Self {
            on_primary: readable_on(&primary).to_owned(),
            secondary: read(&brand.secondary, "#999999").as_str().to_owned(),
            ink: ink.to_owned(),
            primary: primary.as_str().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(primary: &str) -> Look {
        Look::of(&DocumentBrand {
            primary: primary.into(),
            secondary: String::new(),
            logo_png: None,
            legal_footer: String::new(),
        })
    }

    #[test]
    fn a_pale_brand_writes_in_black() {
        assert_eq!(look("#ffe680").ink, INK);
        assert_eq!(look("#ffe680").on_primary, "#000000");
        assert_eq!(look("#6f3b1f").ink, "#6f3b1f");
    }

    #[test]
    fn what_is_no_color_is_gray() {
        assert_eq!(look("red\"); evil").primary, "#333333");
        assert_eq!(look("").secondary, "#999999");
    }
}
