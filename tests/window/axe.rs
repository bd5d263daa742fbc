//! axe in WebKitGTK: the one that the browser tests run in Chromium, with the same rules and the same ways through a page.

use std::path::Path;

use serde_json::Value;

use crate::running::Window;

/// Answers with what `look` in `look.js` does.
const LOOK: &str = include_str!("../browser/support/look.js");

/// Stands on a page before an exported script.
pub(crate) const REACH: &str = include_str!("../browser/support/reach.js");

/// The ways of a visitor through a widget.
pub(crate) const WALK: &str = include_str!("../browser/support/walk.js");

/// All a page needs to look at itself.
pub(crate) fn eyes() -> String {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{}: {error}; run `npm ci` in tests/browser", file.display())
    });
    format!("{axe}\n{LOOK}")
}

/// The faults of one look, each with the moment they were seen at.
pub(crate) fn faults(looked: &Value, moment: &str) -> Vec<String> {
    let faults = looked["faults"].as_array();
    let faults = faults.unwrap_or_else(|| panic!("{moment}: axe did not run: {looked}"));
    faults
        .iter()
        .map(|fault| format!("{moment}: {}", fault.as_str().unwrap()))
        .collect()
}

impl Window {
    /// What axe finds on the page as it stands.
    pub(crate) async fn faults(&self, moment: &str) -> Vec<String> {
        let look = format!("{}\nreturn look();", eyes());
        faults(&self.script(&look, Value::Null).await, moment)
    }
}
