// Where things stand on the screen: the view, sizes, what lies under the pointer, and where labels fit.

const view = { k: 1, x: 0, y: 0, width: 1, height: 1 };
let palette = {};
let style = null;

function usePalette(dark) {
  const side = dark ? 1 : 0;
  const look = graph.look;
  palette = Object.fromEntries(Object.entries(look.theme).map(([name, both]) => [name, both[side]]));
  palette.sign = Object.fromEntries(look.signs.map(([sign, , light, night]) => [sign, side ? night : light]));
  palette.family = look.families.map(([, light, night]) => (side ? night : light));
  style = Object.fromEntries(look.signs.map(([sign, label, , , dash]) => [sign, { label, dash }]));
}

const screenX = (x) => (x - view.x) * view.k + view.width / 2;
const screenY = (y) => (y - view.y) * view.k + view.height / 2;
const worldX = (x) => (x - view.width / 2) / view.k + view.x;
const worldY = (y) => (y - view.height / 2) / view.k + view.y;
// Things grow more slowly than distances, so that a close look unfolds what lies together.
const growth = () => Math.min(2.4, Math.max(0.3, Math.sqrt(view.k)));

const share = (weight, most) => Math.sqrt(Math.min(1, weight / most));
const scaled = ([low, high], part) => low + (high - low) * part;
const radiusOf = (node) => scaled(graph.look.radius, share(shown.node[node], graph.whole.node)) * growth();
const widthOf = (line) => scaled(graph.look.width, share(shown.line[line], graph.whole.line)) * Math.min(1.6, Math.max(0.45, growth()));
const signOf = (line) => (line % 3) - 1;
const lineOf = (pair, sign) => pair * 3 + sign + 1;

