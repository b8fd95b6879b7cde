//! Goes through a text quotation by quotation and decides who speaks each.

use super::KnownPerson;
use super::cues::{Cue, Evidence, cue, sentence_before};
use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at, mentions_in};
use super::page::Page;
use super::people::People;
use super::pronouns::{Focus, Pronoun, Standing, pronoun};
use super::speech::speech;
use super::tokens::Kind;
use super::traits::Traits;
use super::vocatives::vocatives;

/// A quotation that counts as speech, with its speaker.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) span: Span,
    /// The words that name the speaker; those of an earlier quotation when the same speaker goes on.
    pub(super) mention: Option<Mention>,
    pub(super) who: Option<Who>,
    pub(super) evidence: Evidence,
    /// How surely it is speech.
    pub(super) speech: f32,
    /// How surely the mention means this person.
    pub(super) meant: f32,
    /// Somebody who is spoken to.
    addressed: Option<usize>,
}

/// The speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// One of the people of the text.
    Person(usize),
    /// The one who tells the story: "said I".
    Narrator,
}

/// Less sure than this, and it is not speech.
const SPEECH_MIN: f32 = 0.5;

/// A turn goes back to somebody who spoke at most this many quotations ago.
const TURNS_BACK_MAX: usize = 8;

/// Everything known while reading.
pub(super) struct Reading<'p, 't> {
    page: &'p Page<'t>,
    pub(super) people: People,
    mentions: Vec<Mention>,
    next_mention: usize,
    focus: Focus,
    read_to: usize,
    pub(super) said: Vec<Said>,
    dialogue: bool,
}

impl<'p, 't> Reading<'p, 't> {
    /// Reads the whole page.
    pub(super) fn of(page: &'p Page<'t>, known: &[KnownPerson]) -> Self {
        let mentions = mentions_in(page, 0, page.tokens.len());
        let mut named = mentions.clone();
        for span in &page.spans {
            named.extend(vocatives(page, span));
        }
        let people = People::gather(page, &named, known);
        let dialogue = is_dialogue(page);
        let mut reading = Reading {
            page,
            people,
            mentions,
            next_mention: 0,
            focus: Focus::default(),
            read_to: 0,
            said: Vec::new(),
            dialogue,
        };
        for span in &page.spans {
            reading.hear(span);
        }
        reading
    }

    fn hear(&mut self, span: &Span) {
        let cue = cue(self.page, span);
        let speech = speech(self.page, span, cue.as_ref());
        if speech < SPEECH_MIN {
            return;
        }
        self.read(span.open);
        let addressed = vocatives(self.page, span)
            .first()
            .and_then(|mention| self.people.named(self.page, mention));
        let mut said = Said {
            span: *span,
            mention: None,
            who: None,
            evidence: Evidence::Nothing,
            speech,
            meant: 1.0,
            addressed,
        };
        match cue {
            Some(cue) => self.by_cue(&mut said, &cue),
            None => self.without_cue(&mut said),
        }
        if let Some(Who::Person(id)) = said.who {
            self.focus.mention(id, Standing::Speaker);
        }
        self.said.push(said);
    }

    fn by_cue(&mut self, said: &mut Said, cue: &Cue) {
        let (who, meant) = self.meant(&cue.mention);
        (said.mention, said.who, said.evidence, said.meant) = (Some(cue.mention), who, cue.evidence, meant);
    }

    /// Reads the narration up to a token, so that everybody mentioned there is in mind.
    fn read(&mut self, to: usize) {
        while let Some(mention) = self
            .mentions
            .get(self.next_mention)
            .copied()
            .filter(|mention| mention.first < to)
        {
            self.next_mention += 1;
            self.fade_to(mention.first);
            if let (Some(Who::Person(id)), _) = self.meant(&mention) {
                self.focus.mention(id, self.standing(&mention));
            }
        }
        self.fade_to(to);
    }

    fn fade_to(&mut self, to: usize) {
        for index in self.read_to..to {
            if !self.page.is_quoted(index) && self.page.token(index).kind == Kind::Stop {
                self.focus.fade();
            }
        }
        self.read_to = self.read_to.max(to);
    }

    fn standing(&self, mention: &Mention) -> Standing {
        let next = self.page.token(mention.last + 1);
        if mention.governed || mention.possessive {
            Standing::Governed
        } else if next.is_small() && !next.has(Traits::PREPOSITION.or(Traits::JOINER)) {
            Standing::Subject
        } else {
            Standing::Object
        }
    }

