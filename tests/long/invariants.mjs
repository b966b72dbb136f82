// What holds of a page with a game, whatever was done to it. Runs in the page.

/** What is wrong, as sentences; none where all is well. */
export function whatIsWrong() {
  const wrong = [];
  const expect = (holds, sentence) => holds || wrong.push(sentence);
  const same = (...given) => {
    const [found, wanted] = given.slice(0, 2).map((value) => JSON.stringify(value));
    expect(found === wanted, `${given[2]}: ${found}, not ${wanted}`);
  };
  const sum = (values) => values.reduce((all, value) => all + value, 0);

  const checkPage = () => {
    same(document.documentElement.getAttributeNames(), ["lang"], "attributes of html");
    const added = document.body.getAttributeNames().filter((name) => !["style", "class"].includes(name));
    same(added, [], "attributes of body");
    same(document.body.getAttribute("style"), "margin: 0", "style of body");
    expect(/^(quarto-(light|dark))?$/.test(document.body.className), `class of body: ${document.body.className}`);
    same([...document.body.children].map((child) => child.localName), ["main", "script", "p"], "children of body");
    for (const scope of [document, ...[...document.querySelectorAll("sharp-shot")].map((host) => host.shadowRoot)]) {
      const ids = [...scope.querySelectorAll("[id]")].map(({ id }) => id);
      same(ids.length, new Set(ids).size, "ids");
    }
    const { frames, observers } = window.running;
    expect(frames.size <= 1, `${frames.size} frames under way`);
    expect(observers.size <= 6, `${observers.size} observers`);
  };

  const checkState = (state, root) => {
    const { zones, score, shotsLeft, precisions, bitsUsed, accuracy, aim, phase, result, budget } = state;
    same(score, sum(zones), "score");
    same(zones.length + shotsLeft, root.querySelectorAll(".pips li").length, "shots");
    expect(zones.every((zone) => [0, 1, 2, 3].includes(zone)) && shotsLeft >= 0, `zones ${zones}`);
    same(bitsUsed, sum(precisions.map((precision) => [32, 16, 8, 4][precision])), "bits");
    expect(Number.isInteger(accuracy) && accuracy >= 0 && accuracy <= 100, `accuracy ${accuracy}`);
    expect(aim.every((at) => at >= 0 && at <= 400), `aim ${aim}`);
    same(phase === "over", result !== null, "result");
    if (phase === "over") same([shotsLeft, result.score, result.zones], [0, score, zones], "over");
    const status = `bits ${bitsUsed} / ${budget} · acc ${accuracy}% · shots ${shotsLeft} · score ${score}`;
    same(root.querySelector(".status").textContent, status, "status");
  };

  const checkParts = (state, root) => {
    const { zones, precisions, bitsUsed, accuracy, phase, budget } = state;
    const all = (selector) => [...root.querySelectorAll(selector)];
    const names = precisions.map((precision) => ["fp32", "fp16", "int8", "int4"][precision]);
    same(all(".dial").map((dial) => dial.dataset.precision), names, "dials");
    same(all(".precision").map((word) => word.textContent), names, "words of the dials");
    const shown = all(".pips [data-zone] b").map((pip) => Number(pip.textContent));
    same(shown, zones, "pips");
    const values = all("[role=meter]").map((meter) => Number(meter.getAttribute("aria-valuenow")));
    const [bits, percent, ...effects] = values;
    same([bits, percent], [bitsUsed, accuracy], "meters");
    expect(effects.every((effect) => effect >= 0 && effect <= 100), `effects ${effects}`);
    for (const meter of all(".meter")) {
      const value = parseFloat(meter.style.getPropertyValue("--value"));
      expect(value >= 0 && value <= 100, `a meter of ${value} %`);
    }
    const idle = bitsUsed > budget || phase === "over";
    same(root.querySelector(".fire").getAttribute("aria-disabled"), String(idle), "Fire");
    same(root.querySelector(".result").hidden, phase !== "over", "the result is hidden");
    const prompt = root.querySelector(".prompt").textContent;
    const fits = {
      over: /^(Shipped|Not shipped): /,
      reveal: /points?[.:]|^Miss\./,
      aiming: bitsUsed > budget ? /^Turn dials|^Not fired/ : /^Aim and fire|(Next target|The next shot can ship|It cannot ship any more|Last shot(: \d to ship)?)\.$/,
    };
    expect(fits[phase].test(prompt), `"${prompt}" in phase ${phase}`);
    expect(all(".question [aria-pressed=true]").length <= 2, "three picks");
    for (const one of ["dialog", ".debrief", ".sheet", ".game", "canvas", ".frame > [role=region]"]) {
      expect(all(one).length <= 1, `${all(one).length} of ${one}`);
    }
    expect(phase === "over" || !root.querySelector(".debrief"), `a debrief in phase ${phase}`);
  };

  checkPage();
  const hosts = document.querySelectorAll("main > *");
  const state = window.game?.state();
  expect(hosts.length <= 1, `${hosts.length} games`);
  if (!state) {
    for (const host of hosts) same(host.shadowRoot.childNodes.length, 0, "nodes of a destroyed game");
    same(window.running.frames.size + window.running.observers.size, 0, "frames and observers of a destroyed game");
  } else {
    const root = hosts[0].shadowRoot;
    window.happened.debriefed += root.querySelectorAll(".debrief").length;
    checkState(state, root);
    checkParts(state, root);
  }
  return wrong;
}

/** Whether the game has no reason to draw: nothing sways, is revealed or is watched, or nobody sees it. */
export function isAtRest() {
  const state = window.game?.state();
  if (!state || document.hidden) return true;
  const watched = window.game && document.querySelector("main > *").shadowRoot.querySelector("[inert]");
  const [, first, , second] = state.precisions;
  return !watched && (state.phase === "over" || (state.phase === "aiming" && first + second === 0));
}
