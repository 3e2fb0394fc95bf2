// The summary on screen: the kernel writes it, this file shows it and hands it to the browser.

import { h, keepKeys, makeAnnouncer } from "../display/base.js";

/** Let the browser download text as a file. */
function download(text, filename) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  const link = h("a", { href: address, download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function render({ model, el }) {
  const root = h("section", { class: "kc", "aria-label": model.get("title") });
  const page = h("div");
  const announcer = makeAnnouncer(root);
  const save = h("button", { type: "button", class: "kc-button" }, "Save this page");
  save.addEventListener("click", () => {
    download(model.get("document"), model.get("filename"));
    announcer.say(`Saved as ${model.get("filename")}, among your downloads.`);
  });

  function show() {
    page.innerHTML = model.get("shown");
    save.hidden = !model.get("document");
  }

  root.append(h("p", {}, h("strong", {}, model.get("title"))), page, save);
  el.append(root);
  const letKeys = keepKeys(root);
  model.on("change:shown change:document", show);
  show();
  return () => {
    letKeys();
    announcer.stop();
    model.off("change:shown change:document", show);
  };
}

export default { render };
