//! Why the work stopped, and what to do next.

use std::fmt;

/// One reason to stop. There is no list of kinds: nothing reacts to them but the person who reads.
#[derive(Debug)]
pub struct Stop {
    what: String,
    hint: String,
}

impl Stop {
    /// `what` is wrong; `hint` says the next step and may be empty.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Stop {
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// A file or folder could not be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Stop::new(format!("{}: {error}", path.display()), "")
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if !self.hint.is_empty() {
            write!(f, "\n  {}", self.hint)?;
        }
        Ok(())
    }
}
