//! Words people type: cleaned once, at the door, so that nothing later has to distrust them.
//!
//! Control characters, bidirectional overrides and invisible tags go; names lose doubled spaces.
//! Lengths are counted in characters as a reader counts them (grapheme clusters): a family of four in
//! one picture is one.

use unicode_segmentation::UnicodeSegmentation;

use crate::Refusal;

/// Longest name of a thing.
pub const NAME_LIMIT: usize = 120;
/// Longest single line: a subject, a call to action, a headline.
pub const LINE_LIMIT: usize = 300;
/// Longest running text: a message, a note, a legal footer.
pub const TEXT_LIMIT: usize = 4_000;

/// Most code points a character may have on average. Pictures of families have seven, stacked marks
/// without end have thousands and would bury what stands beside them.
const POINTS: usize = 10;

/// A name: one line, trimmed, doubled spaces collapsed, 1 to 120 characters.
///
/// # Errors
/// `Empty` when nothing is left, `TooLong` beyond the limit.
pub fn name(input: &str, field: &'static str) -> Result<String, Refusal> {
    let cleaned = line(input, field, NAME_LIMIT)?;
    // Joiners are needed inside words and pictures; alone they show nothing.
    if !cleaned
        .chars()
        .any(|c| !matches!(c, ' ' | '\u{200C}' | '\u{200D}'))
    {
        return Err(Refusal::Empty { field });
    }
    Ok(cleaned)
}

/// One line, trimmed, doubled spaces collapsed, at most `limit` characters; may be empty.
///
/// # Errors
/// `TooLong` beyond the limit.
pub fn line(input: &str, field: &'static str, limit: usize) -> Result<String, Refusal> {
    let flat: String = visible(input).replace(['\n', '\t'], " ");
    let cleaned = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    within(cleaned, field, limit)
}

/// Running text: line feeds stay, at most `limit` characters; may be empty.
///
/// # Errors
/// `TooLong` beyond the limit.
pub fn paragraph(input: &str, field: &'static str, limit: usize) -> Result<String, Refusal> {
    within(visible(input).trim().to_owned(), field, limit)
}

/// The first `limit` characters that a reader can see, with an ellipsis when something was cut: what is quoted of a text
/// that nobody cleaned turns no sentence around it.
pub fn shortened(input: &str, limit: usize) -> String {
    let seen = visible(input);
    if seen.graphemes(true).count() <= limit {
        return seen;
    }
    let mut short: String = seen.graphemes(true).take(limit.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Lower-case ASCII words joined by hyphens, as UTM values and file names need them.
///
/// Accents fold to their base letter where Latin; other letters fall away. Empty in, empty out.
///
/// ```
/// assert_eq!(reprise_domain::text::slug("Café Refills – Frühling 2"), "cafe-refills-fruhling-2");
/// ```
pub fn slug(input: &str) -> String {
    let mut out = String::new();
    for c in input.chars().flat_map(char::to_lowercase) {
        match folded(c) {
            Some(s) => out.push_str(s),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            None => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn folded(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ű' | 'ů' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'ś' | 'ş' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ł' => "l",
        'ğ' => "g",
        'ř' => "r",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        '\'' | '’' => "",
        _ => return None,
    })
}

fn within(text: String, field: &'static str, limit: usize) -> Result<String, Refusal> {
    // Bytes first: most texts are far below, and a megabyte need not be taken apart.
    let is_within = text.len() <= limit
        || (text.chars().count() <= limit.saturating_mul(POINTS)
            && text.graphemes(true).count() <= limit);
    if !is_within {
        return Err(Refusal::TooLong { field, limit });
    }
    Ok(text)
}

/// Everything a reader can see; CRLF becomes LF.
fn visible(input: &str) -> String {
    input
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| is_visible(*c))
        .collect()
}

fn is_visible(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        // Overrides and isolates reverse what stands beside them; tags are invisible carriers of text.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}' => false,
        '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => false,
        '\u{2060}'..='\u{2064}' | '\u{FFF9}'..='\u{FFFB}' | '\u{180E}' => false,
        c => !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_turns_no_sentence_around() {
        assert_eq!(shortened("\u{202E}ann@\u{2066}x", 9), "ann@x");
        assert_eq!(shortened("a\u{202E}bcdef", 4), "abc…");
    }

    #[test]
    fn a_name_loses_what_nobody_sees() {
        assert_eq!(
            name("  Coffee \u{202E} \t refills\u{0007} ", "the name").unwrap(),
            "Coffee refills"
        );
    }

    #[test]
    fn a_name_of_spaces_is_empty() {
        assert_eq!(
            name(" \u{200B} ", "the name"),
            Err(Refusal::Empty { field: "the name" })
        );
    }

    #[test]
    fn limits_count_characters_not_bytes() {
        assert!(name(&"é".repeat(NAME_LIMIT), "the name").is_ok());
        assert!(name(&"é".repeat(NAME_LIMIT + 1), "the name").is_err());
    }

    #[test]
    fn limits_count_characters_as_readers_do() {
        let family = "👩‍👩‍👧‍👦";
        assert!(name(&family.repeat(NAME_LIMIT), "the name").is_ok());
        assert!(name(&family.repeat(NAME_LIMIT + 1), "the name").is_err());
        assert_eq!(shortened(&family.repeat(3), 2), format!("{family}…"));
        // Marks without end on one letter are no name.
        assert!(name(&format!("a{}", "\u{301}".repeat(5_000)), "the name").is_err());
    }

    #[test]
    fn joiners_alone_are_no_name() {
        assert!(name("\u{200D}\u{200C}", "the name").is_err());
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph("a\r\nb\r", "the text", 10).unwrap(), "a\nb");
    }
}
