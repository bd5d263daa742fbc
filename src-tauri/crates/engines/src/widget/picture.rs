//! Pictures of the library, drawn in a widget's colors.
//!
//! A picture is an SVG in which `{background}`, `{text}`, `{accent}` and `{on_accent}` stand for colors. It is shown as an
//! image only, where scripts and references do not run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reprise_domain::widget::Theme;

use super::templates::picture;

/// The SVG of a picture in a theme's colors; none for an unknown one.
fn drawn(name: &str, theme: &Theme) -> Option<String> {
    let colors = [
        ("{background}", &theme.background),
        ("{text}", &theme.text),
        ("{accent}", &theme.accent),
        ("{on_accent}", &theme.on_accent),
    ];
    let svg = picture(name)?.trim().to_owned();
    Some(
        colors
            .iter()
            .fold(svg, |svg, (role, color)| svg.replace(role, color.as_str())),
    )
}

/// The same as an address that an image can have without asking for a file.
pub(super) fn address(name: &str, theme: &Theme) -> Option<String> {
    drawn(name, theme).map(|svg| data_address("image/svg+xml", svg.as_bytes()))
}

/// The bytes of an image as an address.
pub fn data_address(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
