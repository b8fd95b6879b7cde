//! Discord's interactions as requests.

use crate::interaction::{Act, Call, Place, Request, Rights, Token, Value};
use serenity::all::{
    AuthorizingIntegrationOwner, CommandInteraction, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    InteractionContext, Member, Permissions, ResolvedOption, ResolvedValue,
};

/// The interaction as a request; none for kinds that this program has no use for.
pub fn request(interaction: &Interaction) -> Option<Request> {
    match interaction {
        Interaction::Command(command) => Some(from_command(command, Act::Command(call(command).0))),
        Interaction::Autocomplete(command) => {
            let (call, focused) = call(command);
            Some(from_command(
                command,
                Act::Complete {
                    call,
                    focused: focused?,
                },
            ))
        }
        Interaction::Component(component) => Some(from_component(component)),
        _ => None,
    }
}

fn from_command(command: &CommandInteraction, act: Act) -> Request {
    let place = Place {
        channel: command.channel_id.get(),
        guild: command.guild_id.map(|guild| guild.get()),
        bot_is_member: bot_is_member(&command.authorizing_integration_owners.0, command.context),
    };
    Request {
        id: command.id.get(),
        application: command.application_id.get(),
        token: Token::new(&command.token),
        user: command.user.id.get(),
        place,
        rights: rights(place, command.member.as_deref(), command.app_permissions),
        locale: command.locale.clone(),
        act,
    }
}

fn from_component(component: &ComponentInteraction) -> Request {
    let values = match &component.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        _ => Vec::new(),
    };
    let place = Place {
        channel: component.channel_id.get(),
        guild: component.guild_id.map(|guild| guild.get()),
        bot_is_member: bot_is_member(&component.authorizing_integration_owners.0, component.context),
    };
    Request {
        id: component.id.get(),
        application: component.application_id.get(),
        token: Token::new(&component.token),
        user: component.user.id.get(),
        place,
        rights: rights(place, component.member.as_ref(), component.app_permissions),
        locale: component.locale.clone(),
        act: Act::Press {
            custom_id: component.data.custom_id.clone(),
            values,
            message: component.message.id.get(),
        },
    }
}

fn rights(place: Place, member: Option<&Member>, of_bot: Option<Permissions>) -> Rights {
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::EMBED_LINKS;
    let of_person = member.and_then(|member| member.permissions).unwrap_or_default();
    // In direct messages the bot may always edit what it sent.
    let allowed = place.guild.is_none() || of_bot.is_some_and(|own| own.contains(needed));
    Rights {
        manages_messages: of_person.manage_messages(),
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
