//! How Korean is written in Latin letters: which Korean letters each Latin spelling may stand for, and how each family
//! name is spelled.
//!
//! A reading of cost 0 is what the spelling stands for in the Revised Romanisation of 2000 ("RR"), in
//! McCune-Reischauer without its marks ("MR"), or in the usual way of writing names ("usual": Lee, Park, -young, -soo).
//! A higher cost means that fewer people who write it mean that letter. 100 is a wholly different sound.

/// What a Latin spelling may stand for, each with its cost.
pub(super) type Readings = &'static [(char, u8)];

/// Vowels and glides. Korean letters are taken apart as they are spoken: `ㅕ` is `y` and `ㅓ`, `ㅝ` is `w` and `ㅓ`;
/// `ᅳ` is the first half of `ㅢ`, which many leave out (희: RR hui, usual hee).
pub(super) const VOWEL_SPELLINGS: &[(&str, Readings)] = &[
    // English words keep their a for ㅐ (Jackie 재키) or ㅓ.
    ("a", &[('ㅏ', 0), ('ㅐ', 25), ('ㅓ', 40)]),
    // ㅐ and ㅔ sound alike to most speakers today, so both spellings are used for both.
    ("ae", &[('ㅐ', 0), ('ㅔ', 8)]),
    ("e", &[('ㅔ', 0), ('ㅐ', 8), ('ㅓ', 25), ('ㅣ', 25), ('ㅡ', 25)]),
    ("eo", &[('ㅓ', 0)]),
    ("eu", &[('ㅡ', 0)]),
    ("i", &[('ㅣ', 0)]),
    // MR writes ㅓ as o with a mark that nobody types.
    ("o", &[('ㅗ', 0), ('ㅓ', 12)]),
    ("oe", &[('ㅚ', 0)]),
    ("oo", &[('ㅜ', 0)]),
    // Usual: young 영, but also you 유.
    ("ou", &[('ㅓ', 0), ('ㅜ', 0)]),
    // Usual: sung 성, hyun 현; MR writes ㅡ as u with a mark; English Sunny 써니.
    ("u", &[('ㅜ', 0), ('ㅓ', 8), ('ㅡ', 10), ('w', 10), ('ㅏ', 40)]),
    // The first half of ㅢ as RR (Uijin) and the usual spelling (Euijin) write it.
    ("(u)", &[('ᅳ', 0), ('ㅜ', 8), ('w', 10)]),
    ("y", &[('y', 0)]),
    ("w", &[('w', 0)]),
];

/// Consonants. `ᆨ ᆮ ᆸ` are ㄱㄷㅂ closing a syllable, spoken k, t, p; `ᆼㆁ` are the two Latin letters of ng.
pub(super) const CONSONANT_SPELLINGS: &[(&str, Readings)] = &[
    // RR writes plain ㄱㄷㅂㅈ as g, d, b, j; MR and the usual spellings as k, t, p, ch where a word begins.
    ("g", &[('ㄱ', 0), ('ᆨ', 2), ('ㆁ', 0), ('ㄲ', 15)]),
    ("k", &[('ㅋ', 0), ('ᆨ', 0), ('ㄱ', 4), ('ㄲ', 10)]),
    ("kk", &[('ㄲ', 0), ('ㅋ', 15), ('ㄱ', 20)]),
    ("d", &[('ㄷ', 0), ('ᆮ', 2), ('ㄸ', 15), ('ㅌ', 40)]),
    ("t", &[('ㅌ', 0), ('ᆮ', 0), ('ㄷ', 10), ('ㄸ', 10)]),
    ("tt", &[('ㄸ', 0), ('ㅌ', 15), ('ㄷ', 20)]),
    ("b", &[('ㅂ', 0), ('ᆸ', 2), ('ㅃ', 15), ('ㅍ', 40)]),
    ("p", &[('ㅍ', 0), ('ᆸ', 0), ('ㅂ', 10), ('ㅃ', 10)]),
    ("pp", &[('ㅃ', 0), ('ㅍ', 15), ('ㅂ', 20)]),
    ("j", &[('ㅈ', 0), ('ㅉ', 15)]),
    ("ch", &[('ㅊ', 0), ('ㅈ', 12), ('ㅉ', 15)]),
    ("jj", &[('ㅉ', 0), ('ㅈ', 20)]),
    ("s", &[('ㅅ', 0), ('ㅆ', 8), ('ᆮ', 40)]),
    ("ss", &[('ㅆ', 0), ('ㅅ', 10)]),
    ("sh", &[('ㅅ', 0)]),
    // r and l are one Korean letter; in front of a name it is also written and said n (노 Noh, Roh).
    ("r", &[('ㄹ', 0), ('ㄴ', 40)]),
    ("l", &[('ㄹ', 0), ('ㄴ', 40)]),
    ("n", &[('ㄴ', 0), ('ᆼ', 0), ('ㄹ', 40)]),
    ("m", &[('ㅁ', 0)]),
    ("h", &[('ㅎ', 0)]),
    // Letters that Korean lacks, by the Korean letter that stands for them in borrowed words.
    ("f", &[('ㅍ', 0), ('ㅎ', 20)]),
    ("v", &[('ㅂ', 0)]),
    ("z", &[('ㅈ', 0), ('ㅅ', 30)]),
    ("c", &[('ㅋ', 0), ('ㅅ', 20)]),
    ("q", &[('ㅋ', 0), ('ㅊ', 30)]),
    ("x", &[('ㅅ', 20), ('ㅈ', 30)]),
    // l or r before an i sound in front of a word, which South Korean drops (Lee 이, Lim 임, Ryu 류 or 유).
    ("^l", &[('ㄹ', 0)]),
];

