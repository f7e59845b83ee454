// Filters, and the list of those in force, each of which a click removes.

function startFilters() {
  const body = $("filter-body");
  body.append(
    fieldset("What", "signs", SIGNS.filter((sign) => graph.sign.includes(sign)).map((sign) => [sign, style[sign].label])),
    fieldset("How it is reported", "layers", graph.layers.map((name, layer) => [layer, LAYER_TEXT[name]]).filter(([layer]) => graph.layer.includes(layer))),
    choices("Predicate or attitude", "keys", counts(graph.key, graph.keys.length), (key) => keyText(key)),
    choices("Outlet", "outlets", counts(graph.article.map((article) => graph.articles.outlet[article]), graph.articles.outlets.length),
      (outlet) => graph.articles.outlets[outlet]));
}

// Signs and layers: what is pressed is shown; all of them where none is left.
function fieldset(title, name, options) {
  return el("fieldset", { "data-filter": name }, el("legend", { text: title }),
    ...options.map(([code, text]) => button(text, () => flip(name, code, options.map(([each]) => each)),
      { "data-code": code, class: name === "signs" ? SIGN_NAMES[code] : "" })));
}

function flip(name, code, all) {
  const chosen = new Set(state[name].size ? state[name] : all);
  if (!chosen.delete(code)) chosen.add(code);
  change({ [name]: chosen.size === 0 || all.every((each) => chosen.has(each)) ? new Set() : chosen });
}

// Predicates and outlets: what is ticked is all that is shown; nothing ticked is no filter.
function choices(title, name, ranked, textOf) {
  const list = el("ul", { class: "choices" });
  for (const [code, count] of ranked) {
    const box = el("input", { type: "checkbox", "data-code": code, on: { change: () => toggle(name, code) } });
    list.append(el("li", {}, el("label", {}, box, el("span", { class: "name", text: textOf(code) }),
      el("span", { class: "count", text: count.toLocaleString("en") }))));
  }
  const part = el("fieldset", { "data-filter": name }, el("legend", { text: title }));
  if (ranked.length > 12) {
    part.append(el("input", { type: "search", placeholder: `Find among ${ranked.length}`, "aria-label": `${title}: find`, on: {
      input: (event) => {
        const asked = folded(event.target.value);
        for (const item of list.children) item.hidden = !folded(item.textContent).includes(asked);
      },
    } }));
  }
  part.append(list);
  return part;
}

function counts(codes, size) {
  const found = new Int32Array(size);
  for (const code of codes) found[code]++;
  return [...found].map((count, code) => [code, count]).filter(([, count]) => count)
    .sort(([one, few], [two, many]) => many - few || one - two).slice(0, 400);
}

function showFilters() {
  for (const part of document.querySelectorAll("[data-filter]")) {
    const chosen = state[part.dataset.filter];
    for (const each of part.querySelectorAll("[data-code]")) {
      const on = chosen.has(Number(each.dataset.code));
      if (each.type === "checkbox") each.checked = on;
      else each.setAttribute("aria-pressed", String(chosen.size === 0 || on));
    }
  }
  showChips();
}

function showChips() {
  const chips = [];
  const chip = (text, remove) => chips.push(el("button", { type: "button", class: "chip", "aria-label": `Remove filter: ${text}`, on: { click: remove } },
    el("span", { text }), el("span", { "aria-hidden": "true", text: "×" })));
  if (state.signs.size) chip([...state.signs].map((sign) => style[sign].label).join(", "), () => change({ signs: new Set() }));
  if (!sameSet(state.layers, usualLayers)) {
    chip([...state.layers].map((layer) => LAYER_TEXT[graph.layers[layer]]).join(", ") || "planned and denied, too", () => change({ layers: new Set(usualLayers) }));
  }
  for (const key of state.keys) chip(keyText(key), () => toggle("keys", key));
  for (const outlet of state.outlets) chip(graph.articles.outlets[outlet], () => toggle("outlets", outlet));
  if (state.since !== null || state.until !== null) {
    const [from, to] = [state.since, state.until].map((day) => (day === null ? "" : dateText(isoDay(day))));
    chip(from && to ? `${from} – ${to}` : from ? `since ${from}` : `until ${to}`, () => change({ since: null, until: null }));
  }
  if (state.ego) chip(`${graph.nodes.label[state.actor]}: ${counted(state.ego, "step")} around`, () => change({ ego: 0 }));
  if (chips.length > 1) chips.push(button("Clear all", clearFilters, { class: "clear" }));
  $("chips").replaceChildren(...chips);
}
