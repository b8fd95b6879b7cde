//! The conversation as plain data: what people ask, what the bot answers, and the limits Discord sets to both.

pub mod custom_id;
mod fit;
pub mod limits;
mod reply;
mod request;
mod spec;

pub use reply::{
    Action, Button, Choice, Embed, Field, File, Look, Menu, MenuOption, Message, Modal, Reply, Row, TextField, Tint,
};
pub use request::{Act, Call, Place, Request, Rights, Token, Value};
pub use spec::{Form, OptionSpec, Places, Spec, Subcommand};
