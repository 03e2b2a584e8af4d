/** A drawing said in simple shapes, so that the same picture can be saved as SVG and painted on a canvas. */
export type Scene = {
  width: number;
  height: number;
  /** Boxes behind everything. */
  lanes: readonly { x: number; y: number; width: number; height: number; fill: string; stroke: string }[];
  lines: readonly {
    points: readonly [number, number, number, number];
    width: number;
    colour: string;
    opacity: number;
  }[];
  /** Cubic curves: start, two control points, end. */
  curves: readonly { points: readonly number[]; width: number; colour: string; opacity: number }[];
  boxes: readonly { x: number; y: number; width: number; height: number; fill: string; stroke: string }[];
  circles: readonly { x: number; y: number; r: number; fill: string; stroke: string; strokeWidth: number }[];
  texts: readonly {
    x: number;
    y: number;
    text: string;
    bold?: boolean;
    colour: string;
    anchor: "start" | "middle" | "end";
  }[];
};

export const EMPTY_SCENE: Scene = {
  width: 0,
  height: 0,
  lanes: [],
  lines: [],
  curves: [],
  boxes: [],
  circles: [],
  texts: [],
};

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const n = (value: number) => Number(value.toFixed(1));

export function sceneSvg(scene: Scene): string {
  const stroke = ({ width, colour, opacity }: { width: number; colour: string; opacity: number }) =>
    `fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-opacity="${n(opacity)}"`;
  const rect = (box: Scene["boxes"][number]) =>
    `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" rx="6" fill="${box.fill}" stroke="${box.stroke}"/>`;
  const parts = [
    ...scene.lanes.map(rect),
    ...scene.lines.map((line) => {
      const [x1, y1, x2, y2] = line.points;
      return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" ${stroke(line)}/>`;
    }),
    ...scene.curves.map((curve) => {
      const [x, y, ...rest] = curve.points.map(n);
      return `<path d="M${x} ${y}C${rest.join(" ")}" ${stroke(curve)}/>`;
    }),
    ...scene.boxes.map(rect),
    ...scene.circles.map(
      (dot) =>
        `<circle cx="${n(dot.x)}" cy="${n(dot.y)}" r="${n(dot.r)}" fill="${dot.fill}" stroke="${dot.stroke}" stroke-width="${dot.strokeWidth}"/>`,
    ),
    ...scene.texts.map(
      (word) =>
        `<text x="${n(word.x)}" y="${n(word.y)}" font-size="13" dominant-baseline="central" text-anchor="${word.anchor}" fill="${word.colour}"${word.bold ? ' font-weight="700"' : ""}>${escaped(word.text)}</text>`,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}">\n${parts.join("\n")}\n</svg>`;
}

export function paintScene(context: CanvasRenderingContext2D, scene: Scene, font: string): void {
  const stroke = (shape: { width: number; colour: string; opacity: number }) => {
    context.globalAlpha = shape.opacity;
    context.lineWidth = shape.width;
    context.strokeStyle = shape.colour;
    context.stroke();
    context.globalAlpha = 1;
  };
  const rect = (box: Scene["boxes"][number]) => {
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 6);
    context.fillStyle = box.fill;
    context.fill();
    stroke({ width: 1, colour: box.stroke, opacity: 1 });
  };
  scene.lanes.forEach(rect);
  for (const line of scene.lines) {
    const [x1, y1, x2, y2] = line.points;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    stroke(line);
  }
  for (const curve of scene.curves) {
    const [x, y, ax, ay, bx, by, ex, ey] = curve.points as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    context.beginPath();
    context.moveTo(x, y);
    context.bezierCurveTo(ax, ay, bx, by, ex, ey);
    stroke(curve);
  }
  scene.boxes.forEach(rect);
  for (const dot of scene.circles) {
    context.beginPath();
    context.arc(dot.x, dot.y, dot.r, 0, 2 * Math.PI);
    context.fillStyle = dot.fill;
    context.fill();
    if (dot.strokeWidth > 0) stroke({ width: dot.strokeWidth, colour: dot.stroke, opacity: 1 });
  }
  context.textBaseline = "middle";
  for (const word of scene.texts) {
    context.font = `${word.bold ? "700 " : ""}13px ${font}`;
    context.textAlign = word.anchor === "middle" ? "center" : word.anchor;
    context.fillStyle = word.colour;
    context.fillText(word.text, word.x, word.y);
  }
}
