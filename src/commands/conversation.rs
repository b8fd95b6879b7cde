//! A chat with the engine for tests: somebody types, presses and chooses, and the reply is read as a person reads it.

use crate::catalogue::{Catalogue, testing};
use crate::config::Settings;
use crate::engine::Engine;
use crate::interaction::{Act, Action, Call, Place, Reply, Request, Rights, Row, Token, Value};
use crate::jobs::{self, Reader};
use crate::locale::Locales;
use crate::newsroom::search::Stories;
use crate::store::{NewStory, Reading, Store};
use crate::terminal;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;

/// The channel that chats happen in.
pub const CHANNEL: u64 = 555;
/// The message that every press is made on.
pub const MESSAGE: u64 = 777;

/// One person's chat; copies of it with another person, language or time share the engine.
#[derive(Clone)]
pub struct Chat {
    engine: Arc<Engine>,
    reader: Reader,
    user: u64,
    locale: &'static str,
    place: Place,
    rights: Rights,
    now: Timestamp,
    interactions: Arc<AtomicU64>,
}

/// A reply and the chat it came in.
pub struct Answer {
    chat: Chat,
    reply: Reply,
}

impl Chat {
    /// Mina's chat in English, over the sample catalogue.
    pub async fn new() -> Self {
        Self::over(testing::catalogue()).await
    }

    /// The same over a catalogue that holds nothing.
    pub async fn with_nothing() -> Self {
        Self::over(Catalogue::default()).await
    }

    /// The same over the sample with one more file in `folder`.
    pub async fn with_file(folder: &str, text: &str) -> Self {
        let rows = crate::catalogue::read(testing::with_file(folder, text).path());
        assert_eq!(rows.problems, []);
        Self::over(Catalogue::new(rows)).await
    }

    async fn over(catalogue: Catalogue) -> Self {
        let index = Arc::new(Stories::new().expect("an index"));
        jobs::add_articles(&index, &catalogue, None).expect("indexed");
        let catalogue = Arc::new(catalogue);
        let reader = Reader::new(Arc::clone(&catalogue));
        let (_, catalogue) = watch::channel(catalogue);
        let store = Store::in_memory().await.expect("a database");
        let locales = Locales::built_in().expect("the words");
        Self {
            reader,
            engine: Arc::new(Engine::new(
                catalogue,
                locales,
                store,
                index,
                Settings { trivia_seconds: 20 },
            )),
            user: 1,
            locale: "en-US",
            place: Place {
                channel: CHANNEL,
                guild: Some(9),
                bot_is_member: true,
            },
            rights: Rights {
                manages_messages: false,
                bot_may_edit: true,
            },
            now: Timestamp::from_second(1_700_000_000).expect("a time"),
            interactions: Arc::new(AtomicU64::new(1)),
        }
    }

    pub fn as_user(&self, user: u64) -> Self {
        Self { user, ..self.clone() }
    }

    pub fn in_locale(&self, locale: &'static str) -> Self {
        Self { locale, ..self.clone() }
    }

    pub fn at_place(&self, place: Place) -> Self {
        Self { place, ..self.clone() }
    }

    pub fn with_rights(&self, rights: Rights) -> Self {
        Self { rights, ..self.clone() }
    }

    pub fn seconds_later(&self, seconds: i64) -> Self {
        Self {
            now: self.now + SignedDuration::from_secs(seconds),
            ..self.clone()
        }
    }

    /// A feed of `outlet` brings these stories, and they are read and indexed.
    pub async fn brings(&self, outlet: &str, stories: Vec<NewStory>) {
        let reading = Reading {
            feed: outlet,
            outlet,
            language: "en",
            stories,
            ..Reading::default()
        };
        self.store().keep_reading(&reading, self.now).await.expect("writable");
        self.reads().await;
    }

    /// Whatever is unread is read and indexed.
    pub async fn reads(&self) {
        jobs::step_read(self.store(), &self.reader).await.expect("read");
        jobs::step_index(self.store(), self.engine.index(), 0)
            .await
            .expect("indexed");
    }

