/* The Compare page: choose programmes, sections and rows; the choice stands in the address of the page.
   The data come from scripts beside the page, one for each programme, so that it works from a disk, too. */

(function () {
  "use strict";

  const shared = window.valuesExchange;
  const { fill, fold, holds, listOf } = shared;
  const { make, written, chosen, longName, rowsFor, judged, draw, asCsv } = shared.table;
  const PARAMETERS = ["programmes", "sections", "rows", "differ", "filter"];
  const MOST_LISTED = 60;
  const PAUSE = 150;

  const loaded = new Map();

  /** Take the data of a programme, which its script hands over. */
  shared.column = (data) => loaded.set(data.id, data);

  /** Begin, when the script with rows, words and the list of programmes hands them over. */
  shared.comparison = (model) => {
    const root = document.getElementById("ve-compare");
    if (root) new Comparing(root, { ...model, judge: shared.judge(model.patterns) }).begin();
  };

  class Comparing {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      for (const name of Object.keys(model.words)) model.words[name] = fill(model.words[name], { most: model.most });
      this.words = model.words;
      this.listed = new Map(model.columns.map((column) => [column.id, column]));
      this.state = { programmes: [], sections: [], rows: [], differ: false, filter: "" };
      this.notices = [];
    }

    begin() {
      this.readAddress();
      this.drawFrame();
      this.update();
    }

    // The address

    readAddress() {
      const given = shared.readAddress(PARAMETERS);
      const asked = listOf(given.programmes).flatMap((id) => this.columnsOf(id) || [{ unknown: id }]);
      this.notice("unknown", asked.filter((one) => one.unknown).map((one) => one.unknown));
      const known = [...new Set(asked.filter((one) => !one.unknown))];
      this.state.programmes = known.slice(0, this.model.most);
      this.notice("left_out", known.slice(this.model.most).map((id) => this.longName(id)));
      this.state.sections = this.knownOf(listOf(given.sections), "unknown_sections", (id) => Object.hasOwn(this.model.sections, id));
      this.state.rows = this.knownOf(listOf(given.rows), "unknown_rows", (name) =>
        this.model.rows.some((row) => standsFor(name, row)));
      this.state.differ = given.differ === "1";
      this.state.filter = given.filter;
    }

    /** Give the columns of an id: a programme, or a city with all its programmes; nothing for one not known. */
    columnsOf(id) {
      if (this.listed.has(id)) return [id];
      const own = this.model.columns.filter((column) => column.city === id).map((column) => column.id);
      return own.length ? own : null;
    }

    knownOf(names, notice, isKnown) {
      this.notice(notice, names.filter((name) => !isKnown(name)));
      return names.filter(isKnown);
    }

    notice(name, names) {
      if (names.length) this.notices.push(fill(this.words[name], { names: names.join("; ") }));
    }

    parameters() {
      const { programmes, sections, rows, differ, filter } = this.state;
      return { programmes, sections, rows, differ: differ ? "1" : "", filter };
    }

    // The frame, drawn once

    drawFrame() {
      const words = this.words;
      this.status = make("p", { role: "status", class: "ve-cmp-status" });
      this.warnings = make("div", { class: "ve-cmp-warnings", role: "alert" });
      this.chips = make("div", { class: "ve-cmp-chips" });
      this.chooser = this.drawChooser();
      this.tools = this.drawTools();
      this.place = make("div", {});
      this.root.replaceChildren(
        this.warnings,
        make("div", { class: "ve-cmp-choice" }, this.chips, this.chooser),
        this.tools, this.status, this.place,
      );
      if (this.state.programmes.length < 2) this.chooser.open = true;
      this.summary.textContent = words.choose;
    }

    drawChooser() {
      this.find = make("input", { type: "search", id: "ve-cmp-find", autocomplete: "off", oninput: later(() => this.drawChoices()) });
      this.choices = make("div", { class: "ve-cmp-choices" });
      this.found = make("p", { class: "ve-small", role: "status" });
      this.summary = make("summary", {});
      const presets = make("div", { class: "ve-cmp-presets" }, make("p", { class: "ve-cmp-label" }, this.words.at_once), this.drawPresets());
      return make(
        "details", { class: "ve-cmp-chooser" },
        this.summary,
        presets,
        make("div", { class: "ve-cmp-find" }, make("label", { for: "ve-cmp-find" }, this.words.find), this.find, this.found),
        this.choices,
      );
    }

    drawPresets() {
      return make("ul", {}, ...this.model.presets.map((preset) => make("li", {}, this.preset(preset))));
    }

    preset(preset) {
      const count = preset.columns.length;
      if (count <= this.model.most) {
        return make("button", { type: "button", class: "ve-cmp-chip", title: preset.title, onclick: () => this.choose(preset.columns) }, preset.name);
      }
      const text = fill(this.words.too_many, { name: preset.name, n: count });
      const show = make("button", { type: "button", class: "ve-cmp-chip", title: preset.title, onclick: () => this.showGroup(preset) }, text);
      const whole = preset.page ? make("a", { href: preset.page }, fill(this.words.whole_table, { n: count })) : "";
      return make("span", {}, show, " ", whole);
    }

    showGroup(preset) {
      this.find.value = "";
      this.only = preset;
      this.drawChoices();
      this.choices.querySelector("input")?.focus();
    }

    drawTools() {
      const words = this.words;
      this.filter = make("input", { type: "search", id: "ve-cmp-filter", autocomplete: "off", value: this.state.filter });
      this.filter.addEventListener("input", later(() => this.change({ filter: this.filter.value.trim() })));
      this.differ = make("input", { type: "checkbox", id: "ve-cmp-differ", checked: this.state.differ });
      this.differ.addEventListener("change", () => this.change({ differ: this.differ.checked }));
      this.sections = make("fieldset", { class: "ve-cmp-toggles" });
      this.picked = make("div", { class: "ve-cmp-picked" });
      this.pickedSummary = make("summary", {});
      const pick = make("details", { class: "ve-cmp-pick" }, this.pickedSummary, this.sections, this.picked);
      this.linkPlace = make("span", { role: "status" });
      return make(
        "section", { class: "ve-cmp-tools", "aria-label": words.rows },
        make(
          "div", { class: "ve-cmp-row-tools" },
          make("div", { class: "ve-cmp-find" }, make("label", { for: "ve-cmp-filter" }, words.filter), this.filter),
          make("div", { class: "ve-cmp-check" }, this.differ, make("label", { for: "ve-cmp-differ" }, words.differ)),
          make(
            "div", { class: "ve-cmp-take" },
            button(words.csv, () => this.download()),
            button(words.link, () => this.copyLink()),
            button(words.print, () => window.print()),
            this.linkPlace,
          ),
        ),
        pick,
      );
    }

    // Choosing

    choose(ids) {
      this.notices = [];
      const known = ids.filter((id) => this.listed.has(id));
      this.notice("left_out", known.slice(this.model.most).map((id) => this.longName(id)));
      this.change({ programmes: known.slice(0, this.model.most) });
      if (this.state.programmes.length > 1) this.chooser.open = false;
      this.root.scrollIntoView({ block: "start" });
      this.chips.querySelector("button")?.focus({ preventScroll: true });
    }

    toggle(id, isOn) {
      const others = this.state.programmes.filter((other) => other !== id);
      if (isOn && others.length >= this.model.most) {
        this.notices = [this.words.full];
        this.update();
        return;
      }
      this.notices = [];
      this.change({ programmes: isOn ? [...others, id] : others });
    }

    longName(id) {
      return longName(this.listed.get(id));
    }

    change(changes) {
      Object.assign(this.state, changes);
      shared.writeAddress(this.parameters());
      this.update();
    }

    // Drawing what changes

    async update() {
      this.drawChips();
      this.drawChoices();
      this.warnings.replaceChildren(...this.notices.map((text) => make("p", {}, text)));
      const wanted = this.state.programmes;
      for (const part of document.querySelectorAll("[data-ve-until-chosen]")) hide(part, wanted.length > 1);
      this.tools.hidden = wanted.length < 2;
      if (wanted.length < 2) {
        this.place.replaceChildren();
        this.status.textContent = wanted.length ? this.words.one_more : this.words.nothing;
        return;
      }
      this.status.textContent ||= this.words.loading;
      const missing = (await Promise.all(wanted.map((id) => this.load(id)))).filter(Boolean);
      if (wanted !== this.state.programmes) return;
      if (missing.length) {
        const names = missing.map((id) => this.longName(id)).join("; ");
        this.warnings.append(make("p", {}, fill(this.words.not_loaded, { names })));
      }
      this.drawTable(chosen(wanted.filter((id) => !missing.includes(id)), this.listed, loaded));
    }

    /** Load the data of a programme; gives its id where they cannot be had. */
    load(id) {
      if (loaded.has(id) || !this.listed.get(id).title) return null;
      return new Promise((resolve) => {
        const script = make("script", { src: `${this.root.dataset.columns}${id}.js` });
        script.addEventListener("load", () => resolve(loaded.has(id) ? null : id));
        script.addEventListener("error", () => resolve(id));
        document.head.append(script);
      });
    }

    drawChips() {
      const chips = this.state.programmes.map((id) => {
        const column = this.listed.get(id);
        const label = fill(this.words.remove, { name: this.longName(id) });
        const cross = make("span", { "aria-hidden": "true" }, "×");
        return make(
          "li", { class: "ve-cmp-chip-chosen" },
          make("span", {}, make("strong", {}, column.name), column.title ? make("span", { lang: column.lang }, ` ${column.title}`) : ""),
          make("button", { type: "button", "aria-label": label, title: label, onclick: () => this.removeChip(id) }, cross),
        );
      });
      const clear = chips.length ? button(this.words.clear, () => this.clear()) : "";
      this.chips.replaceChildren(...(chips.length ? [make("ul", { "aria-label": this.words.chosen }, ...chips), clear] : []));
      this.summary.textContent = chips.length > 1 ? this.words.change : this.words.choose;
    }

    removeChip(id) {
      this.toggle(id, false);
      (this.chips.querySelector("button") || this.summary).focus();
    }

    clear() {
      this.notices = [];
      this.chooser.open = true;
      this.change({ programmes: [], sections: [], rows: [], differ: false, filter: "" });
      this.filter.value = "";
      this.differ.checked = false;
      this.summary.focus();
    }

    drawChoices() {
      const typed = this.find.value.trim();
      if (typed) this.only = null;
      const groups = this.only ? [this.only] : this.model.groups;
      const focused = document.activeElement?.id;
      let room = MOST_LISTED;
      let left = 0;
      const fieldsets = groups.map((group) => {
        const fitting = group.columns.filter((id) => !typed || holds(this.folded(id), typed));
        const shown = fitting.slice(0, room);
        room -= shown.length;
        left += fitting.length - shown.length;
        if (!shown.length) return "";
        return make("fieldset", {}, make("legend", {}, group.name, group.title === group.name ? "" : make("span", {}, ` ${group.title}`)), ...shown.map((id) => this.choice(id)));
      });
      const some = fieldsets.filter(Boolean);
      this.choices.replaceChildren(...some);
      if (focused && focused.startsWith("ve-choice-")) document.getElementById(focused)?.focus();
      const count = MOST_LISTED - room + left;
      const found = typed ? fill(this.words.found, { n: count }) : "";
      const more = left ? fill(this.words.more_found, { n: left }) : "";
      this.found.textContent = some.length ? `${found} ${more}`.trim() : this.words.none_found;
    }

    choice(id) {
      const column = this.listed.get(id);
      const key = `ve-choice-${id}`;
      const isOn = this.state.programmes.includes(id);
      const box = make("input", { type: "checkbox", id: key, checked: isOn });
      box.addEventListener("change", () => this.toggle(id, box.checked));
      const title = column.title ? make("span", { lang: column.lang }, column.title) : make("span", { class: "ve-blank" }, this.words.no_programme);
      return make("div", { class: "ve-cmp-check" }, box, make("label", { for: key }, make("strong", {}, column.name), " ", title));
    }

    folded(id) {
      const column = this.listed.get(id);
      column.folded ||= fold([column.name, column.title || "", ...column.names].join(" "));
      return column.folded;
    }

    // The table

    drawTable(columns) {
      const { model, words, state } = this;
      const all = rowsFor(columns, model).map((row) => judged(row, columns, model));
      const documented = all.filter((one) => one.speaking.length);
      const silent = all.filter((one) => !one.speaking.length && this.isAsked(one.row));
      const shown = documented.filter((one) => this.isShown(one));
      this.shown = { columns, sections: bySection(shown, model) };
      this.drawSections(documented);
      this.drawPicks(documented);
      const names = columns.map((column) => column.name);
      this.status.textContent = fill(words.compared, { n: columns.length, shown: shown.length, all: documented.length });
      if (!shown.length) {
        this.place.replaceChildren(make("p", { class: "ve-note" }, words.no_rows), this.silentRows(silent));
        return;
      }
      const fold = !state.filter && !state.rows.length;
      const { table, notes } = draw(this.shown.sections, columns, model, { fold });
      const label = fill(words.table, { names: names.join(", ") });
      const region = make("div", { class: "ve-scroll ve-wide", tabindex: "0", role: "region", "aria-label": label }, table);
      const sources = notes.sources.length ? [make("h2", { id: "ve-sources-of-table" }, words.sources), notes.list()] : [];
      this.place.replaceChildren(region, this.silentRows(silent), ...sources);
      clamp(table, words);
    }

    isAsked(row) {
      const { sections, rows } = this.state;
      return (!sections.length || sections.includes(row.section)) && (!rows.length || rows.some((name) => standsFor(name, row)));
    }

    isShown({ row, cells, differs }) {
      if (!this.isAsked(row) || (this.state.differ && !differs)) return false;
      if (!this.state.filter) return true;
      const texts = [row.title, this.model.sections[row.section], ...cells.map((cell) => cell.text)];
      return holds(fold(texts.join(" ")), this.state.filter);
    }

    silentRows(silent) {
      if (!silent.length) return "";
      const items = silent.map(({ row }) => make("li", {}, make("strong", {}, row.title), row.ask ? `: ${row.ask}` : ""));
      return make(
        "details", { class: "ve-more ve-cmp-silent" },
        make("summary", {}, fill(this.words.silent, { n: silent.length })),
        make("p", {}, this.words.silent_why),
        make("ul", { class: "ve-list ve-columns" }, ...items),
      );
    }

    drawSections(documented) {
      const held = [...new Set(documented.map(({ row }) => row.section))];
      const isOn = (id) => !this.state.sections.length || this.state.sections.includes(id);
      const focused = document.activeElement?.id;
      const boxes = held.map((id) => {
        const box = make("input", { type: "checkbox", id: `ve-section-${id}`, checked: isOn(id) });
        box.addEventListener("change", () => {
          const chosen = held.filter((other) => (other === id ? box.checked : isOn(other)));
          this.change({ sections: chosen.length === held.length ? [] : chosen });
        });
        return make("span", { class: "ve-cmp-toggle" }, box, make("label", { for: `ve-section-${id}` }, this.model.sections[id]));
      });
      this.sections.replaceChildren(make("legend", {}, this.words.sections), ...boxes);
      if (focused && focused.startsWith("ve-section-")) document.getElementById(focused)?.focus();
    }

    drawPicks(documented) {
      const { rows } = this.state;
      const focused = document.activeElement?.id;
      const isPicked = (row) => rows.some((name) => standsFor(name, row));
      const sets = bySection(documented, this.model).map(([title, found]) => make(
        "fieldset", {}, make("legend", {}, title),
        ...found.map(({ row }) => {
          const box = make("input", { type: "checkbox", id: `ve-pick-${row.id}`, checked: isPicked(row) });
          box.addEventListener("change", () => this.pick(documented, row, box.checked));
          return make("div", { class: "ve-cmp-check" }, box, make("label", { for: `ve-pick-${row.id}` }, row.title));
        }),
      ));
      const isAll = !rows.length && !this.state.sections.length;
      const all = isAll ? "" : button(this.words.all_rows, () => this.change({ rows: [], sections: [] }));
      const parts = [];
      if (this.state.sections.length) parts.push(fill(this.words.sections_chosen, { n: this.state.sections.length }));
      if (rows.length) parts.push(fill(this.words.picked, { n: documented.filter(({ row }) => isPicked(row)).length }));
      this.pickedSummary.textContent = parts.length ? parts.join(" ") : this.words.rows;
      const label = make("p", { class: "ve-cmp-label" }, this.words.pick);
      this.picked.replaceChildren(...[all, label, ...sets].filter(Boolean));
      if (focused && focused.startsWith("ve-pick-")) document.getElementById(focused)?.focus();
    }

    pick(documented, row, isOn) {
      const before = documented.map((one) => one.row).filter((one) => this.state.rows.some((name) => standsFor(name, one)));
      const rows = documented.map((one) => one.row).filter((one) => (one === row ? isOn : before.includes(one)));
      this.change({ rows: rows.map((one) => one.id) });
    }

    // Taking it away

    download() {
      const { sections, columns } = this.shown;
      const blob = new Blob([asCsv(sections, columns, this.model)], { type: "text/csv;charset=utf-8" });
      const address = URL.createObjectURL(blob);
      const cities = [...new Set(columns.map((column) => this.listed.get(column.id).city))];
      const link = make("a", { href: address, download: `${[this.words.csv_name, ...cities].join("-")}.csv` });
      document.body.append(link);
      link.click();
      link.remove();
      window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }

    /** Copy the address; where the browser does not let a page do so, show it to be copied by hand. */
    async copyLink() {
      const address = shared.addressOf(this.parameters());
      try {
        await navigator.clipboard.writeText(address);
        this.linkPlace.replaceChildren(this.words.copied);
      } catch {
        const field = make("input", { type: "text", readonly: true, value: address, id: "ve-cmp-address" });
        this.linkPlace.replaceChildren(make("label", { for: "ve-cmp-address" }, this.words.copy_this), field);
        field.select();
      }
    }
  }

  /** Tell whether a name stands for a row: its id, or the beginning of it. */
  function standsFor(name, row) {
    return row.id === name || row.id.startsWith(`${name}.`);
  }

  /** Hide a part of the page with the heading before it, or show them again. */
  function hide(part, isHidden) {
    part.hidden = isHidden;
    if (/^H[2-6]$/.test(part.previousElementSibling?.tagName)) part.previousElementSibling.hidden = isHidden;
  }

  function bySection(rows, model) {
    return Object.entries(model.sections)
      .map(([id, title]) => [title, rows.filter(({ row }) => row.section === id)])
      .filter(([, found]) => found.length);
  }

  function button(text, onclick) {
    return make("button", { type: "button", class: "ve-cmp-tool", onclick }, text);
  }

  /** Wait with a change until somebody has typed. */
  function later(act) {
    let timer = 0;
    return () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(act, PAUSE);
    };
  }

  /** Cut long cells off, with a button that shows the whole row. */
  function clamp(table, words) {
    const rows = [...table.querySelectorAll("tbody > tr")];
    const long = rows.map((row) => [...row.querySelectorAll(".ve-cmp-inside")].filter((inside) => inside.scrollHeight > inside.clientHeight + 4));
    rows.forEach((row, place) => {
      if (!long[place].length) return;
      row.classList.add("ve-cmp-clamped");
      for (const inside of long[place]) {
        inside.classList.add("ve-cmp-long");
        inside.after(make("button", { type: "button", class: "ve-cmp-unclamp", "aria-expanded": "false", onclick: () => toggleRow(row, words) }, words.more));
      }
    });
  }

  function toggleRow(row, words) {
    const isOpen = row.classList.toggle("ve-cmp-whole");
    for (const one of row.querySelectorAll(".ve-cmp-unclamp")) {
      one.setAttribute("aria-expanded", String(isOpen));
      one.textContent = isOpen ? words.less : words.more;
    }
  }
})();
