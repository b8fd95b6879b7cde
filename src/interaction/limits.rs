//! Discord's documented limits, one named constant each, with the page that states it.
//!
//! Lengths are counted in Unicode scalar values, as Discord's API does, unless a name says otherwise.
//! "components", "messages", "commands", "interactions" and "gateway" name pages of Discord's developer
//! documentation, version 10.

use std::time::Duration;

/// Characters in a message's content (messages: Create Message).
pub const CONTENT_CHARS_MAX: usize = 2_000;

/// Embeds in a message (messages: Create Message).
pub const EMBEDS_MAX: usize = 10;
/// Characters in an embed's title (messages: Embed Limits).
pub const EMBED_TITLE_CHARS_MAX: usize = 256;
/// Characters in an embed's description (messages: Embed Limits).
pub const EMBED_DESCRIPTION_CHARS_MAX: usize = 4_096;
/// Fields in an embed (messages: Embed Limits).
pub const EMBED_FIELDS_MAX: usize = 25;
/// Characters in a field's name (messages: Embed Limits).
pub const EMBED_FIELD_NAME_CHARS_MAX: usize = 256;
/// Characters in a field's value (messages: Embed Limits).
pub const EMBED_FIELD_VALUE_CHARS_MAX: usize = 1_024;
/// Characters in an embed's footer (messages: Embed Limits).
pub const EMBED_FOOTER_CHARS_MAX: usize = 2_048;
/// Characters in an embed's author name (messages: Embed Limits).
pub const EMBED_AUTHOR_CHARS_MAX: usize = 256;
/// Characters in an address within an embed (messages: Embed Object; longer ones are refused as malformed).
pub const EMBED_URL_CHARS_MAX: usize = 2_048;
/// Characters in all embeds of one message together: titles, descriptions, field names and values, footers and
/// author names (messages: Embed Limits).
pub const EMBEDS_CHARS_MAX: usize = 6_000;

/// Action rows in a classic message (components: Action Row).
pub const ACTION_ROWS_MAX: usize = 5;
/// Buttons in an action row (components: Action Row).
pub const ROW_BUTTONS_MAX: usize = 5;
/// Characters in a button's label (components: Button).
pub const BUTTON_LABEL_CHARS_MAX: usize = 80;
/// Characters in a button's link (components: Button).
pub const BUTTON_URL_CHARS_MAX: usize = 512;
/// Characters in a custom_id, at least 1 (components: Custom ID).
pub const CUSTOM_ID_CHARS_MAX: usize = 100;
/// Options in a select menu (components: String Select).
pub const SELECT_OPTIONS_MAX: usize = 25;
/// Characters in a select option's label (components: String Select).
pub const SELECT_LABEL_CHARS_MAX: usize = 100;
/// Characters in a select option's value (components: String Select).
pub const SELECT_VALUE_CHARS_MAX: usize = 100;
/// Characters in a select option's description (components: String Select).
pub const SELECT_DESCRIPTION_CHARS_MAX: usize = 100;
/// Characters in a select menu's placeholder (components: String Select).
pub const SELECT_PLACEHOLDER_CHARS_MAX: usize = 150;

/// Characters in a modal's title (interactions: Modal).
pub const MODAL_TITLE_CHARS_MAX: usize = 45;
/// Text fields in a modal (interactions: Modal).
pub const MODAL_FIELDS_MAX: usize = 5;
/// Characters in a text field's label (components: Text Input).
pub const TEXT_FIELD_LABEL_CHARS_MAX: usize = 45;
/// Characters in a text field's placeholder (components: Text Input).
pub const TEXT_FIELD_PLACEHOLDER_CHARS_MAX: usize = 100;
/// Characters that can be typed into a text field (components: Text Input).
pub const TEXT_FIELD_CHARS_MAX: u16 = 4_000;
/// Files in a message (messages: Create Message).
pub const FILES_MAX: usize = 10;
/// Bytes of all files of a message where nobody pays for more (reference: Uploading Files).
pub const FILES_BYTES_MAX: usize = 10 * 1024 * 1024;

/// Message commands of an application (commands: Registering a Command).
pub const MESSAGE_COMMANDS_MAX: usize = 5;
/// Global slash commands of an application (commands: Registering a Command).
pub const COMMANDS_MAX: usize = 100;
/// Characters in a command's or option's name, at least 1 (commands: Application Command Naming).
pub const COMMAND_NAME_CHARS_MAX: usize = 32;
/// Characters in a command's or option's description, at least 1 (commands: Application Command Object).
pub const COMMAND_DESCRIPTION_CHARS_MAX: usize = 100;
/// Options of a command or sub-command (commands: Application Command Object).
pub const COMMAND_OPTIONS_MAX: usize = 25;
/// Choices of an option (commands: Application Command Option).
pub const OPTION_CHOICES_MAX: usize = 25;
/// Characters of one command over all its names, descriptions and values, the longest localisation counted
/// (commands: Application Command Object).
pub const COMMAND_CHARS_MAX: usize = 8_000;
/// Characters in a string option's value (commands: Application Command Option, `max_length`).
pub const OPTION_VALUE_CHARS_MAX: usize = 6_000;

/// Choices in an autocomplete answer (interactions: Autocomplete).
pub const AUTOCOMPLETE_CHOICES_MAX: usize = 25;
/// Characters in an autocomplete choice's name (commands: Application Command Option Choice).
pub const CHOICE_NAME_CHARS_MAX: usize = 100;
/// Characters in an autocomplete choice's string value (commands: Application Command Option Choice).
pub const CHOICE_VALUE_CHARS_MAX: usize = 100;

/// How long the first answer to an interaction may take (interactions: Interaction Callback).
pub const FIRST_ANSWER_WITHIN: Duration = Duration::from_secs(3);
/// How long an interaction's token can be used (interactions: Interaction Callback).
pub const INTERACTION_TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// REST requests a second over all routes but interaction answers (rate limits: Global Rate Limit).
pub const GLOBAL_REQUESTS_PER_SECOND: u32 = 50;
/// Bytes in a message sent to the gateway (gateway: Sending Events).
pub const GATEWAY_SEND_BYTES_MAX: usize = 4_096;
/// Messages a connection may send to the gateway in a minute (gateway: Rate Limiting).
pub const GATEWAY_SENDS_PER_MINUTE: u32 = 120;

/// Every locale Discord knows (reference: Locales).
pub const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
];
