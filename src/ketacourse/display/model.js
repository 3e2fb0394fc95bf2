// The model of a view in the page: what of it we use, and how it is made to hear the kernel.

/**
 * What anywidget gives a view of its model.
 * @template {Record<string, any>} Traits
 * @typedef {object} Model
 * @property {<Name extends keyof Traits & string>(name: Name) => Traits[Name]} get
 * @property {<Name extends keyof Traits & string>(name: Name, value: Traits[Name]) => void} set
 * @property {() => void} save_changes
 * @property {(content: object, callbacks?: undefined, buffers?: ArrayBuffer[]) => void} send
 * @property {(event: string, act: (...told: any[]) => void) => void} on
 * @property {(event: string, act: (...told: any[]) => void) => void} off
 * @property {{ get_model(id: string): Promise<OwnModel> } | undefined} widget_manager
 */

/** @typedef {Model<any>} AnyModel */

/**
 * The model itself, as the manager of the page's models knows it.
 * @typedef {object} OwnModel
 * @property {boolean} [comm_live] false once the kernel that holds the other end is gone
 * @property {{ on_msg(act: (message: object) => unknown): void, send(data: object): void }} [comm]
 * @property {(name: "layout") => OwnModel | null} get
 * @property {(event: string, act: () => void) => void} on
 * @property {(event: string, act: () => void) => void} off
 * @property {(message: object) => Promise<unknown>} _handle_comm_msg
 */

/**
 * The model itself; null where the page does not give it.
 * @param {AnyModel} model
 * @returns {Promise<OwnModel | null>}
 */
export async function ownModel(model) {
  try {
    return (await model.widget_manager?.get_model(model.get("own_id"))) ?? null;
  } catch {
    return null;
  }
}

/**
 * Hear the kernel even where this script came late. anywidget 0.11 gives a model two seconds to
 * load its script (`ready` in its runtime.ts); on a slow browser it lets go of every later message,
 * for good. So messages are handled as those of any other model are, and when some were lost on
 * the way, the kernel is asked for the state as it is.
 * @param {AnyModel} model
 */
export async function hearTheKernel(model) {
  const own = await ownModel(model);
  const handle = inherited(own);
  if (!own?.comm || !handle) return;
  own.comm.on_msg((message) => handle.call(own, message));
  try {
    await own._handle_comm_msg({ content: { data: {} }, buffers: [] }); // waits for `ready`
  } catch {
    own.comm.send({ method: "request_state" });
  }
}

/**
 * How models of the page handle messages before anywidget's class does it otherwise.
 * @param {OwnModel | null} own
 * @returns {OwnModel["_handle_comm_msg"] | undefined}
 */
function inherited(own) {
  let prototype = own && Object.getPrototypeOf(own);
  while (prototype && prototype._handle_comm_msg === own?._handle_comm_msg) {
    prototype = Object.getPrototypeOf(prototype);
  }
  return prototype?._handle_comm_msg;
}
