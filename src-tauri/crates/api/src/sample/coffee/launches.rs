//! What Kettle & Kiln's launches say, and when.

use reprise_domain::channel::Channel::{Email, Sms, Social};
use reprise_domain::gap::Gap;

use super::super::pieces::LaunchPiece;

fn send(
    name: &'static str,
    day: i64,
    time: (u32, u32),
    gap: Option<Gap>,
    words: (&'static str, &'static str, &'static str),
) -> LaunchPiece<'static> {
    LaunchPiece {
        name,
        channel: Email,
        day,
        time,
        flight_days: 1,
        gap,
        cost: 2_000,
        words,
    }
}

fn flight(
    name: &'static str,
    day: i64,
    days: u32,
    gap: Option<Gap>,
    cost: i64,
    words: (&'static str, &'static str, &'static str),
) -> LaunchPiece<'static> {
    LaunchPiece {
        name,
        channel: Social,
        day,
        time: (9, 0),
        flight_days: days,
        gap,
        cost,
        words,
    }
}

pub(super) fn refill_launches() -> Vec<LaunchPiece<'static>> {
    let soon = Gap::days(5, 7, 10);
    let cycle = Gap::days(18, 21, 28);
    vec![
        send(
            "Refill 1",
            8,
            (10, 0),
            None,
            (
                "Three weeks in: how is the tin looking?",
                "A kilo lasts most kitchens four weeks. Order by Tuesday and yours is roasted that morning.",
                "Refill now",
            ),
        ),
        send(
            "Refill 1 reminder",
            15,
            (10, 0),
            Some(soon),
            (
                "Last scoops ahead",
                "Your espresso is about to run out. It takes a minute to reorder the same beans.",
                "Reorder my beans",
            ),
        ),
        send(
            "Refill 2",
            36,
            (10, 0),
            Some(cycle),
            (
                "Fresh roast on Tuesday",
                "Your next bag can be on Tuesday's roast. Same beans, same grind.",
                "Refill now",
            ),
        ),
        // In the quiet hours of text messages, on purpose: the first thing to mend.
        LaunchPiece {
            name: "Refill 2 text",
            channel: Sms,
            day: 43,
            time: (20, 30),
            flight_days: 1,
            gap: Some(soon),
            cost: 6_500,
            words: (
                "",
                "Kettle & Kiln: your espresso is running low. Reorder the same beans, same grind, in one tap. Reply STOP to get no more texts.",
                "Reorder",
            ),
        },
    ]
}

pub(super) fn win_back_launches() -> Vec<LaunchPiece<'static>> {
    let gap = Gap::days(7, 12, 21);
    vec![
        send(
            "We saved your grind",
            10,
            (17, 0),
            None,
            (
                "We still know how you like it",
                "It has been a while. Your grind and your favorite beans are saved, ready when you are.",
                "See my favorites",
            ),
        ),
        send(
            "15% to come back",
            22,
            (17, 0),
            Some(gap),
            (
                "15% off, because we miss you",
                "Use WELCOMEBACK for your next bag, whichever roast you choose. The code is good for five weeks.",
                "Take 15% off",
            ),
        ),
        send(
            "Last word",
            38,
            (17, 0),
            Some(gap),
            (
                "Shall we stop writing?",
                "If coffee from us is no longer your thing, this is our last letter. If it is, the code still works.",
                "Keep me on the list",
            ),
        ),
    ]
}

pub(super) fn renewal_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        send(
            "Renewal in a week",
            17,
            (9, 30),
            None,
            (
                "Your next box goes out in a week",
                "Here is what we roast for it. Skip, swap or pause until Wednesday evening.",
                "See my next box",
            ),
        ),
        send(
            "Renewal tomorrow",
            23,
            (9, 30),
            Some(Gap::days(4, 6, 7)),
            (
                "Tomorrow we pack your box",
                "The beans can be swapped until midnight; after that the roaster decides.",
                "Check my box",
            ),
        ),
    ]
}

pub(super) fn page_launches() -> Vec<LaunchPiece<'static>> {
    let next = Gap::days(1, 3, 5);
    vec![
        flight(
            "Days 1–3, the bag you looked at",
            1,
            3,
            None,
            42_000,
            (
                "Still thinking about it?",
                "House Espresso: chocolate, hazelnut, no bitterness. Roasted to order.",
                "See the roast",
            ),
        ),
        flight(
            "Days 4–7, how others brew it",
            4,
            4,
            Some(next),
            38_000,
            (
                "Four ways to brew it",
                "From moka pot to machine: short films by people who drink it.",
                "Watch and choose",
            ),
        ),
        flight(
            "Days 8–14, free delivery",
            8,
            7,
            Some(Gap::days(3, 4, 7)),
            36_000,
            (
                "Free delivery on your first bag",
                "Use FIRSTBAG at the till. It is good for one first order, anywhere in Germany.",
                "Order the first bag",
            ),
        ),
        flight(
            "Days 15–30, once a week",
            15,
            16,
            Some(Gap::days(5, 7, 10)),
            40_000,
            (
                "Roasted on Tuesday",
                "And at your door on Thursday: order by Monday evening.",
                "Order the first bag",
            ),
        ),
    ]
}

/// Sent before today: what a finished campaign looks like.
pub(super) fn market_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        send(
            "Nice to have met you",
            -33,
            (18, 0),
            None,
            (
                "The espresso from Saturday's stall",
                "You tasted the House Espresso. Here is how we brewed it, gram by gram.",
                "See the recipe",
            ),
        ),
        send(
            "A first bag",
            -26,
            (10, 0),
            Some(Gap::days(5, 7, 10)),
            (
                "Your first bag, ground for your machine",
                "Tell us how you brew and we grind it to suit. Roasted on Tuesdays.",
                "Choose a grind",
            ),
        ),
    ]
}

pub(super) fn film_launches() -> Vec<LaunchPiece<'static>> {
    vec![
        flight(
            "The set from the film",
            16,
            7,
            None,
            35_000,
            (
                "Everything in the film, in one box",
                "Grinder, moka pot, two cups and a bag of House Espresso.",
                "See the set",
            ),
        ),
        flight(
            "What owners say",
            25,
            14,
            Some(Gap::days(7, 9, 14)),
            38_000,
            (
                "“My mornings have a ritual now”",
                "Three owners on their first month with the set.",
                "Read and order",
            ),
        ),
    ]
}
