// Painting with a 2-D context: below, all lines and actors; on top, what is pointed at or chosen, and labels.

const STEPS = 6;

// Lines of like width and sign are one path: a stroke for each of ten thousand lines would be slow.
function paintLines(context, lines, { faint = true, moving = false } = {}) {
  const groups = new Map();
  for (const line of lines) {
    const [x1, y1, x2, y2] = lineEnds(line);
    if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > view.width || Math.min(y1, y2) > view.height) continue;
    const step = Math.ceil(share(shown.line[line], graph.whole.line) * STEPS);
    const name = step * 3 + signOf(line) + 1;
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { step, sign: signOf(line), width: 0, count: 0, path: new Path2D() }));
    group.path.moveTo(x1, y1);
    group.path.lineTo(x2, y2);
    group.width += widthOf(line);
    group.count++;
  }
  const crowd = faint ? Math.min(1, Math.max(0.35, 30 / Math.sqrt(lines.length + 1))) : 1;
  const dashed = !(moving && lines.length > 1500);
  for (const [, group] of [...groups].sort(([one], [two]) => one - two)) {
    const { step, sign } = group;
    context.globalAlpha = faint ? crowd * (0.5 + 0.4 * (step / STEPS)) : 0.95;
    context.strokeStyle = palette.sign[sign];
    context.lineWidth = group.width / group.count;
    context.setLineDash(dashed ? dashOf(sign, context.lineWidth) : []);
    context.stroke(group.path);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

const dashOf = (sign, width) => style[sign].dash.map((part) => part * Math.max(0.8, Math.min(1.8, width / 2.5)));

function paintNodes(context, nodes) {
  const byFamily = palette.family.map(() => []);
  for (const node of nodes) byFamily[graph.nodes.family[node]].push(node);
  context.lineWidth = 1.4;
  context.strokeStyle = palette.paper;
  byFamily.forEach((members, family) => {
    if (!members.length) return;
    const path = new Path2D();
    for (const node of members) {
      const [x, y, r] = [screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node]), radiusOf(node)];
      if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
      path.moveTo(x + r, y);
      path.arc(x, y, r, 0, 2 * Math.PI);
    }
    context.fillStyle = palette.family[family];
    context.fill(path);
    context.stroke(path);
  });
}

// Later actors are the weaker ones: they are painted first.
const drawnNodes = () => graph.nodes.id.map((_, node) => node).filter((node) => shown.node[node] && !hidden(node)).reverse();

function paintBase(context, moving) {
  context.clearRect(0, 0, view.width, view.height);
  paintLines(context, drawnLines(), { moving });
  paintNodes(context, drawnNodes());
}

// What stands out: the pair or actor under the pointer, else the one that is chosen.
function inFocus() {
  const pair = pointed.pair >= 0 ? pointed.pair : pointed.node >= 0 ? -1 : state.pair;
  const node = pair >= 0 ? -1 : pointed.node >= 0 ? pointed.node : state.actor;
  if (pair >= 0) return { lines: SIGNS.map((sign) => lineOf(pair, sign)).filter((line) => shown.line[line]), nodes: [graph.one[pair], graph.other[pair]], first: [graph.one[pair], graph.other[pair]] };
  if (node < 0) return null;
  const lines = graph.pairsOf[node].flatMap((each) => SIGNS.map((sign) => lineOf(each, sign))).filter((line) => shown.line[line]);
  const near = new Set(lines.flatMap((line) => [graph.one[Math.floor(line / 3)], graph.other[Math.floor(line / 3)]]));
  near.add(node);
  return { lines, nodes: [...near], first: [node] };
}

function paintTop(context, moving) {
  context.clearRect(0, 0, view.width, view.height);
  const focus = inFocus();
  if (focus) {
    paintLines(context, focus.lines, { faint: false, moving });
    paintNodes(context, focus.nodes);
    for (const node of focus.first) ring(context, node);
  }
  const byActs = focus ? [...focus.nodes].sort((one, two) => shown.node[two] - shown.node[one] || one - two) : null;
  paintLabels(context, placeLabels(context, focus?.first ?? [], byActs));
}

function ring(context, node) {
  context.lineWidth = 1.6;
  context.strokeStyle = palette.ink;
  context.beginPath();
  context.arc(screenX(graph.nodes.x[node]), screenY(graph.nodes.y[node]), radiusOf(node) + 3, 0, 2 * Math.PI);
  context.stroke();
}

function paintLabels(context, labels) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { text, size, bold, x, y } of labels) {
    context.font = labelFont(size, bold);
    context.lineWidth = 3.5;
    context.strokeStyle = palette.paper;
    context.globalAlpha = 0.85;
    context.strokeText(text, x, y);
    context.globalAlpha = 1;
    context.fillStyle = palette.ink;
    context.fillText(text, x, y);
  }
}
