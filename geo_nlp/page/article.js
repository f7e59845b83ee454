"use strict";
// Shows the row of a finding as a card beside the text, links its ends, and filters. All data stands in the tables.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const card = byId("card");
  const articles = all(".article");
  const links = all(".contents a");
  const chosen = document.querySelector(".contents summary");
  const narrow = matchMedia("(max-width: 56rem)");
  let pinned = null; // the element whose records stay shown
  let arrow = null;

  // What an element stands for: rows of findings, or of an actor.
  const rowsOf = (element) =>
    (element.dataset.r || element.dataset.a || "").split(" ").map(byId).filter((row) => row && !row.hidden);

  // ---- the card

  // The cells of a row that hold anything, by their headings.
  function cellsOf(row) {
    const heads = all("th", row.closest("table"));
    return new Map(all("td", row).map((cell, place) => [heads[place].textContent, cell.textContent]).filter((pair) => pair[1]));
  }

  function listed(cells) {
    const list = document.createElement("dl");
    for (const [name, value] of cells) {
      const term = document.createElement("dt"), description = document.createElement("dd");
      term.textContent = name;
      description.textContent = value;
      list.append(term, description);
    }
    return list;
  }

  function titled(text) {
    const title = document.createElement("h3");
    title.textContent = text;
    return title;
  }

  const NAMES = { act: "Act", stance: "Attitude", role: "Role", quotation: "Quotation", actor: "Actor" };

  function show(element) {
    clear();
    const rows = rowsOf(element);
    const who = element.dataset.who;
    if (!rows.length && !who) return;
    card.replaceChildren();
    if (who) card.append(titled(`“${element.textContent.trim()}” means ${who}`));
    const contents = rows.map(cellsOf);
    const same = (name) => rows.length > 1 && contents.every((cells) => cells.get(name) === contents[0].get(name));
    const apart = (cells, wanted) => [...cells].filter(([name]) => (same(name) && !["Who", "What", "Whom"].includes(name)) === wanted);
    rows.forEach((row, place) => card.append(titled(NAMES[row.dataset.k]), listed(apart(contents[place], false))));
    if (rows.length > 1) card.append(titled("All of them"), listed(apart(contents[0], true)));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close (Escape)");
    close.addEventListener("click", unpin);
    card.append(close);
    card.hidden = false;
    card.classList.toggle("kept", element === pinned);
    for (const row of rows) light(row);
    draw(rows);
  }

  function light(row) {
    const token = CSS.escape(row.id);
    all(`[data-r~="${token}"]`).forEach((mark) => mark.classList.add(mark.closest(".side") ? "current" : "lit"));
    all(`[data-a~="${token}"]`).forEach((mark) => mark.classList.add(mark.closest(".side") ? "current" : "lit"));
    all(`[data-p~="s:${token}"]`).forEach((mark) => mark.classList.add("is-source"));
    all(`[data-p~="t:${token}"]`).forEach((mark) => mark.classList.add("is-target"));
  }

  function clear() {
    card.hidden = true;
    all(".lit, .current, .is-source, .is-target").forEach((mark) => {
      if (!mark.closest(".contents")) mark.classList.remove("lit", "current", "is-source", "is-target");
    });
    if (arrow) arrow.remove();
    arrow = null;
  }

  // ---- a curve from source over trigger to target

  const SVG = "http://www.w3.org/2000/svg";

  function make(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function above(selector) {
    const found = document.querySelector(`.text ${selector}`);
    const box = found && found.getClientRects()[0];
    return box && { x: box.left + box.width / 2 + scrollX, y: box.top + scrollY - 2 };
  }

  function curve(from, to) {
    const rise = Math.min(46, 14 + Math.hypot(to.x - from.x, to.y - from.y) / 9);
    return `M${from.x} ${from.y} C${from.x} ${from.y - rise} ${to.x} ${to.y - rise} ${to.x} ${to.y}`;
  }

  function draw(rows) {
    const svg = make("svg", { id: "arrow", "aria-hidden": "true" });
    for (const row of rows) {
      const trigger = above(`.act[data-r~="${CSS.escape(row.id)}"]`);
      const source = above(`[data-p~="s:${CSS.escape(row.id)}"]`);
      const target = above(`[data-p~="t:${CSS.escape(row.id)}"]`);
      if (trigger && source) svg.append(make("path", { d: curve(source, trigger) }));
      if (trigger && target) {
        svg.append(make("path", { d: curve(trigger, target) }));
        svg.append(make("path", { class: "head", d: `M${target.x - 4} ${target.y - 7} h8 l-4 8 z` }));
      }
    }
    if (svg.childNodes.length) document.body.append(arrow = svg);
  }

  // ---- pointing, pinning, keys

  const SHOWS = "[data-r], .actor[data-a], [data-who], .side a";

  function found(event) {
    const element = event.target.closest && event.target.closest(SHOWS);
    return element && !element.classList.contains("off") ? element : null;
  }

  function back() {
    if (pinned && rowsOf(pinned).length) show(pinned); else clear();
  }

  function unpin() {
    const was = pinned;
    pinned = null;
    clear();
    if (was && was.focus && was.tabIndex >= 0) was.focus({ preventScroll: true });
    clear();
  }

  function pin(element) {
    pinned = element;
    const first = rowsOf(element)[0];
    if (first) history.replaceState(null, "", `#${first.id}`);
    show(element);
    const under = element.getBoundingClientRect().bottom - card.getBoundingClientRect().top + 12;
    if (narrow.matches && under > 0) scrollBy({ top: under });
  }

  // Where the page scrolls below a pointer that rests, nobody points at anything.
  let last = [NaN, NaN];
  const rests = (event) => event.clientX === last[0] && event.clientY === last[1];
  document.addEventListener("pointermove", (event) => { last = [event.clientX, event.clientY]; });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || rests(event) || card.contains(event.target)) return;
    const element = found(event);
    if (element) show(element);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && found(event)) back();
  });
  document.addEventListener("focusin", (event) => {
    const element = found(event);
    if (element && element.matches(":focus-visible")) show(element);
  });
  document.addEventListener("focusout", (event) => {
    if (found(event)) back();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".contents, #card, .filters, .origin, summary")) return;
    const element = found(event);
    if (!element) {
      pinned = null;
      clear();
      return;
    }
    event.preventDefault();
    pin(element);
    if (element.closest(".side")) reveal(rowsOf(element)[0]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") unpin();
  });
  addEventListener("resize", () => { fit(); back(); });
  addEventListener("scroll", fit, { passive: true });
  document.addEventListener("toggle", fit, true);

  // The side list ends above the place of the card, so that neither hides the other.
  function fit() {
    for (const side of all(".article:not([hidden]) .side")) {
      const room = innerHeight * 0.52 - Math.max(side.getBoundingClientRect().top, 0);
      side.style.maxHeight = narrow.matches ? "" : `${Math.max(room, 140)}px`;
    }
  }

  // Brings the words of a row into view.
  function reveal(row) {
    const token = row && CSS.escape(row.id);
    const mark = row && document.querySelector(`.text [data-r~="${token}"], .text [data-a~="${token}"], .text [data-p$=":${token}"]`);
    if (mark) mark.scrollIntoView({ block: "center" });
    if (arrow) draw((arrow.remove(), rowsOf(pinned)));
  }

  // ---- filters

  const boxes = all(".filters input");

  function filter() {
    const off = (name) => boxes.filter((box) => box.name === name && !box.checked).map((box) => box.value);
    const kinds = off("k"), layers = off("l");
    for (const box of boxes) if (box.name === "k") document.body.classList.toggle(`off-${box.value}`, !box.checked);
    all("tr[data-k]").forEach((row) => {
      row.hidden = kinds.includes(row.dataset.k) || layers.includes(row.dataset.l);
    });
    all("[data-r], .side [data-a]").forEach((mark) => {
      const hidden = !rowsOf(mark).length;
      mark.classList.toggle("off", hidden);
      if (mark.tagName === "A") mark.tabIndex = hidden ? -1 : 0;
      if (mark.closest("li")) mark.closest("li").hidden = hidden;
    });
    back();
  }

  boxes.forEach((box) => box.addEventListener("change", filter));

  // ---- one article at a time, and links that lead into the page

  function open(id) {
    const named = byId(id);
    const article = (named && named.closest(".article")) || articles[0];
    articles.forEach((other) => { other.hidden = other !== article; });
    links.forEach((link) => {
      const here = link.hash === `#${article.id}`;
      link.classList.toggle("current", here);
      if (here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      if (here) chosen.textContent = `Article ${links.indexOf(link) + 1} of ${links.length}`;
    });
    if (named && chosen) chosen.closest("details").open = false;
    fit();
    if (named && named.tagName === "TR") {
      const token = CSS.escape(id);
      const mark = document.querySelector(`.text [data-r~="${token}"], .side [data-r~="${token}"], .side [data-a~="${token}"]`);
      if (mark) {
        pin(mark);
        reveal(named);
      }
    } else {
      pinned = null;
      clear();
    }
  }

  const here = () => decodeURIComponent(location.hash.slice(1));
  addEventListener("hashchange", () => open(here()));
  all(".tables").forEach((tables) => { tables.open = false; });
  document.querySelector(".filters").open = !narrow.matches;
  document.body.classList.add("scripted");
  filter();
  open(here());
})();
