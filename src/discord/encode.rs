//! Our replies as Discord's JSON, through serenity's builders.

use super::body::Body;
use crate::interaction::{Action, Button, Choice, Embed, File, Look, Menu, Message, Modal, Reply, Row, TextField};
use serde_json::{Value, json};
use serenity::all::{
    AutocompleteChoice, ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateAutocompleteResponse, CreateButton,
    CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
    EditInteractionResponse, EditMessage, InputTextStyle,
};

/// The body of the first answer to an interaction: for the callback route, and for the endpoint's HTTP response.
pub fn reply_body(reply: &Reply) -> Result<Body, serde_json::Error> {
    Ok(Body::new(&reply_json(reply)?, files(reply)))
}

/// The JSON of that body, which names its files but does not hold them.
pub fn reply_json(reply: &Reply) -> Result<Value, serde_json::Error> {
    let response = match reply {
        Reply::Message(message) => CreateInteractionResponse::Message(response_message(message)),
        Reply::Update(message) => CreateInteractionResponse::UpdateMessage(response_message(message)),
        Reply::Choices(choices) => CreateInteractionResponse::Autocomplete(autocomplete(choices)),
        Reply::Modal(window) => CreateInteractionResponse::Modal(modal(window)),
    };
    let mut json = serde_json::to_value(&response)?;
    let files = files(reply);
    if let Some(data) = json.get_mut("data").and_then(Value::as_object_mut) {
        // serenity numbers files only on its own way to Discord, and else writes an empty list, which would take away
        // the files that a message has.
        data.remove("attachments");
        if !files.is_empty() {
            data.insert("attachments".to_owned(), attachments(files));
        }
    }
    Ok(json)
}

fn files(reply: &Reply) -> &[File] {
    match reply {
        Reply::Message(message) | Reply::Update(message) => &message.files,
        Reply::Choices(_) | Reply::Modal(_) => &[],
    }
}

/// The list that gives each file its number, by which `files[n]` names it.
fn attachments(files: &[File]) -> Value {
    let named = files.iter().enumerate();
    named
        .map(|(number, file)| json!({"id": number, "filename": file.name}))
        .collect()
}

fn modal(window: &Modal) -> CreateModal {
    let rows = window
        .fields
        .iter()
        .map(|field| CreateActionRow::InputText(text_field(field)));
    CreateModal::new(&window.custom_id, &window.title).components(rows.collect())
}

fn text_field(field: &TextField) -> CreateInputText {
    let style = if field.is_long {
        InputTextStyle::Paragraph
    } else {
        InputTextStyle::Short
    };
    let out = CreateInputText::new(style, &field.label, &field.name)
        .required(field.required)
        .max_length(field.chars_max);
    if field.placeholder.is_empty() {
        out
    } else {
        out.placeholder(&field.placeholder)
    }
}

/// The body of an edit through an interaction's token.
pub fn original_edit_body(message: &Message) -> Result<Body, serde_json::Error> {
    let edit = EditInteractionResponse::new()
        .content(&message.content)
        .embeds(message.embeds.iter().map(embed).collect())
        .components(rows(&message.rows))
        .allowed_mentions(CreateAllowedMentions::new());
    Ok(Body::new(&serde_json::to_value(&edit)?, &[]))
}

/// The body of an edit in a channel.
pub fn channel_edit_body(message: &Message) -> Result<Body, serde_json::Error> {
    let edit = EditMessage::new()
        .content(&message.content)
        .embeds(message.embeds.iter().map(embed).collect())
        .components(rows(&message.rows))
        .allowed_mentions(CreateAllowedMentions::new());
    Ok(Body::new(&serde_json::to_value(&edit)?, &[]))
}

fn response_message(message: &Message) -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new()
        .content(&message.content)
        .embeds(message.embeds.iter().map(embed).collect())
        .components(rows(&message.rows))
        .ephemeral(message.private)
        .allowed_mentions(CreateAllowedMentions::new())
}

fn autocomplete(choices: &[Choice]) -> CreateAutocompleteResponse {
    let choices = choices
        .iter()
        .map(|choice| AutocompleteChoice::new(&choice.name, choice.value.clone()));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

fn embed(embed: &Embed) -> CreateEmbed {
    let mut out = CreateEmbed::new().color(embed.tint.rgb());
    if !embed.above.is_empty() {
        out = out.author(CreateEmbedAuthor::new(&embed.above));
    }
    if !embed.title.is_empty() {
        out = out.title(&embed.title);
    }
    if let Some(link) = &embed.link {
        out = out.url(link);
    }
    if !embed.text.is_empty() {
        out = out.description(&embed.text);
    }
    if let Some(image) = &embed.image {
        out = out.image(image);
    }
    if !embed.footer.is_empty() {
        out = out.footer(CreateEmbedFooter::new(&embed.footer));
    }
    out.fields(
        embed
            .fields
            .iter()
            .map(|field| (field.name.clone(), field.value.clone(), false)),
    )
}

fn rows(rows: &[Row]) -> Vec<CreateActionRow> {
    let row = |row: &Row| match row {
        Row::Buttons(buttons) => CreateActionRow::Buttons(buttons.iter().map(button).collect()),
        Row::Menu(menu) => CreateActionRow::SelectMenu(select_menu(menu)),
    };
    rows.iter().map(row).collect()
}

fn button(button: &Button) -> CreateButton {
    let style = match button.look {
        Look::Primary => ButtonStyle::Primary,
        Look::Secondary => ButtonStyle::Secondary,
        Look::Right => ButtonStyle::Success,
    };
    let out = match &button.action {
        Action::Press(custom_id) => CreateButton::new(custom_id).style(style),
        Action::Open(address) => CreateButton::new_link(address),
    };
    out.label(&button.label).disabled(button.disabled)
}

fn select_menu(menu: &Menu) -> CreateSelectMenu {
    let options = menu.options.iter().map(|option| {
        let out = CreateSelectMenuOption::new(&option.label, &option.value);
        if option.description.is_empty() {
            out
        } else {
            out.description(&option.description)
        }
    });
    CreateSelectMenu::new(
        &menu.custom_id,
        CreateSelectMenuKind::String {
            options: options.collect(),
        },
    )
    .placeholder(&menu.placeholder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_changes_keeps_the_files_it_had() {
        let update = reply_json(&Reply::Update(Message::default())).expect("JSON");
        assert!(update["data"].get("attachments").is_none(), "{update}");
        let file = File {
            name: "mine.json".into(),
            media_type: "application/json",
            bytes: Vec::new(),
        };
        let message = Message {
            files: vec![file],
            ..Message::default()
        };
        let answer = reply_json(&Reply::Message(message)).expect("JSON");
        assert_eq!(
            answer["data"]["attachments"],
            json!([{"id": 0, "filename": "mine.json"}])
        );
    }
}
