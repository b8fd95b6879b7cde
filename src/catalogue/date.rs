//! A date exactly as precise as its source: a day, a month or a year.

use jiff::civil;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A day, a month or a year. Sorts by time; of two that begin alike the less precise one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day that this date can mean.
    pub fn earliest(self) -> civil::Date {
        // Checked when the date was read, so the year's first day can't be reached.
        civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .unwrap_or(civil::Date::constant(self.year, 1, 1))
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no date: write YYYY-MM-DD, YYYY-MM or YYYY, as precise as the source")]
pub struct NoDate(String);

impl FromStr for PartialDate {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let wrong = || NoDate(text.to_owned());
        let mut parts = text.split('-');
        let year = number(parts.next(), 4).ok_or_else(wrong)?;
        let month = parts
            .next()
            .map(|part| number(Some(part), 2).ok_or_else(wrong))
            .transpose()?;
        let day = parts
            .next()
            .map(|part| number(Some(part), 2).ok_or_else(wrong))
            .transpose()?;
        if parts.next().is_some() || !(1900..=9999).contains(&year) {
            return Err(wrong());
        }
        let narrow = |value: i16| i8::try_from(value).map_err(|_| wrong());
        let (month, day) = (month.map(narrow).transpose()?, day.map(narrow).transpose()?);
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| wrong())?;
        Ok(Self { year, month, day })
    }
}

fn number(part: Option<&str>, digits: usize) -> Option<i16> {
    let part = part?;
    let all_digits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| part.parse().ok()).flatten()
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NoDate;

    fn try_from(text: String) -> Result<Self, NoDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "YYYY-MM-DD, YYYY-MM or YYYY, as precise as the source.",
            "pattern": "^(19|[2-9][0-9])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use proptest::prelude::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    #[test]
    fn each_precision_is_kept() {
        for text in ["2022", "2022-04", "2022-04-24"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "22",
            "2022-4",
            "2022-13",
            "2023-02-29",
            "2022-04-24-1",
            "April 2022",
            "2022-04-24T00:00",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn later_is_greater() {
        assert!(date("2022-04-24") > date("2022-04"));
        assert!(date("2022-05") > date("2022-04-24"));
        assert!(date("2023") > date("2022-12-31"));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_writing_gives_the_text_back(text in "[0-9-]{0,12}|.{0,12}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
