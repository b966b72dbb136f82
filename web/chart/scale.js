// From values to places along an axis, in CSS pixels.

/**
 * @import { Axis, Value } from "./options.d.ts"
 *
 * @typedef {[from: number, to: number]} Span
 */

/**
 * @param {Span} domain
 * @param {Span} span
 */
export const linear =
  ([least, most], [from, to]) =>
  (/** @type {number} */ value) =>
    from + ((value - least) / (most - least)) * (to - from);

/**
 * The scale of an axis; what lies beyond its domain is at its end.
 *
 * @param {Axis} axis
 * @param {Span} span
 * @returns {(value: Value) => number}
 */
export function scaleOf({ scale, domain }, span) {
  if (scale === "band") {
    const along = linear([-0.5, domain.length - 0.5], span);
    return (name) => along(domain.indexOf(name));
  }
  /** @param {Value} value */
  const measured = (value) => (scale === "log" ? Math.log(Number(value)) : Number(value));
  const [least, most] = domain.map(measured);
  const along = linear([least, most], span);
  return (value) => along(Math.max(least, Math.min(measured(value), most)));
}
