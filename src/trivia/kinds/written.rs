//! Questions that an editor wrote, with their options.

use super::super::{About, Choice, Draft, Index, Topic};
use super::{Kind, nothing};
use crate::catalogue::Bilingual;

/// Id of the right option; the wrong ones are numbered.
const RIGHT: &str = "right";

/// Every written question that has not expired.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let holds = |expires: crate::catalogue::PartialDate| expires.earliest() > index.today;
    let questions = index.catalogue.questions().iter();
    questions
        .filter(|question| question.expires.is_none_or(holds))
        .map(|question| Topic {
            kind: Kind::Written,
            about: About::Written(question),
        })
        .collect()
}

/// The options as they were written.
pub fn draft<'a>(_: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Written(question) = topic.about else {
        return nothing();
    };
    let choice = |id: String, text: &Bilingual| Choice {
        id,
        label: text.en.clone(),
    };
    let wrong = question.wrong.iter().enumerate();
    Draft {
        answer: choice(RIGHT.to_owned(), &question.answer),
        plausible: wrong.map(|(place, text)| choice(place.to_string(), text)).collect(),
        others: Vec::new(),
    }
}
