// Everything together.

let graph = null;
const names = { ids: [], folded: [] };

async function start() {
  graph = decode(await readData());
  names.ids = graph.nodes.id;
  names.folded = graph.nodes.label.map(folded);
  startState(graph);
  startTheme();
  startScreen();
  tally(graph);
  chooseRenderer();
  fitView();
  startFilters();
  startTimeline();
  startSearch();
  startGestures();
  startPictures();
  showLegend();
  $("sheet").addEventListener("click", () => openSheet(!$("panel").hasAttribute("data-open")));
  $("foot").replaceChildren(...footLines());
  onChange(refresh);
  addEventListener("popstate", readAddress);
  addEventListener("hashchange", readAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === document.body) open({});
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      $("find").focus();
    }
  });
  readAddress();
  document.documentElement.dataset.ready = screen.gl ? "webgl" : "canvas";
}

let lastEgo = "";

function refresh(moved) {
  tally(graph);
  const around = state.ego ? `${state.actor} ${state.ego}` : "";
  if (moved) openSheet(state.pair >= 0 || state.actor >= 0);
  if (around !== lastEgo) {
    lastEgo = around;
    fitView();
  } else if (moved) {
    if (state.pair >= 0) reveal([graph.one[state.pair], graph.other[state.pair]]);
    else if (state.actor >= 0) reveal([state.actor]);
  }
  screen.gl?.update();
  Object.assign(screen, { slow: false, late: 0 });
  showPanel(moved);
  showFilters();
  showTimeline();
  showSummary();
  repaint();
}

function showSummary() {
  const many = shown.lineCount > shown.lines.length ? `; the ${MOST_LINES.toLocaleString("en")} strongest lines are drawn` : "";
  const off = usualLayers.length && sameSet(state.layers, usualLayers) ? "; plans and denials are off" : "";
  $("summary").textContent =
    `${counted(shown.acts, "act")} between ${counted(shown.pairs, "pair")} of ${counted(shown.nodes, "actor")}, reported by ${counted(shown.outlets, "outlet")} in ${counted(shown.articles, "article")}${off}${many}.`;
  $("graph").setAttribute("aria-label", `Graph of ${counted(shown.nodes, "actor")} and ${counted(shown.pairs, "pair")}`);
}

function footLines() {
  const lines = graph.left_out.map((text) => el("p", { text: `Left out of this page: ${text}.` }));
  lines.push(el("p", { text: "Width of lines and size of actors: acts. Actors that cooperate stand close together; positions mean nothing else. Made by geo_nlp; this page contacts no server." }));
  return lines;
}

function showLegend() {
  const signs = keyRows().map(([sign, label]) => {
    const sample = svg("svg", { width: 34, height: 8, "aria-hidden": "true" });
    sample.append(svg("line", { x1: 1, x2: 33, y1: 4, y2: 4, class: SIGN_NAMES[sign], "stroke-width": 3, "stroke-dasharray": style[sign].dash.join(" ") || "none" }));
    return el("li", {}, sample, el("span", { text: label }));
  });
  const used = new Set(graph.nodes.family);
  const families = graph.look.families.map(([name], family) => [name, family]).filter(([, family]) => used.has(family)).map(([name, family]) => {
    const dot = el("i", { class: "dot", "aria-hidden": "true" });
    dot.style.background = palette.family[family];
    return el("li", {}, dot, el("span", { text: name }));
  });
  $("legend").replaceChildren(el("ul", {}, ...signs), el("ul", {}, ...families));
}

function startTheme() {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const use = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    usePalette(dark);
    $("theme").setAttribute("aria-pressed", String(dark));
    if (!shown.line) return;
    showLegend();
    screen.gl?.update();
    repaint();
  };
  night.addEventListener("change", (event) => use(event.matches));
  $("theme").addEventListener("click", () => use(document.documentElement.dataset.theme !== "dark"));
  use(night.matches);
}

// For scripts that drive the page: where an actor stands in the picture, and how often it was painted.
window.graphPage = Object.freeze({
  positionOf: (id) => {
    const node = graph.place.get(id);
    return node === undefined ? null : [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node])];
  },
  frames: () => screen.frames,
});

start().catch((error) => {
  $("notice").textContent = `This page cannot be shown: ${error.message}`;
  document.documentElement.dataset.ready = "failed";
  throw error;
});
