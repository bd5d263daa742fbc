//! Pages of behaviour previews that wait for their frame: in memory, few, and each handed out once.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use reprise_engines::widget::play;
use uuid::Uuid;

/// Pages that may wait at once; the oldest goes when another comes. A screen has one frame.
const MOST: usize = 4;

/// A page for a frame, with every header it must be served with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewPage {
    /// 200, or 404 for a token that is unknown or spent.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(&'static str, String)>,
    /// HTML; empty where there is none.
    pub html: String,
}

impl PreviewPage {
    /// The page of a document whose scripts have this nonce.
    pub(crate) fn of(html: String, nonce: &str) -> Self {
        Self {
            status: 200,
            headers: play::headers(nonce),
            html,
        }
    }

    /// What is answered where nothing waits. As shut in as any other page.
    fn missing() -> Self {
        Self {
            status: 404,
            ..Self::of(String::new(), &Uuid::new_v4().simple().to_string())
        }
    }
}

/// Pages by token, oldest first.
#[derive(Default)]
pub(crate) struct Previews(Mutex<VecDeque<(String, PreviewPage)>>);

impl Previews {
    /// Keeps a page until it is fetched; answers with its token, which nobody can guess.
    pub(crate) fn put(&self, page: PreviewPage) -> String {
        let token = Uuid::new_v4().simple().to_string();
        let mut waiting = self.waiting();
        waiting.push_back((token.clone(), page));
        while waiting.len() > MOST {
            waiting.pop_front();
        }
        token
    }

    /// The page of a token, once.
    pub(crate) fn take(&self, token: &str) -> PreviewPage {
        let mut waiting = self.waiting();
        let place = waiting.iter().position(|(own, _)| own == token);
        place
            .and_then(|at| waiting.remove(at))
            .map_or_else(PreviewPage::missing, |(_, page)| page)
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<(String, PreviewPage)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &str) -> PreviewPage {
        PreviewPage::of(words.to_owned(), "n")
    }

    #[test]
    fn a_page_is_handed_out_once() {
        let previews = Previews::default();
        let (one, other) = (previews.put(page("one")), previews.put(page("other")));
        assert_ne!(one, other);
        assert_eq!(previews.take(&one).html, "one");
        assert_eq!(previews.take(&one).status, 404);
        assert_eq!(previews.take(&other).html, "other");
        assert_eq!(previews.take("").status, 404);
    }

    #[test]
    fn only_a_few_wait_and_the_oldest_goes_first() {
        let previews = Previews::default();
        let tokens: Vec<_> = (0..=MOST)
            .map(|it| previews.put(page(&it.to_string())))
            .collect();
        assert_eq!(previews.waiting().len(), MOST);
        assert_eq!(previews.take(&tokens[0]).status, 404);
        assert_eq!(previews.take(&tokens[1]).html, "1");
    }

    #[test]
    fn what_is_missing_is_shut_in_as_well() {
        let missing = Previews::default().take("x");
        let policy = &missing
            .headers
            .iter()
            .find(|(name, _)| *name == "content-security-policy");
        assert!(
            policy
                .unwrap()
                .1
                .starts_with("sandbox allow-scripts; default-src 'none'")
        );
        assert_eq!(missing.html, "");
    }
}
