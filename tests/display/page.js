// A model as anywidget gives it to a view, without a page or a kernel.

/** Events with those who listen to them. */
export class Events {
  /** @type {Map<string, Set<(...told: any[]) => void>>} */
  heard = new Map();
  /** @type {(event: string, act: (...told: any[]) => void) => void} */
  on = (event, act) => {
    this.heard.set(event, (this.heard.get(event) ?? new Set()).add(act));
  };
  /** @type {(event: string, act: (...told: any[]) => void) => void} */
  off = (event, act) => {
    this.heard.get(event)?.delete(act);
  };
  /** @type {(event: string, ...told: any[]) => void} */
  trigger = (event, ...told) => this.heard.get(event)?.forEach((act) => act(...told));
}

/** The model itself, as the manager of the page's models knows it. */
export class OwnModel extends Events {
  /**
   * @param {boolean} [hasKernel] false for one that was saved on another day
   * @param {OwnModel | null} [layout]
   */
  constructor(hasKernel = true, layout = null) {
    super();
    this.layout = layout;
    this.comm = hasKernel ? {} : undefined;
    this.live = hasKernel;
  }
  get comm_live() {
    return this.live;
  }
  set comm_live(live) {
    this.live = live;
    this.trigger("comm_live_update");
  }
  get = (/** @type {string} */ name) => (name === "layout" ? this.layout : undefined);
}

/**
 * A model whose messages are collected.
 * @param {any} [own] the model as the manager knows it
 */
export function makeModel(own = new OwnModel()) {
  /** @type {any[]} */
  const sent = [];
  const events = new Events();
  return {
    sent, own,
    trigger: events.trigger,
    model: /** @type {any} */ ({
      get: (/** @type {string} */ name) => (name === "own_id" ? "m1" : undefined),
      on: events.on,
      off: events.off,
      send: (/** @type {object} */ content, /** @type {undefined} */ _, /** @type {any} */ files) =>
        sent.push(files?.length ? { ...content, files } : content),
      widget_manager: { get_model: async (/** @type {string} */ id) => {
        if (id !== "m1") throw new Error("widget model not found");
        return own;
      } },
    }),
  };
}

const { setImmediate: soon } = globalThis; // the real one, whatever a test puts in its place
/** Let what waits for nothing but its turn go on. */
export const turn = () => new Promise((resolve) => soon(resolve));
