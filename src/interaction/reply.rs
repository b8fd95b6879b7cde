//! What the bot answers, as plain data: encoded for Discord at the rim, printed as text by the terminal.

/// The first answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// A new message.
    Message(Message),
    /// The pressed message changes into this.
    Update(Message),
    /// Suggestions for the option being typed.
    Choices(Vec<Choice>),
    /// A window with fields to type into; answers a command or a press, never another window.
    Modal(Modal),
}

/// A window with fields to type into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modal {
    /// Sent back with what was typed.
    pub custom_id: String,
    /// Its heading.
    pub title: String,
    /// Its fields, at least one.
    pub fields: Vec<TextField>,
}

/// A field to type into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextField {
    /// What it is called when it comes back; for the program, never shown.
    pub name: String,
    /// What is to be typed.
    pub label: String,
    /// Shown while it is empty.
    pub placeholder: String,
    /// Room for paragraphs rather than one line.
    pub is_long: bool,
    /// Whether it must be filled.
    pub required: bool,
    /// Characters that may be typed, from 1 to [`super::limits::TEXT_FIELD_CHARS_MAX`].
    pub chars_max: u16,
}

/// A file that comes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name: letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// Its media type, such as `application/json`.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A message: embeds over rows of components.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Message {
    /// Plain text above the embeds; markdown of ours, outside text already escaped.
    pub content: String,
    /// The cards.
    pub embeds: Vec<Embed>,
    /// Buttons and menus.
    pub rows: Vec<Row>,
    /// What comes with it; a message that changes keeps the files it had.
    pub files: Vec<File>,
    /// Only the person who asked sees it.
    pub private: bool,
    /// The bot will edit this message later, so its id is wanted when it has been posted.
    pub edited_later: bool,
}

/// A card. All text is markdown of ours with outside text escaped.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Embed {
    /// The line above the title; Discord shows no markdown here.
    pub above: String,
    /// The headline; Discord shows no links here.
    pub title: String,
    /// Where the title leads, an http(s) address.
    pub link: Option<String>,
    /// The main text.
    pub text: String,
    /// Named parts below the text.
    pub fields: Vec<Field>,
    /// Address of a picture, http(s); what it shows is said in words, too.
    pub image: Option<String>,
    /// The last, small line; Discord shows no markdown here.
    pub footer: String,
    /// The colour of the bar.
    pub tint: Tint,
}

/// A named part of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its heading.
    pub name: String,
    /// Its text.
    pub value: String,
}

/// The colour of a card's bar; never the only sign of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tint {
    /// Fanchant's own violet.
    #[default]
    Accent,
    /// Beside the word *right*.
    Right,
    /// Beside the word *wrong*, and for trouble.
    Wrong,
}

impl Tint {
    /// The colour as 0xRRGGBB. The three have a contrast of at least 3:1 on Discord's dark card (#2b2d31).
    pub fn rgb(self) -> u32 {
        match self {
            Tint::Accent => 0x9b_84_ee,
            Tint::Right => 0x3b_a5_5d,
            Tint::Wrong => 0xed_42_45,
        }
    }
}

/// A row of components.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Up to five buttons.
    Buttons(Vec<Button>),
    /// One menu.
    Menu(Menu),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it does.
    pub action: Action,
    /// Shown, but cannot be pressed.
    pub disabled: bool,
    /// How it looks.
    pub look: Look,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Sends this custom_id back to the bot.
    Press(String),
    /// Opens this http(s) address.
    Open(String),
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one main thing to do.
    Primary,
    /// Everything else.
    Secondary,
    /// The right answer, beside the word.
    Right,
}

impl Button {
    /// A button that sends `custom_id` back.
    pub fn press(label: impl Into<String>, custom_id: String) -> Self {
        Self {
            label: label.into(),
            action: Action::Press(custom_id),
            disabled: false,
            look: Look::Secondary,
        }
    }

    /// A button that opens an http(s) address.
    pub fn open(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            action: Action::Open(address.into()),
            disabled: false,
            look: Look::Secondary,
        }
    }

    /// The same button in another look.
    pub fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The same button, greyed out when `disabled`.
    pub fn disabled_when(self, disabled: bool) -> Self {
        Self { disabled, ..self }
    }
}

/// A menu of which one choice can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Sent back with the choice.
    pub custom_id: String,
    /// Shown while nothing is chosen.
    pub placeholder: String,
    /// What can be chosen.
    pub options: Vec<MenuOption>,
}

/// One line of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuOption {
    /// What it says.
    pub label: String,
    /// What comes back.
    pub value: String,
    /// A second, smaller line; may be empty.
    pub description: String,
}

/// A suggestion for an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the person sees.
    pub name: String,
    /// What the option's value becomes.
    pub value: String,
}
