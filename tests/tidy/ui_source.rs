//! The UI's source as the rules need it: what a file imports, and where that lies.

/// The specifiers of static and dynamic imports and of re-exports, in any quotes.
pub fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in text.match_indices(word) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || "_$.".contains(letter)) {
                continue;
            }
            let rest = text[at + word.len()..].trim_start();
            let rest = rest.strip_prefix('(').unwrap_or(rest).trim_start();
            let Some(quote) = rest
                .chars()
                .next()
                .filter(|letter| "\"'`".contains(*letter))
            else {
                continue;
            };
            if let Some(end) = rest[1..].find(quote) {
                found.push(rest[1..=end].to_owned());
            }
        }
    }
    found
}

/// Where an import leads: a path from the top for a relative one, the name itself for a package's.
pub fn leads_to(file: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[test]
fn imports_of_every_form_are_found() {
    let text = "import { a } from \"./a\";\nimport type { B } from '../b/B.svelte';\nimport \"x.css\";\n\
                export * from './c';\nconst d = await import(`./d`);\nconst fromage = \"no\"; data.from(\"no\");";
    assert_eq!(
        imports(text),
        ["./a", "../b/B.svelte", "./c", "x.css", "./d"]
    );
}

#[test]
fn relative_imports_are_followed() {
    let file = "ui/src/features/clients/List.svelte";
    assert_eq!(leads_to(file, "../../host/call"), "ui/src/host/call");
    assert_eq!(leads_to(file, "./row"), "ui/src/features/clients/row");
    assert_eq!(
        leads_to(file, "@tauri-apps/api/core"),
        "@tauri-apps/api/core"
    );
}
