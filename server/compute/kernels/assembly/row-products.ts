/**
 * y = scale W x for a sparse matrix by rows. Each row is added up in two sums, its entries in turn, so that an addition need
 * not wait for the last one; the twin takes the same two.
 */
export function product(
  size: i32,
  offsets: usize,
  columns: usize,
  weights: usize,
  x: usize,
  y: usize,
  scale: f64,
): void {
  let e: usize = <usize>load<i32>(offsets);
  for (let i = 0; i < size; i++) {
    const to = <usize>load<i32>(offsets + ((<usize>i + 1) << 2));
    let sum: f64 = 0;
    let other: f64 = 0;
    for (; e + 1 < to; e += 2) {
      const column = columns + (e << 2);
      const weight = weights + (e << 3);
      sum += load<f64>(weight) * load<f64>(x + ((<usize>load<i32>(column)) << 3));
      other += load<f64>(weight, 8) * load<f64>(x + ((<usize>load<i32>(column, 4)) << 3));
    }
    if (e < to) {
      sum += load<f64>(weights + (e << 3)) * load<f64>(x + ((<usize>load<i32>(columns + (e << 2))) << 3));
      e++;
    }
    store<f64>(y + ((<usize>i) << 3), (sum + other) * scale);
  }
}
