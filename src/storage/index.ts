// Object stores: a folder, memory, S3. What they all promise is `ObjectStore` of the shared room.
export type { FileSystem, FolderEntry, OpenFile } from './file-system.js';
export { folderStore } from './folder-store.js';
export { memoryStore } from './memory-store.js';
export { type S3StoreProps, s3Store } from './s3-store.js';
