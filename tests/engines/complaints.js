// Stands first in each page. What the page complains of is also written down, for a browser that keeps its console
// to itself, and said as a text, for one that tells no more of an error than that it is one.
{
  const complaints = (window.top.complaints ??= []);
  for (const kind of ["error", "warn"]) {
    const say = console[kind];
    console[kind] = (...words) => {
      complaints.push(words.join(" "));
      say.call(console, words.join(" "));
    };
  }
  const complain = ({ message, target }) => complaints.push(message ?? `${target.src ?? target.href} failed`);
  // Also of scripts that do not come: that does not bubble.
  window.addEventListener("error", complain, true);
  window.addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
}
