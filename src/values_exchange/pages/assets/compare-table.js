/* The table of the programmes that a reader has chosen, drawn from the model, and the same as CSV.
   What a cell holds was written and escaped when the pages were made; nothing from the address gets into it. */

(function () {
  "use strict";

  const { fill } = window.valuesExchange;

  /** Make an element with attributes and children; texts stay texts. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** Give what our own build wrote as nodes. */
  function written(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  // Columns and rows

  /** Give the columns of these ids, each called by its city, and with its title where a city stands there twice. */
  function chosen(ids, listed, loaded) {
    const cities = ids.map((id) => listed.get(id).city);
    return ids.map((id) => {
      const one = listed.get(id);
      const isAlone = cities.filter((city) => city === one.city).length === 1;
      const data = loaded.get(id) || { head: one.head, heading: one.heading, cells: {}, sources: {} };
      return { ...data, id, hasProgramme: loaded.has(id), name: isAlone ? one.name : longName(one) };
    });
  }

  function longName(one) {
    return one.long || one.name;
  }

  /** Give the rows there are for these columns: measures and sums that none of them states make none. */
  function rowsFor(columns, model) {
    const holds = (id) => columns.some((column) => column.cells[id] && model.valued.includes(stateOf(column.cells[id])));
    return model.rows.filter((row) => row.judge !== "numbers" || (row.only_with || [row.id]).some(holds));
  }

  function stateOf(cell) {
    return cell.state || "stated";
  }

  /** Give the cell of a column in a row: what is documented, or that nothing is. */
  function cellIn(column, row, model) {
    const found = column.cells[row.id];
    if (found) return { state: "stated", ...found };
    const state = column.hasProgramme ? "not_documented" : "no_programme";
    return { state, html: column.hasProgramme ? model.blank : model.none, text: model.states[state], told: state };
  }

  /** Judge a row for the chosen columns: its cells, who says anything, whether they differ, and the verdict. */
  function judged(row, columns, model) {
    const cells = columns.map((column) => cellIn(column, row, model));
    const speaking = columns.filter((_, place) => !model.silent.includes(cells[place].state) || cells[place].remark);
    const { sentences, elsewhere, itself } = model.judge.verdict(row, columns, model.rows);
    return {
      row, cells, speaking, sentences, itself,
      differs: new Set(cells.map((cell) => cell.told)).size > 1,
      alone: speaking.length === 1 && !elsewhere ? speaking[0] : null,
    };
  }

  /** Part rows of a section into those with a line of their own, and those of one column alone, by column. */
  function folded(rows) {
    const alone = new Map();
    for (const one of rows.filter((row) => row.alone)) {
      if (!alone.has(one.alone)) alone.set(one.alone, []);
      alone.get(one.alone).push(one);
    }
    const several = [...alone].filter(([, found]) => found.length > 1);
    const inside = new Set(several.flatMap(([, found]) => found));
    return { own: rows.filter((row) => !inside.has(row)), several };
  }

  // Drawing

  /** Draw the table: `sections` are pairs of a title and judged rows. Gives the table and the sources it cites. */
  function draw(sections, columns, model, { fold }) {
    const notes = new Notes(model);
    const width = columns.length;
    const corner = make("td", {}, make("span", { class: "ve-beside" }, model.words.question));
    const heads = columns.map((column) => make("th", { scope: "col" }, written(column.head)));
    const bodies = sections.map(([title, rows]) => {
      const { own, several } = fold ? folded(rows) : { own: rows, several: [] };
      const group = make("th", { colspan: width + 1, scope: "rowgroup" }, make("span", {}, title));
      return make(
        "tbody", {},
        make("tr", { class: "ve-group" }, group),
        ...own.flatMap((one) => line(one, columns, model, notes)),
        ...several.map(([column, found]) => lineOfOne(column, found, columns, model, notes)),
      );
    });
    const table = make(
      "table", { class: `ve-compare ve-cmp-few ve-of-${width}` },
      make("caption", {}, model.judge.dates(columns, model.rows)),
      make("thead", {}, make("tr", {}, corner, ...heads)),
      ...bodies,
    );
    return { table, notes };
  }

  function line(one, columns, model, notes) {
    const title = make("th", { scope: "row" }, one.row.title, meaning(one.row, model));
    const cells = columns.map((column, place) => make(
      "td", { "data-column": column.name },
      make("div", { class: "ve-cmp-inside" }, notes.numbered(one.cells[place], column)),
    ));
    const row = make("tr", {}, title, ...cells);
    if (!one.sentences.length) return [row];
    const lead = make("strong", {}, one.row.judge === "numbers" ? model.words.comparable : model.words.in_short);
    const said = make("div", {}, lead, ` ${one.sentences.join(" ")}`);
    return [row, make("tr", { class: "ve-verdict" }, make("td", { colspan: columns.length + 1 }, said))];
  }

  function meaning(row, model) {
    if (!row.what) return null;
    const label = fill(model.words.meant, { title: row.title });
    return make("details", { class: "ve-cmp-meant" }, make("summary", { "aria-label": label, title: label }, "?"), make("p", {}, row.what));
  }

  function lineOfOne(column, found, columns, model, notes) {
    const titles = found.map((one) => one.row.title).join("; ");
    const pairs = found.flatMap((one) => [
      make("dt", {}, one.row.title),
      make(
        "dd", {},
        notes.numbered(one.cells[columns.indexOf(column)], column),
        one.itself.length ? make("p", { class: "ve-beside" }, one.itself.join(" ")) : "",
      ),
    ]);
    const count = fill(model.words.alone, { n: found.length, titles });
    const inside = make("details", { class: "ve-more" }, make("summary", {}, count), make("dl", {}, ...pairs));
    const name = make("th", { scope: "row" }, fill(model.words.only, { column: column.name }));
    return make("tr", { class: "ve-cmp-alone" }, name, make("td", { colspan: columns.length }, inside));
  }

  // Notes

  /** The sources of a table, numbered in the order in which it first cites them. */
  class Notes {
    constructor(model) {
      this.model = model;
      this.numbers = new Map();
      this.sources = [];
      this.opened = 0;
    }

    /** Give the inside of a cell with its notes as numbers, each of which opens its source where it stands. */
    numbered(cell, column) {
      const content = written(cell.html);
      for (const place of content.querySelectorAll("[data-sources]")) {
        const keys = place.dataset.sources.split(" ");
        place.className = "ve-notes";
        // A word joiner keeps the first number on the line of the word before it.
        place.append("\u2060", ...keys.flatMap((key, position) => [position ? "," : "", this.note(key, column, place)]));
      }
      return content;
    }

    note(key, column, place) {
      if (!this.numbers.has(key)) {
        this.sources.push(column.sources[key]);
        this.numbers.set(key, this.sources.length);
      }
      const number = this.numbers.get(key);
      const label = fill(this.model.words.source, { number });
      const open = (event) => this.open(event.currentTarget, key, column, place);
      return make("button", { type: "button", "aria-expanded": "false", "aria-label": label, onclick: open }, String(number));
    }

    /** Open or close a source behind the claim that cites it. */
    open(button, key, column, place) {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
      if (isOpen) {
        document.getElementById(button.getAttribute("aria-controls")).remove();
        return;
      }
      const id = `ve-opened-${(this.opened += 1)}`;
      button.setAttribute("aria-controls", id);
      const there = make("a", { href: `${column.page}#${place.dataset.at}` }, this.model.words.there);
      const source = make("div", { class: "ve-source" }, `${button.textContent} `, written(column.sources[key]));
      place.closest("p, li, dd, td").append(make("div", { id, class: "ve-cmp-opened" }, source, make("div", {}, there)));
    }

    /** Give the list of all sources cited. */
    list() {
      return make("ol", { class: "ve-sources" }, ...this.sources.map((html) => make("li", {}, written(html))));
    }
  }

  // CSV

  const FORMULA = /^[ \n]*[=+\-@\t\r＝＋－＠]/;

  /** Give the lines that are shown as CSV: UTF-8 with a byte order mark, comma-separated, CRLF. */
  function asCsv(sections, columns, model) {
    const words = model.words;
    const headings = columns.map((column) => column.heading);
    const lines = [[words.csv_section, words.csv_row, ...headings, words.csv_verdict, words.csv_id, words.csv_sources]];
    for (const [title, rows] of sections) {
      for (const { row, cells, sentences } of rows) {
        const texts = cells.map((cell) => cell.text);
        lines.push([title, row.whole || row.title, ...texts, sentences.join(" "), row.id, sourcesOf(cells, columns)]);
      }
    }
    return `\ufeff${lines.map((one) => one.map(quoted).join(",") + "\r\n").join("")}`;
  }

  /** Keep a spreadsheet from taking a text for a formula, and put it in quotes where it needs them. */
  function quoted(text) {
    const guarded = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
  }

  function sourcesOf(cells, columns) {
    const said = cells.flatMap((cell, place) => {
      const notes = [...written(cell.html).querySelectorAll("[data-sources]")];
      const keys = new Set(notes.flatMap((note) => note.dataset.sources.split(" ")));
      return [...keys].map((key) => `${columns[place].name}: ${sourceText(columns[place].sources[key])}`);
    });
    return said.join("\n");
  }

  function sourceText(html) {
    const content = written(html);
    const link = content.querySelector("a");
    return content.textContent + (link ? ` ${link.getAttribute("href")}` : "");
  }

  window.valuesExchange.table = { make, written, chosen, longName, rowsFor, judged, folded, draw, asCsv };
})();
