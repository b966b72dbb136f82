// What held.js puts into the page of a game before any script of its own.

/** In units of the range, which is 400 wide. */
type Place = [x: number, y: number];

type HeldGame = import("../../web/loader/game_root.d.ts").Host & import("../../web/sharp-shot.d.ts").SharpShotElement;

interface Window {
  held: {
    /** Resolves when the browser has rendered the page. */
    rendered(): Promise<unknown>;
    /** Makes it so many ms after the start, and draws the game's frame. */
    frame(time: number): void;
    press(key: string): void;
    point(place: Place): void;
    /** Where the target is seen, as the game has said after Enter. */
    target(): Place;
    /** The pixels of a picture, which is given in base64. */
    pixels(picture: string): Promise<ImageData>;
  };
}
