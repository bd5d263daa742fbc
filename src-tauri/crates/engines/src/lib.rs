//! What can be worked out in Reprise: pure functions from plain values to plain values.
//!
//! Engines do not import one another, know no clock, file, thread or random source, and never meet
//! the store; `api` joins them. Facts with a source live as data files beside the code that reads them.

pub mod audience;
pub mod brief;
pub mod cadence;
pub mod links;
pub mod strategy;
pub mod widget;

/// Sizes of all audiences, for tests of engines that take them as an argument.
#[cfg(test)]
pub(crate) fn audience_sizes_for_tests(
    workspace: &reprise_domain::workspace::Workspace,
) -> std::collections::BTreeMap<
    reprise_domain::id::AudienceId,
    reprise_domain::audience_size::AudienceSize,
> {
    let audiences = workspace.audiences.values();
    audiences
        .map(|audience| (audience.id, audience::size_of(audience, workspace)))
        .collect()
}

/// How many people audiences share, for the same.
#[cfg(test)]
pub(crate) use audience::shared_people as shared_people_for_tests;

/// The small shop that engines' tests share.
#[cfg(test)]
pub(crate) use cadence::fixtures as cadence_fixtures;
