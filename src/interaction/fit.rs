//! The last look at a reply before it leaves: every text within Discord's limits, whatever the data said.

use super::limits::*;
use super::reply::{Action, Button, Choice, Embed, Field, Menu, MenuOption, Message, Modal, Reply, Row};
use crate::text::{clip, clip_lines};

impl Reply {
    /// The same reply with every part shortened or left out so that Discord accepts it.
    ///
    /// Handlers write as if there were no limits; this is the one place that knows them. An embed that no longer fits
    /// into [`EMBEDS_CHARS_MAX`] loses the end of what comes last: its fields, the last first, then its text.
    #[must_use]
    pub fn fitted(self) -> Reply {
        match self {
            Reply::Message(message) => Reply::Message(message.fitted()),
            Reply::Update(message) => Reply::Update(message.fitted()),
            Reply::Choices(choices) => Reply::Choices(fit_choices(choices)),
            Reply::Modal(modal) => Reply::Modal(fit_modal(modal)),
        }
    }
}

impl Message {
    /// The same message with every part shortened or left out so that Discord accepts it.
    #[must_use]
    pub fn fitted(mut self) -> Message {
        self.content = clip(&self.content, CONTENT_CHARS_MAX);
        self.embeds.truncate(EMBEDS_MAX);
        let mut room = EMBEDS_CHARS_MAX;
        self.embeds = self
            .embeds
            .into_iter()
            .filter_map(|embed| fit_embed(embed, &mut room))
            .collect();
        self.rows = self
            .rows
            .into_iter()
            .filter_map(fit_row)
            .take(ACTION_ROWS_MAX)
            .collect();
        self.files.truncate(FILES_MAX);
        self
    }
}

fn fit_modal(mut modal: Modal) -> Modal {
    modal.title = clip(&modal.title, MODAL_TITLE_CHARS_MAX);
    modal.fields.truncate(MODAL_FIELDS_MAX);
    for field in &mut modal.fields {
        field.label = clip(&field.label, TEXT_FIELD_LABEL_CHARS_MAX);
        field.placeholder = clip(&field.placeholder, TEXT_FIELD_PLACEHOLDER_CHARS_MAX);
        field.chars_max = field.chars_max.clamp(1, TEXT_FIELD_CHARS_MAX);
    }
    modal
}

fn fit_choices(mut choices: Vec<Choice>) -> Vec<Choice> {
    // A value that would have to be cut is no value: choosing it would ask for something else.
    choices.retain(|choice| !choice.name.trim().is_empty() && choice.value.chars().count() <= CHOICE_VALUE_CHARS_MAX);
    choices.truncate(AUTOCOMPLETE_CHOICES_MAX);
    for choice in &mut choices {
        choice.name = clip(&choice.name, CHOICE_NAME_CHARS_MAX);
    }
    choices
}

/// Fits one embed into its own limits and into `room`, the characters left for all embeds, which it lowers.
fn fit_embed(mut embed: Embed, room: &mut usize) -> Option<Embed> {
    let mut take = |text: &str, most: usize| {
        let kept = clip_lines(text, most.min(*room));
        *room -= kept.chars().count();
        kept
    };
    embed.title = take(&embed.title, EMBED_TITLE_CHARS_MAX);
    embed.above = take(&embed.above, EMBED_AUTHOR_CHARS_MAX);
    embed.footer = take(&embed.footer, EMBED_FOOTER_CHARS_MAX);
    embed.text = take(&embed.text, EMBED_DESCRIPTION_CHARS_MAX);
    embed.fields.truncate(EMBED_FIELDS_MAX);
    embed.fields = embed
        .fields
        .into_iter()
        .map(|field| Field {
            name: take(&field.name, EMBED_FIELD_NAME_CHARS_MAX),
            value: take(&field.value, EMBED_FIELD_VALUE_CHARS_MAX),
        })
        .filter(|field| !field.name.trim().is_empty() && !field.value.trim().is_empty())
        .collect();
    embed.image = embed.image.filter(|image| is_address(image));
    let empty = [&embed.title, &embed.above, &embed.footer, &embed.text]
        .iter()
        .all(|text| text.trim().is_empty());
    (!empty || !embed.fields.is_empty()).then_some(embed)
}

/// Whether Discord takes it for a picture's address.
fn is_address(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && text.chars().count() <= EMBED_URL_CHARS_MAX && !text.contains(char::is_whitespace)
}

fn fit_row(row: Row) -> Option<Row> {
    match row {
        Row::Buttons(buttons) => {
            let buttons: Vec<Button> = buttons
                .into_iter()
                .filter_map(fit_button)
                .take(ROW_BUTTONS_MAX)
                .collect();
            (!buttons.is_empty()).then_some(Row::Buttons(buttons))
        }
        Row::Menu(menu) => fit_menu(menu).map(Row::Menu),
    }
}

fn fit_button(mut button: Button) -> Option<Button> {
    button.label = clip(button.label.trim(), BUTTON_LABEL_CHARS_MAX);
    let fits = match &button.action {
        Action::Press(custom_id) => (1..=CUSTOM_ID_CHARS_MAX).contains(&custom_id.chars().count()),
        Action::Open(address) => address.chars().count() <= BUTTON_URL_CHARS_MAX,
    };
    (fits && !button.label.is_empty()).then_some(button)
}

