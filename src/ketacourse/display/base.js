// Shared by every view: making elements, and reading what the kernel sends.

/**
 * @typedef {string | number | Node | false | null | undefined} Child False and null leave no trace.
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>}
 *   Attributes True sets an empty attribute, false and null none; a function listens, as `onclick`.
 */

/**
 * @param {Element} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  put(element, ...children);
}

/**
 * Fill an element anew. Text is only ever text.
 * @param {Element} element
 * @param {...Child} children
 */
export function put(element, ...children) {
  const shown = children.filter((child) => child != null && child !== false);
  element.replaceChildren(.../** @type {(string | Node)[]} */ (shown));
}

/**
 * Make an element: h("p", { class: "kc-hint" }, "text", child).
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * The same for elements of a drawing.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

/**
 * An element filled with HTML that the kernel made and sanitised.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {string} html
 */
export function rendered(tag, attributes, html) {
  const element = h(tag, attributes);
  element.innerHTML = html;
  return element;
}

/**
 * A button that does something.
 * @param {Child} text
 * @param {(event: any) => void} onclick
 * @param {Attributes} [attributes]
 */
export const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", onclick, ...attributes }, text);

let counter = 0;
/**
 * An id that no other view on the page has.
 * @param {string} stem
 */
export function freshId(stem) {
  counter += 1;
  return `kc-${stem}-${Math.random().toString(36).slice(2, 8)}-${counter}`;
}

/**
 * A record that came from the kernel, to be asked by names that authors chose: an object would
 * answer to "constructor" and "toString" too.
 * @template Value
 * @param {Record<string, Value> | null | undefined} record
 * @returns {Map<string, Value>}
 */
export const mapOf = (record) => new Map(Object.entries(record ?? {}));

/**
 * The value of a name in a table that has it.
 * @template Name, Value
 * @param {ReadonlyMap<Name, Value>} map
 * @param {Name} name
 */
export function known(map, name) {
  const value = map.get(name);
  if (value === undefined) throw new Error(`nothing is known of ${name}`);
  return value;
}
