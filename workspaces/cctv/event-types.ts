/** What the camera reports, in the words of the table. */
export const eventTypes = [
  'person_enter',
  'person_exit',
  'walking',
  'standing',
  'sitting',
  'picking',
  'interaction',
  'loitering',
  'theft',
  'fighting',
  'collapse',
  'vandalism',
  'intrusion',
  'anomaly',
] as const;

export type EventType = (typeof eventTypes)[number];

/** The types that "abnormal behaviour" means. */
export const abnormalEventTypes = [
  'theft',
  'fighting',
  'collapse',
  'vandalism',
  'intrusion',
  'loitering',
  'anomaly',
] as const satisfies readonly EventType[];
