//! What is odd about the tags of a campaign's links, said before reports show it.
//!
//! Analytics report tags as written, letter case included, so near-duplicates split one thing in two.

use reprise_domain::campaign::Campaign;
use reprise_domain::link::UtmSet;
use serde::Serialize;
use ts_rs::TS;

/// Media that GA4 files in a channel group of its own (support.google.com/analytics/answer/9756891).
const KNOWN_MEDIA: [&str; 18] = [
    "email",
    "e-mail",
    "e_mail",
    "sms",
    "push",
    "mobile",
    "display",
    "banner",
    "expandable",
    "interstitial",
    "cpm",
    "cpc",
    "ppc",
    "affiliate",
    "social",
    "social-network",
    "referral",
    "onsite",
];

/// One remark about one tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UtmRemark {
    /// `source`, `medium`, `campaign`, `term` or `content`.
    pub tag: String,
    /// What is odd, and what follows.
    pub sentence: String,
}

/// Remarks on the tags as typed, beside the client's other campaigns. Tags in the order of the link.
///
/// A tag is compared as it will be kept; names that differ only in hyphens or by one letter count as
/// near, unless the difference is a figure. Empty tags are never odd.
pub fn remarks(typed: &UtmSet, others: &[&Campaign]) -> Vec<UtmRemark> {
    tags(typed)
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .flat_map(|(tag, value)| remarks_on(tag, value, others))
        .collect()
}

fn remarks_on(tag: &'static str, value: &str, others: &[&Campaign]) -> Vec<UtmRemark> {
    let say = |sentence| UtmRemark {
        tag: tag.to_owned(),
        sentence,
    };
    let kept = match kept(value) {
        Ok(kept) => kept,
        Err(why) => return vec![say(why)],
    };
    let mut remarks = Vec::new();
    if kept != value {
        remarks.push(say(format!(
            "Kept as ‘{kept}’: reports tell upper and lower case apart, and spaces break links."
        )));
    }
    if tag == "medium" && !is_known(&kept) {
        remarks.push(say(format!(
            "Google Analytics has no channel for the medium ‘{kept}’ and may file it under Unassigned."
        )));
    }
    let near = others.iter().find_map(|other| {
        let theirs = value_of(&other.utm, tag);
        is_near(tag, &kept, theirs).then_some((theirs, other))
    });
    if let Some((theirs, other)) = near {
        remarks.push(say(format!(
            "‘{kept}’ is close to ‘{theirs}’ of ‘{}’; reports would count them as two.",
            other.name
        )));
    }
    if tag == "campaign"
        && let Some(other) = others.iter().find(|it| it.utm.campaign == kept)
    {
        remarks.push(say(format!(
            "‘{}’ has the same tag; reports would add the two up.",
            other.name
        )));
    }
    remarks
}

fn tags(utm: &UtmSet) -> [(&'static str, &str); 5] {
    ["source", "medium", "campaign", "term", "content"].map(|tag| (tag, value_of(utm, tag)))
}

pub(super) fn value_of<'a>(utm: &'a UtmSet, tag: &str) -> &'a str {
    match tag {
        "source" => &utm.source,
        "medium" => &utm.medium,
        "campaign" => &utm.campaign,
        "term" => &utm.term,
        _ => &utm.content,
    }
}

/// The tag as it will be stored, or why it cannot be.
fn kept(value: &str) -> Result<String, String> {
    let alone = UtmSet {
        source: value.to_owned(),
        ..UtmSet::default()
    };
    match alone.checked() {
        Ok(checked) => Ok(checked.source),
        Err(refusal) => Err(format!("Cannot be kept: {refusal}.")),
    }
}

fn is_known(medium: &str) -> bool {
    KNOWN_MEDIA.contains(&medium) || medium.starts_with("paid") || medium.ends_with("push")
}

pub(super) fn is_near(tag: &str, own: &str, theirs: &str) -> bool {
    if theirs.is_empty() || own == theirs {
        return false;
    }
    if bare(own) == bare(theirs) {
        return true;
    }
    if !is_of_few(tag) {
        return false;
    }
    let begins = |long: &str, short: &str| long.starts_with(&format!("{short}-"));
    begins(own, theirs) || begins(theirs, own) || differ_by_a_letter(own, theirs)
}

/// A value without what joins its words.
pub(super) fn bare(value: &str) -> String {
    value.replace(['-', '_'], "")
}

/// Campaigns and contents are many and alike on purpose; sources and media are few.
pub(super) fn is_of_few(tag: &str) -> bool {
    matches!(tag, "source" | "medium")
}

/// Whether one letter is changed, added or dropped, in words of four letters or more.
fn differ_by_a_letter(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same_head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same_head..], &b[same_head..]);
    let same_tail = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let odd_a = &rest_a[..rest_a.len() - same_tail];
    let odd_b = &rest_b[..rest_b.len() - same_tail];
    let is_figure = |odd: &[char]| odd.iter().any(char::is_ascii_digit);
    odd_a.len() <= 1 && odd_b.len() <= 1 && !is_figure(odd_a) && !is_figure(odd_b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cadence_fixtures::campaign;

    fn on(tag: &str, value: &str, theirs: &str) -> Vec<String> {
        let set = |value: &str| {
            let mut utm = UtmSet::default();
            let slot = match tag {
                "source" => &mut utm.source,
                "medium" => &mut utm.medium,
                "campaign" => &mut utm.campaign,
                _ => &mut utm.content,
            };
            *slot = value.to_owned();
            utm
        };
        let mut other = campaign(2);
        other.utm = set(theirs);
        remarks(&set(value), &[&other])
            .into_iter()
            .map(|it| it.sentence)
            .collect()
    }

    #[test]
    fn what_is_not_kept_as_typed_is_told() {
        assert_eq!(on("campaign", "spring-sale", ""), Vec::<String>::new());
        assert!(on("campaign", "Spring Sale", "")[0].starts_with("Kept as ‘spring-sale’"));
        assert!(on("content", "ann@example.com", "")[0].starts_with("Cannot be kept"));
    }

    #[test]
    fn media_without_a_channel_are_told() {
        assert!(on("medium", "retargeting", "")[0].contains("Unassigned"));
        for known in ["email", "paid-social", "web-push", "cpc"] {
            assert_eq!(on("medium", known, ""), Vec::<String>::new(), "{known}");
        }
    }

    #[test]
    fn near_duplicates_are_told_and_figures_are_not() {
        for (tag, own, theirs, near) in [
            ("source", "google-ads", "google", true),
            ("source", "newsleter", "newsletter", true),
            ("source", "news-letter", "newsletter", true),
            ("source", "newsletter", "newsletter", false),
            ("source", "facebook", "google", false),
            ("source", "list-1", "list-2", false),
            ("campaign", "refills", "refill", false),
            ("campaign", "spring_sale", "spring-sale", true),
        ] {
            assert_eq!(
                !on(tag, own, theirs).is_empty(),
                near,
                "{own} beside {theirs}"
            );
        }
    }

    #[test]
    fn two_campaigns_with_one_tag_are_told() {
        assert!(on("campaign", "spring", "spring")[0].contains("add the two up"));
    }
}
