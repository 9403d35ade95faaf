// What a person who uses a keyboard, or enlarges text, meets on a page: run inside it by tests/test_keyboard.py.
(function () {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], label[role=button]";

  function isReachable(one) {
    if (one.disabled || one.tabIndex < 0 || one.closest("[inert]") || one.type === "hidden") return false;
    const style = getComputedStyle(one);
    if (style.visibility !== "visible" || !one.getClientRects().length) return false;
    const folded = one.parentElement && one.parentElement.closest("details:not([open])");
    return !folded || (one.localName === "summary" && one.parentElement === folded && !folded.parentElement.closest("details:not([open])"));
  }

  function reachable() {
    return Array.from(document.querySelectorAll(FOCUSABLE)).filter(isReachable);
  }

  function nameOf(one) {
    const text = (one.getAttribute("aria-label") || one.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${one.localName}.${(one.getAttribute("class") || "").replace("focus-visible", "").trim()} “${text}”`;
  }

  // Whether any of what is drawn of an element differs between having focus and not having it.
  function look(one) {
    const parts = [one, ...one.querySelectorAll("*"), one.closest("li"), one.parentElement].filter(Boolean).slice(0, 24);
    return parts.map((part) => {
      const style = getComputedStyle(part);
      return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.stroke, style.strokeWidth, style.opacity, style.textDecorationLine].join();
    }).join(";");
  }

  function isSeen(one) {
    for (const box of one.getClientRects()) {
      if (!box.width && !box.height) continue;
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      const xs = [0.5, 0.1, 0.9].map((part) => left + (right - left) * part);
      const ys = [0.5, 0.15, 0.85].map((part) => top + (bottom - top) * part);
      for (const x of xs) for (const y of ys) {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const there = document.elementFromPoint(x, y);
        if (there && (one.contains(there) || there.contains(one))) return true;
      }
    }
    return false;
  }

  window.walk = function (most) {
    const all = reachable();
    const wrong = [];
    const looked = new Set();
    const step = Math.max(1, Math.floor(all.length / most));
    all.forEach((one, place) => {
      const like = `${one.localName}|${one.getAttribute("class")}|${one.parentElement.getAttribute("class")}|${one.parentElement.localName}`;
      const isNew = !looked.has(like);
      if (!isNew && place % step) return;
      looked.add(like);
      document.activeElement.blur();
      const before = isNew && look(one);
      one.focus({ focusVisible: true });
      if (document.activeElement !== one) wrong.push(["takes no focus", nameOf(one)]);
      else if (isNew && look(one) === before) wrong.push(["shows no focus", nameOf(one)]);
      if (!isSeen(one)) wrong.push(["is covered when it has focus", nameOf(one)]);
    });
    for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) wrong.push(["jumps the queue", nameOf(one)]);
    document.activeElement.blur();
    scrollTo(0, 0);
    return wrong;
  };

  window.firstStops = (most) => reachable().slice(0, most).map(nameOf);
  window.stop = () => nameOf(document.activeElement);

  // Texts that an element cuts off: what is hidden on purpose, or repeats what stands elsewhere, is named here.
  // The head of the comparison shows three lines of a title, and all of it to whoever points at it or gets there by keyboard.
  const CUT_ON_PURPOSE = ".ve-programme, .md-header__title, .md-header__title *, .md-search, .md-search *, .md-sidebar, .md-sidebar *, svg, svg *, [aria-hidden=true], [aria-hidden=true] *, .md-dialog, .md-dialog *, .headerlink, .md-skip";
  window.cutTexts = function () {
    const cut = [];
    for (const one of document.querySelectorAll("body *")) {
      const style = getComputedStyle(one);
      if (![style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip")) continue;
      if (one.matches(CUT_ON_PURPOSE) || one.clientWidth <= 2 || one.clientHeight <= 2 || !one.textContent.trim()) continue;
      if (style.visibility !== "visible" || style.position === "absolute" && style.clipPath !== "none") continue;
      const wide = style.overflowX !== "auto" && style.overflowX !== "scroll" && one.scrollWidth > one.clientWidth + 2;
      const high = style.overflowY !== "auto" && style.overflowY !== "scroll" && one.scrollHeight > one.clientHeight + 2;
      if (wide || high) cut.push(nameOf(one));
    }
    return cut;
  };

  window.headingSteps = function () {
    const levels = Array.from(document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")).map((one) => Number(one.localName[1]));
    return levels.filter((level, place) => level > (place ? levels[place - 1] : 0) + 1);
  };

  // Drawings that say something, without a table or a list of the same in the same part of the page.
  window.lonelyDrawings = function () {
    return Array.from(document.querySelectorAll("main svg:is([role=img], [role=group])")).filter((drawing) => {
      if (drawing.closest("[aria-hidden=true]")) return false;
      let part = drawing;
      while (part && part.parentElement && !part.parentElement.matches("article, main")) part = part.parentElement;
      for (let next = part; next; next = next.nextElementSibling) {
        if (next !== part && /^H[12]$/.test(next.tagName)) break;
        if (next.querySelector("table, dl, ol, ul")) return false;
      }
      return true;
    }).map((one) => one.getAttribute("aria-labelledby") || one.getAttribute("aria-label") || "a drawing");
  };

  // Signs that could not be told from the page where the system sets all colours.
  window.lostSigns = function () {
    const paper = getComputedStyle(document.body).backgroundColor;
    return Array.from(document.querySelectorAll("main svg .ve-shape, main .vmap-place circle, main .ve-tag")).filter((one) => {
      const style = getComputedStyle(one);
      const drawn = one.ownerSVGElement ? [style.fill, style.stroke] : [style.borderTopColor, style.color];
      return one.getClientRects().length && !one.matches(".vmap-touch, .vmap-ring") && drawn.every((colour) => colour === paper || colour === "none");
    }).map(nameOf);
  };
})();
