/**
 * Adds to the margins of `rowCount` rows the leaves they reach in every tree. Trees are complete, of the depths given;
 * node i has children 2i + 1 and 2i + 2. `values` holds every row's numbers, a row every `rowBytes` bytes; `slots` say,
 * in bytes, which number a node looks at. Four rows walk side by side, so that their loads overlap; `rowCount` is a
 * multiple of four.
 */
export function scoreRows(
  depths: usize,
  treeCount: usize,
  slots: usize,
  thresholds: usize,
  leaves: usize,
  values: usize,
  rowBytes: usize,
  rowCount: usize,
  margins: usize,
): void {
  for (let tree: usize = 0; tree < treeCount; tree++) {
    const depth = load<u32>(depths + (tree << 2));
    const inner = ((<usize>1) << depth) - 1;
    let row = values;
    const end = margins + (rowCount << 3);
    for (let margin = margins; margin < end; margin += 32) {
      const row1 = row + rowBytes;
      const row2 = row1 + rowBytes;
      const row3 = row2 + rowBytes;
      let i0: usize = 0;
      let i1: usize = 0;
      let i2: usize = 0;
      let i3: usize = 0;
      for (let level: u32 = 0; level < depth; level++) {
        i0 =
          2 * i0 +
          1 +
          usize(load<f64>(row + load<u32>(slots + (i0 << 2))) >= load<f64>(thresholds + (i0 << 3)));
        i1 =
          2 * i1 +
          1 +
          usize(
            load<f64>(row1 + load<u32>(slots + (i1 << 2))) >= load<f64>(thresholds + (i1 << 3)),
          );
        i2 =
          2 * i2 +
          1 +
          usize(
            load<f64>(row2 + load<u32>(slots + (i2 << 2))) >= load<f64>(thresholds + (i2 << 3)),
          );
        i3 =
          2 * i3 +
          1 +
          usize(
            load<f64>(row3 + load<u32>(slots + (i3 << 2))) >= load<f64>(thresholds + (i3 << 3)),
          );
      }
      const leaf = leaves - (inner << 3);
      store<f64>(margin, load<f64>(margin) + load<f64>(leaf + (i0 << 3)));
      store<f64>(margin, load<f64>(margin, 8) + load<f64>(leaf + (i1 << 3)), 8);
      store<f64>(margin, load<f64>(margin, 16) + load<f64>(leaf + (i2 << 3)), 16);
      store<f64>(margin, load<f64>(margin, 24) + load<f64>(leaf + (i3 << 3)), 24);
      row = row3 + rowBytes;
    }
    slots += inner << 2;
    thresholds += inner << 3;
    leaves += (inner + 1) << 3;
  }
}
