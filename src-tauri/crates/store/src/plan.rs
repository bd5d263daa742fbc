//! What the store keeps in memory: every entity decoded, the heads of the history, and the undo stacks.

use std::collections::BTreeSet;

use reprise_domain::change::Change;
use reprise_domain::workspace::Workspace;

use crate::codec::Head;
use crate::undo::{Stacks, Step, UndoState};

/// The workspace and its history without the edits.
#[derive(Debug, Default)]
pub struct Plan {
    /// Every entity.
    pub workspace: Workspace,
    /// Every change's head; change 1 comes first.
    pub heads: Vec<Head>,
    /// What can be undone and redone.
    pub stacks: Stacks,
}

impl Plan {
    /// Takes in the next change.
    pub fn apply(&mut self, change: &Change) {
        for edit in &change.edits {
            self.workspace.apply(edit);
        }
        self.push_head(Head::of(change));
    }

    /// Takes in the next change's head, when the entities already show the change.
    pub fn push_head(&mut self, head: Head) {
        self.stacks.push(head.seq, head.undoes);
        self.heads.push(head);
    }

    /// The number of the last change; 0 before the first.
    pub fn last_seq(&self) -> u64 {
        self.heads.len() as u64
    }

    /// The head of a change.
    pub fn head(&self, seq: u64) -> Option<&Head> {
        let at = usize::try_from(seq).ok()?.checked_sub(1)?;
        self.heads.get(at)
    }

    /// What a person called the act behind a change.
    pub fn label(&self, step: Step) -> String {
        self.head(step.act)
            .map_or_else(String::new, |head| head.label.clone())
    }

    /// Numbers of the changes that are taken back at present: undone, and the undo not taken back itself.
    pub fn undone(&self) -> BTreeSet<u64> {
        let mut undone = BTreeSet::new();
        for head in &self.heads {
            let (mut target, mut taken_back) = (head.undoes, true);
            while let Some(seq) = target {
                if taken_back {
                    undone.insert(seq);
                } else {
                    undone.remove(&seq);
                }
                // Taking back an undo brings back what it took.
                target = self.head(seq).and_then(|head| head.undoes);
                taken_back = !taken_back;
            }
        }
        undone
    }

    /// What can be undone and redone now.
    pub fn undo_state(&self) -> UndoState {
        let named = |step: Step| (step.seq, self.label(step));
        UndoState {
            undo: self.stacks.next_undo().map(named),
            redo: self.stacks.next_redo().map(named),
        }
    }
}
