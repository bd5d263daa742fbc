//! The fonts that documents are set in: Inter (OFL), embedded, so that every machine prints the same.

/// Regular, semibold and italic.
pub(crate) const FILES: [&[u8]; 3] = [
    include_bytes!("../assets/fonts/Inter_400Regular.ttf"),
    include_bytes!("../assets/fonts/Inter_600SemiBold.ttf"),
    include_bytes!("../assets/fonts/Inter_400Regular_Italic.ttf"),
];

/// The family's name in templates and drawings.
pub(crate) const FAMILY: &str = "Inter";
