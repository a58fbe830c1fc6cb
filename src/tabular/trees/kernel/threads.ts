/** Something that can start threads. The learner has none of its own: a browser and Node start them differently. */
export interface Threads {
  /** Threads worth starting beside the one that calls; 0 on one core. */
  readonly count: number;
  /** Starts a thread for the job and answers what ends it, at once, whatever it does. */
  start(job: ThreadJob): () => void;
}

/** What a thread has to do: `new Function('job', program)(data)`, which returns when the job is over. */
export interface ThreadJob {
  /** JavaScript that needs nothing but `data`, since a thread cannot import from every kind of bundle. */
  readonly program: string;
  /** A compiled module, a shared memory and numbers: all that `program` needs, can be sent to a worker as it is. */
  readonly data: object;
}
