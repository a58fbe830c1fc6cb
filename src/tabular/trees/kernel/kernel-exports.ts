/** Bytes from the start of the memory. */
export type Address = number;

/** What assembly/kernel.ts exports; the types follow by hand, the differential tests would notice. */
export interface KernelExports {
  sortNumbers(numbers: Address, count: number, scratch: Address, places: Address): void;
  codeValues(
    values: Address,
    count: number,
    thresholds: Address,
    thresholdCount: number,
    missingCode: number,
    columnCodes: Address,
    rowCodes: Address,
    stride: number,
    growing: number,
  ): void;
  logisticGradients(
    margins: Address,
    labels: Address,
    count: number,
    into: Address,
    products: Address,
  ): void;
  addLeafValues(leafOfRow: Address, values: Address, count: number, margins: Address): void;
  gradientMagnitudes(gradients: Address, rows: Address, count: number, out: Address): void;
  quantisePairs(
    gradients: Address,
    rows: Address,
    count: number,
    gradientScale: number,
    hessianScale: number,
    into: Address,
    out: Address,
  ): void;
  buildHistogram(
    rowCodes: Address,
    stride: number,
    width: number,
    binCounts: Address,
    features: Address,
    featureCount: number,
    everyFeature: boolean,
    pairs: Address,
    rows: Address,
    begin: number,
    end: number,
    into: Address,
    buffer: Address,
    bufferRows: number,
  ): void;
  subtractHistogram(
    binCounts: Address,
    features: Address,
    featureCount: number,
    parent: Address,
    child: Address,
  ): void;
  scanFeatures(
    histogram: Address,
    binCounts: Address,
    hasMissing: Address,
    features: Address,
    featureCount: number,
    sumGradients: number,
    sumHessians: number,
    leastHessians: number,
    lambda: number,
    alpha: number,
    out: Address,
  ): number;
  divideRows(
    rows: Address,
    begin: number,
    end: number,
    columnCodes: Address,
    sideOfCode: Address,
    scratch: Address,
  ): number;
  markLeaf(rows: Address, begin: number, end: number, leaf: number, leafOfRow: Address): void;
  sumLeaves(
    gradients: Address,
    rows: Address,
    count: number,
    leafOfRow: Address,
    sums: Address,
  ): void;
  addHistogram(
    binCounts: Address,
    features: Address,
    featureCount: number,
    sum: Address,
    other: Address,
  ): void;
  doPart(control: Address, part: number, parts: number): void;
  scoreRows(
    depths: Address,
    treeCount: number,
    slots: Address,
    thresholds: Address,
    leaves: Address,
    values: Address,
    rowBytes: number,
    rowCount: number,
    margins: Address,
  ): void;
}
