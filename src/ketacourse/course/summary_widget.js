// The summary on screen: the kernel writes it, this file shows it and hands it to the browser.

import { button, h } from "../display/base.js";
import { download } from "../display/download.js";
import { defineView } from "../display/view.js";

/** @import { View } from "../display/view.js" */

/** @typedef {{ title: string, shown: string, document: string, filename: string }} Traits */

/** @param {View<Traits>} view */
function build({ model, root, say, listen }) {
  root.setAttribute("aria-label", model.get("title"));
  const page = h("div");
  const save = button("Save this page", () => {
    download(model.get("document"), "text/html", model.get("filename"));
    say(`Saved as ${model.get("filename")}, among your downloads.`);
  }, { class: "kc-button" });
  function show() {
    page.innerHTML = model.get("shown");
    save.hidden = !model.get("document");
  }
  root.append(h("p", {}, h("strong", {}, model.get("title"))), page, save);
  listen("change:shown change:document", show);
  show();
}

export default defineView("", build);
