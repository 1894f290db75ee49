/**
 * The characters that the typesetter's own font can draw: Latin letters, punctuation, euro, arrows
 * and the signs of comparison. With another font, releases would differ from machine to machine.
 * The marks around Dutch texts stay: they are not drawn.
 */
const notDrawn =
  /[^\u0020-\u017f\u0218-\u021b\u02bc\u0391-\u03c9\u1e00-\u1eff\u2009\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a1\ue000\ue001]/gu

/** A text with a box in place of each character that cannot be drawn; lines become spaces. */
export const printable = (text: string): string =>
  text.replaceAll(/\s*[\r\n\t]+\s*/g, ' ').replaceAll(notDrawn, '□')
