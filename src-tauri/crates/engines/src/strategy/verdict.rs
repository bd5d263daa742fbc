//! The verdict, and what follows from it.

use reprise_domain::advice::{Advice, Deed, NextStep, Situation, Verdict};
use reprise_domain::money::grouped;
use reprise_domain::product::Purchase;
use reprise_domain::strategy::Strategy;

use super::case::{Case, WORTHWHILE};
use super::comparison::comparison;
use super::reasons::reasons;
use super::rules::rule;

/// The advice on a case. The same case always gets the same advice.
///
/// Retargeting needs visitors that a platform would serve; remarketing needs people who may be
/// written to. Where the people asked for can be had, that decides; where they cannot, the other
/// way is advised if it is open, and collecting contacts first if neither is.
///
/// ```
/// # use reprise_domain::{advice::*, id::ClientId, money::*, product::Purchase, share::Share};
/// # let euros = |minor| Money { minor, currency: Currency::EUR };
/// let case = Situation {
///     client: ClientId(uuid::Uuid::nil()), product: None,
///     purchase: Purchase::UsedUp { every_days: 30 }, price: euros(1_800), reach: Reach::Buyers,
///     emails: 4_120, phones: 0, consented: Some(Share::new(0.7).unwrap()),
///     monthly_visitors: 0, visitors_tagged: false, channels: vec![], monthly_budget: euros(0),
/// };
/// let advice = reprise_engines::strategy::advise(&case, Some("filter coffee"));
/// assert_eq!(advice.verdict, Verdict::Remarketing);
/// assert!(advice.headline.contains("2,884"));
/// ```
pub fn advise(situation: &Situation, product_name: Option<&str>) -> Advice {
    let product = product_name.map_or("the product".to_owned(), |name| format!("‘{name}’"));
    let case = Case {
        situation,
        product: &product,
    };
    let verdict = verdict(&case);
    let reasons = reasons(&case);
    let speaks = |reason: &&reprise_domain::advice::Reason| match (verdict, reason.favors) {
        (Verdict::Retargeting, favors) => favors == Some(Strategy::Retargeting),
        (Verdict::Remarketing, favors) => favors == Some(Strategy::Remarketing),
        (Verdict::Both, favors) => favors.is_some(),
        (Verdict::CollectContactsFirst, favors) => favors.is_none(),
    };
    let why = reasons.iter().filter(speaks).take(3).cloned().collect();
    Advice {
        verdict,
        headline: headline(&case, verdict),
        why,
        comparison: comparison(&case),
        exclusions: exclusions(&case, verdict),
        cautions: cautions(&case, verdict),
        next_steps: next_steps(&case, verdict),
        reasons,
    }
}

fn verdict(case: &Case<'_>) -> Verdict {
    let ads = case.has_visitors();
    let messages = case.has_list();
    match (case.wants_strangers(), case.wants_known(), ads, messages) {
        // Everyone is wanted: whatever is open, and both where both are.
        (true, true, true, true) => Verdict::Both,
        (true, _, true, _) => Verdict::Retargeting,
        (_, true, _, true) => Verdict::Remarketing,
        // Buyers are wanted and nobody may be written to: ads would find only strangers.
        (false, _, _, false) | (true, _, false, _) | (false, false, _, true) => {
            Verdict::CollectContactsFirst
        }
    }
}

fn headline(case: &Case<'_>, verdict: Verdict) -> String {
    let product = case.product;
    match verdict {
        Verdict::Retargeting => format!(
            "Retargeting: bring back those of your {} visitors a month who looked at {product} and did not buy.",
            grouped(case.situation.monthly_visitors)
        ),
        Verdict::Remarketing => format!(
            "Remarketing: write to the {} people who agreed, at the moment {product} comes up again.",
            grouped(case.reachable())
        ),
        Verdict::Both => format!(
            "Both: ads for those of your {} visitors a month who did not buy, messages for the {} people you may write to, each leaving the other's people out.",
            grouped(case.situation.monthly_visitors),
            grouped(case.reachable())
        ),
        Verdict::CollectContactsFirst => format!(
            "Collect contacts first: {}.",
            match (case.has_list(), case.has_visitors()) {
                (true, _) => "the visitors you want left no address, and no ad can find them yet",
                (false, true) => "none of the people you want may be written to yet",
                (false, false) => "today there is nobody that either of the two could reach",
            }
        ),
    }
}

fn exclusions(case: &Case<'_>, verdict: Verdict) -> Vec<String> {
    if verdict != Verdict::Both {
        return Vec::new();
    }
    vec![
        format!("The retargeting audience leaves out everyone on your lists ({} addresses, uploaded as a customer list).", grouped(case.known())),
        format!("Whoever buys {} leaves the retargeting audience the same day, by the purchase tag.", case.product),
        "The remarketing audience is made of contacts only; visitors join it when they sign up, and leave the ads then.".to_owned(),
        "Promo codes differ between the two, so that neither sees the other's offer.".to_owned(),
    ]
}

