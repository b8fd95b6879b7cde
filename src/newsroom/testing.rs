//! An outlet on this machine for tests: it answers as it is told to, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// How the outlet answers a request.
pub enum Answer {
    /// With these bytes, head and body.
    Bytes(Vec<u8>),
    /// With a body that never ends.
    Endless,
    /// Not at all, for as long as the asker waits.
    Silent,
}

impl Answer {
    /// A status line, headers (each ended by `\r\n`) and a body.
    pub fn new(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!(
            "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        Answer::Bytes([head.as_bytes(), body].concat())
    }
}

/// A running outlet.
pub struct Outlet {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outlet {
    /// Starts an outlet that answers the path of each request with what `answer` makes of it and of the whole head.
    pub fn start(answer: impl Fn(&str, &str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (answer, heads) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (answer, heads) = (Arc::clone(&answer), Arc::clone(&heads));
                thread::spawn(move || serve(stream, &*answer, &heads));
            }
        });
        Self { address, asked }
    }

    /// `127.0.0.1:port`.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of all requests so far, in small letters.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no panic").clone()
    }
}

fn serve(stream: TcpStream, answer: &(impl Fn(&str, &str) -> Answer + ?Sized), heads: &Mutex<Vec<String>>) {
    let mut head = String::new();
    let mut reader = BufReader::new(&stream);
    while reader.read_line(&mut head).is_ok_and(|bytes| bytes > 2) {}
    let head = head.to_lowercase();
    heads.lock().expect("no panic").push(head.clone());
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut out = &stream;
    match answer(&path, &head) {
        Answer::Bytes(bytes) => drop(out.write_all(&bytes)),
        Answer::Endless => {
            let _ = out.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while out.write_all(&[b'x'; 8192]).is_ok() {}
        }
        Answer::Silent => {
            // Until the asker hangs up.
            let _ = reader.read_line(&mut String::new());
        }
    }
}