    pub fn store(&self) -> &Store {
        self.engine.store()
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Types a command line and sends it.
    pub async fn types(&self, line: &str) -> Answer {
        let call = terminal::parse(line).expect("a command line");
        self.does(Act::Command(call)).await
    }

    /// Sends a command that the picker would not offer.
    pub async fn sends(&self, name: &str, subcommand: Option<&str>, options: &[(&str, &str)]) -> Answer {
        let options = options
            .iter()
            .map(|(name, value)| ((*name).into(), Value::Text((*value).into())))
            .collect();
        self.does(Act::Command(Call {
            name: name.into(),
            subcommand: subcommand.map(str::to_owned),
            options,
        }))
        .await
    }

    /// The names suggested while the last option of the line is typed.
    pub async fn is_typing(&self, line: &str) -> Vec<String> {
        let call = terminal::parse(line).expect("a command line");
        let focused = call.options.last().expect("an option").0.clone();
        match self.does(Act::Complete { call, focused }).await.reply {
            Reply::Choices(choices) => choices.into_iter().map(|choice| choice.name).collect(),
            other => panic!("no suggestions but {other:?}"),
        }
    }

    /// Presses a component with this custom_id, whether or not any message has it.
    pub async fn presses(&self, custom_id: &str, values: &[&str]) -> Answer {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        self.does(Act::Press {
            custom_id: custom_id.into(),
            values,
            message: MESSAGE,
        })
        .await
    }

    /// Uses a message command on a message with this text.
    pub async fn uses_on_message(&self, command: &str, text: &str) -> Answer {
        let (command, text) = (command.to_owned(), text.to_owned());
        self.does(Act::OnMessage { command, text }).await
    }

    /// Sends a window with this custom_id, whether or not anybody was shown one.
    pub async fn submits(&self, custom_id: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().map(|(name, text)| ((*name).into(), (*text).into()));
        self.does(Act::Submit {
            custom_id: custom_id.into(),
            fields: fields.collect(),
            message: Some(MESSAGE),
        })
        .await
    }

    async fn does(&self, act: Act) -> Answer {
        let id = self.interactions.fetch_add(1, Ordering::Relaxed);
        let request = Request {
            id,
            application: 42,
            token: Token::new(format!("token-{id}")),
            user: self.user,
            place: self.place,
            rights: self.rights,
            locale: self.locale.into(),
            act,
        };
        let answer = Answer {
            chat: self.clone(),
            reply: self.engine.answer(&request, self.now, id).await,
        };
        answer.has_unlike_custom_ids();
        answer
    }
}

impl Answer {
    /// The reply as data.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    /// The reply as the terminal prints it, with the markdown that Discord would render.
    pub fn text(&self) -> String {
        terminal::print(&self.reply)
    }

    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{text:?} is not in\n{}", self.text());
        self
    }

    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{text:?} is in\n{}", self.text());
        self
    }

    #[track_caller]
    pub fn is_private(&self) -> &Self {
        match &self.reply {
            Reply::Message(message) => assert!(message.private, "everybody sees\n{}", self.text()),
            other => panic!("not a new message: {other:?}"),
        }
        self
    }

    /// Discord refuses a message in which two components bear one custom_id.
    #[track_caller]
    fn has_unlike_custom_ids(&self) {
        let mut ids: Vec<&str> = Vec::new();
        for row in self.rows() {
            match row {
                Row::Menu(menu) => ids.push(&menu.custom_id),
                Row::Buttons(buttons) => ids.extend(buttons.iter().filter_map(|button| match &button.action {
                    Action::Press(id) => Some(id.as_str()),
                    Action::Open(_) => None,
                })),
            }
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "a custom_id stands twice in\n{}", self.text());
    }

    fn rows(&self) -> &[Row] {
        match &self.reply {
            Reply::Message(message) | Reply::Update(message) => &message.rows,
            Reply::Choices(_) | Reply::Modal(_) => &[],
        }
    }

    /// The custom_ids of all buttons that can be pressed, with their labels.
    pub fn buttons(&self) -> Vec<(String, String)> {
        let buttons = self.rows().iter().filter_map(|row| match row {
            Row::Buttons(buttons) => Some(buttons),
            Row::Menu(_) => None,
        });
        buttons
            .flatten()
            .filter(|button| !button.disabled)
            .filter_map(|button| match &button.action {
                Action::Press(id) => Some((button.label.clone(), id.clone())),
                Action::Open(_) => None,
            })
            .collect()
    }

    /// Presses the button that says `label`, as the person whose chat this is.
    pub async fn press(&self, label: &str) -> Answer {
        self.press_as(&self.chat, label).await
    }

    /// Presses the button that says `label`, as somebody else.
    pub async fn press_as(&self, chat: &Chat, label: &str) -> Answer {
        let buttons = self.buttons();
        let found = buttons.iter().find(|(own, _)| own == label);
        let (_, id) = found.unwrap_or_else(|| panic!("no button {label:?} among {buttons:?}"));
        chat.presses(id, &[]).await
    }

    /// Types `texts` into the fields of the window, one after the other, and sends it.
    pub async fn fill_in(&self, texts: &[&str]) -> Answer {
        let Reply::Modal(modal) = &self.reply else {
            panic!("no window but\n{}", self.text())
        };
        let names = modal.fields.iter().map(|field| field.name.as_str());
        let fields: Vec<(&str, &str)> = names.zip(texts.iter().copied()).collect();
        self.chat.submits(&modal.custom_id, &fields).await
    }

    /// Chooses the line of the menu that says `label`.
    pub async fn choose(&self, label: &str) -> Answer {
        let menu = self.rows().iter().find_map(|row| match row {
            Row::Menu(menu) => Some(menu),
            Row::Buttons(_) => None,
        });
        let menu = menu.expect("a menu");
        let option = menu.options.iter().find(|option| option.label == label);
        let option = option.unwrap_or_else(|| panic!("no {label:?} in {menu:?}"));
        self.chat.presses(&menu.custom_id, &[&option.value]).await
    }
}
