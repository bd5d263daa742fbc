//! What leaves on paper: a document set as PDF by typst or as DOCX, codes to scan, and pictures made harmless.
//!
//! A crate of its own, because typst is a large dependency that nothing else should wait for.
//! Nothing here reads a file, a clock or the network: data goes in as values, bytes come out.

mod docx;
mod error;
#[doc(hidden)]
pub mod fixtures;
mod fonts;
mod logo;
mod look;
mod paged;
mod pages;
mod pdf;
mod qr;
mod raster;
mod world;

pub use docx::docx;
pub use error::DocumentError;
pub use logo::{logo_from, picture_from};
pub use pages::{Pages, pages};
pub use pdf::pdf;
pub use qr::{qr_png, qr_svg};
