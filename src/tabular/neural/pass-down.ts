/**
 * Hands what each latent did to a prediction down to the features behind it, and adds it to `values`: a latent's part goes
 * to features in proportion to the size of what they did to the latent (`contributions`, features x latents). So the
 * parts of a latent add up to its own, none is larger than the whole, and opposite pulls of two features on a latent do
 * not blow one another up, as signed shares of a difference near zero would. A latent that nothing moved hands its part
 * to all features alike.
 */
export function passDown(
  latentValues: Float64Array,
  contributions: Float64Array,
  values: Float64Array,
): void {
  const latentCount = latentValues.length;
  const featureCount = values.length;
  for (let latent = 0; latent < latentCount; latent++) {
    let total = 0;
    for (let f = 0; f < featureCount; f++)
      total += Math.abs(contributions[f * latentCount + latent]!);
    for (let f = 0; f < featureCount; f++) {
      const share =
        total > 0 ? Math.abs(contributions[f * latentCount + latent]!) / total : 1 / featureCount;
      values[f] = values[f]! + share * latentValues[latent]!;
    }
  }
}