fn cautions(case: &Case<'_>, verdict: Verdict) -> Vec<String> {
    let mut cautions = Vec::new();
    if case.has_list_without_consent() {
        cautions.push("Ask for consent before the first message; unknown is not yes.".to_owned());
    }
    let uses_ads = matches!(verdict, Verdict::Retargeting | Verdict::Both);
    if uses_ads && !case.budget_carries_ads() {
        cautions.push(format!(
            "The budget of {} a month reaches only a part of the visitors: begin with the last three days.",
            case.situation.monthly_budget
        ));
    }
    if uses_ads {
        let rule = rule("cookies-today");
        cautions.push(format!(
            "Chrome still allows third-party cookies; Safari forgets visitors after 7 days. This is how it stood in {}.",
            rule.source.date
        ));
        cautions.push("Google calls both of the two remarketing, or “your data”: look for the people, not the word.".to_owned());
    }
    cautions
}

fn next_steps(case: &Case<'_>, verdict: Verdict) -> Vec<NextStep> {
    let tag = "Put a tag with cookie consent on the site";
    match verdict {
        Verdict::Retargeting => vec![
            step(
                Deed::MakeAudiences,
                format!(
                    "Describe the audience: visitors of {} who did not buy.",
                    case.product
                ),
            ),
            step(
                Deed::PlanCampaign,
                "Lay the launches by recency: strongest in the first three days, spread after.",
            ),
            step(
                Deed::MakeWidget,
                "Add a sign-up widget, so that some of them can be written to next time.",
            ),
        ],
        Verdict::Remarketing => {
            let mut steps = vec![
                step(
                    Deed::ImportContacts,
                    "Import the contacts with their consent.",
                ),
                step(
                    Deed::MakeAudiences,
                    "Make the audience: the contacts you want to write to.",
                ),
                step(Deed::PlanCampaign, ladder(case)),
                step(
                    Deed::SetPolicy,
                    "Agree on a contact policy before the first send.",
                ),
            ];
            if case.wants_strangers() && !case.situation.visitors_tagged {
                steps.push(elsewhere(format!("{tag}, so that ads can join later.")));
            }
            steps
        }
        Verdict::Both => vec![
            step(
                Deed::MakeAudiences,
                "Make the two audiences, each excluding the other.",
            ),
            step(
                Deed::PlanCampaign,
                format!("Plan the messages first. {}", ladder(case)),
            ),
            step(
                Deed::PlanCampaign,
                "Lay the ads around them and check the pressure on each week.",
            ),
        ],
        Verdict::CollectContactsFirst => collecting(case, tag),
    }
}

/// Only what is missing.
fn collecting(case: &Case<'_>, tag: &str) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !case.situation.visitors_tagged {
        steps.push(elsewhere(format!("{tag}.")));
    }
    if case.has_list_without_consent() {
        steps.push(elsewhere(
            "Ask the people you know for their consent, in the shop and at the checkout.",
        ));
    }
    steps.push(step(
        Deed::MakeWidget,
        "Add a sign-up widget for new visitors, with a reason to subscribe.",
    ));
    steps.push(elsewhere(format!(
        "Come back when {WORTHWHILE} people have agreed, or {WORTHWHILE} visitors a month are tagged."
    )));
    steps
}

fn step(by: Deed, text: impl Into<String>) -> NextStep {
    NextStep {
        text: text.into(),
        by: Some(by),
    }
}

fn elsewhere(text: impl Into<String>) -> NextStep {
    NextStep {
        text: text.into(),
        by: None,
    }
}

