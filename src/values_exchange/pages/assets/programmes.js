/* The list of programmes: filters that combine, their state in the address, and the choice to compare. */

(function () {
  "use strict";

  const finder = document.querySelector(".ve-finder");
  const { fold, holds, readAddress, addressOf, writeAddress, listOf } = window.valuesExchange || {};
  if (!finder || !fold) return;

  const words = finder.dataset;
  const NAMES = words.facets.split(" ");
  const PAGE = Number(words.page) || Infinity;
  const MOST = Number(words.most);
  const FEWEST = 2;
  // A city is a filter too, that other pages link to; there is no box to tick for it.
  const PARAMETERS = [...NAMES, "city", "text", "announced"];
  const NOT_DONE = "~";

  const form = finder.querySelector(".ve-filtering");
  const panel = form.querySelector(".ve-filters");
  const found = finder.querySelector(".ve-found");
  const status = found.querySelector("[role=status]");
  const chips = found.querySelector(".ve-chips");
  const clear = found.querySelector(".ve-clear");
  const more = finder.querySelector(".ve-show");
  const chosen = finder.querySelector(".ve-chosen");
  const text = form.elements.namedItem("text");
  const announced = form.elements.namedItem("announced");
  const boxes = [...form.querySelectorAll(".ve-facet input")].map((input) => ({
    input,
    facet: NAMES.indexOf(input.name),
    label: input.nextElementSibling.textContent,
    count: input.parentElement.querySelector(".ve-count"),
    shown: "",
  }));
  const summaries = NAMES.map((name) => form.querySelector(`[data-facet="${name}"]`));
  const entries = [...finder.querySelectorAll(".ve-entry")].map((element) => ({
    element,
    id: element.dataset.id,
    city: element.dataset.id.split("/")[0],
    values: element.dataset.values.split("|").map((values) => values.split(" ")),
    words: "",
    pick: element.querySelector(".ve-pick"),
  }));
  const picks = entries.map((entry) => entry.pick.querySelector("input"));
  const numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);
  let shown = PAGE;
  let city = "";

  function filled(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  function titleOf(entry) {
    return entry.element.querySelector("h3").textContent;
  }

  function cityName(id) {
    const entry = entries.find((one) => one.city === id);
    return entry ? entry.element.querySelector(".ve-place").firstChild.textContent : id;
  }

  // Texts are folded when somebody first types: most readers only tick.
  function isNamed(entry, typed) {
    if (!entry.words) entry.words = fold(`${entry.element.textContent} ${entry.element.dataset.names || ""}`);
    return holds(entry.words, typed);
  }

  /** Give what is set: the values of each facet, the words, the city, and whether announcements count. */
  function stateOfForm() {
    const state = Object.fromEntries(NAMES.map((name) => [name, []]));
    for (const { input } of boxes) if (input.checked) state[input.name].push(input.value);
    return { ...state, city, text: text.value.trim(), announced: announced.checked ? "1" : "" };
  }

  function setForm(address) {
    const wanted = NAMES.map((name) => new Set(listOf(address[name])));
    for (const { input, facet } of boxes) input.checked = wanted[facet].has(input.value);
    text.value = address.text;
    announced.checked = address.announced === "1";
    city = entries.some((entry) => entry.city === address.city) ? address.city : "";
    for (const facet of summaries) if (facet.querySelector(":checked")) facet.open = true;
  }

  /** Tell which of an entry's values count; those only announced or over do only where that was asked for. */
  function counted(values, withAnnounced) {
    if (!withAnnounced) return values;
    return values.map((value) => (value.startsWith(NOT_DONE) ? value.slice(1) : value));
  }

  /**
   * Show the entries that fit, and count for each value what it would leave: the entries that fit all other facets.
   * Values of one facet are alternatives; facets, words and the city all have to fit.
   */
  function apply() {
    const state = stateOfForm();
    const set = NAMES.map((name) => new Set(state[name]));
    const counts = NAMES.map(() => new Map());
    let fitting = 0;
    for (const entry of entries) {
      const values = entry.values.map((own) => counted(own, announced.checked));
      const isMeant = (!city || entry.city === city) && (!state.text || isNamed(entry, state.text));
      const failing = isMeant
        ? NAMES.map((_, at) => at).filter((at) => set[at].size && !values[at].some((value) => set[at].has(value)))
        : [];
      const fits = isMeant && !failing.length;
      if (fits) fitting += 1;
      show(entry, fits && fitting <= shown);
      if (!isMeant || failing.length > 1) continue;
      for (const at of failing.length ? failing : NAMES.keys()) {
        for (const value of values[at]) counts[at].set(value, (counts[at].get(value) || 0) + 1);
      }
    }
    for (const box of boxes) {
      const count = numbers.format(counts[box.facet].get(box.input.value) || 0);
      if (count !== box.shown) box.count.textContent = box.shown = count;
      box.input.parentElement.toggleAttribute("data-none", count === numbers.format(0) && !box.input.checked);
    }
    summaries.forEach((facet, at) => {
      facet.querySelector(".ve-set").textContent = set[at].size ? filled(words.set, { n: set[at].size }) : "";
    });
    say(fitting);
    showChips(state);
    return state;
  }

  // Only what changes is touched: styles are worked out anew for each element whose attributes are set.
  function show(entry, isShown) {
    if (entry.element.hidden === isShown) entry.element.hidden = !isShown;
  }

  function say(fitting) {
    const values = { n: numbers.format(fitting), all: numbers.format(entries.length), shown: numbers.format(shown) };
    const pattern = !fitting ? words.saidNone : fitting === entries.length ? words.saidAll : words.saidSome;
    const part = fitting > shown ? ` ${filled(words.saidPart, values)}` : "";
    const said = filled(pattern, values) + part;
    if (status.textContent !== said) status.textContent = said;
    more.hidden = fitting <= shown;
  }

  // What is set, each with a button that takes it away

  function showChips(state) {
    const items = boxes.filter(({ input }) => input.checked).map((box) => ({
      label: filled(words.chip, { facet: summaries[box.facet].querySelector("legend").textContent, value: box.label }),
      drop: () => { box.input.checked = false; },
    }));
    if (state.city) items.push({ label: filled(words.chip, { facet: words.city, value: cityName(city) }), drop: () => { city = ""; } });
    if (state.text) items.push({ label: filled(words.chip, { facet: words.text, value: state.text }), drop: () => { text.value = ""; } });
    if (state.announced) items.push({ label: announced.nextElementSibling.textContent, drop: () => { announced.checked = false; } });
    chips.replaceChildren(...items.map((item, place) => chip(item, place)));
    chips.hidden = clear.hidden = !items.length;
  }

  function chip({ label, drop }, place) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-label", filled(words.remove, { filter: label }));
    button.addEventListener("click", () => {
      drop();
      changed();
      const left = chips.querySelectorAll("button");
      (left[Math.min(place, left.length - 1)] || panel.querySelector("summary")).focus();
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  // The address: a step back for each box that was ticked, none for each letter

  function changed({ isStep = true } = {}) {
    shown = PAGE;
    const state = apply();
    if (!isStep) {
      writeAddress(state);
      return;
    }
    try {
      window.history.pushState(null, "", addressOf(state));
    } catch {
      // A page from a disk may not change its address; the list works without it.
    }
  }

  // The choice to compare

  function choose() {
    const ticked = entries.filter((_, at) => picks[at].checked);
    const pattern = ticked.length < FEWEST ? words.chosenOne : ticked.length < MOST ? words.chosenSome : words.chosenMost;
    for (const pick of picks) pick.disabled = ticked.length >= MOST && !pick.checked;
    chosen.hidden = !ticked.length;
    chosen.querySelector("[role=status]").textContent = ticked.length
      ? filled(pattern, { names: ticked.map(titleOf).join("; ") })
      : "";
    const link = chosen.querySelector("a");
    link.hidden = ticked.length < FEWEST;
    link.href = `${words.compare}?programmes=${ticked.map((entry) => entry.id).join(",")}`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => { if (event.target !== text) changed(); });
  text.addEventListener("input", () => changed({ isStep: false }));
  clear.addEventListener("click", () => {
    setForm(Object.fromEntries(PARAMETERS.map((name) => [name, ""])));
    changed();
    panel.querySelector("summary").focus();
  });
  more.addEventListener("click", () => {
    const before = shown;
    shown += PAGE;
    apply();
    const next = entries.filter(({ element }) => !element.hidden)[before];
    if (next) next.element.querySelector("h3 a").focus();
  });
  finder.querySelector(".ve-entries").addEventListener("change", choose);
  chosen.querySelector("button").addEventListener("click", () => {
    for (const pick of picks) pick.checked = false;
    choose();
    panel.querySelector("summary").focus();
  });
  window.addEventListener("popstate", () => {
    setForm(readAddress(PARAMETERS));
    shown = PAGE;
    apply();
  });
  window.addEventListener("pageshow", choose);

  panel.open = window.matchMedia("(min-width: 60em)").matches;
  form.hidden = found.hidden = false;
  finder.dataset.alive = "";
  for (const entry of entries) entry.pick.hidden = false;
  // What a browser brings back of an earlier choice is left aside.
  for (const pick of picks) pick.checked = false;
  setForm(readAddress(PARAMETERS));
  apply();
})();
