// What JupyterLab asks of an extension: something called by its name that gives its plugins.
// It is loaded as a plain script, so the plugin itself, which is a module, is fetched on demand.
{
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = /** @type {{ _JUPYTERLAB?: Record<string, object> }} */ (globalThis);
  page._JUPYTERLAB ??= {};
  page._JUPYTERLAB.ketacourse = {
    init() {},
    async get() {
      const { plugin } = await import(String(new URL("plugin.js", src)));
      return () => ({ __esModule: true, default: plugin });
    },
  };
}
