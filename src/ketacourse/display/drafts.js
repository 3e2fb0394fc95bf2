// Work in the making. It stays in the browser until the kernel has it, each piece under a name of
// its own, so that it outlives a new run of its cell, the kernel and the page, and two pages that
// are open at once never overwrite each other's.

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Shelf */

/**
 * @template Draft
 * @typedef {object} Drafts
 * @property {(name: string) => Draft | null} read
 * @property {(name: string, draft: Draft) => void} write
 * @property {(name: string) => void} remove
 * @property {() => void} stop
 */

const CHANGED = "ketacourse-draft";

/**
 * Where drafts are kept for as long as the page lives, if the browser keeps nothing or is full.
 * @returns {Map<string, string>}
 */
function pageMemory() {
  const page = /** @type {{ ketacourseDrafts?: Map<string, string> }} */ (globalThis);
  return (page.ketacourseDrafts ??= new Map());
}

/**
 * The browser's own shelf; some browsers and settings have none, or throw when it is touched.
 * @returns {Shelf | null}
 */
function browserShelf() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** One server may serve several people to one browser, each under an address of their own. */
function addressOfServer() {
  try {
    const config = document.getElementById("jupyter-config-data")?.textContent;
    return String(JSON.parse(config ?? "{}").baseUrl ?? "");
  } catch {
    return "";
  }
}

/**
 * Drafts of one kind; `place` says whose and of what they are.
 * @template Draft
 * @param {string[]} place
 * @param {(name: string) => void} [onElsewhere] called when another view or page changed one
 * @param {Shelf | null} [shelf]
 * @returns {Drafts<Draft>}
 */
export function makeDrafts(place, onElsewhere = () => {}, shelf = browserShelf()) {
  const memory = pageMemory();
  const start = JSON.stringify([CHANGED, addressOfServer(), ...place]);
  const keyOf = (/** @type {string} */ name) => `${start} ${name}`;
  const self = {};
  /** @param {string} name */
  const tell = (name) => globalThis.dispatchEvent?.(
    new CustomEvent(CHANGED, { detail: { key: keyOf(name), by: self } }));

  /** @type {Drafts<Draft>["read"]} */
  function read(name) {
    const key = keyOf(name);
    try {
      return JSON.parse(memory.get(key) ?? shelf?.getItem(key) ?? "null");
    } catch { // not ours, or not to be had
      return null;
    }
  }
  /** @type {Drafts<Draft>["write"]} */
  function write(name, draft) {
    const [key, text] = [keyOf(name), JSON.stringify(draft)];
    try {
      if (!shelf) throw new Error("no shelf");
      shelf.setItem(key, text);
      memory.delete(key);
    } catch {
      memory.set(key, text);
    }
    tell(name);
  }
  /** @type {Drafts<Draft>["remove"]} */
  function remove(name) {
    memory.delete(keyOf(name));
    try {
      shelf?.removeItem(keyOf(name));
    } catch {
      // what cannot be touched holds nothing of ours
    }
    tell(name);
  }
  /** @param {string | null} key */
  const hear = (key) => {
    if (key?.startsWith(`${start} `)) onElsewhere(key.slice(start.length + 1));
  };
  const onPage = (/** @type {any} */ { detail }) => detail.by !== self && hear(detail.key);
  const onShelf = (/** @type {any} */ { key }) => hear(key);
  globalThis.addEventListener?.(CHANGED, onPage);
  globalThis.addEventListener?.("storage", onShelf);
  const stop = () => {
    globalThis.removeEventListener?.(CHANGED, onPage);
    globalThis.removeEventListener?.("storage", onShelf);
  };
  return { read, write, remove, stop };
}
