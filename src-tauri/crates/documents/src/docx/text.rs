//! The one door for words: printable, with line feeds as breaks; and links that lead to the web.

use docx_rs::{BreakType, Hyperlink, HyperlinkType, Paragraph, Run, SpecialIndentType};
use reprise_domain::document::printable;

/// Words. docx-rs writes control characters as they are, and Word then refuses the file.
pub(super) fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (at, part) in printable(text).split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(part);
    }
    run
}

/// A paragraph of words.
pub(super) fn words(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

/// Words after a mark, all lines of them right of it.
pub(super) fn hanging(mark: &str, text: &str) -> Paragraph {
    Paragraph::new()
        .indent(Some(340), Some(SpecialIndentType::Hanging(340)), None, None)
        .add_run(run(mark).bold().add_tab())
        .add_run(run(text))
}

/// A paragraph that leads to an address, when it is one of the web; else its words alone.
pub(super) fn link(address: &str, text: &str) -> Paragraph {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Paragraph::new().add_run(run(text).size(15));
    }
    let run = run(text).size(15).color("0B5CAD").underline("single");
    let link = Hyperlink::new(printable(address), HyperlinkType::External);
    Paragraph::new().add_hyperlink(link.add_run(run))
}