/// Korean letters that are mistaken for one another, with the cost: tense, plain and breathed consonants, the merged
/// vowels, and a consonant moved over the border of two syllables.
pub(super) const ALIKE: &[(char, char, u8)] = &[
    ('ㅐ', 'ㅔ', 30),
    ('ㅚ', 'ㅔ', 40),
    ('ㄱ', 'ㄲ', 50),
    ('ㄱ', 'ㅋ', 50),
    ('ㄲ', 'ㅋ', 50),
    ('ㄷ', 'ㄸ', 50),
    ('ㄷ', 'ㅌ', 50),
    ('ㄸ', 'ㅌ', 50),
    ('ㅂ', 'ㅃ', 50),
    ('ㅂ', 'ㅍ', 50),
    ('ㅃ', 'ㅍ', 50),
    ('ㅅ', 'ㅆ', 50),
    ('ㅈ', 'ㅉ', 50),
    ('ㅈ', 'ㅊ', 50),
    ('ㅉ', 'ㅊ', 50),
    ('ㄱ', 'ᆨ', 20),
    ('ㄷ', 'ᆮ', 20),
    ('ㅂ', 'ᆸ', 20),
    ('ㄴ', 'ᆼ', 0),
];

/// Sounds that are easily left out or put in, with the cost; every other sound costs 100.
pub(super) const SKIPPED: &[(&str, u8)] = &[
    ("ᅳ", 8),
    ("(u)", 8), // 희: hui or hee
    ("^l", 20), // 이: Lee or Yi
    ("y", 45),  // 혜: hye or he
    ("w", 45),  // 관: kwan or kan
    ("ㅎ", 60), // spoken weakly between vowels (승환: Seunghwan or Seungwan)
    ("h", 60),
    ("ㅡ", 60), // put in where Korean parts two consonants (트와이스 Twice)
    ("eu", 60),
    ("e", 80), // silent in English words
];

