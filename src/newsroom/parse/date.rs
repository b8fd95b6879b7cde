//! Dates as feeds write them: the shapes of the standards, and the many that only exist in the wild.
//!
//! A text is cut into numbers, words and signs; the time of day is taken out first, then the zone, and what is left
//! says day, month and year.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// Characters of a text that is tried as a date; no date is longer.
const DATE_CHARS_MAX: usize = 80;

/// Two-digit years below this are of this century.
const PIVOT_YEAR: i16 = 69;

/// Korean texts that name no zone mean Korean time.
const KOREA: i64 = 9 * 3600;

/// Month names by number: English in full and by three letters (a longer word that begins with them means the same),
/// and those of other languages that were seen in feeds.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ιαν", "янв", "ene"],
    &["feb", "fév", "φεβ", "фев"],
    &["mar", "mär", "márc", "μάρ", "μαρ", "мар"],
    &["apr", "ápr", "avr", "abr", "απρ", "апр"],
    &["may", "mai", "máj", "mag", "μάι", "μαϊ", "мая"],
    &["jun", "jún", "juin", "giu", "ιούν", "ιον", "июн"],
    &["jul", "júl", "juil", "lug", "ιούλ", "ιολ", "июл"],
    &["aug", "aoû", "ago", "αύγ", "αυγ", "авг"],
    &["sep", "szept", "set", "σεπ", "сен"],
    &["oct", "okt", "ott", "out", "οκτ", "окт"],
    &["nov", "νοέ", "νοε", "ноя"],
    &["dec", "dez", "déc", "dic", "δεκ", "дек"],
];

/// Zones that are written as words, in seconds east of Greenwich.
const ZONES: &[(&str, i64)] = &[
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("bst", 3600),
    ("cet", 3600),
    ("cest", 2 * 3600),
    ("eet", 2 * 3600),
    ("eest", 3 * 3600),
    ("msk", 3 * 3600),
    ("ist", 19_800),
    ("kst", KOREA),
    ("jst", KOREA),
    ("hkt", 8 * 3600),
    ("sgt", 8 * 3600),
    ("aest", 10 * 3600),
    ("aedt", 11 * 3600),
    ("edt", -4 * 3600),
    ("est", -5 * 3600),
    ("et", -5 * 3600),
    ("cdt", -5 * 3600),
    ("cst", -6 * 3600),
    ("mdt", -6 * 3600),
    ("mst", -7 * 3600),
    ("pdt", -7 * 3600),
    ("pst", -8 * 3600),
    ("hst", -10 * 3600),
];

/// A piece of a date.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// Digits: their value and how many there are.
    Number(i64, usize),
    /// Letters, in lower case.
    Word(String),
    /// Anything else but blanks.
    Sign(char),
}

/// Reads a date. Without a time it is midnight, without a zone it is UTC (or Korean time in a Korean text).
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > DATE_CHARS_MAX {
        return None;
    }
    let mut pieces = cut(text);
    if let [Piece::Number(value, digits @ (10 | 13))] = pieces.as_slice() {
        let seconds = if *digits == 10 { *value } else { *value / 1000 };
        return Timestamp::from_second(seconds).ok();
    }
    let korean = text.chars().any(|character| ('가'..='힣').contains(&character));
    let clock = take_time(&mut pieces).unwrap_or_default();
    let zone = clock.zone.or_else(|| take_zone_word(&mut pieces));
    let zone = zone.unwrap_or(if korean { KOREA } else { 0 });
    let date = read_date(&pieces)?;
    let afternoon = pieces_say(&pieces, &["pm", "오후"]);
    let morning = pieces_say(&pieces, &["am", "오전"]);
    let hour = match clock.hour {
        12 if morning => 0,
        hour if afternoon && hour < 12 => hour + 12,
        hour => hour,
    };
    at(date, hour, &clock, zone)
}

fn at(date: Date, hour: i64, clock: &Clock, zone: i64) -> Option<Timestamp> {
    // Some feeds write midnight as 24:00 of the day before; a leap second is the second before it.
    let (date, hour) = if hour == 24 {
        (date.checked_add(1.day()).ok()?, 0)
    } else {
        (date, hour)
    };
    let part = |value: i64| i8::try_from(value).ok();
    let time = Time::new(
        part(hour)?,
        part(clock.minute)?,
        part(clock.second.min(59))?,
        clock.nanosecond,
    )
    .ok()?;
    let offset = Offset::from_seconds(i32::try_from(zone).ok()?).ok()?;
    let zoned = date.to_datetime(time).to_zoned(TimeZone::fixed(offset)).ok()?;
    Some(zoned.timestamp())
}

