// What opens comes into sight, and views of one kind bear names of their own.

const WHOLE = 0.85; // of the window: a notebook's bars take the rest

/**
 * Scroll as little as shows an element whole, or its beginning where it is too tall for that.
 * @param {Element} element
 */
export function bringIntoSight(element) {
  const { height } = element.getBoundingClientRect();
  element.scrollIntoView({ block: height > WHOLE * window.innerHeight ? "start" : "nearest" });
}

/**
 * Name a view so that no other view on the page has the same name; says the name it got.
 * @param {HTMLElement} root
 * @param {string} name
 */
export function nameApart(root, name) {
  const others = [...document.querySelectorAll(".kc[aria-label]")].filter((each) => each !== root);
  const taken = new Set(others.map((each) => each.getAttribute("aria-label")));
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`;
  root.setAttribute("aria-label", own);
  return own;
}
