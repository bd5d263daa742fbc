//! The fields of a request, flat, as a command line or a form asks for them.
//!
//! Read off the same TypeScript declarations that the UI is typed by, so that there is one list.

use std::collections::BTreeMap;

use ts_rs::TS;

use crate::bindings::declarations_of;

/// Structures that a person writes in one piece: an amount, a gap, how a product is bought.
const WHOLE: [&str; 10] = [
    "ContactRule",
    "Money",
    "Gap",
    "Period",
    "Season",
    "Purchase",
    "Cadence",
    "MendAction",
    "ColumnMap",
    "MergePolicies",
];

/// One field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name; `brand.primary` stands inside `brand`.
    pub name: String,
    /// Its type: `string`, `number`, `Money`, `ClientId`, `Array<Channel>` …
    pub kind: String,
    /// The words it may be, when they are few; of each entry for a list.
    pub choices: Vec<String>,
    /// What it means, in one or a few sentences.
    pub about: String,
    /// Whether a request without it is refused.
    pub required: bool,
}

/// The fields of a request, in order.
pub(crate) fn fields_of<Request: TS + 'static>() -> Vec<Field> {
    let (name, declarations) = declarations_of::<Request>();
    let mut fields = Vec::new();
    flatten(&declarations, &name, "", true, &mut fields);
    fields
}

fn flatten(
    declarations: &BTreeMap<String, String>,
    name: &str,
    prefix: &str,
    required: bool,
    fields: &mut Vec<Field>,
) {
    for member in declarations
        .get(name)
        .map(|it| members(it))
        .unwrap_or_default()
    {
        let path = format!("{prefix}{}", member.name);
        let required = required && !member.optional;
        let within = declarations.get(&member.kind).map(|it| members(it));
        let is_structure = within.is_some_and(|it| !it.is_empty());
        if is_structure && !WHOLE.contains(&member.kind.as_str()) {
            flatten(
                declarations,
                &member.kind,
                &format!("{path}."),
                required,
                fields,
            );
            continue;
        }
        let kind = member.kind.trim_end_matches(" | null").to_owned();
        let entry = kind
            .strip_prefix("Array<")
            .map_or(kind.as_str(), |it| it.trim_end_matches('>'));
        let mut words = declarations
            .get(entry)
            .map(|it| choices(it))
            .unwrap_or_default();
        words.extend(choices(&format!("={kind}")));
        fields.push(Field {
            choices: words,
            name: path,
            kind,
            about: member.about,
            required,
        });
    }
}

struct Member {
    name: String,
    kind: String,
    about: String,
    optional: bool,
}

/// The members of `type X = { … };`. Of a union of structures told apart by a word: that word with
/// its choices, then the members of all, each optional. None for any other declaration.
fn members(declaration: &str) -> Vec<Member> {
    let Some((_, body)) = declaration.split_once('=') else {
        return Vec::new();
    };
    let body = body.trim().trim_end_matches(';').trim();
    let variants: Vec<&str> = body.split("} | {").collect();
    if !body.starts_with('{') || !body.ends_with('}') {
        return Vec::new();
    }
    if let [only] = variants.as_slice() {
        return members_of(only.trim_start_matches('{').trim_end_matches('}'));
    }
    let mut all: Vec<Member> = Vec::new();
    for variant in variants {
        for member in members_of(variant.trim_start_matches('{').trim_end_matches('}')) {
            match all.iter_mut().find(|it| it.name == member.name) {
                Some(tag) if tag.kind.starts_with('"') => {
                    tag.kind += &format!(" | {}", member.kind)
                }
                Some(_) => {}
                None => all.push(Member {
                    optional: true,
                    ..member
                }),
            }
        }
    }
    all
}

fn members_of(body: &str) -> Vec<Member> {
    let member = |part: Part| -> Option<Member> {
        let (name, kind) = part.text.split_once(':')?;
        let name = name.trim();
        Some(Member {
            optional: name.ends_with('?'),
            name: name.trim_matches(['?', '"']).to_owned(),
            kind: kind.trim().to_owned(),
            about: part.about,
        })
    };
    parts(body).into_iter().filter_map(member).collect()
}

#[derive(Default)]
struct Part {
    about: String,
    text: String,
}

/// What stands between commas outside of brackets, comments set apart.
fn parts(body: &str) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    let mut depth = 0;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/**") {
            let (words, after) = comment.split_once("*/").unwrap_or((comment, ""));
            if let (0, Some(part)) = (depth, parts.last_mut()) {
                part.about = said(words);
            }
            rest = after;
            continue;
        }
        match c {
            '{' | '[' | '(' | '<' => depth += 1,
            '}' | ']' | ')' | '>' => depth -= 1,
            _ => {}
        }
        match (c, depth, parts.last_mut()) {
            (',', 0, _) => parts.push(Part::default()),
            (_, _, Some(part)) => part.text.push(c),
            (_, _, None) => {}
        }
        rest = &rest[c.len_utf8()..];
    }
    parts
}

/// A comment's words without its stars.
fn said(comment: &str) -> String {
    let lines = comment
        .lines()
        .map(|line| line.trim().trim_start_matches('*').trim());
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of `type X = "a" | "b";`; none for any other declaration.
fn choices(declaration: &str) -> Vec<String> {
    let Some((_, union)) = declaration.split_once('=') else {
        return Vec::new();
    };
    let words = union.trim().trim_end_matches(';').split(" | ");
    words
        .map(|word| Some(word.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned()))
        .collect::<Option<_>>()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{AudienceDraft, CampaignDraft, Client, ClientDraft, Nothing};

    fn named<'a>(fields: &'a [Field], name: &str) -> &'a Field {
        fields.iter().find(|it| it.name == name).unwrap()
    }

    #[test]
    fn a_draft_says_what_must_be_given_and_what_it_means() {
        let fields = fields_of::<ClientDraft>();
        let names: Vec<&str> = fields.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            names,
            ["name", "time_zone", "currency", "week_start", "site"]
        );
        assert!(fields[0].required && !fields[1].required);
        assert_eq!(
            fields[1].about,
            "IANA zone; the computer's where it is known, else Europe/Berlin."
        );
        assert_eq!(fields[3].choices, ["monday", "sunday", "saturday"]);
    }

    #[test]
    fn structures_are_taken_apart_and_amounts_are_not() {
        let fields = fields_of::<Client>();
        assert_eq!(named(&fields, "brand.primary").kind, "Color");
        let fields = fields_of::<CampaignDraft>();
        assert_eq!(named(&fields, "budget").kind, "Money");
        assert_eq!(named(&fields, "channels").kind, "Array<Channel>");
        assert_eq!(named(&fields, "channels").choices[0], "email");
        assert!(!named(&fields, "objective.goal").required);
    }

    #[test]
    fn a_union_is_its_word_and_the_members_of_all() {
        let fields = fields_of::<AudienceDraft>();
        let from = named(&fields, "source.from");
        assert_eq!(from.choices, ["contacts", "visitors", "engagers"]);
        assert_eq!(named(&fields, "source.rule").kind, "ContactRule");
        assert_eq!(named(&fields, "source.platform").choices[0], "google");
        assert!(!named(&fields, "source.lookback_days").required);
    }

    #[test]
    fn nothing_has_no_fields() {
        assert!(fields_of::<Nothing>().is_empty());
    }
}