/// How the messages follow the product.
fn ladder(case: &Case<'_>) -> String {
    let product = case.product;
    match case.situation.purchase {
        Purchase::Once { .. } => format!(
            "After a purchase of {product}: thanks at once, help after a week, what goes with it after two."
        ),
        Purchase::UsedUp { .. } => {
            format!(
                "Lay the launches of {product} along its supply: when three quarters are used, and when it runs out."
            )
        }
        Purchase::Subscribed { .. } => {
            format!(
                "Lay the launches of {product} before its renewal: 30, 14 and 7 days ahead, and the day before."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use reprise_domain::advice::Reach::{
        self, Buyers, Everyone, SubscribersWhoDidNotBuy, VisitorsWhoDidNotBuy,
    };
    use reprise_domain::channel::Channel;
    use reprise_domain::id::ClientId;
    use reprise_domain::money::{Currency, Money};
    use reprise_domain::product::RenewalPeriod;
    use reprise_domain::share::Share;

    use super::*;

    fn case(
        reach: Reach,
        emails: u64,
        consented: Option<f64>,
        visitors: u64,
        tagged: bool,
    ) -> Situation {
        let euros = |minor| Money {
            minor,
            currency: Currency::EUR,
        };
        Situation {
            client: ClientId(uuid::Uuid::nil()),
            product: None,
            purchase: Purchase::UsedUp { every_days: 30 },
            price: euros(1_800),
            reach,
            emails,
            phones: 0,
            consented: consented.map(|share| Share::new(share).unwrap()),
            monthly_visitors: visitors,
            visitors_tagged: tagged,
            channels: vec![Channel::Email],
            monthly_budget: euros(50_000),
        }
    }

    #[test]
    fn who_can_be_reached_decides() {
        use Verdict::{Both, CollectContactsFirst as Collect, Remarketing, Retargeting};
        for (reach, emails, consented, visitors, tagged, expect) in [
            (Buyers, 4_000, Some(0.7), 0, false, Remarketing),
            (Buyers, 4_000, Some(0.7), 9_000, true, Remarketing),
            (Buyers, 4_000, None, 9_000, true, Collect),
            (Buyers, 4_000, Some(0.01), 9_000, true, Collect),
            (Buyers, 0, None, 0, false, Collect),
            (
                SubscribersWhoDidNotBuy,
                500,
                Some(0.5),
                0,
                false,
                Remarketing,
            ),
            (
                SubscribersWhoDidNotBuy,
                150,
                Some(0.5),
                9_000,
                true,
                Collect,
            ),
            (VisitorsWhoDidNotBuy, 0, None, 9_000, true, Retargeting),
            (
                VisitorsWhoDidNotBuy,
                4_000,
                Some(0.7),
                9_000,
                true,
                Retargeting,
            ),
            (
                VisitorsWhoDidNotBuy,
                4_000,
                Some(0.7),
                9_000,
                false,
                Collect,
            ),
            (VisitorsWhoDidNotBuy, 4_000, Some(0.7), 99, true, Collect),
            (VisitorsWhoDidNotBuy, 0, None, 100, true, Retargeting),
            (Everyone, 4_000, Some(0.7), 9_000, true, Both),
            (Everyone, 4_000, Some(0.7), 9_000, false, Remarketing),
            (Everyone, 4_000, None, 9_000, true, Retargeting),
            (Everyone, 99, Some(1.0), 99, true, Collect),
            (Everyone, 100, Some(1.0), 100, true, Both),
            (Everyone, 0, None, 0, true, Collect),
        ] {
            let situation = case(reach, emails, consented, visitors, tagged);
            assert_eq!(advise(&situation, None).verdict, expect, "{situation:?}");
        }
    }

    #[test]
    fn every_case_gets_a_whole_advice() {
        let purchases = [
            Purchase::Once {
                consideration_days: 21,
            },
            Purchase::UsedUp { every_days: 1 },
            Purchase::Subscribed {
                renewal: RenewalPeriod::Yearly,
            },
        ];
        for reach in [
            Buyers,
            SubscribersWhoDidNotBuy,
            VisitorsWhoDidNotBuy,
            Everyone,
        ] {
            for purchase in purchases {
                for emails in [0, 99, 100, 10_000_000_000] {
                    for consented in [None, Some(0.0), Some(1.0)] {
                        for tagged in [false, true] {
                            let mut situation = case(reach, emails, consented, emails, tagged);
                            situation.purchase = purchase;
                            let advice = advise(&situation, Some("coffee"));
                            assert_eq!(advice.comparison.len(), 8);
                            assert_eq!(
                                advice.exclusions.is_empty(),
                                advice.verdict != Verdict::Both
                            );
                            assert!(
                                !advice.why.is_empty() && advice.why.len() <= 3,
                                "{situation:?}"
                            );
                            assert!(!advice.next_steps.is_empty());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn unknown_consent_is_never_granted() {
        let advice = advise(&case(Buyers, 4_000, None, 0, false), None);
        assert!(
            advice
                .why
                .iter()
                .any(|reason| reason.rule == "consent-unknown")
        );
        assert!(
            advice
                .cautions
                .iter()
                .any(|caution| caution.contains("unknown is not yes"))
        );
    }

    #[test]
    fn trackers_belong_to_retargeting() {
        let advice = advise(&case(Everyone, 4_000, Some(0.7), 9_000, true), None);
        let data = &advice.comparison[4];
        assert!(
            data.retargeting.starts_with("Trackers") && data.remarketing.starts_with("Volunteered")
        );
    }

    #[test]
    fn a_product_bought_once_tips_to_retargeting() {
        let mut situation = case(Everyone, 4_000, Some(0.7), 9_000, true);
        situation.purchase = Purchase::Once {
            consideration_days: 21,
        };
        assert_eq!(
            advise(&situation, None).comparison[2].tips,
            Some(Strategy::Retargeting)
        );
    }
}
