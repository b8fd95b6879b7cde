//! How long the shortest chain of songs between two artists takes, over the data of this repository:
//! `cargo bench --bench chains`.
//!
//! The budget is 1 ms a chain. Measured on two busy cores over 495 artists and 389 songs, without optimisation: median
//! 27 µs, 99 in 100 within 103 µs.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use fanchant::catalogue::{Catalogue, read};

const PAIRS: usize = 20_000;

fn main() {
    let catalogue = Catalogue::new(read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")));
    let artists = catalogue.artists();
    let mut joined = 0;
    let mut longest = 0;
    let mut times: Vec<Duration> = (0..PAIRS)
        .map(|number| {
            // Steps without a common factor, so that the pairs differ.
            let from = &artists[number * 7 % artists.len()];
            let to = &artists[(number * 101 + number / artists.len()) % artists.len()];
            let start = Instant::now();
            let chain = black_box(catalogue.chain(black_box(from), black_box(to)));
            let took = start.elapsed();
            joined += usize::from(chain.is_some());
            longest = longest.max(chain.map_or(0, |chain| chain.len()));
            took
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "{PAIRS} pairs of {} artists, {joined} joined, the longest chain {longest} songs: median {:?}, 99 % {:?}, worst {:?}",
        artists.len(),
        at(50),
        at(99),
        at(100),
    );
}
