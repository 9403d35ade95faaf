/* The verdict on a row for the columns that a reader has chosen: the twin of `comparison/number_verdicts.py`,
   `comparable.py`, `shared_codes.py` and `elsewhere.py`. A test compares what both say, to the letter. */

(function () {
  "use strict";

  const DONE = "actual";
  const PLANNED = "planned";
  const ENDED = "ended";

  /** Fill the {placeholders} of a pattern. */
  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** Give the judge who speaks in these patterns. A column has a `name`, an `id` and its `cells` by row. */
  function judge(patterns) {
    const say = (name, values = {}) => fill(patterns[name], values);

    /**
     * Give the verdict on a row: its sentences, none where there is nothing to say; whether a column that is silent
     * here says something like it elsewhere; and the sentences on one column by itself. `rows` are all rows there are.
     */
    function verdict(row, columns, rows) {
      if (row.judge === "numbers") return onNumbers(row, columns, rows);
      return { sentences: row.judge === "codes" ? onCodes(row, columns) : [], elsewhere: false, itself: [] };
    }

    /** Say which date a comparison is for, and for which its derived numbers are. */
    function dates(columns, rows) {
      const found = new Map();
      for (const row of rows) {
        for (const column of columns) {
          const { derived } = cellOf(column, row);
          if (derived) found.set(column, derived);
        }
      }
      const told = [...found].map(([column, date]) => say("codes_of", { name: date, what: column.name }));
      return [say("no_date"), ...(told.length ? [say("derived_for", { dates: listed(told) })] : [])].join(" ");
    }

    // Enumerations

    function join(items) {
      const { start, middle, end, 2: two } = patterns.list;
      const put = (pattern, first, second) => pattern.replace(/\{([01])\}/g, (_, place) => (place === "0" ? first : second));
      if (items.length < 2) return items.join("");
      if (items.length === 2) return put(two, ...items);
      const before = items.slice(2, -1).reduce((all, item) => put(middle, all, item), put(start, items[0], items[1]));
      return put(end, before, items[items.length - 1]);
    }

    function counted(count) {
      return patterns.others[Math.min(count, patterns.others.length) - 1];
    }

    function listed(names) {
      const most = patterns.most_names;
      return names.length <= most ? join(names) : join([...names.slice(0, most - 1), counted(names.length - most + 1)]);
    }

    function clauses(parts, total, between) {
      const more = total > parts.length ? [counted(total - parts.length)] : [];
      return say("clauses", { clauses: [...parts, ...more].join(between) });
    }

    // Numbers

    function onNumbers(row, columns, rows) {
      const documented = columns.filter((column) => "value" in cellOf(column, row));
      if (!documented.length) return { sentences: [], elsewhere: false, itself: [] };
      const numbers = numbersIn(documented, row);
      const groups = [...windows(numbers)].map((found) => comparable(found, documented));
      const grouped = new Set(groups.flatMap((group) => group.columns));
      const apart = documented.filter((column) => !grouped.has(column));
      const own = reasons(row, apart, numbers, documented);
      const others = elsewhere(row, columns.filter((column) => !documented.includes(column)), rows);
      const itself = documented.flatMap((column) => withItself(column, numbers));
      const sentences = [
        ...groups.map((group) => group.sentence),
        ...lead(groups, apart),
        ...own.sentences,
        ...others.like,
        ...others.apart,
        ...(own.byCurrency ? converted(numbers) : []),
        ...itself,
      ];
      return { sentences, elsewhere: others.like.length > 0, itself };
    }

    function cellOf(column, row) {
      return column.cells[row.id] || {};
    }

    /** Give all numbers of a row, and who has which. */
    function numbersIn(documented, row) {
      const all = documented.flatMap((column) =>
        (cellOf(column, row).numbers || []).map(([year, kind, words, about, euros]) => ({
          column, year, kind, words, about, euros, key: kind.join("\n"), undated: cellOf(column, row).undated,
        })));
      const byColumn = new Map();
      const byKind = new Map();
      const years = new Map();
      const holders = patterns.traits.map(() => new Map());
      for (const number of all) {
        add(byColumn, number.column, number, Array);
        number.kind.forEach((value, place) => add(holders[place], value, number.column, Set));
        if (number.year === null) continue;
        if (!byKind.has(number.key)) byKind.set(number.key, new Map());
        add(byKind.get(number.key), number.year, number.column, Set);
        add(years, number.year, number.column, Set);
      }
      return { all, byColumn, byKind, years, holders };
    }

    function add(held, key, value, Kind) {
      if (!held.has(key)) held.set(key, new Kind());
      const found = held.get(key);
      if (Kind === Array) found.push(value);
      else found.add(value);
    }

    /** Give the largest sets of comparable columns: the kind of their numbers, first and last year, the columns. */
    function* windows({ byKind }) {
      for (const [key, dated] of byKind) {
        let reached = 0;
        for (const start of [...dated.keys()].sort((one, other) => one - other)) {
          const years = [...dated.keys()].filter((year) => year >= start && year - start <= patterns.years_comparable);
          const columns = new Set(years.flatMap((year) => [...dated.get(year)]));
          const last = Math.max(...years);
          if (last > reached && columns.size > 1) {
            reached = last;
            yield { kind: key.split("\n"), start, end: last, columns };
          }
        }
      }
    }

    function comparable({ kind, start, end, columns }, documented) {
      const held = documented.filter((column) => columns.has(column));
      const years = start === end ? String(start) : say("years", { start, end });
      const isWhole = kind[patterns.traits.indexOf("subject")] === "whole|";
      const told = isWhole ? `${years}, ${say("whole")}` : years;
      return { columns: held, sentence: say("comparable", { columns: listed(names(held)), years: told }) };
    }

    function lead(groups, apart) {
      if (groups.length && apart.length) return [say("not_with_them", { columns: listed(names(apart)) })];
      return apart.length > 1 ? [say("not_comparable")] : [];
    }

    function names(columns) {
      return columns.map((column) => column.name);
    }

    function reasons(row, apart, numbers, documented) {
      if (documented.length === 1) return { sentences: [say(row.only_one || "only_one", { column: documented[0].name })] };
      const inWords = apart.filter((column) => !numbers.byColumn.has(column));
      const withNumber = apart.filter((column) => numbers.byColumn.has(column));
      const traits = new Map(withNumber.map((column) => [column, setApart(column, numbers)]));
      const differing = patterns.traits.flatMap((trait, place) => {
        const columns = withNumber.filter((column) => traits.get(column).includes(place));
        return columns.length ? [differ(trait, place, columns, numbers)] : [];
      });
      const byCurrency = [...traits.values()].some((places) => places.includes(patterns.traits.indexOf("currency")));
      const sentences = [
        ...(inWords.length ? [say("words_only", { columns: listed(names(inWords)) })] : []),
        ...differing,
        ...undated(withNumber, numbers),
        ...yearsApart(withNumber, numbers),
      ];
      return { sentences, byCurrency };
    }

    /** Say of sums in several currencies that euros beside them are conversions. */
    function converted(numbers) {
      const beside = numbers.all.filter((number) => number.euros !== null);
      const sums = [...numbers.byColumn.keys()].flatMap((column) => {
        const years = new Set(beside.filter((number) => number.column === column).map((number) => number.euros));
        return [...years].sort((one, other) => one - other).map((year) => say("in_year", { year, column: column.name }));
      });
      return sums.length ? [say("converted", { sums: listed(sums) })] : [];
    }

    /** Give the places of the traits that set a column apart from the others. */
    function setApart(column, numbers) {
      const own = numbers.byColumn.get(column);
      const varied = patterns.traits.map((_, place) => place).filter((place) => numbers.holders[place].size > 1);
      const alone = varied.filter((place) =>
        own.every((number) => isOnly(numbers.holders[place].get(number.kind[place]), column)));
      return alone.length || isUndated(column, numbers) || isFar(column, numbers) ? alone : varied;
    }

    function isOnly(columns, column) {
      return columns.size === 1 && columns.has(column);
    }

    function isUndated(column, numbers) {
      return numbers.byColumn.get(column).every((number) => number.year === null);
    }

    function isFar(column, numbers) {
      const own = numbers.byColumn.get(column).filter((number) => number.year !== null);
      const hasPeers = (number) => [...numbers.byKind.get(number.key).values()].some((held) => !isOnly(held, column));
      const peered = own.filter(hasPeers).map((number) => [number, numbers.byKind.get(number.key)]);
      const asked = peered.length ? peered : own.map((number) => [number, numbers.years]);
      const hasOthers = [...numbers.years.values()].some((held) => !isOnly(held, column));
      return own.length > 0 && hasOthers && !asked.some(([number, years]) => hasNear(number, years));
    }

    function hasNear(number, years) {
      const most = patterns.years_comparable;
      return [...years].some(([year, held]) => Math.abs(year - number.year) <= most && !isOnly(held, number.column));
    }

    function differ(trait, place, columns, numbers) {
      const order = [...columns, ...[...numbers.byColumn.keys()].filter((column) => !columns.includes(column))];
      const isSubject = trait === "subject";
      const parts = order.slice(0, patterns.most_names).map((column, position) => {
        const words = numbers.byColumn.get(column).map((number) => number.words[place]).filter((word) => word !== null);
        const first = isSubject ? "speaks_of" : "gives";
        const further = isSubject ? "of" : "what";
        return say(position ? further : first, { column: column.name, what: join([...new Set(words)]) });
      });
      return clauses(parts, order.length, ", ");
    }

    function undated(columns, numbers) {
      const found = columns.filter((column) => isUndated(column, numbers));
      if (!found.length) return [];
      const parts = found.slice(0, patterns.most_names).map((column) => {
        const [pattern, date] = numbers.byColumn.get(column)[0].undated;
        return say(pattern, { column: column.name, date });
      });
      return [clauses(parts, found.length, ", ")];
    }

    function yearsApart(columns, numbers) {
      if (!columns.some((column) => isFar(column, numbers))) return [];
      const dated = new Map();
      for (const { year, column } of numbers.all) {
        if (year !== null) dated.set(`${year}\n${column.name}`, [year, column.name]);
      }
      const sorted = [...dated.values()].sort(byYearAndName);
      const years = listed(sorted.map(([year, column]) => say("year_of", { year, column })));
      const n = sorted[sorted.length - 1][0] - sorted[0][0];
      return [say("years_apart", { years, n, most: patterns.years_comparable })];
    }

    function byYearAndName([year, name], [otherYear, other]) {
      return year - otherYear || (name < other ? -1 : Number(name > other));
    }

    function withItself(column, numbers) {
      const series = new Map();
      for (const number of numbers.byColumn.get(column) || []) {
        if (number.year !== null) add(series, `${number.key}\n\n${number.about}`, number.year, Set);
      }
      return [...series.values()]
        .filter((years) => years.size > 1)
        .map((years) => {
          const sorted = [...years].sort((one, other) => one - other).map(String);
          return say("with_itself", { column: column.name, years: join(sorted) });
        });
    }

    // Elsewhere: what is like it, at another rate; and what is apart, money at another stage or for something else.

    function elsewhere(row, silent, rows) {
      return row.covers ? moneyElsewhere(row, silent, rows) : figuresElsewhere(row, silent);
    }

    function figuresElsewhere(row, silent) {
      const rates = [];
      const measures = [];
      for (const column of silent.filter((one) => one.hasProgramme)) {
        const atRate = (row.rates || []).find(([other]) => isStated(column, other));
        const alike = (row.measures || []).find(([other]) => isStated(column, other));
        if (atRate) rates.push(clauseOf(column, atRate));
        else if (alike) measures.push(clauseOf(column, alike));
      }
      return { like: [...told(rates), ...told(measures)], apart: [] };
    }

    function clauseOf(column, [other, pattern]) {
      return fill(pattern, { column: column.name, value: column.cells[other].value });
    }

    function isStated(column, rowId) {
      return "value" in (column.cells[rowId] || {});
    }

    function moneyElsewhere(row, silent, rows) {
      const stages = [];
      const covers = [];
      for (const column of silent.filter((one) => one.hasProgramme)) {
        const stated = rows.filter((other) => other.covers && isStated(column, other.id));
        const same = stated.filter((other) => other.covers[0] === row.covers[0]);
        const what = new Set(stated.map((other) => other.covers[1]));
        if (same.length) stages.push(say("at_stage", { column: column.name, what: join(same.map((other) => other.covers[2])) }));
        else if (stated.length) covers.push(say("covers", { column: column.name, what: join([...what]) }));
      }
      return { like: [], apart: [...told(stages), ...told(covers)] };
    }

    function told(parts) {
      return parts.length ? [clauses(parts.slice(0, patterns.most_names), parts.length, "; ")] : [];
    }

    // Codes

    function onCodes(row, columns) {
      const documented = columns.filter((column) => "codes" in cellOf(column, row));
      if (documented.length < 2) return [];
      const codes = sharedCodes(row, documented);
      const several = codes.filter((code) => code.done.length > 1);
      const byAll = several.filter((code) => code.done.length === documented.length);
      const bySome = several.filter((code) => code.done.length < documented.length);
      const announced = codes.filter((code) => code.announced.length);
      const ended = codes.filter((code) => code.ended.length);
      if (isSingle(codes, announced)) return single(row, documented, codes, several, byAll);
      return [
        ...(byAll.length ? [inAll(byAll, documented.length, columns.length)] : []),
        ...(bySome.length ? [say("some", { items: byColumns(bySome, "done") })] : []),
        ...(several.length ? [] : [say("none_shared")]),
        ...documented.flatMap((column) => onlyIn(column, codes)),
        ...(announced.length ? [say("announced", { items: byColumns(announced, "announced") })] : []),
        ...(ended.length ? [say("ended", { items: byColumns(ended, "ended") })] : []),
      ];
    }

    function sharedCodes(row, columns) {
      const found = new Map();
      for (const column of columns) {
        for (const [code, state] of cellOf(column, row).codes) {
          if (code === "other") continue;
          if (!found.has(code)) found.set(code, new Map());
          add(found.get(code), column, state, Set);
        }
      }
      return [...found].map(([code, held]) => {
        const where = (test) => [...held].filter(([, states]) => test(states)).map(([column]) => column);
        return {
          label: row.labels[code],
          done: where((states) => states.has(DONE)),
          announced: where((states) => states.size === 1 && states.has(PLANNED)),
          ended: where((states) => states.has(ENDED) && !states.has(DONE)),
        };
      });
    }

    function isSingle(codes, announced) {
      const held = codes.flatMap((code) => [...code.done, ...code.announced, ...code.ended]);
      return held.length === new Set(held).size && !announced.length;
    }

    function single(row, documented, codes, several, byAll) {
      if (byAll.length) {
        const n = documented.length;
        const times = timesOf(row, documented);
        return [n === 2 ? say("same_both") : say("same_all", { n }), ...(times ? [say("own_times", { times })] : [])];
      }
      return [
        ...(codes.length === documented.length ? [say("each_another")] : []),
        ...several.map((code) => say("same_for", { columns: listed(names(code.done)), code: code.label })),
      ];
    }

    /** Give the span of the years of what each column says first; nothing where they are one and all dated. */
    function timesOf(row, documented) {
      const firsts = documented.map((column) => cellOf(column, row).codes.find(([code]) => code !== "other"));
      const found = new Set(firsts.filter(Boolean).map(([, , year]) => year).filter((year) => year !== null));
      const years = [...found].filter(Boolean).sort((one, other) => one - other);
      if (found.size < 2 || !years.length) return "";
      const [start, end] = [years[0], years[years.length - 1]];
      const span = years.length === 1 ? String(start) : say("years", { start, end });
      return found.has(0) ? say("or_undated", { years: span }) : span;
    }

    function inAll(byAll, said, all) {
      const pattern = said === 2 ? "both" : "all";
      return say(said === all ? pattern : `${pattern}_said`, { n: said, codes: labels(byAll) });
    }

    function labels(codes) {
      return codes.map((code) => code.label).join(", ");
    }

    function onlyIn(column, codes) {
      const alone = codes.filter((code) => code.done.length === 1 && code.done[0] === column);
      return alone.length ? [say("only", { column: column.name, codes: labels(alone) })] : [];
    }

    /** Enumerate codes, those of the same columns together. */
    function byColumns(codes, state) {
      const held = new Map();
      for (const code of codes) add(held, code[state].map((column) => column.id).join("\n"), code, Array);
      return [...held.values()]
        .map((same) => say("codes_of", { name: labels(same), what: listed(names(same[0][state])) }))
        .join("; ");
    }

    return { verdict, dates };
  }

  window.valuesExchange = Object.assign(window.valuesExchange || {}, { judge, fill });
})();
