//! Suggested dates: looked for, tried while dragging, and taken as one write.

use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::period::plannable;
use reprise_domain::refusal::in_range;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::solve::Conflict;
use reprise_engines::cadence::suggest::{Answer, Request, Suggestion, measure_moved, suggest};
use reprise_engines::cadence::{self, PlanFacts};

use crate::error::{Code, Error};
use crate::job::Job;
use crate::people::People;
use crate::session::Session;
use crate::view::{
    ClientDates, DatesAccept, DatesAround, DatesOutcome, DatesRequest, DatesTrial, FoundDates,
    LaunchAt, LaunchTrial,
};
use crate::{find, plan, sizes};

/// How far a launch goes unless the person says otherwise.
const REACH_DAYS: u32 = 21;
/// How long is looked for a client unless the person says otherwise.
const LIMIT_MS: u32 = 3_000;
/// How long is looked while a person drags: less than a frame.
const FRAME: Duration = Duration::from_millis(10);
/// How often a long search tells how far it is.
const TELL: Duration = Duration::from_millis(80);

pub(crate) fn dates_suggest(
    session: &Session,
    request: DatesRequest,
) -> Result<Vec<ClientDates>, Error> {
    let search = Request {
        campaign: request.campaign,
        placed: None,
        reach_days: reach_days(request.reach_days)?,
        move_announced: request.move_announced.unwrap_or(false),
        seed: request.seed.unwrap_or(1),
    };
    let limit = request.limit_ms.unwrap_or(LIMIT_MS);
    in_range(limit, 10..=60_000, "the time to look", "limit_ms")?;
    let limit = Duration::from_millis(limit.into());
    // A copy, so that nobody waits to write while dates are looked for.
    let clients = session.read(|workspace| clients_of(workspace, &request))?;
    let only = (clients.len() == 1).then(|| clients[0]);
    let (workspace, people) = session.counting(only, |workspace, people| {
        Ok((workspace.clone(), people.clone()))
    })?;
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    let total = limit.as_millis() as u64 * clients.len() as u64;
    let mut found = Vec::with_capacity(clients.len());
    for (place, client) in clients.iter().enumerate() {
        let begun = Instant::now();
        let mut told = Duration::ZERO;
        let mut is_stopped = false;
        let name = &find::client(&workspace, *client)?.name;
        let outcome = looked_for(
            session,
            (&workspace, &people),
            *client,
            &search,
            &mut |_| {
                let passed = begun.elapsed();
                if passed >= told + TELL || told.is_zero() {
                    told = passed;
                    let done = limit.as_millis() as u64 * place as u64 + passed.as_millis() as u64;
                    let doing = format!("Looking for dates of ‘{name}’");
                    is_stopped |= job.step(done.min(total), Some(total), &doing).is_err();
                }
                passed < limit && !is_stopped
            },
        )?;
        found.push(ClientDates {
            client: *client,
            name: name.clone(),
            outcome,
        });
        if is_stopped {
            break;
        }
    }
    Ok(found)
}

pub(crate) fn dates_around(session: &Session, request: DatesAround) -> Result<ClientDates, Error> {
    plannable(request.to.date(), "the launch")?;
    let reach_days = reach_days(request.reach_days)?;
    let client = session.read(|workspace| find::client_of_launch(workspace, request.id))?;
    session.counting(Some(client), |workspace, people| {
        let search = Request {
            campaign: None,
            placed: Some((request.id, request.to)),
            reach_days,
            move_announced: false,
            seed: 1,
        };
        let begun = Instant::now();
        let outcome = looked_for(session, (workspace, people), client, &search, &mut |_| {
            begun.elapsed() < FRAME
        })?;
        Ok(ClientDates {
            client,
            name: find::client(workspace, client)?.name.clone(),
            outcome,
        })
    })
}

pub(crate) fn launch_trial(session: &Session, request: LaunchAt) -> Result<LaunchTrial, Error> {
    plannable(request.to.date(), "the launch")?;
    let client = session.read(|workspace| find::client_of_launch(workspace, request.id))?;
    session.counting(Some(client), |workspace, people| {
        let sizes = sizes::sizes_of(workspace, people, Some(client));
        let facts = plan::facts(session, (workspace, people), Some(client), &sizes)?;
        let measure = |placed| {
            let found = measure_moved(&facts, client, placed);
            found.ok_or_else(|| Error::missing("the client"))
        };
        Ok(LaunchTrial {
            findings: cadence::check_move(&facts, request.id, request.to),
            before: measure(None)?,
            after: measure(Some((request.id, request.to)))?,
        })
    })
}

