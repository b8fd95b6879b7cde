//! A reply as plain text, in the order in which Discord shows its parts.

use crate::interaction::{Action, Button, Embed, Menu, Message, Modal, Reply, Row};

/// The reply's parts in the order in which Discord shows them; markdown stays as Discord gets it, see [`super::plain()`].
pub fn print(reply: &Reply) -> String {
    match reply {
        Reply::Message(message) | Reply::Update(message) => print_message(message),
        Reply::Choices(choices) => choices
            .iter()
            .map(|choice| format!("{}  ({})", choice.name, choice.value))
            .collect::<Vec<_>>()
            .join("\n"),
        Reply::Modal(modal) => print_modal(modal),
    }
}

fn print_modal(modal: &Modal) -> String {
    let fields = modal.fields.iter().map(|field| format!("{}: ____", field.label));
    std::iter::once(modal.title.clone())
        .chain(fields)
        .collect::<Vec<_>>()
        .join("\n")
}

fn print_message(message: &Message) -> String {
    let mut parts = Vec::new();
    if message.private {
        parts.push("(only you can see this)".to_owned());
    }
    if !message.content.is_empty() {
        parts.push(message.content.clone());
    }
    parts.extend(message.embeds.iter().map(print_embed));
    let files = message.files.iter();
    parts.extend(files.map(|file| format!("{} ({} bytes)", file.name, file.bytes.len())));
    let rows: Vec<String> = message.rows.iter().map(print_row).collect();
    if !rows.is_empty() {
        parts.push(rows.join("\n"));
    }
    parts.join("\n\n")
}

fn print_embed(embed: &Embed) -> String {
    let title = match &embed.link {
        Some(link) => format!("{}\n{link}", embed.title),
        None => embed.title.clone(),
    };
    let fields = embed
        .fields
        .iter()
        .map(|field| format!("{}:\n{}", field.name, field.value));
    let parts = [embed.above.clone(), title, embed.text.clone()];
    let all = parts.into_iter().chain(fields).chain([embed.footer.clone()]);
    all.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn print_row(row: &Row) -> String {
    match row {
        Row::Buttons(buttons) => buttons.iter().map(print_button).collect::<Vec<_>>().join(" "),
        Row::Menu(menu) => print_menu(menu),
    }
}

fn print_button(button: &Button) -> String {
    match (&button.action, button.disabled) {
        (Action::Open(address), _) => format!("[{}: {address}]", button.label),
        (Action::Press(_), true) => format!("({})", button.label),
        (Action::Press(_), false) => format!("[{}]", button.label),
    }
}

fn print_menu(menu: &Menu) -> String {
    let options = menu.options.iter().map(|option| match option.description.as_str() {
        "" => format!("  • {}", option.label),
        description => format!("  • {} ({description})", option.label),
    });
    std::iter::once(format!("{}:", menu.placeholder))
        .chain(options)
        .collect::<Vec<_>>()
        .join("\n")
}
