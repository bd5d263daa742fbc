//! Intervals between launches: presets, ladders laid from them, checks of a plan, its lanes and strips, and the dates
//! of a whole plan chosen at once (`solve` knows no workspace, `suggest` brings the two together).

mod allowed;
mod check;
mod facts;
mod ladder;
mod lanes;
mod notices;
mod places;
mod presets;
mod pressure;
mod seasons;
pub mod solve;
mod strips;
pub mod suggest;
mod touches;
mod why;
mod windows;

pub use check::{check, check_apart, check_move};
pub use facts::PlanFacts;
pub use ladder::{LadderRequest, PlannedLaunch, ladder};
pub use lanes::{Lane, LaneLaunch, lanes};
pub use notices::{End, Notice, notices};
pub use presets::{preset, presets};
pub use pressure::{
    CapWindow, ChannelTouches, LaunchTouches, Pressure, PressureCell, PressureRow, pressure,
};
pub use seasons::{NamedDay, seasons};
pub use strips::{MonthBudget, WeekPressure, budget_by_month, pressure_by_week};
pub use why::{Why, why};
pub use windows::{EVERY_STATE, Law, holds_for, laws};

#[cfg(test)]
pub(crate) use check::tests as fixtures;
