//! A slash command's definition as data, from which registration, dispatch, `/help` and the README's table are made.

/// A slash command. Its words stand in the language files under `command-NAME`, `command-NAME-SUBCOMMAND` and
/// `command-NAME-OPTION`: the message is the description, its attribute `.name` the localised name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Name in English, as typed.
    pub name: &'static str,
    /// Sub-commands; a command has either these or options.
    pub subcommands: &'static [Subcommand],
    /// Options, the required ones first.
    pub options: &'static [OptionSpec],
    /// The English name of a command that is used on a message, where this command has one. Its name in other languages
    /// stands in the language files under `command-NAME-message`.
    pub on_message: Option<&'static str>,
    /// Where it may be used.
    pub places: Places,
    /// An example of its use, for `/help` and the README.
    pub example: &'static str,
}

/// A sub-command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subcommand {
    /// Name in English, as typed.
    pub name: &'static str,
    /// Options, the required ones first.
    pub options: &'static [OptionSpec],
}

/// An option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Name in English, as typed.
    pub name: &'static str,
    /// Whether it must be given.
    pub required: bool,
    /// Whether the bot suggests values while it is typed.
    pub autocomplete: bool,
    /// What it takes.
    pub form: Form,
}

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// A whole number.
    Whole {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Somebody.
    Person,
    /// One of these values. Their names stand in the language files under `command-NAME-OPTION-VALUE`.
    OneOf(&'static [&'static str]),
}

/// Where a command may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// After the bot was added to a server.
    pub server_install: bool,
    /// After a person added the bot to their own account.
    pub user_install: bool,
    /// In a server's channels.
    pub servers: bool,
    /// In direct messages with the bot.
    pub direct_messages: bool,
    /// In direct and group messages between people.
    pub private_channels: bool,
}

impl Places {
    /// Wherever Discord lets a command be used.
    pub const EVERYWHERE: Places = Places {
        server_install: true,
        user_install: true,
        servers: true,
        direct_messages: true,
        private_channels: true,
    };
}

impl Spec {
    /// The options of the sub-command `name`, or the command's own when `name` is none; none for an unknown name.
    pub fn options_of(&self, name: Option<&str>) -> Option<&'static [OptionSpec]> {
        match name {
            None => self.subcommands.is_empty().then_some(self.options),
            Some(name) => self
                .subcommands
                .iter()
                .find(|sub| sub.name == name)
                .map(|sub| sub.options),
        }
    }
}
