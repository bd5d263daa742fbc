//! The fonts that documents are set in, embedded, so that every machine prints the same: Inter for Latin,
//! Cyrillic and Greek, Noto Sans for Arabic and Hebrew (all OFL). Other scripts show as boxes.

/// Regular, semibold and italic.
pub(crate) const FILES: [&[u8]; 7] = [
    include_bytes!("../assets/fonts/Inter_400Regular.ttf"),
    include_bytes!("../assets/fonts/Inter_600SemiBold.ttf"),
    include_bytes!("../assets/fonts/Inter_400Regular_Italic.ttf"),
    include_bytes!("../assets/fonts/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../assets/fonts/NotoSansArabic_600SemiBold.ttf"),
    include_bytes!("../assets/fonts/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("../assets/fonts/NotoSansHebrew_600SemiBold.ttf"),
];

/// The family's name in templates and drawings.
pub(crate) const FAMILY: &str = "Inter";
