//! The languages Fanchant speaks; every list of languages in the program is derived from [`Language::ALL`].

/// A language that every word of the bot exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which also serves every locale without words of its own.
    English,
    /// Korean, in the polite everyday style (해요체).
    Korean,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Language; 2] = [Language::English, Language::Korean];

    /// The language's code as Discord's locales and the data files write it.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Korean => "ko",
        }
    }

    /// The language for one of Discord's locales, such as `en-GB` or `ko`; English where we have no words.
    pub fn for_locale(locale: &str) -> Language {
        let primary = locale.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
            .unwrap_or(Language::English)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_locale_finds_its_language_and_strangers_get_english() {
        assert_eq!(Language::for_locale("ko"), Language::Korean);
        assert_eq!(Language::for_locale("en-GB"), Language::English);
        assert_eq!(Language::for_locale("pt-BR"), Language::English);
        assert_eq!(Language::for_locale(""), Language::English);
    }
}
