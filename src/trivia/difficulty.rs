//! How hard a question is before anybody has answered it: how well known its artists are, and what is asked of them.

use super::{About, Index, Kind, Topic};

/// Difficulties run from 1 to 5.
pub const EASIEST: f64 = 1.0;
/// The hardest.
pub const HARDEST: f64 = 5.0;

/// What wrong options add when all of them are close to the right one, and take away when none is.
pub const CLOSENESS: f64 = 0.4;

/// The difficulty of a topic, from [`EASIEST`] to [`HARDEST`], before its wrong options are known.
///
/// Fame grows slowly: an artist with one song is at 0.7, with twenty at 3. The best and the least known artist count
/// alike, as one of them usually leads to the answer.
pub fn estimate(index: &Index<'_>, topic: &Topic<'_>) -> f64 {
    if let About::Written(written) = topic.about {
        return f64::from(written.difficulty);
    }
    let known = |artist| f64::from(index.fame(artist)).ln_1p();
    let fames: Vec<f64> = topic.artists(index).into_iter().map(known).collect();
    let most = fames.iter().copied().fold(0.0, f64::max);
    let least = fames.iter().copied().fold(most, f64::min);
    (4.6 - 0.45 * (most + least) + extra(topic.kind)).clamp(EASIEST, HARDEST)
}

/// What a kind of question adds: a year is harder to recall than a name.
fn extra(kind: Kind) -> f64 {
    match kind {
        Kind::Group => -1.0,
        Kind::Partner | Kind::Song | Kind::Featured | Kind::Written => 0.0,
        Kind::Work | Kind::Headline => 0.2,
        Kind::SaidIt | Kind::OddOneOut => 0.5,
        Kind::Year | Kind::MissingLink => 0.7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use jiff::civil::date;

    #[test]
    fn the_better_known_are_asked_about_more_easily() {
        let catalogue = testing::catalogue();
        let index = Index::new(&catalogue, date(2026, 11, 22));
        let of = |song: &str| {
            let topics = Kind::Song.topics(&index);
            let topic = topics.iter().find(|topic| topic.id().contains(song)).cloned();
            estimate(&index, &topic.expect("asked"))
        };
        assert!(of("with-you") < of("dream"));
    }
}
