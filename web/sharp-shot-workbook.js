// The way into the workbook for every page: mountWorkbook(element, options) and <sharp-shot-workbook>.

import { defined } from "./place/element.js";
import { Workbook } from "./workbook/workbook.js";

const ATTRIBUTES = ["chapter", "drill", "only", "seed", "bank", "theme"];

/**
 * Builds the workbook in an element; `sharp-shot-workbook.d.ts` says what with, and what comes of it.
 *
 * @type {typeof import("./sharp-shot-workbook.d.ts").mountWorkbook}
 */
export const mountWorkbook = defined("sharp-shot-workbook", "mountWorkbook", ATTRIBUTES, Workbook);
