// The canvases, and when they are painted: once a frame at most, and only when something has changed.

const pointed = { node: -1, pair: -1 };
const screen = { base: null, top: null, gl: null, asked: false, stale: true, moving: 0, frames: 0, drawn: view, slow: false, late: 0 };

function startScreen() {
  for (const name of ["base", "top"]) screen[name] = document.getElementById(name).getContext("2d");
  new ResizeObserver(resize).observe(document.getElementById("graph"));
  resize();
}

function resize() {
  const box = document.getElementById("graph").getBoundingClientRect();
  const [width, height] = [Math.max(50, Math.round(box.width)), Math.max(50, Math.round(box.height))];
  if (width === view.width && height === view.height) return;
  const first = view.width === 1;
  view.width = width;
  view.height = height;
  turn(height > 1.15 * width);
  const sharp = Math.min(3, window.devicePixelRatio || 1);
  for (const name of ["base", "top"]) {
    const { canvas } = screen[name];
    canvas.width = width * sharp;
    canvas.height = height * sharp;
    screen[name].setTransform(sharp, 0, 0, sharp, 0, 0);
  }
  if (first || !shown.line) return;
  if (!screen.moving) fitView(); // nobody has chosen another view yet
  repaint();
}

// On a screen that is higher than wide, the picture lies on its side.
let turned = false;
function turn(wanted) {
  if (wanted === turned) return;
  turned = wanted;
  [graph.nodes.x, graph.nodes.y] = [graph.nodes.y, graph.nodes.x];
  if (!shown.line) return;
  fitView();
  screen.gl?.update();
}

// `base` says that more has changed than what is pointed at.
function repaint({ base = true } = {}) {
  screen.stale ||= base;
  if (screen.asked) return;
  screen.asked = true;
  requestAnimationFrame(paintFrame);
}

function paintFrame(now) {
  screen.asked = false;
  const moving = touches.size > 0 || performance.now() - screen.moving < 200;
  if (moving && screen.slow) shiftBase();
  else if (screen.stale) {
    if (screen.gl) screen.gl.paint();
    else paintBase(screen.base, moving);
    screen.drawn = { ...view };
    screen.stale = false;
    shiftBase();
    requestAnimationFrame((next) => watchPace(next - now));
  }
  paintTop(screen.top, moving);
  $("graph").toggleAttribute("data-focus", inFocus() !== null);
  screen.frames++;
}

// Where painting takes long, the picture that is there is moved and stretched, and painted anew when it rests.
const SLOW = 60;
function watchPace(took) {
  if (took > SLOW) screen.late += took > 3 * SLOW ? 2 : 1;
  if (screen.late > 1) screen.slow = true;
}

function shiftBase() {
  const { drawn } = screen;
  const scale = view.k / drawn.k;
  const x = (view.width / 2) * (1 - scale) + (drawn.x - view.x) * view.k;
  const y = (view.height / 2) * (1 - scale) + (drawn.y - view.y) * view.k;
  const still = scale === 1 && x === 0 && y === 0;
  for (const name of ["base", "gl"]) $(name).style.transform = still ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
}

// While it moves, dashes of very many lines are left out; they come back when it rests.
let rest = 0;
function moved() {
  screen.moving = performance.now();
  repaint();
  clearTimeout(rest);
  rest = setTimeout(settle, 240);
}

function settle() {
  if (touches.size) rest = setTimeout(settle, 240);
  else repaint();
}

function zoomBy(factor, x = view.width / 2, y = view.height / 2) {
  const [wx, wy] = [worldX(x), worldY(y)];
  view.k = Math.min(12, Math.max(0.02, view.k * factor));
  view.x = wx - (x - view.width / 2) / view.k;
  view.y = wy - (y - view.height / 2) / view.k;
  moved();
}

function panBy(dx, dy) {
  view.x -= dx / view.k;
  view.y -= dy / view.k;
  moved();
}

// On a phone the open sheet covers the lower part of the picture.
function coveredBelow() {
  const sheet = $("panel");
  if (!sheet.hasAttribute("data-open") || getComputedStyle(sheet).position !== "fixed") return 0;
  return Math.max(0, $("graph").getBoundingClientRect().bottom - (innerHeight - sheet.offsetHeight));
}

// Bring what is chosen into sight, if it is not.
function reveal(nodes) {
  const low = coveredBelow();
  const out = nodes.some((node) => {
    const [x, y] = [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node])];
    return x < 30 || y < 30 || x > view.width - 30 || y > view.height - low - 30;
  });
  const close = nodes.length > 1 && Math.hypot(
    screenX(graph.nodes.x[nodes[0]]) - screenX(graph.nodes.x[nodes[1]]), screenY(graph.nodes.y[nodes[0]]) - screenY(graph.nodes.y[nodes[1]])) < 40;
  if (out || close) fitView(nodes.length > 1 ? nodes : [...new Set([...nodes, ...graph.pairsOf[nodes[0]].flatMap((pair) => [graph.one[pair], graph.other[pair]])])], 90);
}
