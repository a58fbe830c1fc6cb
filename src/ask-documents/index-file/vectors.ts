// A vector is kept as one signed byte a dimension and the length of a step:
//   [step: float32] x passages | [dimensions x int8] x passages

/** Vectors of unit length in the form of the index file. A vector of zeros stays one. */
export function writeVectors(vectors: readonly Float32Array[], dimensions: number): Uint8Array {
  const steps = new Float32Array(vectors.length);
  const bytes = new Int8Array(vectors.length * dimensions);
  for (const [index, vector] of vectors.entries()) {
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    steps[index] = largest / 127 / length;
    for (let at = 0; at < dimensions; at++)
      bytes[index * dimensions + at] = Math.round((vector[at]! / largest) * 127);
  }
  return Buffer.concat([new Uint8Array(steps.buffer), new Uint8Array(bytes.buffer)]);
}

/** Cosine of a question's vector with every passage. */
export function cosines(
  section: Uint8Array,
  question: Float32Array,
  passages: number,
): Float32Array {
  const dimensions = question.length;
  // The section may start anywhere in the file, a float only at a multiple of four.
  const steps = new Float32Array(Uint8Array.from(section.subarray(0, passages * 4)).buffer);
  const bytes = new Int8Array(section.buffer, section.byteOffset + passages * 4);
  const length = Math.sqrt(question.reduce((sum, value) => sum + value * value, 0)) || 1;
  const result = new Float32Array(passages);
  for (let passage = 0; passage < passages; passage++) {
    let sum = 0;
    const start = passage * dimensions;
    for (let at = 0; at < dimensions; at++) sum += question[at]! * bytes[start + at]!;
    result[passage] = (sum * steps[passage]!) / length;
  }
  return result;
}

/** One passage's vector, of unit length within rounding. */
export function readVector(
  section: Uint8Array,
  passage: number,
  passages: number,
  dimensions: number,
): Float32Array {
  const step = new DataView(section.buffer, section.byteOffset).getFloat32(passage * 4, true);
  const start = section.byteOffset + passages * 4 + passage * dimensions;
  return Float32Array.from(
    new Int8Array(section.buffer, start, dimensions),
    (value) => value * step,
  );
}
