// The pathway map: one picture at a time, walked and questioned without the kernel.

import { h, keepKeys, makeAnnouncer, makeKernel } from "../../display/base.js";
import { makeAtlas } from "./atlas.js";

function render({ model, el }) {
  const root = h("section", { class: "kc kc-pathway", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const kernel = makeKernel(model);
  el.append(root);
  const atlas = makeAtlas({ model, root, voice, kernel });
  return () => {
    letGo();
    voice.stop();
    kernel.stop();
    atlas.stop();
  };
}

export default { render };
