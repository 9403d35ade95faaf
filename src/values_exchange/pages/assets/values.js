// What Material's controls lack for people who use a keyboard or a screen reader. The theme builds its menu, its search
// and their ways back from labels of hidden checkboxes: no key reaches a label, and what is out of sight takes focus.
// Every page can be read without this file. Its words are those that the theme has already put into the page.
"use strict";

(function () {
  const narrow = window.matchMedia("(max-width: 76.234375em)"); // where Material folds the menu into a drawer
  const slim = window.matchMedia("(max-width: 59.984375em)"); // where it folds the search away
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const drawer = find("#__drawer");
  const search = find("#__search");
  const menu = find(".md-sidebar--primary");
  const searching = find(".md-search");

  // A label that opens or closes something becomes a button. The bundle of the theme clicks a focused label on Enter,
  // so the key must not reach it as well.
  function makeButton(label, name) {
    const toggle = document.getElementById(label.htmlFor);
    if (!toggle) return;
    label.setAttribute("role", "button");
    if (name) label.setAttribute("aria-label", name);
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      label.click();
    });
  }

  function nameOf(element) {
    return element ? element.getAttribute("aria-label") || "" : "";
  }

  const menuButton = find('.md-header label[for="__drawer"]');
  const searchButton = find('.md-header__button[for="__search"]');
  const searchName = nameOf(find(".md-search__input"));
  if (menuButton) makeButton(menuButton, nameOf(find(".md-nav--primary")));
  if (searchButton) makeButton(searchButton, searchName);
  if (searching && searchName) searching.setAttribute("aria-label", searchName);
  // No button may hold a link, as this one does to the first page, where the menu below leads too.
  for (const link of all('.md-nav__title[for="__drawer"] a')) {
    const plain = document.createElement("span");
    plain.className = link.className;
    plain.append(...link.childNodes);
    link.replaceWith(plain);
  }
  for (const label of all(".md-sidebar label[for]")) {
    const own = label.textContent.trim();
    makeButton(label, own ? "" : label.closest(".md-nav__container")?.textContent.trim());
  }

  // What is out of sight is out of reach; what covers the page is all that can be reached.
  function settle() {
    const opened = Boolean(drawer && drawer.checked && narrow.matches);
    const sought = Boolean(search && search.checked && slim.matches);
    if (menu) menu.inert = narrow.matches && !opened;
    for (const part of all(".md-skip, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-top, .md-footer")) {
      part.inert = opened || (sought && !part.contains(searching));
    }
    if (searching) {
      searching.inert = slim.matches && !search.checked;
      const output = find(".md-search__output", searching);
      if (output) output.inert = !search.checked;
    }
    for (const one of all(".md-header__inner > *")) {
      if (one !== searching) one.inert = sought;
    }
    for (const [label, toggle] of [[menuButton, drawer], [searchButton, search]]) {
      if (!label || !toggle) continue;
      label.tabIndex = 0;
      label.setAttribute("aria-expanded", String(toggle.checked));
    }
    if (menu) settlePanels();
  }

  // In the drawer each level of the menu lies over the one above; only the uppermost can be reached.
  function settlePanels() {
    for (const toggle of all(".md-nav__toggle", menu)) {
      const item = toggle.parentElement;
      const panel = find(":scope > .md-nav", item);
      if (!panel) continue;
      const open = toggle.checked;
      panel.inert = narrow.matches && !open;
      for (const part of all(":scope > .md-nav__link, :scope > .md-nav__container", item)) {
        part.inert = narrow.matches && open;
      }
      for (const label of all(`label[for="${toggle.id}"]`, item)) {
        const title = label.classList.contains("md-nav__title");
        // A section that the theme always shows open on a wide screen has nothing to press there.
        const fixed = title || item.classList.contains("md-nav__item--section");
        label.tabIndex = narrow.matches || !fixed ? 0 : -1;
        if (label.tabIndex === 0) label.setAttribute("role", "button");
        else label.removeAttribute("role");
        if (label.tabIndex === 0) label.setAttribute("aria-expanded", String(open));
        else label.removeAttribute("aria-expanded");
      }
    }
    for (const list of all(".md-nav__list", menu)) {
      const items = Array.from(list.children);
      const open = items.find((item) => find(":scope > .md-nav__toggle:checked ~ .md-nav", item));
      for (const item of items) item.inert = narrow.matches && Boolean(open) && item !== open;
      const title = list.previousElementSibling;
      if (title && title.matches(".md-nav__title")) title.inert = narrow.matches && Boolean(open);
    }
    const close = find('.md-nav__title[for="__drawer"]', menu);
    if (close) {
      close.tabIndex = narrow.matches ? 0 : -1;
      if (narrow.matches) close.setAttribute("aria-expanded", "true");
      else for (const one of ["role", "aria-expanded"]) close.removeAttribute(one);
      if (narrow.matches) close.setAttribute("role", "button");
    }
  }

  // The controls of the uppermost open panel of the drawer, in their order.
  function reachable(within) {
    return all("a[href], [tabindex='0']", within).filter((one) => !one.closest("[inert]") && one.offsetParent !== null);
  }

  document.addEventListener(
    "change",
    (event) => {
      const toggle = event.target;
      if (!toggle.matches || !toggle.matches(".md-toggle")) return;
      const had = document.activeElement;
      settle();
      if (toggle === drawer && narrow.matches) {
        const target = toggle.checked ? reachable(menu)[0] : menuButton;
        if (target) target.focus();
      } else if (toggle === search && !toggle.checked && slim.matches && searchButton) {
        searchButton.focus();
      } else if (menu && menu.contains(toggle) && had && had.closest("[inert]")) {
        const panel = find(":scope > .md-nav", toggle.parentElement);
        const target = toggle.checked ? reachable(panel)[0] : find(":scope > label, :scope > .md-nav__container > label", toggle.parentElement);
        if (target) target.focus();
      }
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer || !drawer.checked || !narrow.matches) return;
    drawer.click();
  });

  // The list of languages opens by pressing its button, not by passing it.
  for (const select of all(".md-header .md-select")) {
    const button = find("button", select);
    const list = find(".md-select__inner", select);
    if (!button || !list) continue;
    const set = (open) => {
      select.dataset.veOpen = open ? "yes" : "no";
      button.setAttribute("aria-expanded", String(open));
    };
    set(false);
    button.addEventListener("click", (event) => set(event.detail > 0 || select.dataset.veOpen === "no"));
    select.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && set(true));
    select.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && set(false));
    select.addEventListener("focusout", (event) => event.relatedTarget && !select.contains(event.relatedTarget) && set(false));
    select.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || select.dataset.veOpen === "no") return;
      button.focus();
      set(false);
    });
    document.addEventListener("click", (event) => !select.contains(event.target) && set(false));
    // What is chosen or filtered on a page stays so in another language: it stands in the address.
    list.addEventListener("click", (event) => {
      const way = event.target.closest("a");
      if (way) way.search = location.search;
    }, true);
  }

  // “Back to top” lies over the text, where it could hide what has focus.
  const upwards = find(".md-top");
  const text = find(".md-content");
  if (upwards && text) {
    text.addEventListener("focusin", (event) => upwards.classList.toggle("ve-away", event.target.matches(":focus-visible")));
    text.addEventListener("focusout", () => upwards.classList.remove("ve-away"));
  }

  // A table that is wider than the page is scrolled by keyboard too, and says what it is.
  function label(region) {
    const scrolls = region.scrollWidth > region.clientWidth;
    if (!scrolls) {
      for (const one of ["tabindex", "role", "aria-label"]) region.removeAttribute(one);
      return;
    }
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", titleOf(region));
  }

  function titleOf(region) {
    const caption = find("caption", region);
    if (caption) return caption.textContent.trim();
    const above = all(".md-content :is(h1, h2, h3, h4, h5, h6)").filter(
      (one) => one.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const last = above[above.length - 1];
    return last ? last.textContent.replace("¶", "").trim() : document.title;
  }

  const watch = new ResizeObserver((entries) => entries.forEach((entry) => label(entry.target)));
  const seen = new WeakSet();
  function watchRegions() {
    for (const region of all(".md-typeset__scrollwrap")) {
      if (seen.has(region)) continue;
      seen.add(region);
      watch.observe(region);
    }
  }

  const content = find(".md-content");
  if (content) {
    watchRegions();
    // The theme wraps the tables of hand-written pages when it gets to them, perhaps after this.
    new MutationObserver(watchRegions).observe(content, { childList: true, subtree: true });
  }
  // Where rows are laid out as blocks, some browsers no longer tell a table; roles say again what is what. They are put
  // here and not into the page: the HTML standard has no roles on the parts of a table that is one.
  const roleOf = {
    table: () => "table",
    thead: () => "rowgroup",
    tbody: () => "rowgroup",
    tfoot: () => "rowgroup",
    tr: () => "row",
    th: (cell) => (/^row/.test(cell.scope) ? "rowheader" : "columnheader"),
    td: () => "cell",
  };
  function nameParts() {
    for (const table of all("table:not([role])")) {
      const row = find("tbody > tr", table);
      if (!row || getComputedStyle(row).display === "table-row") continue;
      for (const part of [table, ...all("thead, tbody, tfoot, tr, th, td", table)]) {
        part.setAttribute("role", roleOf[part.localName](part));
      }
    }
  }

  // A browser that comes back to a page may bring back an opened menu, which then covers the page.
  const asked = new URLSearchParams(location.search).has("q");
  for (const toggle of all("input.md-toggle")) {
    if (toggle !== search || !asked) toggle.checked = toggle.defaultChecked;
  }
  for (const one of [narrow, slim, ...["60em", "44em"].map((width) => window.matchMedia(`(max-width: ${width})`))]) one.addEventListener("change", nameParts);
  nameParts();
  narrow.addEventListener("change", settle);
  slim.addEventListener("change", settle);
  settle();
})();
