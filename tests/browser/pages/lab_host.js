// A page that mounts the lab with what its address asks for, and notes what it is told and who listens.
const listening = new Set();
for (const target of [window, document, document.body]) {
  const { addEventListener, removeEventListener } = target;
  target.addEventListener = function (type, listener, options) {
    const entry = `${type}`;
    listening.add(entry);
    options?.signal?.addEventListener("abort", () => listening.delete(entry));
    addEventListener.call(target, type, listener, options);
  };
  target.removeEventListener = function (type, ...rest) {
    listening.delete(type);
    removeEventListener.call(target, type, ...rest);
  };
}
window.listening = () => [...listening];
window.told = [];
window.errors = [];

const { mountLab } = await import("../sharp-shot-lab.js");
const place = document.querySelector("#place");
place.addEventListener("sharpshot:ledger", ({ detail }) => window.told.push(["event", detail]));
window.handle = await mountLab(place, {
  track: "mobile",
  ...Object.fromEntries(new URLSearchParams(location.search)),
  onLedger: (entry) => window.told.push(["callback", entry]),
  onError: (error) => window.errors.push([error.code, error.message]),
}).catch(() => undefined);
