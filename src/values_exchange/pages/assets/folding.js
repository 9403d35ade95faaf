/* Letters without their accents, and the state of a page in its address, for the scripts of the pages. */

(function () {
  "use strict";

  // Letters that have no accent to lose; `folding.py` has the same, and a test holds them together.
  const LETTERS = { "ß": "ss", "ς": "σ", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d",
    "ð": "d", "þ": "th", "ı": "i" };
  const TO_FOLD = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");

  /** Give a text as it is searched: without accents and without capitals. */
  function fold(text) {
    return String(text)
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
      .replace(TO_FOLD, (letter) => LETTERS[letter]);
  }

  /** Tell whether a folded text holds every word of what somebody typed, in any order. */
  function holds(folded, typed) {
    return fold(typed)
      .split(/\s+/)
      .every((word) => folded.includes(word));
  }

  /** Give the values of these parameters of the page's address: a text each, empty where it has none. */
  function readAddress(names) {
    const given = new URLSearchParams(window.location.search);
    return Object.fromEntries(names.map((name) => [name, given.get(name) || ""]));
  }

  /** Give the items of a value that is a list, each once: "a,b" is a and b. */
  function listOf(value) {
    return [...new Set(value.split(",").map((item) => item.trim()))].filter(Boolean);
  }

  /**
   * Give the page's address with these parameters: a text or a list of texts each; what is empty is left out.
   * Parameters not named stay as they are. Commas and slashes stay readable.
   */
  function addressOf(state) {
    const whole = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(state)) {
      const text = Array.isArray(value) ? value.join(",") : String(value || "");
      if (text) whole.set(name, text);
      else whole.delete(name);
    }
    const pairs = [...whole].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
    const query = pairs.length ? `?${pairs.join("&")}` : "";
    return window.location.href.split(/[?#]/)[0] + query + window.location.hash;
  }

  function encoded(text) {
    return encodeURIComponent(text).replace(/%2C/g, ",").replace(/%2F/g, "/");
  }

  /** Put these parameters into the page's address without loading it again; a page from a disk may not allow it. */
  function writeAddress(state) {
    try {
      window.history.replaceState(window.history.state, "", addressOf(state));
    } catch {
      // The page works without it; only the address cannot be copied from the browser's bar.
    }
  }

  window.valuesExchange = Object.assign(window.valuesExchange || {}, {
    fold, holds, readAddress, writeAddress, addressOf, listOf,
  });
})();
