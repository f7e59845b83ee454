// Acts as a reader wants them: when, who did what to whom, who reports it, and the sentence.

const LAYER_TEXT = {
  asserted: "said by the article", claimed: "on a speaker's word", planned: "planned or possible", denied: "denied",
};

function actItem(rows) {
  const best = rows.find((row) => graph.quote[row] >= 0) ?? rows[0];
  const item = el("li", { class: `act ${SIGN_NAMES[graph.sign[best]]}` });
  item.append(el("p", { class: "what" },
    el("time", { text: graph.date[best] < 0 ? "no date" : dateText(graph.dates[graph.date[best]][0]) }), ...deeds(rows)));
  if (graph.quote[best] >= 0) item.append(el("blockquote", { text: graph.quotes[graph.quote[best]] }));
  item.append(el("p", { class: "where" }, ...origin(best, rows)));
  return item;
}

function deeds(rows) {
  const seen = new Set();
  const parts = [];
  for (const row of rows) {
    const [from, to] = endsOf(row);
    const name = `${from} ${to} ${graph.key[row]} ${graph.layer[row]}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const layer = graph.layers[graph.layer[row]];
    parts.push(el("span", { class: "deed" },
      el("b", { text: graph.nodes.label[from] }), " ",
      el("span", { class: `key ${SIGN_NAMES[graph.sign[row]]}`, text: keyText(graph.key[row]) }), " ",
      el("b", { text: graph.nodes.label[to] }),
      layer === "asserted" ? null : el("span", { class: "layer", text: layer === "claimed" ? saidBy(row) : LAYER_TEXT[layer] })));
  }
  return parts;
}

const saidBy = (row) => (graph.speaker[row] >= 0 ? `says ${graph.speakers[graph.speaker[row]]}` : LAYER_TEXT.claimed);
const keyText = (key) => graph.keys[key][0];

function endsOf(row) {
  const [one, other] = [graph.one[graph.pair[row]], graph.other[graph.pair[row]]];
  return graph.way[row] === 1 ? [other, one] : [one, other];
}

function origin(row, rows) {
  const article = graph.article[row];
  const [title, link, path] = graph.articles.origins[article] || ["", "", ""];
  const records = rows.reduce((sum, each) => sum + graph.records[each], 0);
  const parts = [el("span", { class: "outlet", text: graph.articles.outlets[graph.articles.outlet[article]] })];
  if (link) parts.push(el("a", { href: link, rel: "noreferrer noopener", target: "_blank", text: title || link }));
  else if (title || path) parts.push(el("span", { text: title || path, title: path }));
  if (records > 1) parts.push(el("span", { class: "records", text: counted(records, "record") }));
  return parts;
}

// What a choice comes to: acts, records, stories and outlets beside one another.
function sums(acts) {
  const [stories, outlets] = [new Set(), new Set()];
  let records = 0;
  for (const row of acts.flat()) {
    records += graph.records[row];
    stories.add(graph.articles.story[graph.article[row]]);
    outlets.add(graph.articles.outlet[graph.article[row]]);
  }
  return el("p", { class: "sums", text:
    [counted(acts.length, "act"), counted(records, "record"), counted(stories.size, "story", "stories"), counted(outlets.size, "outlet")].join(" · ") });
}

function actList(acts) {
  const quoted = acts.filter((rows) => rows.some((row) => graph.quote[row] >= 0));
  const part = document.createDocumentFragment();
  part.append(el("h3", { text: "Acts, newest first" }));
  if (quoted.length) part.append(longList(quoted, actItem, 25, { class: "acts" }));
  if (quoted.length < acts.length) {
    part.append(el("p", { class: "note", text:
      `${counted(acts.length - quoted.length, "more act")} counted; the sentences are not in this page, but in the records.` }));
  }
  return part;
}

// What is done most, each a filter.
function keyBars(acts) {
  const counts = new Map();
  for (const rows of acts) for (const key of new Set(rows.map((row) => graph.key[row]))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = [...counts].sort(([one, few], [two, many]) => many - few || one - two).slice(0, 6);
  return el("p", { class: "keys" }, ...sorted.map(([key, count]) =>
    button(`${keyText(key)} ${count.toLocaleString("en")}`, () => toggle("keys", key), { "aria-pressed": String(state.keys.has(key)) })));
}