    /// Whom a mention means, and how surely.
    fn meant(&mut self, mention: &Mention) -> (Option<Who>, f32) {
        match mention.shape {
            Shape::Name => (self.people.named(self.page, mention).map(Who::Person), 1.0),
            Shape::Pronoun => match pronoun(&self.page.token(mention.first).lower()) {
                Pronoun::One(gender) => match self.focus.strongest(&self.people, Some(gender), None) {
                    Some((id, margin)) => {
                        if let Some(person) = self.people.list.get_mut(id) {
                            person.gender = person.gender.or(Some(gender));
                        }
                        (Some(Who::Person(id)), 0.6 + 0.4 * margin)
                    }
                    None => (None, 0.5),
                },
                Pronoun::Narrator => (Some(Who::Narrator), 0.9),
                Pronoun::Several | Pronoun::Thing => (None, 0.5),
            },
            Shape::Description => {
                if !self.is_somebody(mention) {
                    return (None, 0.5);
                }
                let favourite = self.focus.strongest(&self.people, None, None).map(|(id, _)| id);
                (
                    Some(Who::Person(self.people.described(self.page, mention, favourite))),
                    0.8,
                )
            }
        }
    }

    /// Whether a description is of a person: its head is a man or woman, or it acts as a speaker.
    fn is_somebody(&self, mention: &Mention) -> bool {
        let next = self.page.token(mention.last + 1);
        let before = self.page.before(mention.first);
        let head = self.page.token(mention.last);
        head.has(Traits::MALE.or(Traits::FEMALE)) || next.has(Traits::SAYING) || before.has(Traits::SAYING)
    }

    /// No words beside the quotation name the speaker: the same one goes on, or another one answers.
    fn without_cue(&mut self, said: &mut Said) {
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
        let sentence = gap
            .clone()
            .any(|index| self.page.token(index).kind == Kind::Stop && self.page.token(index + 1).is_word());
        let own = cut(self.page, &gap).and_then(|from| sentence_before(self.page, from, said.span.open));
        if let Some(mention) = own.filter(|_| sentence) {
            let (who, meant) = self.meant(&mention);
            (said.mention, said.who, said.evidence, said.meant) = (Some(mention), who, Evidence::SentenceBefore, meant);
            return;
        }
        if !new_line {
            return goes_on(said);
        }
        if !narrated && self.dialogue {
            return self.turn(said, &last);
        }
        if !narrated || (!self.dialogue && self.page.begins_line(&said.span)) {
            return goes_on(said);
        }
        if self.dialogue {
            self.turn(said, &last)
        } else {
            self.nearby(said)
        }
    }

    /// Somebody else answers: the one spoken to, or the one who spoke before the last one.
    fn turn(&mut self, said: &mut Said, last: &Said) {
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
    fn nearby(&mut self, said: &mut Said) {
        if let Some((id, margin)) = self.focus.strongest(&self.people, None, None) {
            let latest = self.mentions.iter().take(self.next_mention).rev();
            let named = latest
                .clone()
                .find(|mention| self.people.named(self.page, mention) == Some(id))
                .copied();
            (said.mention, said.who, said.evidence) = (named, Some(Who::Person(id)), Evidence::Nearby);
            said.meant = 0.6 + 0.4 * margin;
        }
    }
}

/// Where the first sentence behind the last quotation has ended: what follows is not about that one any more.
fn cut(page: &Page<'_>, gap: &std::ops::Range<usize>) -> Option<usize> {
    gap.clone()
        .find(|&index| page.token(index).kind == Kind::Stop)
        .map(|index| index + 1)
}

/// Whether people talk in turn here, line by line, as in a novel or an interview.
fn is_dialogue(page: &Page<'_>) -> bool {
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

/// The name in the text that a mention is made of, without `'s`.
pub(super) fn wording(page: &Page<'_>, mention: &Mention) -> String {
    let text = page.slice(mention.first, mention.last);
    let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A mention that begins at `index`, for callers that look at one place only.
pub(super) fn name_at(page: &Page<'_>, index: usize, end: usize) -> Option<Mention> {
    mention_at(page, index, end).filter(|mention| mention.shape == Shape::Name)
}
