//! What is worth knowing of an export, one sentence each.

use reprise_domain::contact_export::ContactExport;
use reprise_domain::money::grouped;
use reprise_domain::table::TableFor;
use reprise_engines::audience::platform::{Profile, Sheet, Tally};

use crate::view::ExportedFile;

/// The sentences, those first that something may be done about.
pub(super) fn of(
    profile: &Profile,
    sheet: &Sheet<'_>,
    export: &ContactExport,
    tally: &Tally,
    files: &[ExportedFile],
) -> Vec<String> {
    let mut remarks = Vec::new();
    let there = export.to.word();
    if export.reader == TableFor::Spreadsheet {
        remarks.push(format!(
            "This file is to be looked at: text that a spreadsheet would run begins with an apostrophe. Do not take it to {there}"
        ));
    }
    if tally.formulas > 0 {
        remarks.push(format!(
            "{} values begin like a formula and are written as they are, for upload: do not open the file in a spreadsheet program",
            grouped(tally.formulas)
        ));
    }
    if let Some(least) = profile.limits.least_rows
        && export.people < least
    {
        remarks.push(format!(
            "{there} wants at least {} people in a list; there are {}",
            grouped(least),
            grouped(export.people)
        ));
    }
    if let Some(rule) = &profile.audience {
        let (low, high) = (
            rule.match_low.of(export.people),
            rule.match_high.of(export.people),
        );
        if low < rule.minimum {
            remarks.push(format!(
                "{there} will recognize about {} to {} of them and serves from {} on ({})",
                grouped(low),
                grouped(high),
                grouped(rule.minimum),
                rule.source.name
            ));
        }
    }
    if tally.long_values > 0 {
        remarks.push(format!(
            "{} values are longer than {there} takes and were left empty",
            grouped(tally.long_values)
        ));
    }
    if tally.hashed_values > 0 {
        remarks.push(format!(
            "{} values were hashed before they came here and cannot stand in a plain column",
            grouped(tally.hashed_values)
        ));
    }
    if files.len() > 1 && profile.file.one_key_per_file {
        remarks.push(format!(
            "{there} takes one kind of address a list: each file is a list of its own"
        ));
    } else if files.len() > 1 {
        remarks.push(format!(
            "{there} limits the size of a file: the people are in {} files",
            files.len()
        ));
    }
    if !sheet.is_hashed() && profile.audience.is_some() {
        remarks.push(
            "Addresses in the file can be read by anybody who gets it; delete it after the upload"
                .to_owned(),
        );
    }
    remarks.push(profile.expiry.about.clone());
    remarks.push(profile.about.clone());
    remarks
}
