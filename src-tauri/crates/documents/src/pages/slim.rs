//! An SVG page made small: typst writes nine decimals and long names, a screen needs two and short ones.
//!
//! A page shrinks to less than half, which is what reaches the window at every keystroke. Links go: a
//! picture cannot be clicked, and typst-svg leaves the `&` of an address as it is, which is no XML.

use std::collections::HashMap;

/// Digits kept behind the point: a hundredth of a point is below a pixel at any zoom.
const DECIMALS: usize = 2;
/// Digits kept in transforms, which scale what stands in them.
const EXACT: usize = 5;

/// Shortens numbers and names of glyphs, and drops attributes that say what holds anyway.
pub(super) fn slimmed(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() / 2);
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut rest = svg;
    // Attribute by attribute: everything before a quote is mark-up, up to the next one a value.
    while let Some((markup, after)) = rest.split_once('"') {
        let Some((value, tail)) = after.split_once('"') else {
            break;
        };
        rest = tail;
        let name = markup.rsplit([' ', '<']).next().unwrap_or_default();
        let (before, name) = (
            &markup[..markup.len() - name.len()],
            name.trim_end_matches('='),
        );
        let is_link = matches!(name, "xlink:href" | "href")
            && !value.starts_with('#')
            && !value.starts_with("data:image/");
        let is_default = matches!((name, value), ("fill-rule", "nonzero") | ("x" | "y", "0"));
        if is_link || is_default {
            out.push_str(before.trim_end());
            continue;
        }
        out.push_str(before);
        // The plain name is understood by every engine that shows our pages, at half the length.
        let is_use = name == "xlink:href" && value.starts_with('#');
        out.push_str(if is_use { "href" } else { name });
        out.push_str("=\"");
        match name {
            "xlink:href" | "href" | "id" => named(&mut out, value, &mut names),
            "transform" => shortened(&mut out, value, EXACT),
            "d" | "x" | "y" | "width" | "height" | "viewBox" | "stroke-width" => {
                shortened(&mut out, value, DECIMALS);
            }
            _ => out.push_str(value),
        }
        out.push('"');
    }
    out.push_str(rest);
    out
}

/// A glyph's or clip's name by its number; an address stays.
fn named<'a>(out: &mut String, value: &'a str, names: &mut HashMap<&'a str, usize>) {
    let (mark, id) = match value.strip_prefix('#') {
        Some(id) => ("#", id),
        None => ("", value),
    };
    let is_hash = id.len() == 33 && id[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if !is_hash || !id.starts_with('g') {
        out.push_str(value);
        return;
    }
    let next = names.len();
    let number = *names.entry(id).or_insert(next);
    out.push_str(&format!("{mark}g{number}"));
}

/// Numbers with fewer digits behind their point, cut and without zeros at the end.
fn shortened(out: &mut String, value: &str, decimals: usize) {
    let bytes = value.as_bytes();
    let mut from = 0;
    while let Some(point) = bytes[from..].iter().position(|b| *b == b'.') {
        let point = from + point;
        let digits = bytes[point + 1..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let mut kept = digits.min(decimals);
        while kept > 0 && bytes[point + kept] == b'0' {
            kept -= 1;
        }
        let end = if kept == 0 { point } else { point + 1 + kept };
        out.push_str(&value[from..end]);
        from = point + 1 + digits;
    }
    out.push_str(&value[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_get_short_and_links_go() {
        let name = "g3A595CEC079366A58DC4196200D9EABE";
        let svg = format!(
            r##"<svg><use xlink:href="#{name}" x="0" y="1.98765" fill-rule="nonzero"/><symbol id="{name}"/><a xlink:href="https://a.example/?v=1&amp;w=2"><path d="M 1.500000 -0.98765v 3.0000Z" transform="matrix(0.123456789 0)"/></a></svg>"##
        );
        assert_eq!(
            slimmed(&svg),
            r##"<svg><use href="#g0" y="1.98"/><symbol id="g0"/><a><path d="M 1.5 -0.98v 3Z" transform="matrix(0.12345 0)"/></a></svg>"##
        );
    }
}
