//! How a call ended, as a number a script can read.

use std::process::ExitCode;

use clap::error::ErrorKind;
use reprise_api::Code;

/// How a call that was carried out ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// Done, and what was asked about breaks a rule: an error among the findings, an unsound workspace.
    RuleBroken,
}

impl Outcome {
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::RuleBroken => ExitCode::from(1),
        }
    }
}

/// 1 refused by a rule, 2 wrong use, 3 the machine failed.
pub(crate) fn exit_code_of(code: Code) -> ExitCode {
    ExitCode::from(match code {
        Code::Refused => 1,
        Code::Malformed | Code::BadFile => 2,
        Code::Cancelled | Code::PlanInUse | Code::ReadOnly | Code::NewerVersion | Code::Failed => 3,
    })
}

/// Help and version are answers; anything else clap says is wrong use.
pub(crate) fn of_clap(help_or_mistake: &clap::Error) -> ExitCode {
    // A closed pipe is the reader's choice, not a failure.
    help_or_mistake.print().ok();
    match help_or_mistake.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}
