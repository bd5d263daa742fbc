//! Writing a client's contacts into the files a platform takes.
//!
//! What may be in them and how it looks is the engine's (`audience::platform`); here rows are picked, files are written
//! whole or not at all, and the history gets a note without anything about a person.

mod output;
mod remarks;
mod whom;

use std::path::Path;

use chrono_tz::Tz;
use reprise_domain::contact_export::ContactExport;
use reprise_domain::entity::Edit;
use reprise_domain::id::ContactExportId;
use reprise_domain::money::grouped;
use reprise_domain::table::TableFor;
use reprise_engines::audience::book::{Book, Part};
use reprise_engines::audience::platform::{
    ExportOptions, Profile, Rendered, Sheet, Split, Tally, profile_of,
};
use reprise_engines::audience::suppression::{Channels, Suppressions};
use reprise_engines::audience::{Bits, expires_on};

use self::output::Output;
use self::whom::Whom;
use super::side::side_by_side;
use crate::error::{Code, Error};
use crate::freshness::contacts_of;
use crate::job::Job;
use crate::session::Session;
use crate::view::{ContactsExport, ExportReport, ExportedFile, KeyCount};

/// Carries an export out.
///
/// # Errors
/// `Malformed` for a switch or kind of values the platform does not have, and for both a list and an audience; `Refused`
/// when nobody may be written or a file is there already; `BadFile` for a folder that cannot be written; `Cancelled`.
pub(super) fn run(session: &Session, request: &ContactsExport) -> Result<ExportReport, Error> {
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    let client = session.client(request.client)?;
    let whom = Whom::of(session, request)?;
    let profile = profile_of(request.platform);
    let name = whom.name();
    let reader = request.mode.unwrap_or(TableFor::Upload);
    let sheet = Sheet::new(profile, &options(request, name, reader)?).map_err(|unfit| {
        Error::new(
            Code::Malformed,
            unfit.to_string(),
            "Leave it out to export the usual way",
        )
    })?;
    job.step(0, None, "Reading contacts")?;
    let book = session.book(client.id, &profile.fields())?;
    let (_, suppressed) = session.suppressions(client.id)?;
    let rows = whom.rows(session, client.id, &book)?;
    let base = base_name(request.platform.as_str(), name, reader);
    let written = Work {
        job: &job,
        profile,
        sheet: &sheet,
        book: &book,
        rows: &rows,
        suppressed: &suppressed,
    }
    .write(request, &base)?;
    let contacts = session.counting(Some(client.id), |workspace, people| {
        Ok(contacts_of(workspace, people, client.id, whom.source()))
    })?;
    let at = session
        .now()
        .with_timezone::<Tz>(&client.time_zone)
        .naive_local();
    let export = ContactExport {
        id: ContactExportId(session.new_id()),
        client: client.id,
        to: request.platform,
        source: whom.source(),
        name: name.to_owned(),
        at,
        reader,
        people: written.tally.written,
        left_out: written.tally.left_out(),
        files: written.files.len() as u32,
        expires_on: match reader {
            TableFor::Upload => expires_on(request.platform, at.date()),
            TableFor::Spreadsheet => None,
        },
        contacts,
    }
    .checked()?;
    let mut remarks = remarks::of(profile, &sheet, &export, &written.tally, &written.files);
    // The files are written and stay; a workspace that takes no changes any more may still be exported from.
    if let Err(error) = session.write(label(&export), vec![Edit::create(export.clone())]) {
        remarks.push(format!(
            "The export could not be noted in the history: {error}"
        ));
    }
    Ok(report(profile, export, written, remarks))
}

fn options(request: &ContactsExport, name: &str, reader: TableFor) -> Result<ExportOptions, Error> {
    let country = request
        .country
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_uppercase();
    let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !country.is_empty() && !is_code {
        return Err(Error::new(
            Code::Malformed,
            format!("‘{country}’ is no country"),
            "Write two letters: US, DE, GB",
        ));
    }
    Ok(ExportOptions {
        name: name.to_owned(),
        values: request.values,
        reader,
        switches: request.switches.clone(),
        country,
    })
}

fn label(export: &ContactExport) -> String {
    format!(
        "Export {} of ‘{}’ for {}",
        match export.people {
            1 => "1 person".to_owned(),
            people => format!("{} people", grouped(people)),
        },
        export.name,
        export.to.word()
    )
}

/// `google-spring-buyers`: what every file system takes.
fn base_name(platform: &str, name: &str, reader: TableFor) -> String {
    let mut base = platform.to_owned();
    for word in name.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() && base.len() + word.len() < 80 {
            base.push('-');
            base.push_str(word);
        }
    }
    if reader == TableFor::Spreadsheet {
        base.push_str("-for-spreadsheets");
    }
    base
}

/// What rows are made into lines with.
struct Work<'a> {
    job: &'a Job<'a>,
    profile: &'a Profile,
    sheet: &'a Sheet<'a>,
    book: &'a Book,
    rows: &'a Bits,
    suppressed: &'a Suppressions,
}

/// What was written.
struct Written {
    files: Vec<ExportedFile>,
    checksums: String,
    left_out: Option<String>,
    tally: Tally,
}

