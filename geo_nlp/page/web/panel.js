// The panel: a pair, an actor, or the lists of both, which hold all that the picture shows.

let tab = "pairs";

function showPanel(moved) {
  const place = $("view");
  const content = state.pair >= 0 ? pairView(state.pair) : state.actor >= 0 ? actorView(state.actor) : listView();
  place.replaceChildren(content);
  if (moved) $("panel-body").scrollTop = 0;
  const head = $("view").querySelector("h2");
  $("sheet-text").textContent = head ? head.textContent : "Pairs, actors, filters";
}

function header(title, subtitle) {
  return el("div", { class: "choice" },
    button("← All", () => open({}), { class: "back", "aria-label": "Back to all pairs and actors" }),
    el("h2", { text: title }), subtitle ? el("p", { class: "kind", text: subtitle }) : null);
}

function pairView(pair) {
  const part = document.createDocumentFragment();
  const [one, other] = [graph.one[pair], graph.other[pair]];
  const acts = actsOf(graph, pair);
  part.append(header(pairName(pair)), sums(acts), directions(pair, acts), keyBars(acts),
    el("p", { class: "ends" }, ...[one, other].map((node) => button(graph.nodes.label[node], () => open({ actor: node })))),
    actList(acts));
  if (!acts.length) part.append(emptyNote());
  say(`${pairName(pair)}: ${counted(acts.length, "act")}`);
  return part;
}

// Who does it to whom: the picture has one line for both directions.
function directions(pair, acts) {
  const counts = new Map();
  for (const rows of acts) {
    for (const name of new Set(rows.map((row) => `${graph.way[row]} ${graph.sign[row]}`))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [one, other] = [graph.one[pair], graph.other[pair]].map((node) => graph.nodes.label[node]);
  const items = [`${one} → ${other}`, `${other} → ${one}`, `${one} ↔ ${other}`].map((name, way) => {
    const signs = SIGNS.map((sign) => [sign, counts.get(`${way} ${sign}`) ?? 0]).filter(([, count]) => count)
      .map(([sign, count]) => el("span", { class: SIGN_NAMES[sign], text: `${count.toLocaleString("en")} ${SIGN_WORDS[sign]}` }));
    return signs.length ? el("li", {}, el("span", { text: name }), el("span", { class: "signs" }, ...signs)) : null;
  });
  return el("ul", { class: "ways" }, ...items);
}

function actorView(node) {
  const part = document.createDocumentFragment();
  const pairs = partnersOf(node).sort((one, two) => pairWeight(two) - pairWeight(one) || one - two);
  const acts = newestOf(pairs);
  const egos = [["All", 0], ["1 step", 1], ["2 steps", 2]].map(([text, steps]) =>
    button(text, () => change({ ego: steps }), { "aria-pressed": String(state.ego === steps) }));
  part.append(header(graph.nodes.label[node], typeText(node)), sums(acts),
    el("p", { class: "ego", role: "group", "aria-label": "How far around" }, el("span", { text: "Around it: " }), ...egos),
    el("h3", { text: counted(pairs.length, "partner") }),
    longList(pairs, (pair) => pairItem(pair, node), 8, { class: "pairs" }), keyBars(acts), actList(acts));
  if (!pairs.length) part.append(emptyNote());
  say(actorLine(node));
  return part;
}

function newestOf(pairs) {
  const [passes, inTime] = [filterTest(graph), dateTest(graph)];
  const acts = pairs.flatMap((pair) => actsOf(graph, pair, passes, inTime));
  return acts.sort((one, two) => graph.date[two[0]] - graph.date[one[0]] || one[0] - two[0]);
}

function pairItem(pair, from = -1) {
  const name = from < 0 ? pairName(pair) : graph.nodes.label[graph.one[pair] === from ? graph.other[pair] : graph.one[pair]];
  const weights = weightsOf(pair);
  return el("li", {}, el("button", { type: "button", on: { click: () => open({ pair }), ...lit({ pair }) } },
    el("span", { class: "name", text: name }),
    el("span", { class: "count", text: pairWeight(pair).toLocaleString("en") }),
    signBar(weights, pairWeight(pair) / shown.strongest), el("span", { class: "sr", text: signText(weights) })));
}

function actorItem(node) {
  return el("li", {}, el("button", { type: "button", on: { click: () => open({ actor: node }), ...lit({ node }) } },
    el("span", { class: "name", text: graph.nodes.label[node] }),
    el("span", { class: "count", text: shown.node[node].toLocaleString("en") }),
    el("span", { class: "type", text: typeText(node) })));
}

// What a list item stands for is shown in the picture while the pointer or the focus is on it.
function lit(what) {
  const on = () => {
    Object.assign(pointed, { node: -1, pair: -1 }, what);
    repaint({ base: false });
  };
  const off = () => {
    Object.assign(pointed, { node: -1, pair: -1 });
    repaint({ base: false });
  };
  return { mouseenter: on, focus: on, mouseleave: off, blur: off };
}

function listView() {
  const part = document.createDocumentFragment();
  const tabs = [["pairs", "Pairs"], ["actors", "Actors"]].map(([name, text]) => button(text, () => {
    tab = name;
    showPanel(false);
    $("view").querySelector(`[data-tab=${name}]`).focus();
  }, { "aria-pressed": String(tab === name), "data-tab": name }));
  part.append(el("p", { class: "tabs", role: "group", "aria-label": "Lists" }, ...tabs));
  if (tab === "pairs") {
    const pairs = Array.from({ length: graph.pairCount }, (_, pair) => pair).filter(pairWeight)
      .sort((one, two) => pairWeight(two) - pairWeight(one) || one - two);
    part.append(longList(pairs, (pair) => pairItem(pair), 30, { class: "pairs" }));
  } else {
    part.append(longList(shown.ranked, actorItem, 30, { class: "actors" }));
  }
  if (!shown.acts) part.append(emptyNote());
  return part;
}

const emptyNote = () => el("p", { class: "note" }, "No acts are left by the filters. ", button("Clear filters", clearFilters));

function openSheet(wanted) {
  $("panel").toggleAttribute("data-open", wanted);
  $("sheet").setAttribute("aria-expanded", String(wanted));
}
