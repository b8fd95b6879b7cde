//! The result of a game: who came first, everybody's points, and the longest streak.

use super::super::words::list_words;
use super::board::NAMED_MAX;
use crate::interaction::{Embed, Field};
use crate::locale::Words;
use crate::store::Match;
use crate::trivia::game::Player;

/// Places that a result tells in words.
const PLACES_TOLD: usize = 3;

/// The result: the first three places in words, everybody's points, the longest streak, and what to play next.
pub fn result(words: Words<'_>, found: &Match) -> Embed {
    let ranking = found.game.ranking();
    let line = |player: &&Player| {
        let places = [
            ("place", found.game.place(player).into()),
            ("name", format!("<@{}>", player.user).into()),
        ];
        words.say("trivia-place", &places)
    };
    let scored = ranking.iter().filter(|player| player.points > 0);
    let first = scored.take_while(|player| found.game.place(player) <= PLACES_TOLD);
    let places: Vec<String> = first.take(NAMED_MAX).map(line).collect();
    let text = if places.is_empty() {
        words.plain("trivia-nobody-scored")
    } else {
        places.join("\n")
    };
    let mut fields = vec![Field {
        name: words.plain("trivia-points"),
        value: points_lines(words, found, &ranking),
    }];
    fields.extend(streak_field(words, &ranking));
    Embed {
        title: words.plain("trivia-result"),
        text,
        fields,
        footer: words.plain("trivia-play-next"),
        ..Embed::default()
    }
}

fn points_lines(words: Words<'_>, found: &Match, ranking: &[&Player]) -> String {
    let line = |player: &&Player| {
        words.say(
            "trivia-points-line",
            &[
                ("name", format!("<@{}>", player.user).into()),
                ("points", player.points.into()),
                ("right", player.right.into()),
                ("count", found.questions.len().into()),
            ],
        )
    };
    let mut lines: Vec<String> = ranking.iter().take(NAMED_MAX).map(line).collect();
    if ranking.len() > NAMED_MAX {
        lines.push(words.say("trivia-right-more", &[("count", (ranking.len() - NAMED_MAX).into())]));
    }
    lines.join("\n")
}

/// The longest row of right answers, when it is one.
fn streak_field(words: Words<'_>, ranking: &[&Player]) -> Option<Field> {
    let longest = ranking
        .iter()
        .map(|player| player.best_streak)
        .max()
        .filter(|streak| *streak > 1)?;
    let holders = ranking.iter().filter(|player| player.best_streak == longest);
    let names: Vec<String> = holders
        .take(NAMED_MAX)
        .map(|player| format!("<@{}>", player.user))
        .collect();
    Some(Field {
        name: words.plain("trivia-streak"),
        value: words.say(
            "trivia-streak-line",
            &[("names", list_words(words, &names).into()), ("count", longest.into())],
        ),
    })
}
