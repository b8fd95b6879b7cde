// The registered commands as a person sees them: localised, flattened to what can be typed, and searchable.

const SUB = [1, 2];

const local = (part, key, locale) => part[`${key}_localizations`]?.[locale] ?? part[key];

/** Everything that can be typed: commands, or their sub-commands where they have some. */
export function typeable(commands, locale, place, user) {
  const usable = commands.filter((command) => (command.type ?? 1) === 1 && isUsable(command, place, user));
  return usable.flatMap((command) => leaves(command, locale, [], []));
}

/** The commands that can be used on a message. */
export function messageCommands(commands, locale, place, user) {
  const usable = commands.filter((command) => command.type === 3 && isUsable(command, place, user));
  return usable.map((command) => ({ name: command.name, shown: local(command, "name", locale) }));
}

function leaves(part, locale, path, shown) {
  const here = [...path, part.name];
  const named = [...shown, local(part, "name", locale)];
  const nested = (part.options ?? []).filter((option) => SUB.includes(option.type));
  if (nested.length) return nested.flatMap((option) => leaves(option, locale, here, named));
  const options = (part.options ?? []).map((option) => ({
    ...option,
    shown: local(option, "name", locale),
    text: local(option, "description", locale),
    choices: (option.choices ?? []).map((choice) => ({ name: local(choice, "name", locale), value: choice.value })),
  }));
  return [{ name: here.join(" "), shown: named.join(" "), text: local(part, "description", locale), options }];
}

/** Whether Discord's client would offer a command here. */
function isUsable(command, place, user) {
  if (command.contexts && !command.contexts.includes(place.context)) return false;
  if (place.context === 2 && !(command.integration_types ?? [0]).includes(1)) return false;
  const needed = command.default_member_permissions;
  if (place.context !== 0 || needed === null || needed === undefined || user.admin) return true;
  const bits = BigInt(needed);
  return bits !== 0n && (BigInt(user.permissions) & bits) === bits;
}

/** The entries that fit what was typed after the slash, the best first. */
export function search(entries, typed) {
  const wanted = typed.toLowerCase().trim();
  const rank = (entry) => {
    const names = [entry.shown.toLowerCase(), entry.name];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.split(" ").some((word) => word.startsWith(wanted)))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return entries.map((entry) => [rank(entry), entry]).filter(([at]) => at < 3).sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
}

/** The entry that a text begins with, and the text after it. */
export function begins(entries, text) {
  const words = text.replace(/^\//, "");
  for (const entry of [...entries].sort((a, b) => b.name.length - a.name.length)) {
    for (const name of [entry.shown, entry.name]) {
      if (words === name || words.startsWith(`${name} `)) return { entry, rest: words.slice(name.length + 1) };
    }
  }
  return null;
}
