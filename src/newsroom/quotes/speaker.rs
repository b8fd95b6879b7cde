//! Goes through a text quotation by quotation and decides who speaks each.

use super::KnownPerson;
use super::cues::{Cue, Evidence, cue};
use super::dialogue::is_dialogue;
use super::korean::{topics, without_particle};
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
    pub(super) addressed: Option<usize>,
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

/// Nouns that mean several people, so that no "he" or "she" goes on from them.
const SEVERAL: &[&str] = &[
    "agency",
    "band",
    "committee",
    "company",
    "crew",
    "fans",
    "firm",
    "group",
    "label",
    "members",
    "network",
    "people",
    "staff",
    "studio",
    "team",
];

/// Everything known while reading.
pub(super) struct Reading<'p, 't> {
    pub(super) page: &'p Page<'t>,
    known: &'p [KnownPerson],
    pub(super) people: People,
    pub(super) mentions: Vec<Mention>,
    pub(super) next_mention: usize,
    pub(super) focus: Focus,
    read_to: usize,
    pub(super) said: Vec<Said>,
    pub(super) dialogue: bool,
}

impl<'p, 't> Reading<'p, 't> {
    /// Reads the whole page.
    pub(super) fn of(page: &'p Page<'t>, known: &'p [KnownPerson]) -> Self {
        let mut mentions = mentions_in(page, 0, page.tokens.len());
        mentions.extend(topics(page));
        mentions.sort_by_key(|mention| mention.first);
        let mut named = mentions.clone();
        for span in &page.spans {
            named.extend(vocatives(page, span));
        }
        let people = People::gather(page, &named, known);
        let dialogue = is_dialogue(page);
        let mut reading = Reading {
            page,
            known,
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

    /// Who tells the story, if the others call the narrator by name.
    pub(super) fn narrator(&self) -> Option<usize> {
        let mut calls: Vec<(usize, usize)> = Vec::new();
        let beside = self.said.windows(2).flat_map(|pair| pair.iter().zip(pair.iter().rev()));
        for (one, other) in beside.filter(|(one, _)| one.who == Some(Who::Narrator)) {
            let called = other
                .addressed
                .filter(|_| other.who != one.who && other.who != other.addressed.map(Who::Person));
            let Some(id) = called else { continue };
            match calls.iter_mut().find(|(known, _)| *known == id) {
                Some((_, count)) => *count += 1,
                None => calls.push((id, 1)),
            }
        }
        calls.into_iter().max_by_key(|&(_, count)| count).map(|(id, _)| id)
    }

    fn hear(&mut self, span: &Span) {
        let cue = cue(self.page, span);
        let speech = speech(self.page, span, cue.as_ref());
        if speech < SPEECH_MIN {
            return;
        }
        // Whom "He said:" means is told by what stands before it, not by itself.
        self.read(cue.map_or(span.open, |cue| cue.mention.first.min(span.open)));
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
        self.read(span.open);
        if let Some(Who::Person(id)) = said.who {
            self.focus.mention(id, Standing::Speaker);
            if let Some(person) = self.people.list.get_mut(id) {
                person.alive = true;
            }
        }
        if let Some(id) = said.addressed {
            self.focus.mention(id, Standing::Object);
        }
        self.said.push(said);
    }

    fn by_cue(&mut self, said: &mut Said, cue: &Cue) {
        if cue.mention.shape == Shape::Name {
            self.people.named_or_new(self.page, &cue.mention, self.known);
        }
        let (who, meant) = self.meant(&cue.mention, said.addressed);
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
            if let (Some(Who::Person(id)), _) = self.meant(&mention, None) {
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
        let before = self.page.before(mention.first);
        // Of "Bae and Cho met" neither acts alone, and "the production team" is no "he".
        let last = self.page.token(mention.last).lower();
        let alone = !matches!(before.text, "and" | "&") && !SEVERAL.contains(&last.as_str());
        let acts = next.is_small() && !next.has(Traits::PREPOSITION.or(Traits::JOINER)) && alone;
        // "Bae Na Rin, who sings, …"
        let begins = next.text == "," && (before.ends_line() || before.kind == Kind::Stop);
        if mention.governed || mention.possessive {
            Standing::Governed
        } else if acts || begins {
            Standing::Subject
        } else {
            Standing::Object
        }
    }

    /// Whom a mention means, and how surely.
    pub(super) fn meant(&mut self, mention: &Mention, except: Option<usize>) -> (Option<Who>, f32) {
        match mention.shape {
            Shape::Name => (self.people.named(self.page, mention).map(Who::Person), 1.0),
            Shape::Pronoun => match pronoun(&self.page.token(mention.first).lower()) {
                Pronoun::One(gender) => match self.focus.strongest(&self.people, Some(gender), except) {
                    Some((id, margin)) => {
                        if let Some(person) = self.people.list.get_mut(id) {
                            person.gender = person.gender.or(Some(gender));
                        }
                        let meant = if self.focus.acted_last(id) {
                            0.7 + 0.25 * margin
                        } else {
                            0.45 + 0.5 * margin
                        };
                        (Some(Who::Person(id)), meant)
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
                let owner = match pronoun(&self.page.token(mention.first).lower()) {
                    Pronoun::One(gender) => self.focus.strongest(&self.people, Some(gender), None).map(|(id, _)| id),
                    _ => None,
                };
                let id = self.people.described(self.page, mention, favourite, owner);
                (Some(Who::Person(id)), 0.8)
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
}

/// The name in the text that a mention is made of, without `'s`.
pub(super) fn wording(page: &Page<'_>, mention: &Mention) -> String {
    let text = page.slice(mention.first, mention.last);
    let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
    without_particle(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A mention that begins at `index`, for callers that look at one place only.
pub(super) fn name_at(page: &Page<'_>, index: usize, end: usize) -> Option<Mention> {
    mention_at(page, index, end).filter(|mention| mention.shape == Shape::Name)
}
