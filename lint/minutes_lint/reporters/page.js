"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const findings = all(".margin .finding");
  const places = all("[data-of]");
  const form = document.querySelector(".filter");
  const of = (element) => element.dataset.of.split(" ");
  const number = (count) => count.toLocaleString("en");
  const many = (count) => `${number(count)} ${count === 1 ? "finding" : "findings"}`;
  let active = null;

  /* Both sides of a finding are shown as long as it is the active one; null for none. */
  function activate(id) {
    for (const place of all(".on, .other")) place.classList.remove("on", "other");
    for (const card of all("[aria-current]")) card.removeAttribute("aria-current");
    active = id;
    if (!id) {
      tell();
      return arrange();
    }
    const sides = new Set(all(`[id^="${id}-"]`).filter((side) => side.id !== `${id}-at`).map((side) => side.id));
    for (const place of all(`[data-of~="${id}"]`)) {
      place.classList.add("on");
      if (sides.has(place.id) && !place.classList.contains("against")) place.classList.add("other");
    }
    by(id).closest(".finding").setAttribute("aria-current", "true");
    tell();
    arrange();
  }

  /* In each sheet, what stands in the margin goes beside its line, or below what stands before it there; the active
     finding is beside its line at any rate. Of no effect on a phone or in print, where the margin is no column. */
  function arrange() {
    const sheets = all(".sheet").map((sheet) => {
      const top = sheet.getBoundingClientRect().top;
      return [sheet, all(".margin", sheet).map((margin) => ({
        margin,
        wanted: margin.parentElement.getBoundingClientRect().top - top,
        height: margin.offsetHeight,
        fixed: active && margin.querySelector(`.finding[data-of="${active}"]`),
      }))];
    });
    for (const [sheet, notes] of sheets) {
      notes.forEach((note, at) => {
        const before = notes[at - 1];
        if (note.fixed) note.top = note.wanted - note.fixed.offsetTop;
        else note.top = before ? Math.max(note.wanted, before.top + before.height) : note.wanted;
      });
      for (let at = notes.length - 2; at >= 0; at--) {
        notes[at].top = Math.min(notes[at].top, notes[at + 1].top - notes[at].height);
      }
      for (const note of notes) note.margin.style.top = `${note.top}px`;
      const last = notes.at(-1);
      sheet.style.minHeight = last ? `${last.top + last.height}px` : "";
    }
  }

  const visible = () => findings.filter((card) => !card.hidden);

  /* Says which finding is the active one: its number to everybody, its words to those who listen. */
  function tell() {
    const shown = visible();
    const at = shown.findIndex((card) => card.dataset.of === active);
    const words = document.createElement("span");
    words.className = "full";
    words.textContent = at < 0 ? "" : `: ${shown[at].querySelector("h3").textContent}`;
    by("said").replaceChildren(at < 0 ? many(shown.length) : `${number(at + 1)} of ${number(shown.length)}`, words);
  }

  /* To the next or previous finding: from the active one, or from what is in sight. */
  function step(way) {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.findIndex((card) => card.dataset.of === active);
    const below = shown.findIndex((card) => card.getBoundingClientRect().top >= 0);
    const from = at >= 0 ? at + way : way > 0 ? Math.max(below, 0) : below - 1;
    const card = shown[(from + shown.length) % shown.length];
    activate(card.dataset.of);
    show(card);
  }

  /* Brings a place into sight, where it is not. */
  function show(place) {
    const { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight - 80) place.scrollIntoView({ block: "center" });
  }

  function filter() {
    const ticked = new Set(all("input:checked", form).map((box) => `${box.name} ${box.value}`));
    const hidden = new Set();
    for (const card of findings) {
      card.hidden = !(ticked.has(`kind ${card.dataset.kind}`) && ticked.has(`family ${card.dataset.family}`));
      if (card.hidden) hidden.add(card.dataset.of);
    }
    for (const place of places) {
      const gone = of(place).every((id) => hidden.has(id));
      if (place.classList.contains("mark")) place.classList.toggle("off", gone);
      else if (place.classList.contains("echo")) place.hidden = gone;
    }
    const shown = findings.length - hidden.size;
    by("shown").textContent = hidden.size ? `${number(shown)} of ${many(findings.length)} shown` : `${many(shown)} shown`;
    activate(hidden.has(active) ? null : active);
  }

  function follow() {
    const target = by(location.hash.slice(1));
    const named = target && /^f\d+/.exec(target.id);
    if (!named) return;
    activate(named[0]);
    show(target);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#f']");
    const card = event.target.closest(".finding");
    if (link) {
      const place = by(link.hash.slice(1));
      event.preventDefault();
      history.pushState(null, "", link.hash);
      activate(card ? card.dataset.of : place.id.split("-")[0]);
      show(place);
      place.focus({ preventScroll: true });
    } else if (card && !String(getSelection())) activate(card.dataset.of);
    else if (!event.target.closest("button, form, summary")) activate(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") activate(null);
  });
  addEventListener("hashchange", follow);
  if (!by("said")) return;
  by("previous").addEventListener("click", () => step(-1));
  by("next").addEventListener("click", () => step(1));
  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  document.documentElement.classList.add("js");
  const watch = new ResizeObserver(arrange);
  for (const part of all("main, .chunk, details")) watch.observe(part);
  activate(null);
  follow();
})();
