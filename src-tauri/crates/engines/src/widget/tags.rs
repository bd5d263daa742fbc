//! The tags that the links of a widget's campaign carry, and rules with them in place of `{campaign}`.

use std::collections::BTreeSet;

use reprise_domain::landing::utm_of;
use reprise_domain::link::UtmSet;
use reprise_domain::widget::{CAMPAIGN_VALUE, Condition, Rules, UtmKey, Widget};
use reprise_domain::workspace::Workspace;

/// The tags of every link of the campaign, by launch; empty without a campaign or launches.
pub(super) fn planned(widget: &Widget, workspace: &Workspace) -> Vec<UtmSet> {
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let Some(campaign) = campaign else {
        return Vec::new();
    };
    let launches = workspace.launches_of(campaign.id);
    launches.iter().map(|it| utm_of(it, campaign)).collect()
}

/// The values of one tag among them, without the empty ones.
pub(super) fn values(planned: &[UtmSet], key: UtmKey) -> BTreeSet<String> {
    let value = |it: &UtmSet| match key {
        UtmKey::Source => it.source.clone(),
        UtmKey::Medium => it.medium.clone(),
        UtmKey::Campaign => it.campaign.clone(),
        UtmKey::Content => it.content.clone(),
        UtmKey::Term => it.term.clone(),
    };
    let all = planned.iter().map(value);
    all.filter(|it| !it.is_empty()).collect()
}

/// Rules with the campaign's tags in place of `{campaign}`. Without any it stays, and fits no address.
pub fn resolved(widget: &Widget, workspace: &Workspace) -> Rules {
    let mut rules = widget.design.rules.clone();
    let planned = planned(widget, workspace);
    for condition in &mut rules.conditions {
        if let Condition::Utm {
            key, values: given, ..
        } = condition
        {
            let theirs = values(&planned, *key);
            if theirs.is_empty() || !given.iter().any(|it| it == CAMPAIGN_VALUE) {
                continue;
            }
            given.retain(|it| it != CAMPAIGN_VALUE && !theirs.contains(it));
            given.extend(theirs);
        }
    }
    rules
}
