//! Writes the TypeScript the UI calls with; CI fails when what is committed differs.

use std::path::Path;

#[test]
fn the_bindings_of_the_ui_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let path = root.join("ui/src/host/bindings.ts");
    let wanted = reprise_api::typescript();
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    if present == wanted {
        return;
    }
    std::fs::write(&path, wanted).unwrap();
    assert!(
        std::env::var_os("CI").is_none(),
        "ui/src/host/bindings.ts was stale; commit the new one"
    );
}
