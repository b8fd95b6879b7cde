//! Discord's interactions as requests.

use crate::interaction::{Act, Call, Place, Request, Rights, Token, Value};
use serenity::all::{
    ActionRowComponent, AuthorizingIntegrationOwner, CommandInteraction, ComponentInteraction,
    ComponentInteractionDataKind, Interaction, InteractionContext, Message, MessageInteractionMetadata,
    ModalInteraction, Permissions, ResolvedOption, ResolvedTarget, ResolvedValue,
};

/// What interactions have in common; serenity gives each kind a type of its own with the same fields.
macro_rules! request_of {
    ($interaction:expr, $owners:expr, $context:expr, $act:expr) => {{
        let place = Place {
            channel: $interaction.channel_id.get(),
            guild: $interaction.guild_id.map(|guild| guild.get()),
            bot_is_member: bot_is_member($owners, $context),
        };
        Request {
            id: $interaction.id.get(),
            application: $interaction.application_id.get(),
            token: Token::new(&$interaction.token),
            user: $interaction.user.id.get(),
            place,
            rights: rights(
                place,
                $interaction.member.as_ref().and_then(|member| member.permissions),
                $interaction.app_permissions,
            ),
            locale: $interaction.locale.clone(),
            act: $act,
        }
    }};
    ($interaction:expr, $act:expr) => {
        request_of!(
            $interaction,
            &$interaction.authorizing_integration_owners.0,
            $interaction.context,
            $act
        )
    };
}

/// The interaction as a request; none for kinds that this program has no use for.
pub fn request(interaction: &Interaction) -> Option<Request> {
    match interaction {
        Interaction::Command(command) => {
            let act = match command.data.target() {
                Some(ResolvedTarget::Message(message)) => Act::OnMessage {
                    command: command.data.name.clone(),
                    text: text_of(message),
                },
                _ => Act::Command(call(command).0),
            };
            Some(request_of!(command, act))
        }
        Interaction::Autocomplete(command) => {
            let (call, focused) = call(command);
            let focused = focused?;
            Some(request_of!(command, Act::Complete { call, focused }))
        }
        Interaction::Component(component) => Some(request_of!(component, press(component))),
        // serenity does not hand on who a window was authorised by; the message that opened it knows.
        Interaction::Modal(modal) => Some(request_of!(modal, owners_of(modal), None, submit(modal))),
        _ => None,
    }
}

/// What stands in a message, a line each: its words, and what its cards say and lead to.
fn text_of(message: &Message) -> String {
    let of_embed = |embed: &serenity::all::Embed| [embed.title.clone(), embed.url.clone(), embed.description.clone()];
    let embeds = message.embeds.iter().flat_map(of_embed).flatten();
    std::iter::once(message.content.clone())
        .chain(embeds)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// By whom the command was authorised whose message opened the window; nobody where none did.
fn owners_of(modal: &ModalInteraction) -> &[AuthorizingIntegrationOwner] {
    let metadata = modal
        .message
        .as_ref()
        .and_then(|message| message.interaction_metadata.as_deref());
    let owners = metadata.and_then(|metadata| match metadata {
        MessageInteractionMetadata::Command(own) => Some(&own.authorizing_integration_owners),
        MessageInteractionMetadata::Component(own) => Some(&own.authorizing_integration_owners),
        MessageInteractionMetadata::ModalSubmit(own) => Some(&own.authorizing_integration_owners),
        _ => None,
    });
    owners.map_or(&[], |owners| owners.0.as_slice())
}

fn submit(modal: &ModalInteraction) -> Act {
    let components = modal.data.components.iter().flat_map(|row| &row.components);
    let fields = components.filter_map(|component| match component {
        ActionRowComponent::InputText(field) => {
            Some((field.custom_id.clone(), field.value.clone().unwrap_or_default()))
        }
        _ => None,
    });
    Act::Submit {
        custom_id: modal.data.custom_id.clone(),
        fields: fields.collect(),
        message: modal.message.as_ref().map(|message| message.id.get()),
    }
}

fn press(component: &ComponentInteraction) -> Act {
    let values = match &component.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        _ => Vec::new(),
    };
    Act::Press {
        custom_id: component.data.custom_id.clone(),
        values,
        message: component.message.id.get(),
    }
}

fn rights(place: Place, of_person: Option<Permissions>, of_bot: Option<Permissions>) -> Rights {
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::EMBED_LINKS;
    // In direct messages the bot may always edit what it sent.
    let allowed = place.guild.is_none() || of_bot.is_some_and(|own| own.contains(needed));
    Rights {
        manages_messages: of_person.is_some_and(|own| own.manage_messages()),
        bot_may_edit: place.bot_is_member && allowed,
    }
}

/// Whether the bot itself is where this happened: it was added to the server, or these are direct messages with it.
fn bot_is_member(owners: &[AuthorizingIntegrationOwner], context: Option<InteractionContext>) -> bool {
    match context {
        Some(InteractionContext::BotDm) => true,
        Some(InteractionContext::PrivateChannel) => false,
        _ => owners
            .iter()
            .any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_))),
    }
}

/// The call, and the option being typed if any.
fn call(command: &CommandInteraction) -> (Call, Option<String>) {
    let resolved = command.data.options();
    let (subcommand, options) = match resolved.as_slice() {
        [
            ResolvedOption {
                name,
                value: ResolvedValue::SubCommand(options),
                ..
            },
        ] => (Some((*name).to_owned()), options.as_slice()),
        options => (None, options),
    };
    let mut focused = None;
    let values = options.iter().filter_map(|option| {
        let value = match &option.value {
            ResolvedValue::Autocomplete { value, .. } => {
                focused = Some(option.name.to_owned());
                Value::Text((*value).to_owned())
            }
            ResolvedValue::String(text) => Value::Text((*text).to_owned()),
            ResolvedValue::Integer(number) => Value::Whole(*number),
            ResolvedValue::User(user, _) => Value::Person(user.id.get()),
            _ => return None,
        };
        Some((option.name.to_owned(), value))
    });
    let options = values.collect();
    (
        Call {
            name: command.data.name.clone(),
            subcommand,
            options,
        },
        focused,
    )
}
