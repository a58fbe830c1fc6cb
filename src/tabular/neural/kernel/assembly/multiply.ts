/**
 * C = A B, or C += A B where `accumulate` is not 0; all of float32, addresses and strides in bytes.
 * A has `m` rows of `k` numbers at any stride, so that it may be a transpose; B has `k` rows and C `m` rows of `n`
 * numbers that lie together, n a multiple of four. Tiles of four rows by eight columns stay in registers; the columns
 * are the outer loop, so that the panel of B that a tile reads stays in the first cache.
 */
export function multiply(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  m: usize,
  n: usize,
  k: usize,
  accumulate: i32,
): void {
  let column: usize = 0;
  for (; column + 8 <= n; column += 8) {
    const panel = b + (column << 2);
    let row: usize = 0;
    for (; row + 4 <= m; row += 4)
      tile4x8(
        a + row * aRow,
        aRow,
        aColumn,
        panel,
        bRow,
        c + row * cRow + (column << 2),
        cRow,
        k,
        accumulate,
      );
    for (; row < m; row++)
      tile1x8(a + row * aRow, aColumn, panel, bRow, c + row * cRow + (column << 2), k, accumulate);
  }
  if (column < n) {
    const panel = b + (column << 2);
    let row: usize = 0;
    for (; row + 4 <= m; row += 4)
      tile4x4(
        a + row * aRow,
        aRow,
        aColumn,
        panel,
        bRow,
        c + row * cRow + (column << 2),
        cRow,
        k,
        accumulate,
      );
    for (; row < m; row++)
      tile1x4(a + row * aRow, aColumn, panel, bRow, c + row * cRow + (column << 2), k, accumulate);
  }
}

function tile4x8(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  k: usize,
  accumulate: i32,
): void {
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  if (accumulate) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c1);
    s11 = v128.load(c1, 16);
    s20 = v128.load(c2);
    s21 = v128.load(c2, 16);
    s30 = v128.load(c3);
    s31 = v128.load(c3, 16);
  }
  let a0 = a;
  let a1 = a0 + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let i: usize = 0; i < k; i++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(x0, b0));
    s01 = f32x4.add(s01, f32x4.mul(x0, b1));
    const x1 = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(x1, b0));
    s11 = f32x4.add(s11, f32x4.mul(x1, b1));
    const x2 = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(x2, b0));
    s21 = f32x4.add(s21, f32x4.mul(x2, b1));
    const x3 = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(x3, b0));
    s31 = f32x4.add(s31, f32x4.mul(x3, b1));
    a0 += aColumn;
    a1 += aColumn;
    a2 += aColumn;
    a3 += aColumn;
    b += bRow;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

function tile1x8(
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  k: usize,
  accumulate: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  if (accumulate) {
    s0 = v128.load(c);
    s1 = v128.load(c, 16);
  }
  for (let i: usize = 0; i < k; i++) {
    const x = v128.load32_splat(a);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(b)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(b, 16)));
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

function tile4x4(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  k: usize,
  accumulate: i32,
): void {
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  if (accumulate) {
    s0 = v128.load(c);
    s1 = v128.load(c1);
    s2 = v128.load(c2);
    s3 = v128.load(c3);
  }
  let a0 = a;
  let a1 = a0 + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let i: usize = 0; i < k; i++) {
    const b0 = v128.load(b);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a0), b0));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a1), b0));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a2), b0));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a3), b0));
    a0 += aColumn;
    a1 += aColumn;
    a2 += aColumn;
    a3 += aColumn;
    b += bRow;
  }
  v128.store(c, s0);
  v128.store(c1, s1);
  v128.store(c2, s2);
  v128.store(c3, s3);
}

function tile1x4(
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  k: usize,
  accumulate: i32,
): void {
  let s = accumulate ? v128.load(c) : f32x4.splat(0);
  for (let i: usize = 0; i < k; i++) {
    s = f32x4.add(s, f32x4.mul(v128.load32_splat(a), v128.load(b)));
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s);
}

/** The transpose of `rows` by `columns` numbers, rows one after another, into `to`, whose rows are `toRow` bytes apart. */
export function transpose(from: usize, to: usize, toRow: usize, rows: usize, columns: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    let at = to + (row << 2);
    for (let column: usize = 0; column < columns; column++) {
      store<f32>(at, load<f32>(from));
      from += 4;
      at += toRow;
    }
  }
}
