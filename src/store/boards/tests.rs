//! That boards add up.