/// The time of day, and the zone that stood right behind it.
#[derive(Debug, Default)]
struct Clock {
    hour: i64,
    minute: i64,
    second: i64,
    nanosecond: i32,
    zone: Option<i64>,
}

fn cut(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(first) = characters.next() {
        if let Some(digit) = first.to_digit(10) {
            let (mut value, mut digits) = (i64::from(digit), 1);
            while let Some(digit) = characters.peek().and_then(|next| next.to_digit(10)) {
                value = value.saturating_mul(10).saturating_add(i64::from(digit));
                digits += 1;
                characters.next();
            }
            pieces.push(Piece::Number(value, digits));
        } else if first.is_alphabetic() {
            let mut word: String = first.to_lowercase().collect();
            while let Some(next) = characters.next_if(|next| next.is_alphabetic()) {
                word.extend(next.to_lowercase());
            }
            pieces.push(Piece::Word(word));
        } else if !first.is_whitespace() {
            pieces.push(Piece::Sign(first));
        }
    }
    pieces
}

fn pieces_say(pieces: &[Piece], words: &[&str]) -> bool {
    pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Word(word) if words.contains(&word.as_str())))
}

/// Takes `19:48[:21[.5]]`, `T194821` or `19시 48분` out of the pieces, with a numeric zone behind it.
fn take_time(pieces: &mut Vec<Piece>) -> Option<Clock> {
    let is_clock = |piece: &Piece| matches!(piece, Piece::Sign(':')) || matches!(piece, Piece::Word(w) if w == "시");
    let colon = pieces.iter().position(is_clock);
    let (start, mut clock, mut end) = match colon {
        Some(colon) => with_colons(pieces, colon)?,
        None => after_t(pieces)?,
    };
    if let Some((zone, zone_end)) = numeric_zone(pieces, end) {
        clock.zone = Some(zone);
        end = zone_end;
    }
    pieces.drain(start..end);
    Some(clock)
}

fn number(pieces: &[Piece], at: usize) -> Option<(i64, usize)> {
    match pieces.get(at) {
        Some(Piece::Number(value, digits)) => Some((*value, *digits)),
        _ => None,
    }
}

fn with_colons(pieces: &[Piece], colon: usize) -> Option<(usize, Clock, usize)> {
    let start = colon.checked_sub(1)?;
    let mut clock = Clock {
        hour: number(pieces, start)?.0,
        ..Clock::default()
    };
    let mut end = colon + 1;
    let mut parts = [&mut clock.minute, &mut clock.second].into_iter();
    while let Some((value, _)) = number(pieces, end) {
        let Some(part) = parts.next() else { break };
        *part = value;
        end += 1;
        let goes_on = match pieces.get(end) {
            Some(Piece::Sign(':')) => true,
            Some(Piece::Word(word)) => word == "분" || word == "초",
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    drop(parts);
    let has_fraction = matches!(pieces.get(end), Some(Piece::Sign('.' | ',')));
    if let Some((fraction, digits)) = number(pieces, end + 1).filter(|_| has_fraction) {
        clock.nanosecond = nanoseconds(fraction, digits);
        end += 2;
    }
    Some((start, clock, end))
}

fn nanoseconds(fraction: i64, digits: usize) -> i32 {
    let exponent = i32::try_from(digits).unwrap_or(i32::MAX).min(18);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a fraction of a second"
    )]
    let nanoseconds = (fraction as f64 / 10f64.powi(exponent) * 1e9) as i32;
    nanoseconds.clamp(0, 999_999_999)
}

/// `T194821`, `T1948`, `T19`.
fn after_t(pieces: &[Piece]) -> Option<(usize, Clock, usize)> {
    let start = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Word(word) if word == "t"))?;
    let (value, digits) = number(pieces, start + 1)?;
    let (hour, minute, second) = match digits {
        6 => (value / 10_000, value / 100 % 100, value % 100),
        4 => (value / 100, value % 100, 0),
        1 | 2 => (value, 0, 0),
        _ => return None,
    };
    let clock = Clock {
        hour,
        minute,
        second,
        ..Clock::default()
    };
    Some((start, clock, start + 2))
}

/// `+0900`, `-05:00`, `+9`, also behind a word as in `GMT+9`.
fn numeric_zone(pieces: &[Piece], mut at: usize) -> Option<(i64, usize)> {
    if matches!(pieces.get(at), Some(Piece::Word(word)) if zone_named(word).is_some()) {
        at += 1;
    }
    let sign = match pieces.get(at) {
        Some(Piece::Sign('+')) => 1,
        Some(Piece::Sign('-' | '−' | '–')) => -1,
        _ => return None,
    };
    let (value, digits) = number(pieces, at + 1)?;
    let (hours, minutes, end) = match (digits, pieces.get(at + 2), number(pieces, at + 3)) {
        (1 | 2, Some(Piece::Sign(':')), Some((minutes, _))) => (value, minutes, at + 4),
        (1 | 2, ..) => (value, 0, at + 2),
        (3 | 4, ..) => (value / 100, value % 100, at + 2),
        _ => return None,
    };
    let sound = hours <= 15 && minutes < 60;
    sound.then_some((sign * (hours * 3600 + minutes * 60), end))
}

