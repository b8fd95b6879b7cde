//! Decides who speaks when no words beside a quotation say so: the same one goes on, or another one answers.

use std::ops::Range;

use super::before::sentence_before;
use super::cues::Evidence;
use super::interviews::is_labelled;
use super::page::Page;
use super::speaker::{Reading, Said, Who};
use super::tokens::Kind;

/// A turn goes back to somebody who spoke at most this many quotations ago.
const TURNS_BACK_MAX: usize = 8;

impl Reading<'_, '_> {
    /// No words beside the quotation name the speaker: the same one goes on, or another one answers.
    pub(super) fn without_cue(&mut self, said: &mut Said) {
        if is_labelled(self.page, &said.span) {
            return self.answer(said);
        }
        let Some(last) = self.said.last().cloned() else {
            return self.nearby(said);
        };
        let gap = last.span.close + usize::from(last.span.closed)..said.span.open;
        let new_line = gap.clone().any(|index| self.page.token(index).ends_line());
        let narrated = gap.clone().any(|index| self.page.token(index).is_word());
        let goes_on = |said: &mut Said| {
            (said.mention, said.who, said.evidence, said.meant) =
                (last.mention, last.who, Evidence::GoesOn, last.meant);
        };
        if !last.span.closed {
            return goes_on(said);
        }
        let from = cut(self.page, &gap).filter(|&from| from < gap.end);
        let own = from.and_then(|from| sentence_before(self.page, from, said.span.open));
        if let Some(mention) = own {
            let (who, meant) = self.meant(&mention, None);
            (said.mention, said.who, said.evidence, said.meant) = (Some(mention), who, Evidence::SentenceBefore, meant);
            return;
        }
        let begins = !self.dialogue && self.page.begins_line(&said.span);
        match (new_line, narrated, self.dialogue) {
            (false, ..) => goes_on(said),
            (true, _, true) => self.turn(said, &last),
            (true, false, false) => goes_on(said),
            (true, true, false) if begins => goes_on(said),
            (true, true, false) => self.nearby(said),
        }
    }

    /// Behind "A:" in an interview speaks whoever it is about; who asks behind "Q:" is not said.
    fn answer(&self, said: &mut Said) {
        if self.page.before(said.span.open).text != "Q" {
            self.nearby(said);
        }
    }

    /// Somebody else answers: the one spoken to, or the one who spoke before the last one.
    fn turn(&self, said: &mut Said, last: &Said) {
        let addressed = last.addressed.map(Who::Person).filter(|who| last.who != Some(*who));
        let earlier = self
            .said
            .iter()
            .rev()
            .take(TURNS_BACK_MAX)
            .find(|one| one.who.is_some() && one.who != last.who);
        let who = addressed.or(earlier.and_then(|one| one.who)).or_else(|| {
            let except = match last.who {
                Some(Who::Person(id)) => Some(id),
                _ => None,
            };
            self.focus
                .strongest(&self.people, None, except)
                .map(|(id, _)| Who::Person(id))
        });
        said.mention = earlier.filter(|one| one.who == who).and_then(|one| one.mention);
        (said.who, said.evidence) = (who, Evidence::Turn);
    }

    /// The last person acting before the quotation.
    fn nearby(&self, said: &mut Said) {
        if let Some((id, margin)) = self.focus.strongest(&self.people, None, None) {
            let latest = self.mentions.iter().take(self.next_mention).rev();
            let named = latest
                .clone()
                .find(|mention| self.people.named(self.page, mention) == Some(id))
                .copied();
            (said.mention, said.who, said.evidence) = (named, Some(Who::Person(id)), Evidence::Nearby);
            said.meant = 0.45 + 0.5 * margin;
        }
    }
}

/// Where narration begins that is not the rest of the last quotation's own sentence.
fn cut(page: &Page<'_>, gap: &Range<usize>) -> Option<usize> {
    if page.token(gap.start).ends_line() {
        return Some(gap.start + 1);
    }
    gap.clone()
        .find(|&index| page.token(index).kind == Kind::Stop)
        .map(|index| index + 1)
}

/// Whether people talk in turn here, line by line, as in a novel or an interview.
pub(super) fn is_dialogue(page: &Page<'_>) -> bool {
    let (mut in_turn, mut words) = (0, 0);
    for pair in page.spans.windows(2) {
        let [first, second] = pair else { continue };
        let gap = first.close + usize::from(first.closed)..second.open;
        let bare = gap.clone().all(|index| !page.token(index).is_word());
        if bare && first.closed && gap.clone().any(|index| page.token(index).ends_line()) {
            in_turn += 1;
        }
        words += first.close - first.open;
    }
    in_turn >= 2 && words < 45 * page.spans.len()
}
