/** The calls of node:fs/promises that the folder store makes; tests hand in one that fails. */
export interface FileSystem {
  readFile(path: string): Promise<Buffer>;
  open(path: string, flags: 'r' | 'wx'): Promise<OpenFile>;
  mkdir(path: string, options: { recursive: true }): Promise<unknown>;
  rename(from: string, to: string): Promise<void>;
  /** Gives the file a second name; fails with EEXIST when that name is taken. */
  link(existing: string, added: string): Promise<void>;
  unlink(path: string): Promise<void>;
  readdir(path: string, options: { recursive: true; withFileTypes: true }): Promise<FolderEntry[]>;
}

export interface OpenFile {
  writeFile(data: Uint8Array | string): Promise<void>;
  /** Returns when the bytes are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly parentPath: string;
  isFile(): boolean;
}

/** The system's word for what went wrong, such as `ENOSPC`; undefined for any other error. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
