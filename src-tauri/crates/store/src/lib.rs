//! What is remembered.
mod disk;
mod engine;
mod error;
mod file_problem;
mod frame;
mod journal;
mod layout;
mod lock;

pub use error::StoreError;
pub use file_problem::FileProblem;
