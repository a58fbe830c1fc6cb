/** Problems of the AWS emulator. */
export const emulatorProblems = {} as const;
