// Mouse, touch and keys on the graph.

const touches = new Map();
let dragged = 0;
let pinch = 0;

function startGestures() {
  const area = document.getElementById("graph");
  area.addEventListener("pointerdown", (event) => {
    area.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, spot(event));
    if (touches.size === 1) dragged = 0;
    pinch = apart();
  });
  area.addEventListener("pointermove", (event) => {
    if (touches.has(event.pointerId)) drag(event);
    else point(...spot(event));
  });
  area.addEventListener("pointerup", (event) => {
    const tapped = touches.size === 1 && dragged < (event.pointerType === "touch" ? 10 : 4);
    touches.delete(event.pointerId);
    pinch = apart();
    if (tapped) choose(...spot(event), event.pointerType === "touch" ? 14 : 6);
  });
  area.addEventListener("pointercancel", (event) => touches.delete(event.pointerId));
  area.addEventListener("pointerleave", () => touches.size || point(-1e4, -1e4));
  area.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), ...spot(event));
  }, { passive: false });
  area.addEventListener("keydown", pressed);
  document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => {
    fitView();
    repaint();
  });
}

function spot(event) {
  const box = document.getElementById("graph").getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function apart() {
  if (touches.size !== 2) return 0;
  const [one, two] = [...touches.values()];
  return Math.hypot(one[0] - two[0], one[1] - two[1]);
}

function drag(event) {
  const [x, y] = spot(event);
  const [fromX, fromY] = touches.get(event.pointerId);
  touches.set(event.pointerId, [x, y]);
  dragged += Math.hypot(x - fromX, y - fromY);
  if (touches.size === 2) {
    const [one, two] = [...touches.values()];
    panBy((x - fromX) / 2, (y - fromY) / 2);
    if (pinch > 0 && apart() > 0) zoomBy(apart() / pinch, (one[0] + two[0]) / 2, (one[1] + two[1]) / 2);
    pinch = apart();
  } else if (dragged > 3) panBy(x - fromX, y - fromY);
}

function point(x, y) {
  const node = nodeAt(x, y, 4);
  const line = node < 0 ? lineAt(x, y, 5) : -1;
  const pair = line < 0 ? -1 : Math.floor(line / 3);
  const tip = document.getElementById("tip");
  tip.style.transform = `translate(${Math.min(x + 14, view.width - 250)}px, ${Math.min(y + 16, view.height - 70)}px)`;
  if (node === pointed.node && pair === pointed.pair) return;
  Object.assign(pointed, { node, pair });
  document.getElementById("graph").style.cursor = node >= 0 || pair >= 0 ? "pointer" : "grab";
  tip.textContent = node >= 0 ? actorLine(node) : pair >= 0 ? pairLine(pair) : "";
  tip.hidden = !tip.textContent;
  repaint({ base: false });
}

function choose(x, y, slack) {
  const node = nodeAt(x, y, slack);
  const line = node < 0 ? lineAt(x, y, slack + 2) : -1;
  if (node >= 0) open({ actor: node });
  else if (line >= 0) open({ pair: Math.floor(line / 3) });
  else if (state.actor >= 0 || state.pair >= 0) open({});
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function pressed(event) {
  if (event.key in ARROWS) step(ARROWS[event.key]);
  else if (event.key === "Enter" && pointed.node >= 0) open({ actor: pointed.node });
  else if (event.key === "Escape") {
    Object.assign(pointed, { node: -1, pair: -1 });
    open({});
  } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") {
    fitView();
    repaint();
  } else return;
  event.preventDefault();
}

// To the neighbour that lies most in the direction of the arrow.
function step([dx, dy]) {
  const from = pointed.node >= 0 ? pointed.node : state.actor >= 0 ? state.actor : -1;
  let next = from < 0 ? drawnNodes().pop() ?? -1 : -1;
  let best = 0.3;
  const near = from < 0 ? [] : graph.pairsOf[from].filter(pairWeight).map((pair) => (graph.one[pair] === from ? graph.other[pair] : graph.one[pair]));
  for (const node of near) {
    const [x, y] = [graph.nodes.x[node] - graph.nodes.x[from], graph.nodes.y[node] - graph.nodes.y[from]];
    const fits = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    if (!hidden(node) && fits > best) [next, best] = [node, fits];
  }
  if (next < 0) return;
  Object.assign(pointed, { node: next, pair: -1 });
  reveal([next]);
  repaint();
  say(actorLine(next));
}
