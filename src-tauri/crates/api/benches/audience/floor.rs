//! The least this machine takes for reading a contact file: parse, normalize, deduplicate, hash, write, on two threads,
//! and nothing else. No storing, no book, no history; rules simple enough for one page.
//!
//! The contract that all peers keep, down to the bytes of the output: a record is bad without 9 fields, with bytes that
//! are no UTF-8, or without a usable e-mail and phone. E-mails lower-case, dots of Gmail's local part gone; a person is
//! told by that, for Gmail without `+tag`. Phones as E.164 by a table of twelve countries. The first row of an e-mail
//! stays, then the first of a phone. Output: SHA-256 of e-mail and phone of those who agreed, in the order of the file.

use std::collections::HashSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

const PLANS: [(&str, &str, bool, usize, usize); 12] = [
    ("US", "1", false, 10, 10),
    ("CA", "1", false, 10, 10),
    ("GB", "44", true, 9, 10),
    ("DE", "49", true, 7, 11),
    ("FR", "33", true, 9, 9),
    ("ES", "34", false, 9, 9),
    ("IT", "39", false, 9, 10),
    ("NL", "31", true, 9, 9),
    ("AU", "61", true, 9, 9),
    ("BR", "55", true, 10, 11),
    ("IN", "91", true, 10, 10),
    ("JP", "81", true, 9, 10),
];

/// A row that may be kept.
struct Row {
    email: Option<String>,
    key: Option<String>,
    phone: Option<String>,
    granted: bool,
}

/// The hashed rows of a file as CSV, and how many rows were kept.
pub fn run(file: &[u8]) -> (Vec<u8>, usize) {
    let file = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    let start = memchr::memchr(b'\n', file).map_or(0, |at| at + 1);
    let blocks = blocks(&file[start..]);
    let rows = on_two_threads(&blocks, |block| read(block));
    let (mut emails, mut phones) = (HashSet::new(), HashSet::new());
    let mut granted = Vec::new();
    let mut kept = 0;
    for row in rows.into_iter().flatten() {
        if row
            .key
            .as_ref()
            .is_some_and(|key| !emails.insert(key.clone()))
        {
            continue;
        }
        if row
            .phone
            .as_ref()
            .is_some_and(|phone| !phones.insert(phone.clone()))
        {
            continue;
        }
        kept += 1;
        if row.granted {
            granted.push((row.email, row.phone));
        }
    }
    let lines = on_two_threads(&granted.chunks(20_000).collect::<Vec<_>>(), |people| {
        hashed(people)
    });
    let mut out = b"Email,Phone\n".to_vec();
    lines
        .iter()
        .for_each(|lines| out.extend_from_slice(lines.as_bytes()));
    (out, kept)
}

/// The e-mails and phones of people as lines of hashes.
pub fn hashed(people: &[(Option<String>, Option<String>)]) -> String {
    let mut lines = String::new();
    for (email, phone) in people {
        let hash = |text: &Option<String>, lines: &mut String| {
            if let Some(text) = text {
                Sha256::digest(text.as_bytes())
                    .iter()
                    .for_each(|byte| write!(lines, "{byte:02x}").unwrap_or_default());
            }
        };
        hash(email, &mut lines);
        lines.push(',');
        hash(phone, &mut lines);
        lines.push('\n');
    }
    lines
}

/// The same work on every piece, on two threads, the results in order.
pub fn on_two_threads<Piece: Sync, Done: Send>(
    pieces: &[Piece],
    work: impl Fn(&Piece) -> Done + Sync,
) -> Vec<Done> {
    let half = |odd: usize| {
        pieces
            .iter()
            .skip(odd)
            .step_by(2)
            .map(&work)
            .collect::<Vec<_>>()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        (half(0), other.join().unwrap_or_default())
    });
    let mut odd = odd.into_iter();
    even.into_iter()
        .flat_map(|one| [Some(one), odd.next()])
        .flatten()
        .collect()
}

/// Blocks of whole records: a line feed ends one where an even number of quotes stands before it.
fn blocks(file: &[u8]) -> Vec<&[u8]> {
    let (mut blocks, mut start, mut quotes) = (Vec::new(), 0, 0_usize);
    for at in memchr::memchr2_iter(b'"', b'\n', file) {
        if file[at] == b'"' {
            quotes += 1;
        } else if quotes.is_multiple_of(2) && at - start > 1024 * 1024 {
            blocks.push(&file[start..=at]);
            start = at + 1;
        }
    }
    blocks.push(&file[start..]);
    blocks
}

fn read(block: &[u8]) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(block);
    let (mut record, mut rows) = (csv::ByteRecord::new(), Vec::new());
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        rows.extend(row(&record));
    }
    rows
}

fn row(record: &csv::ByteRecord) -> Option<Row> {
    if record.len() != 9 || record.iter().any(|field| str::from_utf8(field).is_err()) {
        return None;
    }
    let field = |at: usize| {
        str::from_utf8(&record[at])
            .unwrap_or_default()
            .trim_matches([' ', '\t', '\r', '\n'])
    };
    let (email, key) = email(field(0)).unzip();
    let phone = phone(field(1), &field(4).to_uppercase());
    let consent = field(5).to_lowercase();
    (email.is_some() || phone.is_some()).then(|| Row {
        email,
        key,
        phone,
        granted: ["yes", "y", "true", "1", "opt-in"].contains(&&*consent),
    })
}

/// The form that is hashed, and the one a person is told by.
fn email(cell: &str) -> Option<(String, String)> {
    let address = cell.to_ascii_lowercase();
    let (local, domain) = address.split_once('@')?;
    let is_local =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._%+'-".contains(&byte);
    let is_label = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let (labels, top) = domain.rsplit_once('.')?;
    let good = (6..=254).contains(&address.len())
        && !local.is_empty()
        && local.bytes().all(is_local)
        && labels
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(is_label))
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_lowercase());
    if !good {
        return None;
    }
    if domain != "gmail.com" && domain != "googlemail.com" {
        return Some((address.clone(), address));
    }
    let local = local.replace('.', "");
    let untagged = local.split('+').next().unwrap_or_default();
    let key = format!("{untagged}@{domain}");
    (!untagged.is_empty()).then(|| (format!("{local}@{domain}"), key))
}

fn phone(cell: &str, country: &str) -> Option<String> {
    let cell = cell.split(['x', 'X', 'e', 'E']).next()?.trim();
    let plus = cell.starts_with('+');
    let allowed = |c: char| c.is_ascii_digit() || " ().-/".contains(c);
    if cell.is_empty() || !cell.trim_start_matches('+').chars().all(allowed) {
        return None;
    }
    let abroad = plus || cell.starts_with("00");
    let written = if abroad {
        cell.replace("(0)", "")
    } else {
        cell.to_owned()
    };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if abroad {
        let full = if plus { &*digits } else { digits.get(2..)? };
        let good = (8..=15).contains(&full.len()) && !full.starts_with('0');
        return good.then(|| format!("+{full}"));
    }
    let (_, code, trunk, least, most) = PLANS.iter().find(|plan| plan.0 == country)?;
    let national = match digits.as_bytes() {
        [b'0', ..] if *trunk => &digits[1..],
        [b'1', ..] if *code == "1" && digits.len() == 11 => &digits[1..],
        _ => &digits,
    };
    (*least..=*most)
        .contains(&national.len())
        .then(|| format!("+{code}{national}"))
}
