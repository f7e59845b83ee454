// Large graphs: sigma paints lines and actors with WebGL, below the same pointer, labels and highlights.

const CANVAS_NODES = 400;

function chooseRenderer() {
  const asked = new URLSearchParams(location.hash.split("?")[1] ?? "").get("draw");
  if (graph.nodeCount <= CANVAS_NODES || typeof sigmaBundle === "undefined" || asked === "canvas") return;
  if (hasWebgl()) {
    try {
      screen.gl = startSigma();
      return;
    } catch (error) {
      console.warn(error.message);
    }
  }
  mostNodes = CANVAS_NODES;
  $("notice").textContent = `This browser has no WebGL: the ${CANVAS_NODES} actors with the most acts are drawn, of ${graph.nodeCount.toLocaleString("en")}; the lists have all.`;
}

function hasWebgl() {
  const context = document.createElement("canvas").getContext("webgl2") ?? document.createElement("canvas").getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context);
}

// Sigma has no dashes: pixels along a line are left out by its fragment shader.
function dashedProgram([on, off]) {
  return class extends sigmaBundle.EdgeRectangleProgram {
    getDefinition() {
      const definition = super.getDefinition();
      const along = "v_along = a_positionCoef * length(a_positionEnd - a_positionStart) / u_correctionRatio / 2.0;";
      return {
        ...definition,
        VERTEX_SHADER_SOURCE: definition.VERTEX_SHADER_SOURCE.replace(/void main\([^)]*\)\s*{/, (start) => `varying float v_along;\n${start}\n${along}`),
        FRAGMENT_SHADER_SOURCE: definition.FRAGMENT_SHADER_SOURCE.replace(/void main\([^)]*\)\s*{/,
          (start) => `varying float v_along;\n${start}\nif (mod(v_along, ${(on + off).toFixed(1)}) > ${on.toFixed(1)}) discard;`),
      };
    }
  };
}

function startSigma() {
  const { Sigma, Graph } = sigmaBundle;
  const model = new Graph({ multi: true, type: "undirected" });
  graph.nodes.id.forEach((_, node) => model.addNode(node, { x: graph.nodes.x[node], y: -graph.nodes.y[node], size: 1 }));
  const programs = { line: sigmaBundle.EdgeRectangleProgram };
  for (const sign of SIGNS) if (style[sign].dash.length) programs[SIGN_NAMES[sign]] = dashedProgram(style[sign].dash);
  const sigma = new Sigma(model, $("gl"), {
    allowInvalidContainer: true, renderLabels: false, enableCameraRotation: false, defaultEdgeType: "line", edgeProgramClasses: programs,
    minEdgeThickness: 0.5, minCameraRatio: null, maxCameraRatio: null, stagePadding: 0, zIndex: true, hideEdgesOnMove: false,
    zoomToSizeRatioFunction: () => 1,
  });
  sigma.getMouseCaptor().enabled = false;
  const painter = { sigma, model, sizes: 0, paint: () => follow(painter), update: () => fill(painter) };
  fill(painter);
  return painter;
}

// The lines and actors that the filters leave, in the colours of the day.
function fill(painter) {
  const { model } = painter;
  model.clearEdges();
  const crowd = Math.min(1, Math.max(0.35, 30 / Math.sqrt(shown.lines.length + 1)));
  for (const line of [...shown.lines].reverse()) {
    const pair = Math.floor(line / 3);
    const sign = signOf(line);
    const strength = Math.max(0.45, crowd) * (0.6 + 0.4 * share(shown.line[line], graph.whole.line));
    model.addEdge(graph.one[pair], graph.other[pair], {
      size: widthOf(line), color: mixed(palette.sign[sign], palette.paper, strength), type: style[sign].dash.length ? SIGN_NAMES[sign] : "line",
    });
  }
  model.updateEachNodeAttributes((name, attributes) => {
    const node = Number(name);
    return { ...attributes, x: graph.nodes.x[node], y: -graph.nodes.y[node], size: radiusOf(node), color: palette.family[graph.nodes.family[node]], hidden: !shown.node[node], zIndex: graph.nodeCount - node };
  });
  painter.sizes = growth();
}

// Colours on paper rather than see-through ones: overlapping lines do not add up to mud.
function mixed(colour, paper, strength) {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const [one, two] = [parts(colour), parts(paper)];
  return `#${one.map((part, at) => Math.round(part * strength + two[at] * (1 - strength)).toString(16).padStart(2, "0")).join("")}`;
}

// Sigma's camera is led to where our own view is.
function follow(painter) {
  const { sigma } = painter;
  sigma.resize();
  if (Math.abs(growth() / painter.sizes - 1) > 0.02) resizeItems(painter);
  const camera = sigma.getCamera();
  const still = { x: 0.5, y: 0.5, angle: 0, ratio: 1 };
  const at = (x, y) => sigma.graphToViewport({ x, y: -y }, { cameraState: still });
  const [zero, right] = [at(0, 0), at(1000, 0)];
  const scale = (right.x - zero.x) / 1000;
  const centre = sigma.viewportToFramedGraph(at(view.x, view.y), { cameraState: still });
  camera.setState({ x: centre.x, y: centre.y, angle: 0, ratio: scale / view.k });
  sigma.refresh({ skipIndexation: true, schedule: false });
}

function resizeItems(painter) {
  const part = growth() / painter.sizes;
  painter.sizes = growth();
  painter.model.updateEachNodeAttributes((_, attributes) => ({ ...attributes, size: attributes.size * part }));
  painter.model.updateEachEdgeAttributes((_, attributes) => ({ ...attributes, size: attributes.size * part }));
}
