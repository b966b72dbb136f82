// A hue is a role, everywhere from one source; all that is written or drawn stands out from its ground, for every eye.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./drawn.mjs";
import { openGame, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const ROLES = ["edge", "attention", "feed-forward"];

/** From #rrggbb or rgb(r, g, b): linear light, 0 to 1. */
function linear(colour) {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  const channels = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  return channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

/** WCAG 2: relative luminance, and the contrast of two. */
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a, b) {
  const [dark, light] = [a, b].map((colour) => luminance(linear(colour))).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What eyes without one kind of cone see of linear light: Machado, Oliveira and Fernandes, A Physiologically-based Model
 * for Simulation of Color Vision Deficiency, 2009, for the full deficiency.
 */
const EYES = {
  "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

/** CIE 1976 L*a*b* of linear sRGB light (D65). */
function lab([r, g, b]) {
  const f = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function apart(a, b, eye) {
  const seen = [a, b].map((colour) =>
    lab(eye.map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, at) => sum + part * linear(colour)[at], 0))))),
  );
  return Math.hypot(...seen[0].map((part, axis) => part - seen[1][axis]));
}

/** The colours of that name, as they are in a part of the game. */
const colours = (page, part, names) =>
  read(page, ([part, names]) => {
    const style = getComputedStyle(window.range().getRootNode().querySelector(part));
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }, [part, names]);

for (const colorScheme of ["light", "dark"]) {
  const inTheme = (run) => withPage({ colorScheme, reducedMotion: "reduce" }, async (page) => {
    await openGame(page);
    await run(page);
  });

  for (const part of [".panel", ".stage"]) {
    test(`${colorScheme}: texts and role hues stand out from every ground of ${part}`, () =>
      inTheme(async (page) => {
        const inks = ["ink", "soft", ...ROLES];
        const grounds = ["surface", "panel", "track"];
        const of = await colours(page, part, [...inks, ...grounds, "accent", "on-accent"]);
        for (const ink of inks) {
          for (const ground of grounds) {
            const [found, least] = [contrast(of[ink], of[ground]), ground === "track" ? 3 : 4.5];
            assert.ok(found >= least, `${ink} on ${ground}: ${found}`);
          }
        }
        assert.ok(contrast(of["on-accent"], of.accent) >= 4.5, "what to press next");
      }));

    test(`${colorScheme}: the roles are told apart in ${part} by eyes of three kinds`, () =>
      inTheme(async (page) => {
        const of = Object.values(await colours(page, part, ROLES));
        for (const [eye, matrix] of Object.entries(EYES)) {
          for (const [a, b] of [[0, 1], [0, 2], [1, 2]]) {
            const away = apart(of[a], of[b], matrix);
            assert.ok(away > 40, `${ROLES[a]} and ${ROLES[b]} are ${away} apart to ${eye}`);
          }
        }
      }));
  }

  test(`${colorScheme}: dials, segments and effects have their role's hue, and what was taken its pattern`, () =>
    inTheme(async (page) => {
      for (const key of "111222333") await page.keyboard.press(key);
      const of = await colours(page, ".panel", ROLES);
      const parts = await read(page, () => {
        const shown = (selector, property, pseudo) =>
          [...window.range().getRootNode().querySelectorAll(selector)].map((part) => [
            (part.closest("[data-role]") ?? part).dataset.role,
            getComputedStyle(part, pseudo)[property],
          ]);
        return {
          colours: [
            ...shown(".dial", "borderInlineStartColor"),
            ...shown(".dial .role", "color"),
            ...shown(".bits .parts i", "backgroundColor"),
            ...shown(".effect span", "color"),
            ...shown(".effect [role=meter] i", "backgroundColor"),
          ],
          patterns: shown(".accuracy .parts i", "backgroundImage"),
        };
      });
      assert.equal(parts.colours.length, 24);
      for (const [role, colour] of parts.colours) assert.ok(apart(colour, of[role], EYES["all cones"]) < 1, `${role}: ${colour}`);
      const kinds = new Map(parts.patterns.map(([role, pattern]) => [role, pattern]));
      assert.equal(new Set(kinds.values()).size, 3, "a pattern a role");
    }));
}

test("the target's zones carry their words, and words on the ground of the range stand out where it is lightest", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await openGame(page);
    const of = await colours(page, ".stage", ["ink", "on-ring", "ring-bullseye", "ring-inner", "ring-outer"]);
    for (const [words, zone] of [["#ffffff", "ring-bullseye"], [of["on-ring"], "ring-inner"], [of["on-ring"], "ring-outer"]]) {
      assert.ok(contrast(words, of[zone]) >= 4.5, `${zone}: ${contrast(words, of[zone])}`);
    }
    await page.locator("canvas").evaluate((canvas) => (canvas.style.visibility = "hidden"));
    await page.locator(".premise").evaluate((premise) => (premise.style.visibility = "hidden"));
    // Without the border of the game.
    const { x, y, width, height } = await page.locator(".range").boundingBox();
    const clip = { x: x + 3, y: y + 3, width: width - 6, height: height - 6 };
    const ground = (await page.screenshot({ clip })).toString("base64");
    const lightest = await page.evaluate(async (ground) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${ground}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      let [most, colour] = [0, ""];
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = data.subarray(at, at + 3);
        if (r + g + b > most) [most, colour] = [r + g + b, `rgb(${r}, ${g}, ${b})`];
      }
      return colour;
    }, ground);
    assert.ok(contrast(of.ink, lightest) >= 4.5, `${lightest}: ${contrast(of.ink, lightest)}`);
  }));
