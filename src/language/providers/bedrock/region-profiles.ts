/**
 * Prefixes of cross-region inference profiles and the regions they can be called from, narrow
 * geographies before wide ones. Source: Amazon Bedrock user guide, "Geographic and global
 * cross-Region inference", read 2026-11. A prefix that is not listed is passed on unchecked,
 * because AWS adds geographies.
 */
const profileRegions: readonly (readonly [prefix: string, regions: RegExp])[] = [
  ['us-gov', /^us-gov-/],
  ['us', /^(us-(east|west)-\d|ca-(central|west)-\d)$/],
  ['ca', /^ca-/],
  ['eu', /^(eu-|il-central-1$)/],
  ['jp', /^ap-northeast-[13]$/],
  ['au', /^ap-southeast-[246]$/],
  ['apac', /^(ap-|me-central-1$)/],
  ['global', /^(?!us-gov-|cn-|us-iso)/],
];

/** Whether a profile prefix can be called from a region; true for prefixes nobody here has heard of. */
export function callableFrom(prefix: string, region: string): boolean {
  const known = profileRegions.find(([name]) => name === prefix);
  return known === undefined || known[1].test(region);
}

/** Prefixes that can be called from a region, at least one for every region with Bedrock. */
export function prefixesOf(region: string): readonly string[] {
  return profileRegions.filter(([, regions]) => regions.test(region)).map(([prefix]) => prefix);
}
