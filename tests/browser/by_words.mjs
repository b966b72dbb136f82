// A round played with nothing but what a screen reader says: it needs no script in the page, so it can be
// played in pages that break scripts, and anywhere else.

/** Where the target is, in units from the crosshair, as the range says when Enter is pressed on it. */
async function wayToTarget(page) {
  await page.locator("canvas").press("Enter");
  const said = page.locator(".spoken").filter({ hasText: /The target is shown|The aim is on the middle/ });
  const found = (await said.textContent()).match(/: (\d+) (left|right), (\d+) (up|down)\./);
  if (!found) return [0, 0];
  const [, x, across, y, along] = found;
  return [across === "left" ? -x : Number(x), along === "up" ? -y : Number(y)];
}

/** Turns all dials to fp16, by keys and by pointer in turn. */
async function turnDials(page) {
  await page.locator("canvas").focus();
  for (let dial = 0; dial < 6; dial += 1) {
    if (dial % 2) await page.locator(".dial").nth(dial).click();
    else await page.keyboard.press(String(dial + 1));
  }
  await page.locator(".status").filter({ hasText: "bits 96 / 96" }).waitFor();
}

/** Moves the crosshair with the arrows. */
async function aimByKeys(page, way) {
  for (const [axis, [less, more]] of [["ArrowLeft", "ArrowRight"], ["ArrowUp", "ArrowDown"]].entries()) {
    const key = way[axis] < 0 ? less : more;
    for (let left = Math.abs(way[axis]); left > 0; left -= left >= 8 ? 8 : 1) {
      await page.keyboard.press(left >= 8 ? key : `Shift+${key}`);
    }
  }
}

/** Plays a whole round, two of its shots by keys and the others by pointer, each at the middle of what is shown. */
export async function playByWords(page) {
  await turnDials(page);
  let aim = [200, 200];
  for (let shot = 1; shot <= 10; shot += 1) {
    const way = await wayToTarget(page);
    aim = aim.map((at, axis) => at + way[axis]);
    if (shot % 5 === 1) {
      await aimByKeys(page, way);
      await page.keyboard.press("Space");
    } else {
      const { width } = await page.locator("canvas").boundingBox();
      const [x, y] = aim.map((at) => (at * width) / 400);
      await page.locator("canvas").click({ position: { x, y } });
    }
    await page.locator(".status").filter({ hasText: `shots ${10 - shot} · score ${3 * shot}` }).waitFor();
  }
  await page.locator(".result").filter({ hasText: "Shipped: 30 of 30" }).waitFor();
}
