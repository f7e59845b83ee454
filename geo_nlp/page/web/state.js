// What is chosen and what is filtered. All of it stands in the address, so that a link leads back to it.

const state = {
  actor: -1, pair: -1, ego: 0,
  signs: new Set(), layers: new Set(), keys: new Set(), outlets: new Set(), // empty: all of them
  since: null, until: null,
};
let usualLayers = [];
const listeners = [];

const onChange = (listener) => listeners.push(listener);

// What is said to have happened is shown first; plans and denials are a click away.
function startState(data) {
  const there = new Set(data.layer);
  const usual = ["asserted", "claimed"].map((name) => data.layers.indexOf(name)).filter((layer) => there.has(layer));
  usualLayers = usual.length && usual.length < there.size ? usual : [];
  state.layers = new Set(usualLayers);
}

const sameSet = (one, other) => one.size === other.length && other.every((item) => one.has(item));

function change(values, { push = false } = {}) {
  Object.assign(state, values);
  if (state.actor < 0) state.ego = 0;
  const hash = address();
  if (push) history.pushState(null, "", hash);
  else history.replaceState(null, "", hash);
  for (const listener of listeners) listener(push);
}

const open = (choice) => change({ actor: -1, pair: -1, ...choice }, { push: true });

function toggle(name, item) {
  const chosen = new Set(state[name]);
  if (!chosen.delete(item)) chosen.add(item);
  change({ [name]: chosen });
}

function clearFilters() {
  change({
    signs: new Set(), layers: new Set(usualLayers), keys: new Set(), outlets: new Set(), since: null, until: null, ego: 0,
  });
}

const plain = (text) => encodeURIComponent(text).replace(/%3A/g, ":").replace(/%20/g, "+");

function address() {
  const { ids } = names;
  let hash = "#";
  if (state.actor >= 0) hash += plain(ids[state.actor]);
  if (state.pair >= 0) hash += `${plain(ids[graph.one[state.pair]])}-${plain(ids[graph.other[state.pair]])}`;
  const asked = [];
  const add = (name, chosen, nameOf) => chosen.size && asked.push(`${name}=${[...chosen].map(nameOf).map(plain).join(",")}`);
  if (state.ego) asked.push(`ego=${state.ego}`);
  add("sign", state.signs, (sign) => SIGN_NAMES[sign]);
  if (!sameSet(state.layers, usualLayers)) {
    asked.push(`layer=${[...state.layers].map((layer) => graph.layers[layer]).join(",") || "all"}`);
  }
  add("predicate", state.keys, (key) => graph.keys[key][0]);
  add("outlet", state.outlets, (outlet) => graph.articles.outlets[outlet]);
  if (state.since !== null) asked.push(`since=${isoDay(state.since)}`);
  if (state.until !== null) asked.push(`until=${isoDay(state.until)}`);
  return hash + (asked.length ? `?${asked.join("&")}` : "");
}

// Ids may hold hyphens themselves: every place of one is tried.
function findEnds(text) {
  for (let at = text.indexOf("-"); at > 0; at = text.indexOf("-", at + 1)) {
    const ends = [graph.place.get(unplain(text.slice(0, at))), graph.place.get(unplain(text.slice(at + 1)))];
    if (ends[0] !== undefined && ends[1] !== undefined) return ends;
  }
  return null;
}

function unplain(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

const pairOf = (one, other) =>
  graph.pairsOf[one].find((pair) => graph.one[pair] === other || graph.other[pair] === other) ?? -1;

function readAddress() {
  const [chosen, asked = ""] = location.hash.slice(1).split("?");
  const found = { actor: -1, pair: -1, ego: 0, since: null, until: null };
  const actor = graph.place.get(unplain(chosen));
  const ends = actor === undefined ? findEnds(chosen) : null;
  if (actor !== undefined) found.actor = actor;
  else if (ends) found.pair = pairOf(...ends);
  const given = new Map(asked.split("&").filter(Boolean).map((part) => [part.split("=")[0], part.slice(part.indexOf("=") + 1)]));
  const read = (name, codeOf) => new Set((given.get(name) ?? "").split(",").filter(Boolean).map(unplain)
    .map(codeOf).filter((code) => code !== undefined));
  const place = (index) => (index < 0 ? undefined : index);
  const dayIn = (name) => (/^\d{4}-\d\d-\d\d$/.test(given.get(name) ?? "") ? dayOf(given.get(name)) : null);
  found.signs = read("sign", (name) => SIGNS.find((sign) => SIGN_NAMES[sign] === name));
  found.layers = given.has("layer") ? read("layer", (name) => place(graph.layers.indexOf(name))) : new Set(usualLayers);
  found.keys = read("predicate", (name) => place(graph.keys.findIndex(([key]) => key === name)));
  found.outlets = read("outlet", (name) => place(graph.articles.outlets.indexOf(name)));
  found.since = dayIn("since");
  found.until = dayIn("until");
  found.ego = found.actor >= 0 && ["1", "2"].includes(given.get("ego")) ? Number(given.get("ego")) : 0;
  Object.assign(state, found);
  for (const listener of listeners) listener(true);
}
