//! Tells whom a pronoun means: the person who stands out most at that place and fits "he" or "she".

use super::people::{Gender, People};

/// How strongly each person is in the reader's mind; it fades from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Focus {
    weights: Vec<f32>,
    /// Who acted last: the subject of the latest clause, or the latest speaker.
    actor: Option<usize>,
}

/// What is left of a weight after one more sentence.
const FADING: f32 = 0.72;

/// How much more whoever acted last stands out: a pronoun goes on with the subject before it ("centering", Grosz, Joshi
/// and Weinstein 1995). On novels and news anything from 2 to 4 finds more speakers than 1.
const ACTOR: f32 = 2.5;

/// The ways of being mentioned, and how much each brings a person to mind; set by hand, in the spirit of Lappin and
/// Leass (1994), "An algorithm for pronominal anaphora resolution".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Subject,
    Speaker,
    Object,
    Governed,
}

impl Standing {
    fn weight(self) -> f32 {
        match self {
            Standing::Subject => 1.0,
            Standing::Speaker => 0.9,
            Standing::Object => 0.55,
            Standing::Governed => 0.4,
        }
    }
}

impl Focus {
    /// A sentence has ended.
    pub(super) fn fade(&mut self) {
        for weight in &mut self.weights {
            *weight *= FADING;
        }
    }

    /// A person has been mentioned.
    pub(super) fn mention(&mut self, person: usize, standing: Standing) {
        if self.weights.len() <= person {
            self.weights.resize(person + 1, 0.0);
        }
        if let Some(weight) = self.weights.get_mut(person) {
            *weight += standing.weight();
        }
        if matches!(standing, Standing::Subject | Standing::Speaker) {
            self.actor = Some(person);
        }
    }

    /// Whether nobody has acted since this person did.
    pub(super) fn acted_last(&self, person: usize) -> bool {
        self.actor == Some(person)
    }

    /// The person most in mind who fits, other than `except`; and how much ahead of the next: 0 to 1.
    pub(super) fn strongest(
        &self,
        people: &People,
        gender: Option<Gender>,
        except: Option<usize>,
    ) -> Option<(usize, f32)> {
        let (mut best, mut second) = ((None, 0.0_f32), 0.0_f32);
        for (id, person) in people.list.iter().enumerate() {
            let weight = self.weights.get(id).copied().unwrap_or(0.0);
            let fit = match (gender, person.gender) {
                (Some(wanted), Some(is)) if wanted == is => 1.15,
                (Some(_), Some(_)) => 0.0,
                _ if person.place => 0.05,
                _ => 1.0,
            };
            let alive = if person.alive { 1.0 } else { 0.45 };
            let acts = if self.actor == Some(id) { ACTOR } else { 1.0 };
            let weight = if except == Some(id) {
                0.0
            } else {
                weight * fit * alive * acts
            };
            if weight > best.1 {
                second = best.1;
                best = (Some(id), weight);
            } else {
                second = second.max(weight);
            }
        }
        best.0.map(|id| (id, (best.1 - second) / best.1))
    }
}

/// What a pronoun says of the person it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    One(Gender),
    Narrator,
    Several,
    Thing,
}

/// Reads a pronoun.
pub(super) fn pronoun(word: &str) -> Pronoun {
    match word.trim_end_matches("'s").trim_end_matches("’s") {
        "he" | "him" | "his" | "himself" => Pronoun::One(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::One(Gender::Female),
        "i" | "me" | "my" | "we" | "us" | "our" => Pronoun::Narrator,
        "they" | "them" | "their" => Pronoun::Several,
        _ => Pronoun::Thing,
    }
}