pub(crate) fn dates_trial(session: &Session, request: DatesAccept) -> Result<DatesTrial, Error> {
    let first = request
        .moves
        .first()
        .ok_or_else(|| Error::missing("the launch"))?;
    let client = session.read(|workspace| find::client_of_launch(workspace, first.launch))?;
    session.counting(Some(client), |workspace, people| {
        let moved = moved(workspace, &request)?;
        for (launch, _) in &moved {
            find::same_client(
                "the launch",
                client,
                find::client_of_launch(workspace, launch.id)?,
            )?;
        }
        let sizes = sizes::sizes_of(workspace, people, Some(client));
        let facts = plan::facts(session, (workspace, people), Some(client), &sizes)?;
        let places = moved.iter().map(|(_, after)| (after.id, after.at));
        let changed = changed(workspace, places);
        let then = PlanFacts {
            workspace: &changed,
            ..facts
        };
        let measure = |facts: &PlanFacts<'_>| {
            measure_moved(facts, client, None).ok_or_else(|| Error::missing("the client"))
        };
        let (mended, left) = cadence::check_apart(&facts, &then);
        Ok(DatesTrial {
            before: measure(&facts)?,
            after: measure(&then)?,
            mended,
            left,
        })
    })
}

pub(crate) fn dates_accept(session: &Session, request: DatesAccept) -> Result<Vec<Launch>, Error> {
    let moved = session.read(|workspace| moved(workspace, &request))?;
    let edits: Vec<Edit> = moved
        .iter()
        .filter(|(before, after)| before != after)
        .map(|(before, after)| Edit::change(before.clone(), after.clone()))
        .collect();
    let label = match edits.len() {
        1 => "Take 1 suggested date".to_owned(),
        count => format!("Take {count} suggested dates"),
    };
    session.write(label, edits)?;
    Ok(moved.into_iter().map(|(_, after)| after).collect())
}

fn looked_for(
    session: &Session,
    (workspace, people): (&Workspace, &People),
    client: ClientId,
    search: &Request,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<DatesOutcome, Error> {
    let sizes = sizes::sizes_of(workspace, people, Some(client));
    let facts = plan::facts(session, (workspace, people), Some(client), &sizes)?;
    let answer = suggest(&facts, client, search, go_on, &mut |_| {});
    Ok(match answer.ok_or_else(|| Error::missing("the client"))? {
        Answer::Dates(suggestion) => DatesOutcome::Found(judged(&facts, search.placed, suggestion)),
        Answer::Impossible(conflict) => impossible(conflict),
        Answer::Unknown => DatesOutcome::Unknown,
    })
}

/// The suggestion with what the checks say of the plan before and after.
fn judged(
    facts: &PlanFacts<'_>,
    placed: Option<(LaunchId, NaiveDateTime)>,
    suggestion: Suggestion,
) -> FoundDates {
    let moves = suggestion.moves.iter().map(|it| (it.launch, it.to));
    let changed = changed(facts.workspace, placed.into_iter().chain(moves));
    let then = PlanFacts {
        workspace: &changed,
        ..*facts
    };
    let (mended, left) = cadence::check_apart(facts, &then);
    FoundDates {
        moves: suggestion.moves,
        before: suggestion.before,
        after: suggestion.after,
        mended,
        left,
        is_best: suggestion.is_best,
        free: suggestion.free as u32,
        left_out: suggestion.left_out as u32,
    }
}

/// Launches as they stand and as they would stand; refused where one was moved since.
fn moved(workspace: &Workspace, request: &DatesAccept) -> Result<Vec<(Launch, Launch)>, Error> {
    let moves = request.moves.iter().map(|it| {
        let before = find::launch(workspace, it.launch)?;
        if before.at != it.from {
            return Err(moved_meanwhile(before));
        }
        let after = Launch {
            at: it.to,
            ..before.clone()
        };
        Ok((before.clone(), after.checked()?))
    });
    moves.collect()
}

/// A copy of the workspace with launches elsewhere.
fn changed(
    workspace: &Workspace,
    places: impl Iterator<Item = (LaunchId, NaiveDateTime)>,
) -> Workspace {
    let mut changed = workspace.clone();
    places.for_each(|(id, at)| changed.move_launch(id, at));
    changed
}

fn impossible(conflict: Option<Conflict>) -> DatesOutcome {
    let (rules, loosenings) = conflict.map_or_else(Default::default, |conflict| {
        let loosenings = conflict.loosenings.into_iter().map(|it| it.sentence);
        (conflict.sentences, loosenings.collect())
    });
    DatesOutcome::Impossible { rules, loosenings }
}

/// The clients looked at, in order of creation; the campaign must be the client's own.
fn clients_of(workspace: &Workspace, request: &DatesRequest) -> Result<Vec<ClientId>, Error> {
    let owner = match request.campaign {
        Some(id) => Some(find::campaign(workspace, id)?.client),
        None => None,
    };
    match (request.client, owner) {
        (Some(client), Some(owner)) => {
            find::same_client("the campaign", client, owner)?;
            Ok(vec![client])
        }
        (Some(client), None) => Ok(vec![find::client(workspace, client)?.id]),
        (None, Some(owner)) => Ok(vec![owner]),
        (None, None) => Ok(workspace.clients.keys().copied().collect()),
    }
}

fn reach_days(given: Option<u32>) -> Result<u32, Error> {
    let days = given.unwrap_or(REACH_DAYS);
    in_range(days, 1..=366, "the reach", "reach_days")?;
    Ok(days)
}

fn moved_meanwhile(launch: &Launch) -> Error {
    Error::new(
        Code::Refused,
        format!(
            "‘{}’ was moved since these dates were suggested",
            launch.name
        ),
        "Let Reprise suggest dates again; nothing was changed",
    )
}
