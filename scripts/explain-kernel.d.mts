/** The text of src/tabular/explain/kernel/explain-binary.ts. */
export declare function explainBinaryFile(): Promise<string>;
