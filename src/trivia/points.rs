//! What a right answer is worth: less the later it comes and the more hints were given, more within a streak.

/// Points for a right answer at once, without a hint.
const FULL: u32 = 100;
/// Hundredths that are left of them when the time is nearly over.
const LEFT_AT_THE_END: u64 = 50;
/// Hundredths that each hint takes away.
const A_HINT_TAKES: u64 = 25;
/// Points for each right answer in a row before this one, and for how many of them.
const A_STREAK_ADDS: u32 = 10;
const STREAK_MAX: u32 = 5;

/// The points for a right answer `took` milliseconds after the question, of `limit` milliseconds; without a limit
/// nobody is hurried, so that time takes nothing. `streak` counts the right answers in a row before this one.
pub fn points(took: u64, limit: Option<u64>, hints: u8, streak: u32) -> u32 {
    let late = limit.map_or(0, |limit| (100 - LEFT_AT_THE_END) * took.min(limit) / limit.max(1));
    let hinted = A_HINT_TAKES * u64::from(hints);
    let hundredths = (100 - late).saturating_sub(hinted).max(10);
    let worth = u64::from(FULL) * hundredths / 100;
    u32::try_from(worth).unwrap_or(FULL) + A_STREAK_ADDS * streak.min(STREAK_MAX)
}

#[cfg(test)]
mod tests {
    use super::points;
    use proptest::prelude::*;

    #[test]
    fn time_and_hints_take_and_streaks_add() {
        assert_eq!(points(0, Some(20_000), 0, 0), 100);
        assert_eq!(points(20_000, Some(20_000), 0, 0), 50);
        assert_eq!(points(10_000, Some(20_000), 1, 0), 50);
        assert_eq!(points(999_999, None, 2, 0), 50);
        assert_eq!(points(0, None, 0, 3), 130);
        assert_eq!(points(0, None, 0, 30), 150);
    }

    proptest! {
        #[test]
        fn later_is_never_worth_more(took in 0u64..200_000, limit in 1u64..120_000, hints in 0u8..3, streak in 0u32..9) {
            prop_assert!(points(took + 1, Some(limit), hints, streak) <= points(took, Some(limit), hints, streak));
            prop_assert!(points(took, Some(limit), hints, streak) >= 10);
        }
    }
}
