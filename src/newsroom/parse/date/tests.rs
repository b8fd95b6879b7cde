//! Dates of all shapes.

use super::parse;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let got = parse(text).map(|timestamp| timestamp.to_string());
    assert_eq!(got.as_deref(), Some(expected), "{text:?}");
}

#[test]
fn the_shapes_of_the_standards() {
    check("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    check("Thu, 01 Jan 2004 19:48:21 +0900", "2004-01-01T10:48:21Z");
    check("1 Jan 04 19:48 EST", "2004-01-02T00:48:00Z");
    check("2004-01-01T19:48:21Z", "2004-01-01T19:48:21Z");
    check("2004-01-01T19:48:21.5-05:00", "2004-01-02T00:48:21.5Z");
    check("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z");
    check("20040101T194821Z", "2004-01-01T19:48:21Z");
    check("2004-001", "2004-01-01T00:00:00Z");
    check("2004-W01-4", "2004-01-01T00:00:00Z");
    check("2004-12", "2004-12-01T00:00:00Z");
    check("2004", "2004-01-01T00:00:00Z");
    check("20041231", "2004-12-31T00:00:00Z");
}

#[test]
fn shapes_found_in_the_wild() {
    check("Thurs, 13 Jul 2011 07:38:00 GMT", "2011-07-13T07:38:00Z");
    check("Thu, 01 January 2004 24:00 UTC", "2004-01-02T00:00:00Z");
    check("Jan 1, 2004 7:48 PM PST", "2004-01-02T03:48:00Z");
    check("2004-01-01 19:48:21", "2004-01-01T19:48:21Z");
    check("01/13/2004 07:48", "2004-01-13T07:48:00Z");
    check("13/01/2004", "2004-01-13T00:00:00Z");
    check("31.12.2004 10:00", "2004-12-31T10:00:00Z");
    check("Mon, 26 January 2004 16:31:00 GMT+9", "2004-01-26T07:31:00Z");
    check("1651536000", "2022-05-03T00:00:00Z");
    check("1651536000000", "2022-05-03T00:00:00Z");
    check("Fri Sep 25 09:50:00 KST 2009", "2009-09-25T00:50:00Z");
    check("25-Sep-2009 09:50 -0500", "2009-09-25T14:50:00Z");
}

#[test]
fn other_languages() {
    check("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z");
    check("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z");
    check("2022. 4. 24. 오전 12시 30분", "2022-04-23T15:30:00Z");
    check("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z");
    check("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z");
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "soon",
        "Thu, 32 Jan 2004 10:00:00 GMT",
        "99",
        "2004-13-01",
        "25:61",
        "0000-00-00 00:00:00",
    ] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "[0-9a-zA-Z가-힣:+\\-., /월]{0,60}|\\PC{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_the_standards_print_is_read_back(second in 0i64..4_000_000_000) {
        let time = jiff::Timestamp::from_second(second).expect("in range");
        let mail = jiff::fmt::rfc2822::to_string(&time.to_zoned(jiff::tz::TimeZone::UTC)).expect("printable");
        prop_assert_eq!(parse(&mail), Some(time));
        prop_assert_eq!(parse(&time.to_string()), Some(time));
    }
}
