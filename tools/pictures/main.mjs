// Takes the pictures in web/ of the game in dist/, which has to be there.
import { writeFileSync } from "node:fs";
import { film } from "./film.mjs";
import { preview } from "./preview.mjs";

for (const [name, take] of Object.entries({ "preview.png": preview, "sharp-shot.webp": film })) {
  const bytes = await take();
  writeFileSync(`web/${name}`, bytes);
  console.log(`web/${name}: ${bytes.length} bytes`);
}