/// Family names as they are spelled, by the syllable they stand for. Usual spellings of the names with the most
/// bearers in the census of 2015, RR and MR included.
pub(super) const FAMILY_NAMES: &[(char, &[&str])] = &[
    ('강', &["kang", "gang"]),
    ('고', &["ko", "go", "koh", "goh"]),
    ('공', &["kong", "gong"]),
    ('곽', &["kwak", "gwak"]),
    ('구', &["koo", "gu", "ku", "goo"]),
    ('국', &["kook", "guk", "kuk"]),
    ('권', &["kwon", "gwon", "kweon"]),
    ('금', &["keum", "geum"]),
    ('기', &["ki", "gi", "kee"]),
    ('길', &["gil", "kil"]),
    ('김', &["kim", "gim"]),
    ('나', &["na", "ra", "nah"]),
    ('남', &["nam"]),
    ('노', &["noh", "roh", "no", "ro"]),
    ('도', &["do", "doh"]),
    ('동', &["dong"]),
    ('류', &["ryu", "ryoo", "lyu", "ryou"]),
    ('마', &["ma"]),
    ('맹', &["maeng"]),
    ('명', &["myung", "myeong", "myoung"]),
    ('모', &["mo"]),
    ('문', &["moon", "mun"]),
    ('민', &["min"]),
    ('박', &["park", "pak", "bak"]),
    ('반', &["ban", "pan"]),
    ('방', &["bang", "pang"]),
    ('배', &["bae", "pae"]),
    ('백', &["baek", "paik", "paek", "baik", "back"]),
    ('변', &["byun", "byeon", "pyun"]),
    ('봉', &["bong"]),
    ('서', &["seo", "suh", "so", "sur"]),
    ('석', &["seok", "suk"]),
    ('선', &["sun", "seon"]),
    ('설', &["seol", "sul"]),
    ('성', &["sung", "seong"]),
    ('소', &["soh"]),
    ('손', &["son", "sohn"]),
    ('송', &["song"]),
    ('신', &["shin", "sin"]),
    ('심', &["shim", "sim"]),
    ('안', &["ahn", "an"]),
    ('양', &["yang"]),
    ('엄', &["eom", "um", "uhm"]),
    ('여', &["yeo"]),
    ('연', &["yeon"]),
    ('염', &["yeom", "yum"]),
    ('예', &["ye"]),
    ('오', &["oh", "o"]),
    ('옥', &["ok", "ock"]),
    ('왕', &["wang"]),
    ('우', &["woo", "wu", "u"]),
    ('원', &["won", "weon"]),
    ('위', &["wi", "wee"]),
    ('유', &["yoo", "yu", "you", "yuh"]),
    ('육', &["yook", "yuk"]),
    ('윤', &["yoon", "yun", "youn"]),
    ('은', &["eun"]),
    ('이', &["lee", "yi", "rhee", "i", "ri", "li", "rhie", "yee"]),
    ('임', &["lim", "im", "rim", "yim", "leem"]),
    ('장', &["jang", "chang"]),
    ('전', &["jeon", "jun", "chun", "jeun"]),
    ('정', &["jung", "jeong", "chung", "cheong", "joung", "jeoung"]),
    ('제', &["je"]),
    ('조', &["cho", "jo", "joh"]),
    ('주', &["joo", "ju", "chu"]),
    ('지', &["ji", "jee", "chi"]),
    ('진', &["jin", "chin"]),
    ('차', &["cha"]),
    ('채', &["chae"]),
    ('천', &["cheon"]),
    ('최', &["choi", "choe", "choy", "chwe"]),
    ('추', &["choo"]),
    ('탁', &["tak"]),
    ('태', &["tae"]),
    ('하', &["ha", "hah"]),
    ('한', &["han", "hahn"]),
    ('함', &["ham"]),
    ('허', &["heo", "hur", "huh"]),
    ('현', &["hyun", "hyeon"]),
    ('홍', &["hong"]),
    ('황', &["hwang", "whang"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hangul;

    #[test]
    fn every_spelling_of_a_family_name_stands_once() {
        let mut spellings: Vec<_> = FAMILY_NAMES
            .iter()
            .flat_map(|(_, spellings)| spellings.iter())
            .collect();
        let count = spellings.len();
        spellings.sort();
        spellings.dedup();
        assert_eq!(spellings.len(), count);
        assert!(FAMILY_NAMES.iter().all(|(syllable, _)| hangul::is_syllable(*syllable)));
    }

    #[test]
    fn every_spelling_has_a_reading_without_cost_or_is_foreign() {
        for (spelling, readings) in VOWEL_SPELLINGS.iter().chain(CONSONANT_SPELLINGS) {
            assert!(
                *spelling == "x" || readings.iter().any(|(_, cost)| *cost == 0),
                "{spelling}"
            );
        }
    }
}