// Ends of a line on the screen; the lines of a pair lie side by side.
function lineEnds(line) {
  const pair = Math.floor(line / 3);
  const [one, other] = [graph.one[pair], graph.other[pair]];
  const ends = [screenX(graph.nodes.x[one]), screenY(graph.nodes.y[one]), screenX(graph.nodes.x[other]), screenY(graph.nodes.y[other])];
  const aside = sideOf(line);
  if (!aside) return ends;
  const [dx, dy] = [ends[2] - ends[0], ends[3] - ends[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ox, oy] = [(-dy / length) * aside, (dx / length) * aside];
  return [ends[0] + ox, ends[1] + oy, ends[2] + ox, ends[3] + oy];
}

function sideOf(line) {
  const pair = Math.floor(line / 3);
  const weights = shown.line;
  if ((weights[pair * 3] > 0) + (weights[pair * 3 + 1] > 0) + (weights[pair * 3 + 2] > 0) < 2) return 0;
  const there = SIGNS.map((sign) => lineOf(pair, sign)).filter((each) => weights[each]);
  const gap = 2.2 * Math.min(1.4, growth());
  const whole = there.reduce((sum, each) => sum + widthOf(each) + gap, -gap);
  let at = -whole / 2;
  for (const each of there) {
    if (each === line) return at + widthOf(each) / 2;
    at += widthOf(each) + gap;
  }
  return 0;
}

function fitView(nodes = null, pad = 46) {
  const seen = nodes ?? graph.nodes.id.map((_, node) => node).filter((node) => shown.node[node]);
  if (!seen.length) return;
  const span = (values) => seen.reduce(([low, high], node) => [Math.min(low, values[node]), Math.max(high, values[node])], [Infinity, -Infinity]);
  const [left, right] = span(graph.nodes.x);
  const [top, bottom] = span(graph.nodes.y);
  const low = coveredBelow();
  const margin = Math.min(pad, view.width / 6, (view.height - low) / 5);
  const room = Math.min((view.width - 2 * margin) / Math.max(right - left, 1), (view.height - low - 2 * margin) / Math.max(bottom - top, 1));
  view.k = Math.min(nodes ? 1.6 : 1.5, Math.max(0.02, room));
  view.x = (left + right) / 2;
  view.y = (top + bottom) / 2 + low / 2 / view.k;
}

function nodeAt(x, y, slack) {
  let [best, nearest] = [-1, Infinity];
  for (let node = 0; node < graph.nodeCount; node++) {
    if (!shown.node[node] || hidden(node)) continue;
    const away = Math.hypot(screenX(graph.nodes.x[node]) - x, screenY(graph.nodes.y[node]) - y) - radiusOf(node);
    if (away < slack && away < nearest) [best, nearest] = [node, away];
  }
  return best;
}

function lineAt(x, y, slack) {
  let [best, nearest] = [-1, Infinity];
  for (const line of drawnLines()) {
    const [x1, y1, x2, y2] = lineEnds(line);
    if (x < Math.min(x1, x2) - 12 || x > Math.max(x1, x2) + 12 || y < Math.min(y1, y2) - 12 || y > Math.max(y1, y2) + 12) continue;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(x1 + along * dx - x, y1 + along * dy - y) - widthOf(line) / 2;
    if (away < slack && away < nearest) [best, nearest] = [line, away];
  }
  return best;
}

// Without WebGL a large graph is drawn with its strongest actors only.
let mostNodes = Infinity;
const hidden = (node) => node >= mostNodes && node !== state.actor;
const drawnLines = () => (mostNodes === Infinity ? shown.lines
  : shown.lines.filter((line) => !hidden(graph.one[Math.floor(line / 3)]) && !hidden(graph.other[Math.floor(line / 3)])));

// Labels, the most important first; one that would cover another, or a large actor, tries its other sides or stays away.
const SIDES = [[0, 1], [1, 0], [-1, 0], [0, -1]];

// The sides of an actor, first those that its lines leave free.
function sidesOf(node) {
  let [dx, dy] = [0, 0];
  for (const pair of graph.pairsOf[node].slice(0, 40)) {
    if (!pairWeight(pair)) continue;
    const other = graph.one[pair] === node ? graph.other[pair] : graph.one[pair];
    const [x, y] = [graph.nodes.x[other] - graph.nodes.x[node], graph.nodes.y[other] - graph.nodes.y[node]];
    const length = Math.hypot(x, y) || 1;
    dx += x / length;
    dy += y / length;
  }
  return [...SIDES].sort((one, two) => one[0] * dx + one[1] * dy - two[0] * dx - two[1] * dy);
}

function placeLabels(context, first, wanted) {
  const taken = [];
  const inSight = (node) => {
    const [x, y] = [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node])];
    return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
  };
  const nodes = shown.ranked.filter((node) => !hidden(node) && inSight(node));
  const order = [...first, ...(wanted ?? nodes).filter((node) => !first.includes(node) && shown.node[node] && inSight(node))].slice(0, 130);
  const discs = nodes.slice(0, 300).map((node) => {
    const [x, y, r] = [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node]), radiusOf(node)];
    return [x - r, y - r, x + r, y + r, node];
  });
  const greatest = new Set(nodes.slice(0, 12));
  const labels = [];
  for (const node of order) {
    const important = first.includes(node);
    const size = important ? 14 : Math.round(10.5 + 4.5 * share(shown.node[node], graph.whole.node));
    const bold = important || size > 12;
    context.font = labelFont(size, bold);
    const text = shortLabel(graph.nodes.label[node]);
    const width = context.measureText(text).width;
    const [x, y, r] = [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node]), radiusOf(node)];
    const boxes = sidesOf(node).map(([dx, dy]) => {
      const middle = x + dx * (r + 4 + width / 2);
      const centre = y + dy * (r + 3 + size / 2);
      return [middle - width / 2 - 2, centre - size / 2 - 1, middle + width / 2 + 2, centre + size / 2 + 1];
    }).filter((box) => important || (inside(box) && !taken.some((other) => meet(box, other))));
    // The great ones may lie over small neighbours: a map without its capitals is of no use.
    const cost = (box) => discs.reduce((sum, disc) => sum + (disc[4] !== node && meet(box, disc) ? shown.node[disc[4]] : 0), 0);
    const [box, least] = boxes.reduce((best, each) => (cost(each) < best[1] ? [each, cost(each)] : best), [null, Infinity]);
    if (!box || (least > shown.node[node] * 0.4 && !important && !greatest.has(node))) continue;
    taken.push(box);
    labels.push({ node, text, size, bold, x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 });
  }
  return labels;
}

const inside = (box) => box[0] > 2 && box[1] > 2 && box[2] < view.width - 2 && box[3] < view.height - 2
  && !(box[2] > view.width - 52 && box[3] > view.height - 112); // the buttons for zoom
const meet = (one, two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3];
const shortLabel = (text) => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text);
const labelFont = (size, bold) => `${bold ? 600 : 400} ${size}px ${FONT}`;
const FONT = 'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
