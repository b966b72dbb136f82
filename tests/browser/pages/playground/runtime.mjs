// What the playground has for all of its games, as far as this one could meet it.
window.MLSP = window.MLSP || {};
window.MLSP.games = window.MLSP.games || {};
window.MLSP.dayNumber = () => 214;
if (!location.search.includes("bare")) {
  window.MLSP.showAhaCard = (container, label, text, link) => {
    if (container.querySelector(".mlsp-aha-card")) return;
    const card = document.createElement("div");
    card.className = "mlsp-aha-card of-the-page";
    card.append(label, document.createElement("br"), text, document.createElement("br"));
    const more = Object.assign(document.createElement("a"), { href: link.href, textContent: link.label });
    card.append(more);
    container.append(card);
  };
}
