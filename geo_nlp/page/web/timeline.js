// The timeline: cooperation grows up from the middle, conflict down. What is dragged over is what is shown.

const NS = "http://www.w3.org/2000/svg";
const svg = (tag, attributes) => {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
let playing = 0;
let brushing = null;

function startTimeline() {
  if (!bins) {
    $("time").hidden = true;
    return;
  }
  const bars = $("bars");
  new ResizeObserver(() => showTimeline()).observe(bars);
  bars.addEventListener("pointerdown", (event) => {
    bars.setPointerCapture(event.pointerId);
    brushing = binAt(event);
    stop();
  });
  bars.addEventListener("pointermove", (event) => {
    if (brushing === null) return;
    const bin = binAt(event);
    if (bin !== brushing || state.since !== null) setBins(Math.min(bin, brushing), Math.max(bin, brushing));
  });
  bars.addEventListener("pointerup", (event) => {
    if (brushing !== null && binAt(event) === brushing && state.since !== null && !isWhole()) setBins(brushing, brushing);
    brushing = null;
  });
  bars.addEventListener("pointercancel", () => (brushing = null));
  bars.addEventListener("dblclick", () => change({ since: null, until: null }));
  for (const name of ["since", "until"]) {
    $(name).addEventListener("change", (event) => {
      stop();
      change({ [name]: event.target.value ? dayOf(event.target.value) : null });
    });
  }
  $("play").addEventListener("click", () => (playing ? stop() : play()));
}

const isWhole = () => state.since === null && state.until === null;

function binAt(event) {
  const box = $("bars").getBoundingClientRect();
  return Math.max(0, Math.min(bins.count - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.count)));
}

function setBins(from, to) {
  change({ since: bins.start(from), until: bins.end(to) });
}

// A window of the width of the brush, or a tenth of all, goes from the beginning to the end.
function play() {
  const chosen = isWhole() ? [0, Math.max(0, Math.round(bins.count / 10) - 1)] : brushBins();
  const width = chosen[1] - chosen[0];
  let at = isWhole() || chosen[1] >= bins.count - 1 ? 0 : chosen[0];
  const next = () => {
    setBins(at, at + width);
    say(`${dateText(isoDay(state.since))} to ${dateText(isoDay(state.until))}: ${counted(shown.acts, "act")}`);
    if (at + width >= bins.count - 1) stop();
    else at++;
  };
  playing = setInterval(next, 450);
  $("play").setAttribute("aria-pressed", "true");
  $("play").textContent = "❚❚";
  next();
}

function stop() {
  clearInterval(playing);
  playing = 0;
  $("play").setAttribute("aria-pressed", "false");
  $("play").textContent = "▶";
}

const binOfDay = (day) => Math.max(0, Math.min(bins.count - 1, Math.floor((day - bins.low) / bins.size + 0.02)));
const brushBins = () => [state.since === null ? 0 : binOfDay(state.since), state.until === null ? bins.count - 1 : binOfDay(state.until)];

function showTimeline() {
  for (const name of ["since", "until"]) $(name).value = state[name] === null ? "" : isoDay(state[name]);
  if (!bins || !shown.bars) return;
  const bars = $("bars");
  const [width, height] = [bars.clientWidth || 600, bars.clientHeight || 70];
  const [up, down, neither] = shown.bars;
  const room = height - 16;
  const most = (numbers) => numbers.reduce((best, number) => Math.max(best, number), 0);
  const above = most(up.map((count, bin) => count + neither[bin]));
  const unit = room / Math.max(1, above + most(down));
  const zero = above * unit;
  const step = width / bins.count;
  const thick = Math.max(1, step - (step > 4 ? 1.5 : 0.3));
  bars.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const parts = [];
  for (let bin = 0; bin < bins.count; bin++) {
    const put = (name, y, count) => count && parts.push(svg("rect", { class: name, x: (bin * step).toFixed(2), y: y.toFixed(2), width: thick.toFixed(2), height: Math.max(1, count * unit).toFixed(2) }));
    put("positive", zero - up[bin] * unit, up[bin]);
    put("neutral", zero - (up[bin] + neither[bin]) * unit, neither[bin]);
    put("negative", zero + 1, down[bin]);
  }
  parts.push(svg("line", { class: "zero", x1: 0, x2: width, y1: zero + 0.5, y2: zero + 0.5 }), ...ticks(width, height, step));
  if (!isWhole()) {
    const [from, to] = brushBins();
    parts.push(svg("rect", { class: "veil", x: 0, y: 0, width: from * step, height: room }),
      svg("rect", { class: "veil", x: (to + 1) * step, y: 0, width: Math.max(0, width - (to + 1) * step), height: room }),
      svg("rect", { class: "brush", x: from * step, y: 0.5, width: Math.max(2, (to + 1 - from) * step), height: room - 1 }));
  }
  bars.replaceChildren(...parts);
}

function ticks(width, height, step) {
  const wanted = Math.max(2, Math.floor(width / 110));
  const every = Math.max(1, Math.ceil(bins.count / wanted));
  const marks = [];
  for (let bin = 0; bin < bins.count; bin += every) {
    const iso = isoDay(bins.start(bin));
    const text = bins.size < 28 ? dateText(iso).replace(/ \d{4}$/, bin === 0 ? "$&" : "") : bins.size < 300 ? dateText(iso.slice(0, 7)) : iso.slice(0, 4);
    const mark = svg("text", { x: (bin * step).toFixed(1), y: height - 3 });
    mark.textContent = text;
    if (bin * step < width - 40) marks.push(mark);
  }
  return marks;
}