fn zone_named(word: &str) -> Option<i64> {
    ZONES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, seconds)| *seconds)
}

fn take_zone_word(pieces: &mut Vec<Piece>) -> Option<i64> {
    let named = |piece: &Piece| match piece {
        Piece::Word(word) => zone_named(word),
        _ => None,
    };
    let at = pieces.iter().rposition(|piece| named(piece).is_some())?;
    named(&pieces.remove(at))
}

fn month_named(word: &str) -> Option<i64> {
    let month = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    i64::try_from(month + 1).ok()
}

/// The day that the pieces name.
fn read_date(pieces: &[Piece]) -> Option<Date> {
    let month = pieces.iter().find_map(|piece| match piece {
        // "may" and "mar" begin other words too, but a date has no other words than weekdays, and none begins so.
        Piece::Word(word) => month_named(word),
        _ => None,
    });
    let numbers: Vec<(i64, usize)> = (0..pieces.len()).filter_map(|at| number(pieces, at)).collect();
    if let Some(month) = month {
        return match numbers.as_slice() {
            [(year, 4)] => day(*year, 4, month, 1),
            [(year, 4), (of_month, 1 | 2), ..] => day(*year, 4, month, *of_month),
            [(of_month, 1 | 2), (year, digits @ (2 | 4)), ..] => day(*year, *digits, month, *of_month),
            _ => None,
        };
    }
    if let Some(date) = week_date(pieces, &numbers) {
        return Some(date);
    }
    let dashed = !pieces.contains(&Piece::Sign('/'));
    match numbers.as_slice() {
        [(value, 14 | 12), ..] => packed(value / if numbers.first()?.1 == 14 { 1_000_000 } else { 10_000 }),
        [(value, 8), ..] => packed(*value),
        [(value, 7)] => ordinal(value / 1000, value % 1000),
        [(value, 6)] if dashed => day(value / 10_000, 2, value / 100 % 100, value % 100),
        [(year, 4), (of_year, 3)] => ordinal(*year, *of_year),
        [(year, 4), (month, 1 | 2), (of_month, 1 | 2), ..] => day(*year, 4, *month, *of_month),
        [(year, 4), (month, 1 | 2)] => day(*year, 4, *month, 1),
        [(year, 4)] => day(*year, 4, 1, 1),
        [(first, 1 | 2), (second, 1 | 2), (year, 4), ..] => {
            // 31.12.2004 is European wherever it can be; 12/31/2004 American wherever it can be.
            let dotted = pieces.contains(&Piece::Sign('.'));
            let day_first = *first > 12 || (dotted && *second <= 12);
            if day_first {
                day(*year, 4, *second, *first)
            } else {
                day(*year, 4, *first, *second)
            }
        }
        [(year, 2), (month, 1 | 2), (of_month, 1 | 2), ..] if dashed => day(*year, 2, *month, *of_month),
        _ => None,
    }
}

fn packed(value: i64) -> Option<Date> {
    day(value / 10_000, 4, value / 100 % 100, value % 100)
}

fn day(year: i64, digits: usize, month: i64, of_month: i64) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    let year = match digits {
        2 if year < PIVOT_YEAR => 2000 + year,
        2 => 1900 + year,
        _ => year,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?).ok()
}

fn ordinal(year: i64, of_year: i64) -> Option<Date> {
    let first = day(year, 4, 1, 1)?;
    let sound = (1..=i64::from(first.days_in_year())).contains(&of_year);
    let later = SignedDuration::from_hours(24 * (of_year - 1));
    sound.then(|| first.checked_add(later).ok()).flatten()
}

/// `2004-W01-4`.
fn week_date(pieces: &[Piece], numbers: &[(i64, usize)]) -> Option<Date> {
    let is_week = pieces_say(pieces, &["w"]);
    let [(year, 4), (week, 2), rest @ ..] = numbers else {
        return None;
    };
    let weekday = rest.first().map_or(1, |(value, _)| *value);
    let weekday = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    let (year, week) = (i16::try_from(*year).ok()?, i8::try_from(*week).ok()?);
    let date = jiff::civil::ISOWeekDate::new(year, week, weekday).ok()?;
    is_week.then(|| date.date())
}

#[cfg(test)]
mod tests;
