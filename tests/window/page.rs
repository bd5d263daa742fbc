//! What a person does with the page: finds things by role and name, clicks, types, looks.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::SHOTS;
use crate::running::Window;

/// Long enough for a busy machine; a page that works answers in a fraction of it.
const PATIENCE: Duration = Duration::from_secs(30);

impl Window {
    /// The button that reads or is called so.
    pub(crate) async fn button(&self, name: &str) -> Element {
        self.shown(&format!(
            "//button[normalize-space(.)='{name}' or @aria-label='{name}']"
        ))
        .await
    }

    /// The heading that reads so.
    pub(crate) async fn heading(&self, text: &str) -> Element {
        self.shown(&format!("(//h1|//h2)[normalize-space(.)='{text}']"))
            .await
    }

    /// The field with this label.
    pub(crate) async fn field(&self, label: &str) -> Element {
        let label = self
            .shown(&format!(
                "//label[starts-with(normalize-space(.), '{label}')]"
            ))
            .await;
        let id = label
            .attr("for")
            .await
            .unwrap()
            .expect("a label names its field");
        self.page.find(Locator::Id(&id)).await.unwrap()
    }

    /// The first thing a path leads to, once it is there. A picture is kept when it never comes.
    pub(crate) async fn shown(&self, path: &str) -> Element {
        let wait = self.page.wait().at_most(PATIENCE);
        match wait.for_element(Locator::XPath(path)).await {
            Ok(element) => element,
            Err(error) => {
                self.shot("not-shown").await;
                panic!("{path} is not shown: {error}");
            }
        }
    }

    /// Begins the page anew at a place.
    pub(crate) async fn go(&self, place: Value) {
        let remember = "localStorage.setItem('reprise.place', JSON.stringify(given));";
        self.script(remember, place).await;
        self.page.refresh().await.unwrap();
        self.shown("//main").await;
    }

    /// Runs a script in the page; its answer is what its promise comes to.
    pub(crate) async fn script(&self, body: &str, arguments: Value) -> Value {
        let script = format!(
            "const [given, done] = arguments;
             (async () => {{ {body} }})().then(done, (error) => done('script failed: ' + error));"
        );
        self.page
            .execute_async(&script, vec![arguments])
            .await
            .unwrap()
    }

    /// Asks the window for a command as any script in the page could. `Err` is the refusal.
    pub(crate) async fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let body = "return window.__TAURI_INTERNALS__.invoke(given.command, given.arguments)
            .then((value) => ({ value: value ?? null }), (refusal) => ({ refusal: refusal ?? null }));";
        let given = json!({ "command": command, "arguments": arguments });
        let mut answer = self.script(body, given).await;
        match answer.get_mut("refusal") {
            Some(refusal) => Err(refusal.take()),
            None => Ok(answer["value"].take()),
        }
    }

    /// Carries out a command of the program through the page.
    pub(crate) async fn call(&self, name: &str, request: Value) -> Result<Value, Value> {
        let asked = json!({ "name": name, "request": request });
        let mut made = self.invoke("call", asked).await?;
        Ok(made["answer"].take())
    }

    /// Keeps a picture of the window.
    pub(crate) async fn shot(&self, name: &str) {
        // A picture shows the last frame that was presented: wait for two.
        let frames = "await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));";
        self.script(frames, Value::Null).await;
        let picture = self.page.screenshot().await.unwrap();
        std::fs::create_dir_all(SHOTS).unwrap();
        std::fs::write(Path::new(SHOTS).join(format!("{name}.png")), picture).unwrap();
    }
}
