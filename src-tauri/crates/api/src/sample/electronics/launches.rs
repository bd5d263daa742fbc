//! What the electronics shop's launches say, and when.

use reprise_domain::channel::Channel::{Display, Email, Search, Social};
use reprise_domain::gap::Gap;

use super::super::pieces::LaunchPiece;

fn ad(
    name: &'static str,
    channel: reprise_domain::channel::Channel,
    day: i64,
    days: u32,
    gap: Option<Gap>,
    cost: i64,
    words: (&'static str, &'static str, &'static str),
) -> LaunchPiece<'static> {
    LaunchPiece {
        name,
        channel,
        day,
        time: (8, 0),
        flight_days: days,
        gap,
        cost,
        words,
    }
}

pub(super) fn seen_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        ad(
            "Days 1–3, the set you looked at",
            Social,
            1,
            3,
            None,
            180_000,
            (
                "The picture you stopped at",
                "55 inches of OLED, in your living room by Saturday.",
                "See it again",
            ),
        ),
        ad(
            "Days 4–7, picture test",
            Display,
            4,
            4,
            Some(Gap::days(1, 3, 4)),
            140_000,
            (
                "Side by side, in daylight",
                "The same film on three screens. Guess which one is ours.",
                "Watch the test",
            ),
        ),
        ad(
            "Days 8–14, what owners say",
            Social,
            8,
            7,
            Some(Gap::days(3, 4, 7)),
            160_000,
            (
                "Two years on",
                "Four owners on burn-in, sound and the remote.",
                "Read the reviews",
            ),
        ),
        ad(
            "Days 15–22, delivery and mounting",
            Search,
            15,
            8,
            Some(Gap::days(5, 7, 10)),
            130_000,
            (
                "We hang it for you",
                "Delivery, mounting and the old set taken away.",
                "Choose a day",
            ),
        ),
    ]
}

/// Ran before today: what a finished campaign looks like.
pub(super) fn open_box_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        ad(
            "Thursday, the list",
            Social,
            -18,
            1,
            None,
            30_000,
            (
                "Fourteen sets, opened once",
                "Returned, checked and repacked. Full guarantee, a fifth less.",
                "See the list",
            ),
        ),
        ad(
            "The weekend itself",
            Social,
            -16,
            3,
            Some(Gap::days(1, 2, 3)),
            60_000,
            (
                "Until Sunday, at Quay Street",
                "What is not sold by Sunday evening goes back on the shelf at full price.",
                "Reserve a set",
            ),
        ),
    ]
}

pub(super) fn cart_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        ad(
            "Your cart is saved",
            Social,
            2,
            2,
            None,
            38_000,
            (
                "Still in your cart",
                "Your television is kept for a week, at the price you saw.",
                "Back to the cart",
            ),
        ),
        ad(
            "Free mounting",
            Social,
            5,
            3,
            Some(Gap::days(1, 3, 4)),
            40_000,
            (
                "Free wall mounting this week",
                "Use MOUNTFREE at the till and our fitters hang it the day it arrives.",
                "Finish my order",
            ),
        ),
        ad(
            "Last call for mounting",
            Display,
            13,
            3,
            Some(Gap::days(3, 5, 7)),
            36_000,
            (
                "Mounting is still on us",
                "Order this week with MOUNTFREE; after that the fitters cost £45.",
                "Finish my order",
            ),
        ),
    ]
}

fn mail(
    name: &'static str,
    day: i64,
    gap: Option<Gap>,
    words: (&'static str, &'static str, &'static str),
) -> LaunchPiece<'static> {
    LaunchPiece {
        name,
        channel: Email,
        day,
        time: (10, 0),
        flight_days: 1,
        gap,
        cost: 1_500,
        words,
    }
}

pub(super) fn sound_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        mail(
            "How is the picture?",
            3,
            None,
            (
                "How is the new picture?",
                "Three settings worth changing in the first week, and how to reach us.",
                "Show me the settings",
            ),
        ),
        mail(
            "Hear it too",
            10,
            Some(Gap::days(5, 7, 14)),
            (
                "Your television can sound like this",
                "The Soundbar 300 is tuned for it. 10% off with HEARIT.",
                "Hear the difference",
            ),
        ),
        mail(
            "Two weeks to go",
            24,
            Some(Gap::days(7, 14, 21)),
            (
                "Your 10% ends in two weeks",
                "HEARIT still takes 10% off the Soundbar 300. Delivery is free, setting it up takes four minutes.",
                "Choose a soundbar",
            ),
        ),
    ]
}

pub(super) fn care_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        mail(
            "30 days before renewal",
            29,
            None,
            (
                "Your care plan renews in 30 days",
                "What it covers, what it costs, and how to stop it.",
                "See my plan",
            ),
        ),
        mail(
            "14 days before renewal",
            45,
            Some(Gap::days(14, 16, 18)),
            (
                "Two weeks until your plan renews",
                "Nothing to do if you want to stay covered.",
                "See my plan",
            ),
        ),
        mail(
            "7 days before renewal",
            52,
            Some(Gap::days(6, 7, 8)),
            (
                "Your plan renews next week",
                "Change or stop it until the day before.",
                "See my plan",
            ),
        ),
        mail(
            "The day before",
            58,
            Some(Gap::days(5, 6, 7)),
            (
                "Your plan renews tomorrow",
                "There is nothing to do. Thank you for another year with us.",
                "See my plan",
            ),
        ),
    ]
}