fn fit_menu(mut menu: Menu) -> Option<Menu> {
    let fits = |option: &MenuOption| {
        (1..=SELECT_VALUE_CHARS_MAX).contains(&option.value.chars().count()) && !option.label.trim().is_empty()
    };
    menu.options.retain(fits);
    menu.options.truncate(SELECT_OPTIONS_MAX);
    menu.placeholder = clip(&menu.placeholder, SELECT_PLACEHOLDER_CHARS_MAX);
    for option in &mut menu.options {
        option.label = clip(option.label.trim(), SELECT_LABEL_CHARS_MAX);
        option.description = clip(option.description.trim(), SELECT_DESCRIPTION_CHARS_MAX);
    }
    (!menu.options.is_empty()).then_some(menu)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn embed_chars(message: &Message) -> usize {
        let count = |text: &str| text.chars().count();
        message
            .embeds
            .iter()
            .map(|embed| {
                let fields: usize = embed
                    .fields
                    .iter()
                    .map(|field| count(&field.name) + count(&field.value))
                    .sum();
                count(&embed.title) + count(&embed.above) + count(&embed.footer) + count(&embed.text) + fields
            })
            .sum()
    }

    /// Each limit on both sides: a text of exactly the limit stays, one more character is shortened to it.
    #[test]
    fn each_text_keeps_its_limit_and_not_one_more() {
        type Part = fn(&mut Embed) -> &mut String;
        let parts: [(usize, Part); 4] = [
            (EMBED_TITLE_CHARS_MAX, |embed| &mut embed.title),
            (EMBED_AUTHOR_CHARS_MAX, |embed| &mut embed.above),
            (EMBED_FOOTER_CHARS_MAX, |embed| &mut embed.footer),
            (EMBED_DESCRIPTION_CHARS_MAX, |embed| &mut embed.text),
        ];
        for (limit, part) in parts {
            for length in [limit, limit + 1] {
                let mut embed = Embed::default();
                *part(&mut embed) = "가".repeat(length);
                let mut fitted = Message {
                    embeds: vec![embed],
                    ..Message::default()
                }
                .fitted();
                assert_eq!(part(&mut fitted.embeds[0]).chars().count(), limit);
            }
        }
    }

    #[test]
    fn a_button_without_a_sound_target_is_left_out() {
        let long = Button::press("Long", "a".repeat(CUSTOM_ID_CHARS_MAX + 1));
        let sound = Button::press("Sound", "a".repeat(CUSTOM_ID_CHARS_MAX));
        let message = Message {
            rows: vec![Row::Buttons(vec![long, sound.clone()])],
            ..Message::default()
        };
        assert_eq!(message.fitted().rows, vec![Row::Buttons(vec![sound])]);
    }

    #[test]
    fn a_picture_is_an_address_of_the_web_or_none() {
        for (image, stays) in [
            ("https://a.org/a.jpg", true),
            ("javascript:alert(1)", false),
            ("attachment://a.png", false),
            ("https://a.org/a b.jpg", false),
        ] {
            let embed = Embed {
                text: "A text.".into(),
                image: Some(image.into()),
                ..Embed::default()
            };
            let message = Message {
                embeds: vec![embed],
                ..Message::default()
            };
            assert_eq!(message.fitted().embeds[0].image.is_some(), stays, "{image}");
        }
    }

    #[test]
    fn a_choice_is_never_given_another_value() {
        let choices = vec![
            Choice {
                name: "n".repeat(101),
                value: "v".repeat(100),
            },
            Choice {
                name: "too long".into(),
                value: "v".repeat(101),
            },
        ];
        let Reply::Choices(fitted) = Reply::Choices(choices).fitted() else {
            panic!("still choices")
        };
        assert_eq!(fitted.len(), 1);
        assert_eq!(fitted[0].name.chars().count(), CHOICE_NAME_CHARS_MAX);
    }

    proptest! {
        // A case makes up to 90,000 characters, which takes far longer than fitting them.
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn any_message_fits_afterwards(
            texts in proptest::collection::vec(("\\PC{0,300}", "\\PC{0,5000}", "\\PC{0,1200}"), 0..14),
            buttons in 0usize..9,
        ) {
            let embeds = texts.iter().map(|(title, text, value)| Embed {
                title: title.clone(),
                text: text.clone(),
                fields: vec![Field { name: title.clone(), value: value.clone() }; 3],
                ..Embed::default()
            }).collect();
            let row = Row::Buttons(vec![Button::press("A", "1:a:b".into()); buttons]);
            let fitted = Message { embeds, rows: vec![row; 7], ..Message::default() }.fitted();
            prop_assert!(embed_chars(&fitted) <= EMBEDS_CHARS_MAX);
            prop_assert!(fitted.embeds.len() <= EMBEDS_MAX);
            prop_assert!(fitted.rows.len() <= ACTION_ROWS_MAX);
            for row in &fitted.rows {
                let Row::Buttons(buttons) = row else { panic!("only buttons went in") };
                prop_assert!((1..=ROW_BUTTONS_MAX).contains(&buttons.len()));
            }
        }
    }
}
