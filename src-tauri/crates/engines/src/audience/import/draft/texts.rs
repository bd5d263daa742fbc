//! A column of texts that can be written anew row by row.

use crate::audience::book::{Column, Text};

/// All texts ever written, and where each row's present one stands.
#[derive(Default)]
pub(super) struct Texts {
    bytes: String,
    spans: Vec<(u32, u32)>,
}

impl Texts {
    pub(super) fn of(text: &Text) -> Self {
        let starts = std::iter::once(0).chain(text.ends.iter().copied());
        Self {
            bytes: text.bytes.clone(),
            spans: starts.zip(text.ends.iter().copied()).collect(),
        }
    }

    pub(super) fn get(&self, row: usize) -> &str {
        self.spans.get(row).map_or("", |(start, end)| {
            &self.bytes[*start as usize..*end as usize]
        })
    }

    pub(super) fn put(&mut self, row: usize, text: &str) {
        let start = self.bytes.len() as u32;
        self.bytes.push_str(text);
        super::put_at(
            &mut self.spans,
            row,
            (start, self.bytes.len() as u32),
            (0, 0),
        );
    }

    pub(super) fn finish(&self, rows: usize) -> Column {
        let mut text = Text::default();
        text.bytes.reserve(self.bytes.len());
        text.ends.reserve(rows);
        (0..rows).for_each(|row| text.push(self.get(row)));
        Column::Text(text)
    }
}
