// A page that mounts the workbook with what its address asks for, and notes what it is told and who listens.
const listening = new Set();
for (const target of [window, document, document.body]) {
  const { addEventListener } = target;
  target.addEventListener = function (type, listener, options) {
    const entry = { type };
    listening.add(entry);
    options?.signal?.addEventListener("abort", () => listening.delete(entry));
    addEventListener.call(target, type, listener, options);
  };
}
window.listening = () => [...listening].map(({ type }) => type);
window.told = [];
window.errors = [];

const { mountWorkbook } = await import("../sharp-shot-workbook.js");
const place = document.querySelector("#place");
place.addEventListener("sharpshot:answer", ({ detail }) => window.told.push(["event", detail]));
window.handle = await mountWorkbook(place, {
  ...Object.fromEntries(new URLSearchParams(location.search)),
  onAnswer: (answer) => window.told.push(["callback", answer]),
  onError: (error) => window.errors.push([error.code, error.message]),
}).catch(() => undefined);
