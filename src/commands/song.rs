//! A song as a card and as a line of a list: shared by `/collab` and `/artist`.

use super::words::{date_words, list_short, name_in_both, name_words, work_words};
use super::{Turn, rests, story, who};
use crate::catalogue::{Artist, Collaboration, CollaborationKind, Credit, Role, single_origin};
use crate::interaction::{Button, Choice, Embed, Field, Menu, MenuOption, Message, Row, custom_id};
use crate::text::escape;

/// Artists that are named in a line; the rest are counted.
const NAMED_IN_LINE: usize = 4;

/// The song as a message: who made it, when and for what, with what it rests on.
pub fn message(turn: &Turn<'_>, song: &Collaboration, likewise: &[&Collaboration]) -> Message {
    let story = turn.catalogue.story_of(&song.id);
    let mut buttons: Vec<Button> = story.map(|story| story::read_button(turn, story)).into_iter().collect();
    let artists: Vec<&Artist> = turn.catalogue.credited(song).collect();
    buttons.extend(who::buttons(turn, &artists, |artist| {
        custom_id::write("artist", "who", &[&artist.id])
    }));
    let others = self::buttons(turn, likewise);
    let rows = [buttons, others].into_iter().filter(|row| !row.is_empty());
    Message {
        embeds: vec![card(turn, song)],
        rows: rows.map(Row::Buttons).collect(),
        ..Message::default()
    }
}

fn card(turn: &Turn<'_>, song: &Collaboration) -> Embed {
    let words = turn.words;
    let mut lines: Vec<String> = song.artists.iter().filter_map(|credit| part(turn, credit)).collect();
    lines.push(String::new());
    lines.push(circumstances(turn, song));
    if song.date_doubt.is_some() {
        lines.push(words.plain("song-date-doubt"));
    }
    for fact in song.facts_on(turn.today()) {
        lines.push(escape(fact.in_language(words.language)));
    }
    let quotes: Vec<_> = turn.catalogue.quotes_about(&song.id).collect();
    let mut fields: Vec<Field> = story::they_said(turn, &quotes).into_iter().collect();
    fields.push(Field {
        name: words.plain("story-sources"),
        value: rests::lines(words, &song.sources).join("\n"),
    });
    Embed {
        title: words.say("song-title", &[("title", song.title.clone().into())]),
        text: lines.join("\n"),
        fields,
        footer: rests::one_source(words, &song.sources).unwrap_or_default(),
        ..Embed::default()
    }
}

/// One artist's part: "**Jimin (지민)** · BTS", "**IU (아이유)** · featured".
fn part(turn: &Turn<'_>, credit: &Credit) -> Option<String> {
    let artist = turn.catalogue.artist(&credit.id)?;
    let role = match credit.role {
        Role::Lead => return Some(who::in_full_bold(turn, artist)),
        Role::Featured => "featured",
        Role::Producer => "producer",
        Role::Remixer => "remixer",
    };
    let role = turn.words.say("song-role", &[("role", role.into())]);
    Some(format!("{} · {role}", who::in_full_bold(turn, artist)))
}

/// What it is, what it belongs to, and when it came out: "A song for the drama “Our Blues” · 24 April 2022".
fn circumstances(turn: &Turn<'_>, song: &Collaboration) -> String {
    let words = turn.words;
    let kind = match song.kind {
        CollaborationKind::Feature => "feature",
        CollaborationKind::Duet => "duet",
        CollaborationKind::SpecialUnit => "special-unit",
        CollaborationKind::Ost => "ost",
        CollaborationKind::Production => "production",
        CollaborationKind::Remix => "remix",
    };
    let kind = words.say("song-kind", &[("kind", kind.into())]);
    let work = song.work.as_ref().map(|work| escape(&work_words(words, work)));
    [Some(kind), work, Some(released(turn, song))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn released(turn: &Turn<'_>, song: &Collaboration) -> String {
    match song.date {
        Some(date) => date_words(turn.words, date),
        None => turn.words.plain("date-unknown"),
    }
}

/// The song as a line on an artist's card: "**“With You”** with Ha Sung Woon · 24 April 2022".
pub fn line_of(turn: &Turn<'_>, song: &Collaboration, artist: &Artist) -> String {
    let words = turn.words;
    let others = turn.catalogue.credited(song).filter(|other| other.id != artist.id);
    let names: Vec<String> = others.map(|other| escape(&name_words(words, other))).collect();
    let title = escape(&song.title);
    let names = list_short(words, &names, NAMED_IN_LINE);
    let line = words.say("song-with", &[("title", title.into()), ("names", names.into())]);
    format!("{line} · {}{}", released(turn, song), alone(turn, song))
}

/// The song as a line without its artists: "**“With You”** · 24 April 2022".
pub fn line(turn: &Turn<'_>, song: &Collaboration) -> String {
    let title = turn.words.say("song-title", &[("title", escape(&song.title).into())]);
    format!("**{title}** · {}{}", released(turn, song), alone(turn, song))
}

/// The end of a line that says that one source alone knows of the song.
fn alone(turn: &Turn<'_>, song: &Collaboration) -> String {
    let said = single_origin(&song.sources).map(|_| format!(" · {}", turn.words.plain("song-one-source")));
    said.unwrap_or_default()
}

/// The song and who made it, in a sentence: "“With You” (Jimin, Ha Sung Woon)".
pub fn by(turn: &Turn<'_>, song: &Collaboration) -> String {
    let (title, names) = (escape(&song.title), escape(&names(turn, song)));
    turn.words
        .say("song-by", &[("title", title.into()), ("names", names.into())])
}

fn names(turn: &Turn<'_>, song: &Collaboration) -> String {
    let named = turn.catalogue.credited(song).take(NAMED_IN_LINE);
    named
        .map(|artist| name_words(turn.words, artist))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The song and who made it, without markdown: "With You · Jimin, Ha Sung Woon".
pub fn name(turn: &Turn<'_>, song: &Collaboration) -> String {
    format!("{} · {}", song.title, names(turn, song))
}

/// The song as a suggestion, its id as the value.
pub fn choice(turn: &Turn<'_>, song: &Collaboration) -> Choice {
    Choice {
        name: name(turn, song),
        value: song.id.clone(),
    }
}

/// A button for each song, at most [`who::OFFERED`].
pub fn buttons(turn: &Turn<'_>, songs: &[&Collaboration]) -> Vec<Button> {
    let shown = songs.iter().take(who::OFFERED);
    shown
        .map(|song| Button::press(name(turn, song), custom_id::write("collab", "song", &[&song.id])))
        .collect()
}

/// A menu that opens one of the songs, for the person who chooses alone; none where there is no song.
pub fn menu(turn: &Turn<'_>, songs: &[&Collaboration]) -> Option<Row> {
    let options = songs.iter().map(|song| MenuOption {
        label: song.title.clone(),
        value: song.id.clone(),
        description: turn
            .catalogue
            .credited(song)
            .map(|artist| name_in_both(turn.words, artist))
            .collect::<Vec<_>>()
            .join(", "),
    });
    let menu = Menu {
        custom_id: custom_id::write("collab", "open", &[]),
        placeholder: turn.words.plain("song-choose"),
        options: options.collect(),
    };
    (!menu.options.is_empty()).then_some(Row::Menu(menu))
}
