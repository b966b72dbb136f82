// Which of several games is meant, where a page has more than one.

/**
 * Sorts elements by where they stand in the page.
 *
 * @param {Element} a
 * @param {Element} b
 */
export const inPageOrder = (a, b) =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
