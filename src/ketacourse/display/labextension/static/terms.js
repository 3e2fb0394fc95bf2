// Terms of the glossary: their definition opens beside them on focus, under the pointer and on tap.
//
// The definition comes with the link, as its title, so that it is there without a kernel and in
// notebooks that are not trusted.

const TERM = '.jp-Notebook a[href^="#term-"]';
const BOX = "kc-term-box";
const GAP_PX = 6;

/**
 * Where a box goes: under the link, or above it where there is no room, and never off the page.
 * @param {{ left: number, top: number, bottom: number }} link
 * @param {{ width: number, height: number }} box
 * @param {{ width: number, height: number }} page
 */
export function placeOf(link, box, page) {
  const under = link.bottom + GAP_PX;
  const fits = under + box.height <= page.height;
  const left = Math.min(link.left, page.width - box.width - GAP_PX);
  return {
    left: Math.max(GAP_PX, left),
    top: fits ? under : Math.max(GAP_PX, link.top - GAP_PX - box.height),
  };
}

/** Listen for terms in all notebooks of a page. */
export function openTerms() {
  const box = document.createElement("div");
  box.id = BOX;
  box.className = BOX;
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  /** @type {HTMLElement | null} */
  let shown = null;

  function place() {
    if (!shown) return;
    const { innerWidth: width, innerHeight: height } = globalThis;
    const { left, top } = placeOf(shown.getBoundingClientRect(), box.getBoundingClientRect(),
      { width, height });
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }
  /** @param {HTMLElement} link */
  function open(link) {
    if (link === shown) return;
    close();
    // As a title the definition would show a second time, by the browser.
    link.dataset.definition ??= link.title;
    link.removeAttribute("title");
    const name = document.createElement("strong");
    name.textContent = link.textContent;
    box.replaceChildren(name, link.dataset.definition);
    link.setAttribute("aria-describedby", BOX);
    box.hidden = false;
    shown = link;
    place();
  }
  function close() {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  }
  const termOf = (/** @type {EventTarget | null} */ target) =>
    /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest(TERM) : null);
  const isWithin = (/** @type {EventTarget | null} */ target) =>
    target instanceof Node && (box.contains(target) || Boolean(shown?.contains(target)));

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const link = termOf(target);
    if (link && pointerType === "mouse") open(link);
    // It stays while the pointer is on it, so that its words can be read and marked.
    else if (pointerType === "mouse" && !isWithin(target) && shown !== document.activeElement) {
      close();
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termOf(target);
    if (link) open(link);
    else close();
  });
  // Before JupyterLab takes the reader away to the list of terms.
  document.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    open(link);
  }, true);
  document.addEventListener("pointerdown", ({ target }) => {
    if (!isWithin(target)) close();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopPropagation();
    close();
  }, true);
  document.addEventListener("scroll", place, true);
}
