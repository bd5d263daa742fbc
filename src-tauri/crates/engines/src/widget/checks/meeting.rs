//! Two widgets that may want to show on one page at once.

use reprise_domain::finding::Severity;
use reprise_domain::widget::{Layout, Widget};

use super::{About, WidgetCheck, WidgetRule, check};
use crate::widget::contradiction::{contradiction, ways};
use crate::widget::days::{days, meet};
use crate::widget::tags::resolved;

/// How much the one that goes first is raised.
const STEP: u32 = 10;

pub(super) fn found(about: &About<'_>) -> Vec<WidgetCheck> {
    no_priority(about).into_iter().collect()
}

/// Another window of the same priority that may show to the same visitor on the same page.
fn no_priority(about: &About<'_>) -> Option<WidgetCheck> {
    let widget = about.widget;
    if !widget.active || !is_window(widget) {
        return None;
    }
    let other = about.others().find(|other| {
        is_window(other)
            && other.design.priority == widget.design.priority
            && may_meet(about, other)
    })?;
    let found = check(
        WidgetRule::NoPriority,
        Severity::Warning,
        format!(
            "It and ‘{}’ may both want to show on one page, and both have priority {}.",
            other.name, widget.design.priority
        ),
        "Give the more important one a higher priority",
    );
    let raised = (widget.design.priority + STEP).min(100);
    Some(if raised == widget.design.priority {
        found
    } else {
        found.with(about.mended(
            format!("Show this one first, priority {raised}"),
            |widget| {
                widget.design.priority = raised;
            },
        ))
    })
}

/// What stands in the way of another: bars and tabs leave room.
fn is_window(widget: &Widget) -> bool {
    match widget.design.layout {
        Layout::Popup | Layout::FullScreen | Layout::FloatingBox | Layout::SlideIn => true,
        Layout::BarTop | Layout::BarBottom | Layout::Launcher | Layout::Embedded => false,
    }
}

fn may_meet(about: &About<'_>, other: &Widget) -> bool {
    let own_days = days(about.widget, about.workspace);
    let their_days = days(other, about.workspace);
    if !meet(own_days.as_deref(), their_days.as_deref()) {
        return false;
    }
    let own = ways(&resolved(about.widget, about.workspace));
    let theirs = ways(&resolved(other, about.workspace));
    own.iter().any(|own| {
        theirs
            .iter()
            .any(|theirs| contradiction(&[own.as_slice(), theirs].concat()).is_none())
    })
}
