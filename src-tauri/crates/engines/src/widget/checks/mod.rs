//! What is wrong with a widget, why, and what would mend it.

mod form;
mod meeting;
mod offer;
mod visits;

use chrono::NaiveDate;
use reprise_domain::campaign::Campaign;
use reprise_domain::finding::Severity;
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;
use serde::Serialize;
use ts_rs::TS;

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WidgetCheck {
    /// The rule.
    pub rule: WidgetRule,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub hint: String,
    /// What would mend it; none where a person has to decide.
    pub mend: Option<WidgetMend>,
}

/// The rule a check follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WidgetRule {
    /// Its UTM rule matches no planned link of its campaign.
    UtmMatchesNoLink,
    /// It greets the people of a campaign and serves none.
    GreetsNobody,
    /// It asks people for an address who came by an e-mail.
    SignUpToEmail,
    /// It and another may show on one page, and nothing says which goes first.
    NoPriority,
    /// It covers a phone's screen at once.
    CoversPhoneAtOnce,
    /// Safari forgets the visit before the campaign's next launch.
    SafariForgets,
    /// Its code ends before the campaign's last launch.
    CodeExpires,
    /// Its code is live in two campaigns for one audience.
    CodeTwice,
    /// Its code is not the campaign's.
    OtherCode,
    /// It collects without asking for consent.
    NoConsent,
    /// Words nobody can read.
    Contrast,
    /// Its rules contradict one another.
    NeverMatches,
    /// No day is left on which it may show.
    NoDays,
    /// It collects and sends nowhere.
    NoEndpoint,
    /// It sends elsewhere than the client's other widgets.
    OtherEndpoint,
    /// A block has no words.
    NoWords,
    /// A button leads nowhere.
    NoPage,
    /// A rule needs the site to say something.
    NeedsSite,
}

/// What would mend it: the widget as it would then be, to be stored as any other change.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WidgetMend {
    /// The words on the button: "Leave out visits from e-mails".
    pub label: String,
    /// The widget that was checked.
    pub was: Widget,
    /// The widget, mended.
    pub widget: Widget,
}

/// What a widget is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Everything planned, the client's other widgets among it.
    pub workspace: &'a Workspace,
    /// Today in the client's zone.
    pub today: NaiveDate,
}

/// All checks of a widget, worst first, then in the order of the rules.
pub fn checks(widget: &Widget, around: Surroundings<'_>) -> Vec<WidgetCheck> {
    let about = About {
        widget,
        workspace: around.workspace,
        today: around.today,
        campaign: widget
            .campaign
            .and_then(|id| around.workspace.campaigns.get(&id)),
    };
    let mut found = visits::found(&about);
    found.extend(meeting::found(&about));
    found.extend(offer::found(&about));
    found.extend(form::found(&about));
    found.sort_by_key(|it| (std::cmp::Reverse(it.severity), it.rule));
    found
}

/// What every check looks at.
struct About<'a> {
    widget: &'a Widget,
    workspace: &'a Workspace,
    today: NaiveDate,
    campaign: Option<&'a Campaign>,
}

impl About<'_> {
    /// The widget with a change.
    fn mended(&self, label: impl Into<String>, change: impl FnOnce(&mut Widget)) -> WidgetMend {
        let mut widget = self.widget.clone();
        change(&mut widget);
        WidgetMend {
            label: label.into(),
            was: self.widget.clone(),
            widget,
        }
    }

    /// The client's other widgets that are exported with it, by id.
    fn others(&self) -> impl Iterator<Item = &Widget> {
        let own = self.widget;
        let all = self.workspace.widgets.values();
        all.filter(move |it| it.client == own.client && it.id != own.id && it.active)
    }
}

/// A check without a mend.
fn check(
    rule: WidgetRule,
    severity: Severity,
    sentence: impl Into<String>,
    hint: &str,
) -> WidgetCheck {
    WidgetCheck {
        rule,
        severity,
        sentence: sentence.into(),
        hint: hint.to_owned(),
        mend: None,
    }
}

impl WidgetCheck {
    fn with(self, mend: WidgetMend) -> Self {
        Self {
            mend: Some(mend),
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
