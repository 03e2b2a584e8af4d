// Both halves of a HALS sweep. Factors lie in rows of `stride` values, an even number; a last topic that is none is 0.
// All sums over topics are element by element, so that the plain twin needs no lanes but in `terms`.

// @ts-ignore: decorator
@inline
function zeroed(at: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, f64x2.splat(0));
}

/** to += by * from */
// @ts-ignore: decorator
@inline
function added(to: usize, from: usize, by: f64, bytes: usize): void {
  const many = f64x2.splat(by);
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(to + i, f64x2.add(v128.load(to + i), f64x2.mul(many, v128.load(from + i))));
}

/**
 * Coordinate steps on one row: gradient = target - row gram, then `passes` times over the topics
 * row_k <- max(0, row_k + gradient_k inverse_k), the gradient kept. Adds row' row to `products`.
 */
// @ts-ignore: decorator
@inline
function updated(
  row: usize,
  gradient: usize,
  gram: usize,
  inverse: usize,
  products: usize,
  topics: i32,
  bytes: usize,
  passes: i32,
): void {
  for (let k = 0; k < topics; k++) {
    const value = load<f64>(row + ((<usize>k) << 3));
    if (value != 0) added(gradient, gram + (<usize>k) * bytes, -value, bytes);
  }
  for (let pass = 0; pass < passes; pass++) {
    let moved = false;
    for (let k = 0; k < topics; k++) {
      const at = (<usize>k) << 3;
      const before = load<f64>(row + at);
      const slope = load<f64>(gradient + at);
      if (slope <= 0 && before == 0) continue;
      const wanted = before + slope * load<f64>(inverse + at);
      const after: f64 = wanted > 0 ? wanted : 0;
      const change = after - before;
      if (change == 0) continue;
      store<f64>(row + at, after);
      added(gradient, gram + (<usize>k) * bytes, -change, bytes);
      moved = true;
    }
    if (!moved) break;
  }
  for (let k = 0; k < topics; k++) {
    const value = load<f64>(row + ((<usize>k) << 3));
    if (value != 0) added(products + (<usize>k) * bytes, row, value, bytes);
  }
}

/**
 * The documents' half over some documents: w from x h' and h h', added to `gathered` x' w and to `products` w' w.
 * `scratch`: stride f64, then stride / 2 i32.
 */
export function documents(
  rows: i32,
  offsets: usize,
  columns: usize,
  values: usize,
  w: usize,
  h: usize,
  gram: usize,
  inverse: usize,
  gathered: usize,
  products: usize,
  topics: i32,
  stride: i32,
  passes: i32,
  scratch: usize,
): void {
  const bytes = (<usize>stride) << 3;
  const filled = scratch + bytes;
  for (let d = 0; d < rows; d++) {
    const first = <usize>load<i32>(offsets + ((<usize>d) << 2));
    const last = <usize>load<i32>(offsets + ((<usize>d) << 2), 4);
    if (first == last) continue;
    const row = w + (<usize>d) * bytes;

    let at: usize = 0;
    for (; at + 128 <= bytes; at += 128) {
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let e = a;
      let f = a;
      let g = a;
      let i = a;
      let j = a;
      for (let t = first; t < last; t++) {
        const from = h + at + (<usize>load<i32>(columns + (t << 2))) * bytes;
        const value = v128.load64_splat(values + (t << 3));
        a = f64x2.add(a, f64x2.mul(value, v128.load(from)));
        b = f64x2.add(b, f64x2.mul(value, v128.load(from, 16)));
        c = f64x2.add(c, f64x2.mul(value, v128.load(from, 32)));
        e = f64x2.add(e, f64x2.mul(value, v128.load(from, 48)));
        f = f64x2.add(f, f64x2.mul(value, v128.load(from, 64)));
        g = f64x2.add(g, f64x2.mul(value, v128.load(from, 80)));
        i = f64x2.add(i, f64x2.mul(value, v128.load(from, 96)));
        j = f64x2.add(j, f64x2.mul(value, v128.load(from, 112)));
      }
      v128.store(scratch + at, a);
      v128.store(scratch + at, b, 16);
      v128.store(scratch + at, c, 32);
      v128.store(scratch + at, e, 48);
      v128.store(scratch + at, f, 64);
      v128.store(scratch + at, g, 80);
      v128.store(scratch + at, i, 96);
      v128.store(scratch + at, j, 112);
    }
    for (; at < bytes; at += 16) {
      let a = f64x2.splat(0);
      for (let t = first; t < last; t++)
        a = f64x2.add(
          a,
          f64x2.mul(
            v128.load64_splat(values + (t << 3)),
            v128.load(h + at + (<usize>load<i32>(columns + (t << 2))) * bytes),
          ),
        );
      v128.store(scratch + at, a);
    }

    updated(row, scratch, gram, inverse, products, topics, bytes, passes);

    // most weights of a document are 0: pairs of topics without one are left out
    let pairs: usize = 0;
    for (let i: usize = 0; i < bytes; i += 16)
      if (v128.any_true(f64x2.ne(v128.load(row + i), f64x2.splat(0)))) {
        store<i32>(filled + (pairs << 2), <i32>i);
        pairs++;
      }
    for (let t = first; t < last; t++) {
      const to = gathered + (<usize>load<i32>(columns + (t << 2))) * bytes;
      const value = v128.load64_splat(values + (t << 3));
      for (let p: usize = 0; p < pairs; p++) {
        const i = <usize>load<i32>(filled + (p << 2));
        v128.store(to + i, f64x2.add(v128.load(to + i), f64x2.mul(value, v128.load(row + i))));
      }
    }
  }
}

/** The terms' half: h from the gathered x' w and w' w; h h' is left in `products`. Returns <x' w, h>. */
export function terms(
  columns: i32,
  gathered: usize,
  h: usize,
  gram: usize,
  inverse: usize,
  products: usize,
  topics: i32,
  stride: i32,
  passes: i32,
  scratch: usize,
): f64 {
  const bytes = (<usize>stride) << 3;
  zeroed(products, (<usize>topics) * bytes);
  let sum = f64x2.splat(0);
  for (let t = 0; t < columns; t++) {
    const target = gathered + (<usize>t) * bytes;
    const row = h + (<usize>t) * bytes;
    for (let i: usize = 0; i < bytes; i += 16) v128.store(scratch + i, v128.load(target + i));
    updated(row, scratch, gram, inverse, products, topics, bytes, passes);
    for (let i: usize = 0; i < bytes; i += 16)
      sum = f64x2.add(sum, f64x2.mul(v128.load(target + i), v128.load(row + i)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
