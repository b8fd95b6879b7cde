// Talking to the stage's own API.

async function call(method, path, body, signal) {
  const response = await fetch(path, { method, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `the stage answered ${response.status}`);
  return answer;
}

const query = (values) => new URLSearchParams(values).toString();

export const world = () => call("GET", "/stage/world");
export const messages = (user, channel) => call("GET", `/stage/messages?${query({ user, channel })}`);
export const events = (user, since, signal) =>
  call("GET", `/stage/events?${query({ user, since, wait: 25 })}`, undefined, signal);
export const act = (action, signal) => call("POST", "/stage/interactions", action, signal);
export const say = (user, channel, content) => call("POST", "/stage/messages", { user, channel, content });
