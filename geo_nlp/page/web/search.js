// Actors by name: accents and case do not matter, beginnings of words come first.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const MOST_FOUND = 12;
let active = -1;

function findActors(text) {
  const asked = folded(text.trim());
  if (!asked) return [];
  const found = [];
  names.folded.forEach((name, node) => {
    const at = name.indexOf(asked);
    if (at < 0 && folded(graph.nodes.id[node]) !== asked) return;
    found.push([at === 0 ? 0 : at > 0 && name[at - 1] === " " ? 1 : 2, node]);
  });
  return found.sort(([one, first], [two, second]) => one - two || first - second).slice(0, MOST_FOUND).map(([, node]) => node);
}

function startSearch() {
  const [input, list] = [$("find"), $("found")];
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (node) => {
    close();
    input.value = "";
    open({ actor: node });
    reveal([node]);
    $("view").focus();
  };
  const mark = () => [...list.children].forEach((item, number) => {
    item.setAttribute("aria-selected", String(number === active));
    if (number === active) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  });
  input.addEventListener("input", () => {
    const found = findActors(input.value);
    active = found.length ? 0 : -1;
    list.replaceChildren(...found.map((node) => el("li", { role: "option", id: `found-${node}`, "data-node": node, on: {
      pointerdown: (event) => {
        event.preventDefault();
        pick(node);
      },
    } }, el("span", { class: "name", text: graph.nodes.label[node] }), el("span", { class: "type", text: typeText(node) }))));
    if (input.value.trim() && !found.length) list.append(el("li", { class: "none", text: "No such actor in this page" }));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
    if (!list.hidden) say(counted(found.length, "actor"));
  });
  input.addEventListener("keydown", (event) => {
    const count = list.querySelectorAll("[data-node]").length;
    if (event.key === "ArrowDown" && count) active = (active + 1) % count;
    else if (event.key === "ArrowUp" && count) active = (active + count - 1) % count;
    else if (event.key === "Enter" && active >= 0) return pick(Number(list.children[active].dataset.node));
    else if (event.key === "Escape") {
      if (list.hidden && !input.value) open({});
      input.value = "";
      return close();
    } else return;
    event.preventDefault();
    mark();
  });
  input.addEventListener("blur", close);
}
