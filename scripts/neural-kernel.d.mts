/** The text of src/tabular/neural/kernel/neural-binary.ts. */
export declare function neuralBinaryFile(): Promise<string>;
