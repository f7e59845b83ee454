// How many acts are left of every line and actor after the filters; one pass over all acts, some 10 ms a million.

const shown = {
  line: null, node: null, acts: 0, articles: 0, outlets: 0, nodes: 0, pairs: 0, strongest: 1, ranked: [], lines: [], lineCount: 0, bars: null,
};
let lastAct = null;
let seenAct = null;
let seenArticle = null;
let bins = null;

// Days, weeks, months or years, whichever give the timeline some hundred bars.
function timeBins(data) {
  const days = data.dates.filter(([iso]) => iso.length >= 10).map(([, day]) => day);
  const all = days.length ? days : data.dates.map(([, day]) => day);
  if (!all.length) return null;
  const sorted = [...all].sort((one, two) => one - two);
  const low = sorted[Math.floor(sorted.length * 0.005)];
  const high = sorted[sorted.length - 1];
  const size = [1, 7, 30.4375, 91.3125, 365.25].find((width) => (high - low) / width <= 130) ?? (high - low) / 130;
  const count = Math.max(1, Math.floor((high - low) / size) + 1);
  const of = Int32Array.from(data.dates, ([iso, day]) =>
    (iso.length < 7 && size < 300) || day < low ? -1 : Math.min(count - 1, Math.floor((day - low) / size)));
  return { low, size, count, of, start: (bin) => Math.round(low + bin * size), end: (bin) => Math.round(low + (bin + 1) * size) - 1 };
}

function makeAllowed(chosen, count, offset = 0) {
  const allowed = new Uint8Array(count);
  for (let code = 0; code < count; code++) allowed[code] = chosen.size === 0 || chosen.has(code - offset) ? 1 : 0;
  return allowed;
}

function filterTest(data) {
  const signs = makeAllowed(state.signs, 3, 1);
  const layers = makeAllowed(state.layers, data.layers.length);
  const keys = makeAllowed(state.keys, data.keys.length);
  const outlets = makeAllowed(state.outlets, data.articles.outlets.length);
  const outletOf = data.articles.outlet;
  return (row) => signs[data.sign[row] + 1] && layers[data.layer[row]] && keys[data.key[row]] && outlets[outletOf[data.article[row]]];
}

function dateTest(data) {
  const { since, until } = state;
  if (since === null && until === null) return () => true;
  const within = Uint8Array.from(data.dates, ([, first, last]) =>
    (since === null || last >= since) && (until === null || first <= until) ? 1 : 0);
  return (row) => data.date[row] >= 0 && within[data.date[row]] === 1;
}

const inSelection = (data, pair) =>
  state.pair >= 0 ? pair === state.pair : state.actor < 0 || data.one[pair] === state.actor || data.other[pair] === state.actor;

function tally(data) {
  shown.line ??= new Int32Array(data.pairCount * 3);
  lastAct ??= new Int32Array(data.pairCount * 3);
  seenAct ??= new Uint8Array(data.rows + 1);
  seenArticle ??= new Uint8Array(data.articles.outlet.length);
  bins ??= timeBins(data);
  countRows(data, null);
  if (state.ego && state.actor >= 0) countRows(data, egoPairs(data));
  measure(data);
}

function countRows(data, allowed) {
  shown.line.fill(0);
  lastAct.fill(-1);
  seenAct.fill(0);
  seenArticle.fill(0);
  shown.acts = 0;
  shown.bars = bins ? SIGNS.map(() => new Int32Array(bins.count)) : null;
  const passes = filterTest(data);
  const inTime = dateTest(data);
  let before = -1;
  for (let row = 0; row < data.rows; row++) {
    const pair = data.pair[row];
    if ((allowed && !allowed[pair]) || !passes(row)) continue;
    const sign = data.sign[row];
    const act = data.act[row];
    if (bins && act !== before && data.date[row] >= 0 && bins.of[data.date[row]] >= 0 && inSelection(data, pair)) {
      shown.bars[sign === 1 ? 0 : sign === -1 ? 1 : 2][bins.of[data.date[row]]]++;
    }
    before = act;
    const line = pair * 3 + sign + 1;
    if (!inTime(row) || lastAct[line] === act) continue;
    lastAct[line] = act;
    shown.line[line]++;
    shown.acts += seenAct[act] ? 0 : 1;
    seenAct[act] = 1;
    seenArticle[data.article[row]] = 1;
  }
}

// An ego view keeps the actors that are so many steps away, and the pairs between them.
function egoPairs(data) {
  const near = new Set([state.actor]);
  let edge = [state.actor];
  for (let step = 0; step < state.ego; step++) {
    const pairs = edge.flatMap((node) => data.pairsOf[node].filter(pairWeight));
    edge = pairs.flatMap((pair) => [data.one[pair], data.other[pair]]).filter((node) => !near.has(node));
    for (const node of edge) near.add(node);
  }
  return Uint8Array.from({ length: data.pairCount }, (_, pair) => (near.has(data.one[pair]) && near.has(data.other[pair]) ? 1 : 0));
}

const pairWeight = (pair) => shown.line[pair * 3] + shown.line[pair * 3 + 1] + shown.line[pair * 3 + 2];

const MOST_LINES = 10000;

function measure(data) {
  shown.node = new Int32Array(data.nodeCount);
  shown.lines = [];
  shown.pairs = 0;
  shown.strongest = 1;
  for (let pair = 0; pair < data.pairCount; pair++) {
    const weight = pairWeight(pair);
    if (!weight) continue;
    shown.pairs++;
    shown.strongest = Math.max(shown.strongest, weight);
    shown.node[data.one[pair]] += weight;
    shown.node[data.other[pair]] += weight;
    for (let sign = 0; sign < 3; sign++) if (shown.line[pair * 3 + sign]) shown.lines.push(pair * 3 + sign);
  }
  shown.lineCount = shown.lines.length;
  shown.lines.sort((one, two) => shown.line[two] - shown.line[one] || one - two);
  shown.lines.length = Math.min(shown.lines.length, MOST_LINES);
  shown.ranked = data.nodes.id.map((_, node) => node).filter((node) => shown.node[node])
    .sort((one, two) => shown.node[two] - shown.node[one] || one - two);
  shown.nodes = shown.ranked.length;
  shown.articles = seenArticle.reduce((sum, seen) => sum + seen, 0);
  shown.outlets = new Set(data.articles.outlet.filter((_, article) => seenArticle[article])).size;
}

// The rows of a pair that the filters leave, as acts: each a list of rows that report it, the newest first.
function actsOf(data, pair, passes = filterTest(data), inTime = dateTest(data)) {
  const acts = [];
  for (let row = data.first[pair]; row < data.first[pair + 1]; row++) {
    if (!passes(row) || !inTime(row)) continue;
    const last = acts[acts.length - 1];
    if (last && data.act[last[0]] === data.act[row]) last.push(row);
    else acts.push([row]);
  }
  return acts;
}
