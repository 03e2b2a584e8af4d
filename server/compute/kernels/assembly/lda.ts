// One sweep of collapsed Gibbs sampling over a run of documents. Topics lie in rows of `stride` values, a multiple of 8,
// with 0 in `alpha` from topic `topics` on. `a` holds (n_dk + alpha_k) / (n_k + V beta) of the document at hand and is kept
// by whole vectors, because a lane that is written alone delays the load of its vector.

let s0: u32 = 0;
let s1: u32 = 0;
let s2: u32 = 0;
let s3: u32 = 0;

// @ts-ignore: decorator
@inline
function drawn(): u32 {
  const t = s0 + s1 + s3;
  s3 = s3 + 1;
  s0 = s1 ^ (s1 >> 9);
  s1 = s2 + (s2 << 3);
  s2 = ((s2 << 21) | (s2 >> 11)) + t;
  return t;
}

/** sfc32 (Doty-Humphrey): the state is three numbers and a counter; the first 12 draws are thrown away. */
export function seeded(a: u32, b: u32, c: u32): void {
  s0 = a;
  s1 = b;
  s2 = c;
  s3 = 1;
  for (let i = 0; i < 12; i++) drawn();
}

/**
 * `assigned` 0: the tokens have no topic yet. `averages` 0: n_dk is not added up.
 * `scratch`: n_dk, a, sums (stride f32 each), 8 f32 of lane sums. `hot`: four vectors of f32 with a 1 in lane 0 to 3, then of i32.
 */
export function sweep(
  documents: i32,
  offsets: usize,
  words: usize,
  assignments: usize,
  assigned: i32,
  topics: i32,
  stride: i32,
  termCounts: usize,
  totals: usize,
  inverse: usize,
  alpha: usize,
  beta: f32,
  mass: f32,
  scratch: usize,
  hot: usize,
  averages: usize,
): void {
  const bytes = (<usize>stride) << 2;
  const counts = scratch;
  const a = scratch + bytes;
  const sums = a + bytes;
  const lanes = sums + bytes;
  const steps = stride >> 3;
  const betas = f32x4.splat(beta);
  const masses = f32x4.splat(mass);
  const ones = f32x4.splat(1);
  const zeros = f32x4.splat(0);

  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(
      inverse + at,
      f32x4.div(ones, f32x4.add(f32x4.convert_i32x4_s(v128.load(totals + at)), masses)),
    );

  for (let d = 0; d < documents; d++) {
    const first = load<i32>(offsets + ((<usize>d) << 2));
    const last = load<i32>(offsets + ((<usize>d) << 2), 4);
    for (let at: usize = 0; at < bytes; at += 16) v128.store(counts + at, zeros);
    if (assigned)
      for (let t = first; t < last; t++) {
        const z = counts + ((<usize>load<u16>(assignments + ((<usize>t) << 1))) << 2);
        store<f32>(z, load<f32>(z) + 1);
      }
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(
        a + at,
        f32x4.mul(
          f32x4.add(v128.load(counts + at), v128.load(alpha + at)),
          v128.load(inverse + at),
        ),
      );

    for (let t = first; t < last; t++) {
      const row = termCounts + (<usize>load<i32>(words + ((<usize>t) << 2))) * bytes;
      const own = assignments + ((<usize>t) << 1);
      if (assigned) {
        const z = <usize>load<u16>(own);
        const at = (z << 2) & ~15;
        const one = v128.load(hot + ((z & 3) << 4));
        v128.store(row + at, f32x4.sub(v128.load(row + at), one));
        const n = f32x4.sub(v128.load(counts + at), one);
        v128.store(counts + at, n);
        const total = i32x4.sub(v128.load(totals + at), v128.load(hot + ((z & 3) << 4), 64));
        v128.store(totals + at, total);
        const inv = f32x4.div(ones, f32x4.add(f32x4.convert_i32x4_s(total), masses));
        v128.store(inverse + at, inv);
        v128.store(a + at, f32x4.mul(f32x4.add(n, v128.load(alpha + at)), inv));
      }

      // running sums in eight lanes: topic k = 8 step + lane
      let low = zeros;
      let high = zeros;
      for (let at: usize = 0; at < bytes; at += 32) {
        low = f32x4.add(
          low,
          f32x4.mul(v128.load(a + at), f32x4.add(v128.load(row + at), betas)),
        );
        v128.store(sums + at, low);
        high = f32x4.add(
          high,
          f32x4.mul(v128.load(a + at, 16), f32x4.add(v128.load(row + at, 16), betas)),
        );
        v128.store(sums + at, high, 16);
      }
      // lanes 0, 0+1, (1+2)+0, (2+3)+(0+1), and alike for the upper four on top of all of the lower
      low = f32x4.add(low, v128.shuffle<f32>(zeros, low, 0, 4, 5, 6));
      low = f32x4.add(low, v128.shuffle<f32>(zeros, low, 0, 1, 4, 5));
      high = f32x4.add(high, v128.shuffle<f32>(zeros, high, 0, 4, 5, 6));
      high = f32x4.add(high, v128.shuffle<f32>(zeros, high, 0, 1, 4, 5));
      high = f32x4.add(high, v128.shuffle<f32>(low, low, 3, 3, 3, 3));
      const wanted: f32 = <f32>(drawn() >> 8) * <f32>5.9604644775390625e-8 * f32x4.extract_lane(high, 3);
      const point = f32x4.splat(wanted);
      let lane = <usize>(
        (popcnt(i32x4.bitmask(f32x4.le(low, point))) + popcnt(i32x4.bitmask(f32x4.le(high, point))))
      );
      if (lane > 7) lane = 7;
      v128.store(lanes, low, 4);
      v128.store(lanes, high, 20);
      const rest = wanted - load<f32>(lanes + (lane << 2));
      let step: i32 = 0;
      let from = sums + (lane << 2);
      for (let i = 0; i < steps; i++) {
        step += i32(load<f32>(from) <= rest);
        from += 32;
      }
      let k = (step << 3) + <i32>lane;
      if (k >= topics) k = topics - 1;

      const z = <usize>k;
      store<u16>(own, <u16>k);
      const at = (z << 2) & ~15;
      const one = v128.load(hot + ((z & 3) << 4));
      v128.store(row + at, f32x4.add(v128.load(row + at), one));
      const n = f32x4.add(v128.load(counts + at), one);
      v128.store(counts + at, n);
      const total = i32x4.add(v128.load(totals + at), v128.load(hot + ((z & 3) << 4), 64));
      v128.store(totals + at, total);
      const inv = f32x4.div(ones, f32x4.add(f32x4.convert_i32x4_s(total), masses));
      v128.store(inverse + at, inv);
      v128.store(a + at, f32x4.mul(f32x4.add(n, v128.load(alpha + at)), inv));
    }
    if (averages) {
      const to = averages + (<usize>d) * bytes;
      for (let at: usize = 0; at < bytes; at += 16)
        v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(counts + at)));
    }
  }
}
