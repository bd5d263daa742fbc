//! What can be undone and redone, worked out from the history alone, so that it survives a restart.
//!
//! Two stacks of change numbers. A new act goes on the first and empties the second; an undo moves the top
//! of the first to the second; a redo is the undo of an undo and moves it back.

/// What can be undone and redone now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoState {
    /// The change that undo would take back, with what it was called; none when there is none.
    pub undo: Option<(u64, String)>,
    /// The undo that redo would take back, with what was undone.
    pub redo: Option<(u64, String)>,
}

/// The two stacks, newest last. Each entry has the change to take back and the act it stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stacks {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// One entry of a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The change to take back.
    pub seq: u64,
    /// The act a person made: where the label comes from.
    pub act: u64,
}

impl Stacks {
    /// Takes in the next change of the history.
    pub fn push(&mut self, seq: u64, undoes: Option<u64>) {
        if let Some(step) = undoes.and_then(|target| take(&mut self.undo, target)) {
            self.redo.push(Step { seq, act: step.act });
        } else if let Some(step) = undoes.and_then(|target| take(&mut self.redo, target)) {
            self.undo.push(Step { seq, act: step.act });
        } else {
            self.undo.push(Step { seq, act: seq });
            self.redo.clear();
        }
    }

    /// What undo takes back.
    pub fn next_undo(&self) -> Option<Step> {
        self.undo.last().copied()
    }

    /// What redo takes back.
    pub fn next_redo(&self) -> Option<Step> {
        self.redo.last().copied()
    }

    /// The entry of a change, in whichever stack it is; an act has one also when it was undone and made again.
    pub fn step(&self, seq: u64) -> Option<Step> {
        self.undo
            .iter()
            .chain(&self.redo)
            .copied()
            .find(|step| step.seq == seq || step.act == seq)
    }

    /// Whether a change is the undo of something.
    pub fn is_undone(&self, seq: u64) -> bool {
        self.redo.iter().any(|step| step.seq == seq)
    }
}

fn take(stack: &mut Vec<Step>, seq: u64) -> Option<Step> {
    let at = stack.iter().rposition(|step| step.seq == seq)?;
    Some(stack.remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads "1 2 u2" as two acts and the undo of the second; answers "undo|redo" as acts.
    fn check(history: &str, expect: &str) {
        let mut stacks = Stacks::default();
        for (seq, word) in (1..).zip(history.split_whitespace()) {
            stacks.push(
                seq,
                word.strip_prefix('u').map(|target| target.parse().unwrap()),
            );
        }
        let acts = |steps: &[Step]| {
            steps
                .iter()
                .map(|s| s.act.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            format!("{}|{}", acts(&stacks.undo), acts(&stacks.redo)),
            expect,
            "{history}"
        );
    }

    #[test]
    fn undo_and_redo_walk_the_history_back_and_forth() {
        check("", "|");
        check("1 2", "1 2|");
        check("1 2 u2", "1|2");
        check("1 2 u2 u1", "|2 1");
        check("1 2 u2 u1 u4", "1|2");
        check("1 2 u2 u1 u4 u3", "1 2|");
        check("1 2 u2 u1 u4 u3 u6", "1|2");
    }

    #[test]
    fn a_new_act_ends_redo() {
        check("1 2 u2 4", "1 4|");
    }

    #[test]
    fn an_older_act_can_be_undone_out_of_turn() {
        check("1 2 u1", "2|1");
        check("1 2 u1 u3", "2 1|");
    }

    #[test]
    fn undoing_something_that_left_both_stacks_is_an_act_of_its_own() {
        check("1 u1 3 u2", "3 4|");
    }
}
