// What the page is about: decoded once, never changed. Acts stand in columns, those of a pair one after another.

const SIGNS = [1, -1, 0];
const SIGN_NAMES = { 1: "positive", "-1": "negative", 0: "neutral" };

async function readData() {
  const holder = document.getElementById("data");
  if (holder.type === "application/json") return JSON.parse(holder.textContent);
  if (typeof DecompressionStream === "undefined") {
    throw new Error("This browser cannot unpack the data of the page; it takes one of 2023 or later.");
  }
  const text = atob(holder.textContent);
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function decode(raw) {
  const columns = raw.acts;
  const rows = columns.key.length;
  const pairs = raw.pairs[0].length;
  const data = {
    ...raw,
    rows,
    nodeCount: raw.nodes.id.length,
    pairCount: pairs,
    one: Int32Array.from(raw.pairs[0]),
    other: Int32Array.from(raw.pairs[1]),
    first: new Int32Array(pairs + 1),
    pair: new Int32Array(rows),
    act: actNumbers(columns.act),
    place: new Map(raw.nodes.id.map((id, node) => [id, node])),
  };
  for (const name of ["way", "sign", "layer"]) data[name] = Int8Array.from(columns[name]);
  for (const name of ["key", "date", "article", "records", "speaker", "quote"]) data[name] = Int32Array.from(columns[name]);
  let row = 0;
  for (let pair = 0; pair < pairs; pair++) {
    data.first[pair] = row;
    for (let left = raw.pairs[2][pair]; left > 0; left--) data.pair[row++] = pair;
  }
  data.first[pairs] = row;
  data.pairsOf = partners(data);
  data.whole = wholeWeights(data);
  return data;
}

function actNumbers(steps) {
  // 0 is a new act; else the act lies so far back, counted from the newest number.
  const numbers = new Int32Array(steps.length);
  let next = 0;
  for (let row = 0; row < steps.length; row++) numbers[row] = steps[row] === 0 ? next++ : next - steps[row];
  return numbers;
}

function partners(data) {
  const lists = Array.from({ length: data.nodeCount }, () => []);
  for (let pair = 0; pair < data.pairCount; pair++) {
    lists[data.one[pair]].push(pair);
    lists[data.other[pair]].push(pair);
  }
  return lists;
}

// The most acts of a line and of an actor: what widths and sizes are measured by, whatever the filters.
function wholeWeights(data) {
  const lines = new Int32Array(data.pairCount * 3);
  const last = new Int32Array(data.pairCount * 3).fill(-1);
  const nodes = new Int32Array(data.nodeCount);
  for (let row = 0; row < data.rows; row++) {
    const line = data.pair[row] * 3 + data.sign[row] + 1;
    if (last[line] === data.act[row]) continue;
    last[line] = data.act[row];
    lines[line]++;
    nodes[data.one[data.pair[row]]]++;
    nodes[data.other[data.pair[row]]]++;
  }
  const most = (numbers) => numbers.reduce((best, number) => Math.max(best, number), 1);
  return { line: most(lines), node: most(nodes) };
}

// Dates: days since 1970.
const DAY = 864e5;
const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

const MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

function dateText(iso) {
  const week = /^(\d{4})-W(\d\d)$/.exec(iso);
  if (week) return `week ${Number(week[2])}, ${week[1]}`;
  const [year, month, day] = iso.split("-");
  if (!month || !MONTHS[month - 1]) return iso;
  return day ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}`;
}

const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