impl Work<'_> {
    /// Writes every file, or none.
    fn write(&self, request: &ContactsExport, base: &str) -> Result<Written, Error> {
        let extension = &self.profile.file.extension;
        let kinds = self.sheet.kinds();
        let stems: Vec<String> = kinds
            .iter()
            .map(|kind| match *kind {
                "" => base.to_owned(),
                kind => format!("{base}-{}", kind.replace(' ', "-")),
            })
            .collect();
        let mut output = Output::begin(
            Path::new(&request.folder),
            request.overwrite.unwrap_or_default(),
        )?;
        let left_out_name = format!("{base}-left-out.csv");
        let sums_name = format!("{base}.sha256");
        let planned = stems.iter().map(|stem| format!("{stem}.{extension}"));
        for name in planned.chain([left_out_name.clone(), sums_name.clone()]) {
            output.refuse_present(&name)?;
        }
        let mut splits: Vec<Split> = (0..kinds.len())
            .map(|kind| Split::new(self.sheet.head(kind), &self.profile.limits))
            .collect();
        // Drafts of each kind, in the order of its files.
        let mut drafts: Vec<Vec<usize>> = vec![Vec::new(); kinds.len()];
        let mut left_out: Option<usize> = None;
        let mut tally = Tally::default();
        let total = self.rows.count();
        self.render(|rendered| {
            tally.add(&rendered.tally);
            for (kind, lines) in rendered.files.iter().enumerate() {
                splits[kind].take(lines, &mut |file, bytes| {
                    if file == drafts[kind].len() {
                        let name = format!("{}-{}.{extension}", stems[kind], file + 1);
                        drafts[kind].push(output.draft(&name)?);
                    }
                    output.write(drafts[kind][file], bytes)
                })?;
            }
            if !rendered.left_out.is_empty() {
                let draft = match left_out {
                    Some(draft) => draft,
                    None => {
                        let draft = output.draft(&left_out_name)?;
                        output.write(draft, Sheet::LEFT_OUT_HEAD.as_bytes())?;
                        *left_out.insert(draft)
                    }
                };
                output.write(draft, &rendered.left_out)?;
            }
            let done = tally.written + tally.left_out();
            self.job.step(done, Some(total), "Writing contacts")
        })?;
        if tally.written == 0 {
            return Err(nobody(&tally));
        }
        let mut files = Vec::new();
        let mut sums = String::new();
        for ((split, stem), drafts) in splits.into_iter().zip(&stems).zip(&drafts) {
            let of_kind = split.finish();
            for (at, (sum, draft)) in of_kind.iter().zip(drafts).enumerate() {
                // One file needs no number.
                let name = if of_kind.len() == 1 {
                    format!("{stem}.{extension}")
                } else {
                    format!("{stem}-{}.{extension}", at + 1)
                };
                output.name(*draft, &name)?;
                sums.push_str(&format!("{}  {name}\n", sum.sha256));
                files.push(ExportedFile {
                    file: output.path(&name),
                    rows: sum.rows,
                    bytes: sum.bytes,
                    sha256: sum.sha256.clone(),
                });
            }
        }
        let draft = output.draft(&sums_name)?;
        output.write(draft, sums.as_bytes())?;
        // The last moment to stop: nothing has its name yet.
        self.job.step(total, Some(total), "Saving")?;
        let written = Written {
            files,
            checksums: output.path(&sums_name),
            left_out: left_out.map(|_| output.path(&left_out_name)),
            tally,
        };
        output.finish()?;
        Ok(written)
    }

    /// Renders the parts side by side and hands them on in order.
    fn render(&self, take: impl FnMut(Rendered) -> Result<(), Error>) -> Result<(), Error> {
        let mut first = 0;
        let mut parts = self.book.parts.iter();
        side_by_side(
            || {
                Ok(parts.next().map(|part| {
                    let piece = (part, first);
                    first += part.rows;
                    piece
                }))
            },
            |(part, first)| {
                let rows = (0..part.rows).filter(|row| self.rows.has(first + row));
                let is_suppressed = |row| self.is_suppressed(part, row);
                self.sheet.render(part, first as u64, rows, is_suppressed)
            },
            take,
        )
    }

    fn is_suppressed(&self, part: &Part, row: usize) -> bool {
        if self.suppressed.is_empty() {
            return false;
        }
        let keys = part.keys(row);
        let channels = self.suppressed.channels(keys);
        let here = match self.profile.suppressed_in.as_slice() {
            [] => !channels.is_empty(),
            own => own
                .iter()
                .any(|channel| channels.holds(Channels::of(Some(*channel)))),
        };
        here || self.suppressed.is_erased(keys)
    }
}

fn nobody(tally: &Tally) -> Error {
    let reasons = [
        (tally.no_consent, "without the consent it needs"),
        (tally.suppressed, "suppressed"),
        (tally.no_key, "without an address it takes"),
        (tally.too_long, "with addresses too long for it"),
    ];
    let reasons: Vec<String> = reasons
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", grouped(count)))
        .collect();
    let (message, hint) = if reasons.is_empty() {
        (
            "there is nobody to export".to_owned(),
            "Import contacts first, or choose another list or audience",
        )
    } else {
        (
            format!("nobody may be in the file: {}", reasons.join(", ")),
            "Import what people have agreed to, or say where those live whose country is not known; nothing was written",
        )
    };
    Error::new(Code::Refused, message, hint)
}

fn report(
    profile: &Profile,
    export: ContactExport,
    written: Written,
    remarks: Vec<String>,
) -> ExportReport {
    let tally = written.tally;
    ExportReport {
        export,
        files: written.files,
        checksums: written.checksums,
        left_out_to: written.left_out,
        keys: profile
            .keys
            .iter()
            .zip(&tally.keys)
            .map(|(fields, people)| KeyCount {
                fields: fields.clone(),
                people: *people,
            })
            .collect(),
        suppressed: tally.suppressed,
        no_consent: tally.no_consent,
        no_key: tally.no_key,
        too_long: tally.too_long,
        remarks,
    }
}

#[cfg(test)]
mod tests;
