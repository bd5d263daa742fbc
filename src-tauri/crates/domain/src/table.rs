//! Cells of a comma-separated table (RFC 4180), and what keeps a spreadsheet from running them.
//!
//! A spreadsheet runs a cell that begins like a formula. For a spreadsheet such cells begin with an apostrophe; for a
//! program that reads the file every byte is kept, or a phone number would not be one any more.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who reads a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableFor {
    /// A program: cells are kept as they are.
    Upload,
    /// A person with a spreadsheet: formulas are defused.
    Spreadsheet,
}

/// What a file for spreadsheets begins with: Excel takes one without it for the machine's old code page.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A cell, quoted where RFC 4180 asks for it (whatever of comma, semicolon and tab separates), and defused for
/// spreadsheets. Borrowed where nothing had to be done.
pub fn cell(text: &str, reader: TableFor) -> Cow<'_, str> {
    let safe = match reader {
        TableFor::Spreadsheet if looks_like_formula(text) => Cow::Owned(format!("'{text}")),
        TableFor::Spreadsheet | TableFor::Upload => Cow::Borrowed(text),
    };
    if safe.contains(['"', ',', '\r', '\n', ';', '\t']) || safe.trim().len() != safe.len() {
        Cow::Owned(format!("\"{}\"", safe.replace('"', "\"\"")))
    } else {
        safe
    }
}

/// Whether a spreadsheet might run it: OWASP's list, behind any quotes and spaces.
pub fn looks_like_formula(text: &str) -> bool {
    let is_control = |c: char| matches!(c, '\t' | '\r' | '\n');
    let skipped = |c: char| {
        matches!(c, '"' | '\'' | '\u{FEFF}' | '\u{200B}') || (c.is_whitespace() && !is_control(c))
    };
    text.trim_start_matches(skipped)
        .starts_with(|c| is_control(c) || "=+-@＝＋－＠".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_no_cell() {
        for bad in [
            "=1+1", "+7916", "-2", "@x", "\tx", "\rx", "\nx", " =1", "\"=1", "\" '=1", "\u{A0}=1",
            "＝1", "＋1", "－1", "＠x",
        ] {
            let cell = cell(bad, TableFor::Spreadsheet);
            assert!(
                cell.trim_start_matches('"').starts_with('\''),
                "{bad:?}: {cell}"
            );
        }
        assert_eq!(
            cell("15% off = good", TableFor::Spreadsheet),
            "15% off = good"
        );
    }

    #[test]
    fn a_program_gets_every_byte() {
        assert_eq!(cell("+7916", TableFor::Upload), "+7916");
        assert_eq!(
            cell("say \"hi\", now", TableFor::Upload),
            "\"say \"\"hi\"\", now\""
        );
        assert_eq!(cell("two\nlines", TableFor::Upload), "\"two\nlines\"");
        assert_eq!(cell("", TableFor::Upload), "");
    }
}
