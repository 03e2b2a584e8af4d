/** What a drawing offers to be saved: itself as SVG markup, and a hand to paint it with (page fonts, any scale). */
export type PictureSource = {
  width: number;
  height: number;
  svg: () => string | Promise<string>;
  paint: (context: CanvasRenderingContext2D) => void | Promise<void>;
};

/** Words around a saved picture, so that it carries its origin into any document. */
export type PictureWords = { title: string; lines: readonly string[] };

const MARGIN = 24;
const TITLE = 36;
const LINE = 20;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const frame = (source: PictureSource, words: PictureWords) => ({
  width: source.width + 2 * MARGIN,
  height: source.height + 2 * MARGIN + TITLE + words.lines.length * LINE,
  top: MARGIN + TITLE,
  footer: (index: number) => MARGIN + TITLE + source.height + (index + 1) * LINE,
});

/** The whole figure as one SVG document. */
export async function pictureSvg(source: PictureSource, words: PictureWords, font: string): Promise<string> {
  const { width, height, top, footer } = frame(source, words);
  const inner = (await source.svg()).replace(/^<svg /, `<svg x="${MARGIN}" y="${top}" `);
  const lines = words.lines.map(
    (line, i) => `<text x="${MARGIN}" y="${footer(i)}" font-size="12" fill="#464c53">${escaped(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 18}" font-size="18" font-weight="700" fill="#131416">${escaped(words.title)}</text>`,
    inner,
    ...lines,
    "</svg>",
  ].join("\n");
}

/** The whole figure as PNG at twice the size, painted with the fonts of the page. */
export async function picturePng(source: PictureSource, words: PictureWords, font: string): Promise<Blob> {
  const { width, height, top, footer } = frame(source, words);
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext("2d")!;
  context.scale(2, 2);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#131416";
  context.font = `700 18px ${font}`;
  context.fillText(words.title, MARGIN, MARGIN + 18);
  context.fillStyle = "#464c53";
  context.font = `12px ${font}`;
  words.lines.forEach((line, i) => {
    context.fillText(line, MARGIN, footer(i));
  });
  context.save();
  context.translate(MARGIN, top);
  await source.paint(context);
  context.restore();
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error("the browser made no picture"))),
      "image/png",
    ),
  );
}
