/** Pairs [absolute path of the file, name it must have beside the bundle]. */
export declare const reportAssets: readonly (readonly [from: string, name: string])[];
