//! What things are in Reprise. No I/O, no clock, no random source: today, ids and authors are arguments.
pub mod document;
