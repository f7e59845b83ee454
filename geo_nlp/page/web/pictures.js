// What is seen, as a file: PNG through a canvas, SVG from the same parts.

function save(blob, ending) {
  const name = `${graph.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${ending}`;
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function pictureCanvas(sharp = 2) {
  const canvas = document.createElement("canvas");
  canvas.width = view.width * sharp;
  canvas.height = view.height * sharp;
  const context = canvas.getContext("2d");
  context.setTransform(sharp, 0, 0, sharp, 0, 0);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, view.width, view.height);
  const layer = document.createElement("canvas");
  [layer.width, layer.height] = [canvas.width, canvas.height];
  const above = layer.getContext("2d");
  above.setTransform(sharp, 0, 0, sharp, 0, 0);
  for (const paint of [paintBase, paintTop]) {
    paint(above, false);
    context.drawImage(layer, 0, 0, view.width, view.height);
  }
  paintKey(context);
  return canvas;
}

const keyRows = () => SIGNS.filter((sign) => graph.sign.includes(sign)).map((sign) => [sign, style[sign].label]);

function paintKey(context) {
  context.font = labelFont(12, false);
  context.textAlign = "left";
  keyRows().forEach(([sign, label], row) => {
    const y = view.height - 18 - row * 18;
    context.strokeStyle = palette.sign[sign];
    context.lineWidth = 3;
    context.setLineDash(dashOf(sign, 3));
    context.beginPath();
    context.moveTo(16, y);
    context.lineTo(48, y);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = palette.ink;
    context.fillText(label, 56, y);
  });
}

function svgPicture() {
  const number = (value) => String(Math.round(value * 100) / 100);
  const safe = (text) => text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const parts = [`<svg xmlns="${NS}" width="${view.width}" height="${view.height}" viewBox="0 0 ${view.width} ${view.height}" font-family="${safe(FONT)}">`,
    `<title>${safe(graph.title)}</title>`, `<rect width="100%" height="100%" fill="${palette.paper}"/>`];
  const focus = inFocus();
  const lines = focus?.lines ?? drawnLines();
  const line = (ends, sign, width, opacity) => {
    const [x1, y1, x2, y2] = ends.map(number);
    const dash = dashOf(sign, width).map(number).join(" ");
    parts.push(`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${palette.sign[sign]}" stroke-width="${number(width)}"${dash ? ` stroke-dasharray="${dash}"` : ""} opacity="${opacity}"/>`);
  };
  for (const each of [...lines].reverse()) line(lineEnds(each), signOf(each), widthOf(each), focus ? 0.95 : 0.7);
  const nodes = focus ? [...focus.nodes].sort((one, two) => shown.node[one] - shown.node[two]) : drawnNodes();
  for (const node of nodes) {
    parts.push(`<circle cx="${number(screenX(graph.nodes.x[node]))}" cy="${number(screenY(graph.nodes.y[node]))}" r="${number(radiusOf(node))}" fill="${palette.family[graph.nodes.family[node]]}" stroke="${palette.paper}" stroke-width="1.4"><title>${safe(actorLine(node))}</title></circle>`);
  }
  for (const { text, size, bold, x, y } of placeLabels(screen.top, focus?.first ?? [], focus?.nodes)) {
    parts.push(`<text x="${number(x)}" y="${number(y)}" font-size="${size}" font-weight="${bold ? 600 : 400}" text-anchor="middle" dominant-baseline="central" fill="${palette.ink}" stroke="${palette.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${safe(text)}</text>`);
  }
  keyRows().forEach(([sign, label], row) => {
    const y = view.height - 18 - row * 18;
    line([16, y, 48, y], sign, 3, 1);
    parts.push(`<text x="56" y="${y}" font-size="12" dominant-baseline="central" fill="${palette.ink}">${safe(label)}</text>`);
  });
  return [...parts, "</svg>"].join("\n");
}

function startPictures() {
  $("to-png").addEventListener("click", () => pictureCanvas().toBlob((blob) => save(blob, "png"), "image/png"));
  $("to-svg").addEventListener("click", () => save(new Blob([svgPicture()], { type: "image/svg+xml" }), "svg"));
}
