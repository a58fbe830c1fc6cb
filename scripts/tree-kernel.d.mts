/** The text of src/tabular/trees/kernel/kernel-binary.ts. */
export declare function kernelBinaryFile(): Promise<string>;
