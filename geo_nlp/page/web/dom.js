// Elements. Every text goes through textContent: nothing that an article says is ever read as HTML.

function el(tag, options = {}, ...children) {
  const { text, on, ...attributes } = options;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  if (text !== undefined) element.textContent = text;
  for (const [event, handler] of Object.entries(on ?? {})) element.addEventListener(event, handler);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const $ = (id) => document.getElementById(id);
const button = (text, onClick, options = {}) => el("button", { type: "button", text, ...options, on: { click: onClick } });

// Long lists: so many at first, and a button for more.
function longList(items, render, size, options = {}) {
  const list = el("ol", options);
  const more = button("", () => add());
  more.className = "more";
  let at = 0;
  const add = () => {
    const before = list.children.length;
    list.append(...items.slice(at, at + size).map(render));
    at += size;
    more.textContent = `Show more (${(items.length - at).toLocaleString("en")} left)`;
    more.hidden = at >= items.length;
    if (before) (list.children[before].querySelector("button, a") ?? list.children[before]).focus();
  };
  add();
  const whole = document.createDocumentFragment();
  whole.append(list, more);
  return whole;
}

// A bar of the three signs, as long as `part` of the whole width; its numbers stand beside it as text.
function signBar(weights, part) {
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.width = `${Math.max(3, part * 100)}%`;
  SIGNS.forEach((sign) => {
    const weight = weights[sign + 1];
    if (!weight) return;
    const piece = el("i", { class: SIGN_NAMES[sign] });
    piece.style.width = `${(100 * weight) / whole}%`;
    bar.append(piece);
  });
  return bar;
}

function say(text) {
  $("live").textContent = text;
}

const SIGN_WORDS = { 1: "cooperation", "-1": "conflict", 0: "neither" };
const signText = (weights) => SIGNS.filter((sign) => weights[sign + 1])
  .map((sign) => `${weights[sign + 1].toLocaleString("en")} ${SIGN_WORDS[sign]}`).join(", ");
const weightsOf = (pair) => [shown.line[pair * 3], shown.line[pair * 3 + 1], shown.line[pair * 3 + 2]];
const pairName = (pair) => `${graph.nodes.label[graph.one[pair]]} – ${graph.nodes.label[graph.other[pair]]}`;
const typeText = (node) => [graph.nodes.type[node].replace(/_/g, " "), graph.nodes.country[node] !== graph.nodes.id[node] ? graph.nodes.country[node] : ""].filter(Boolean).join(", ");
const pairLine = (pair) => `${pairName(pair)}: ${signText(weightsOf(pair))}`;
const partnersOf = (node) => graph.pairsOf[node].filter(pairWeight);
const actorLine = (node) =>
  `${graph.nodes.label[node]}, ${typeText(node)}: ${counted(shown.node[node], "act")} with ${counted(partnersOf(node).length, "actor")}`;
