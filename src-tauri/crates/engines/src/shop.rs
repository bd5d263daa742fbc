//! A book for tests of engines that take counts as an argument: people spread over lists as the lists' counts say.

use std::collections::BTreeMap;
use std::sync::Arc;

use reprise_domain::audience_size::AudienceSize;
use reprise_domain::channel::Channel;
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::platform::Platform;
use reprise_domain::rule::{Clause, Ever};
use reprise_domain::workspace::Workspace;

use crate::audience::rule::People;
use crate::audience::traits::{Addressed, Given, Traits};
use crate::audience::{Bits, Counted, size_of};

/// Counts of a workspace's audiences. Lists share nobody; of each list the first people bought, addresses and consents
/// are spread evenly.
pub(crate) fn counted(workspace: &Workspace) -> Counted {
    let shop = Shop::of(workspace);
    let spread = |of: fn(&ContactCounts) -> u64| Arc::new(shop.spread(of));
    let channel = |channel, address, may| Addressed {
        channel,
        address,
        may,
    };
    let everybody = Arc::new(Bits::all(shop.rows));
    let given = |platform| Given {
        platform,
        usable: Arc::clone(&everybody),
        unanswered: Arc::default(),
    };
    let traits = Traits {
        channels: vec![
            channel(
                Channel::Email,
                spread(|it| it.with_email),
                spread(|it| it.email_granted),
            ),
            channel(
                Channel::Sms,
                spread(|it| it.with_phone),
                spread(|it| it.sms_granted),
            ),
        ],
        platforms: Platform::ALL.into_iter().map(given).collect(),
        joined_lately: None,
        arrived_lately: None,
    };
    Counted::of(workspace.audiences.values(), &shop, &traits)
}

/// Sizes of all audiences by such counts.
pub(crate) fn sizes(workspace: &Workspace, people: &Counted) -> BTreeMap<AudienceId, AudienceSize> {
    let audiences = workspace.audiences.values();
    audiences
        .map(|audience| (audience.id, size_of(audience, workspace, people)))
        .collect()
}

struct Shop {
    rows: usize,
    /// Each list with its first row.
    lists: Vec<(usize, ContactList)>,
}

impl Shop {
    fn of(workspace: &Workspace) -> Self {
        let mut shop = Self {
            rows: 0,
            lists: Vec::new(),
        };
        for list in workspace.contact_lists.values() {
            shop.lists.push((shop.rows, list.clone()));
            shop.rows += list.counts.people as usize;
        }
        shop
    }

    /// As many rows of each list as a count says, evenly.
    fn spread(&self, of: impl Fn(&ContactCounts) -> u64) -> Bits {
        self.pick(|counts, row| {
            let (some, all) = (of(counts), counts.people);
            (row + 1) * some / all > row * some / all
        })
    }

    fn pick(&self, is: impl Fn(&ContactCounts, u64) -> bool) -> Bits {
        let mut found = Bits::none(self.rows);
        for (first, list) in &self.lists {
            let own = (0..list.counts.people).filter(|row| is(&list.counts, *row));
            own.for_each(|row| found.put(first + row as usize));
        }
        found
    }
}

impl People for Shop {
    fn rows(&self) -> usize {
        self.rows
    }
    fn fields(&self, condition: &Clause) -> Arc<Bits> {
        let Clause::Bought { ever } = condition else {
            panic!("the tests' shop knows who bought and nothing else");
        };
        let bought = *ever == Ever::Ever;
        Arc::new(self.pick(|counts, row| (row < counts.buyers) == bought))
    }
    fn list(&self, list: ContactListId) -> Option<Arc<Bits>> {
        let (first, list) = self.lists.iter().find(|(_, it)| it.id == list)?;
        let rows = *first..first + list.counts.people as usize;
        Some(Arc::new(rows.collect()))
    }
    fn import(&self, _: ContactImportId) -> Option<Arc<Bits>> {
        None
    }
    fn audience(&self, _: AudienceId) -> Option<Arc<Bits>> {
        None
    }
}
