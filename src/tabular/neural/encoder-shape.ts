/** Widths of the encoder's hidden layers; the decoder has them in reverse. */
export const hiddenWidths = [64, 32, 16] as const;

/** The first hidden layer is read as four tokens of sixteen numbers, mixed by four heads. */
export const attentionShape = { tokens: 4, heads: 4, tokenWidth: 16 } as const;

/** Attention weights of a row: [head][query][key]; every four of them add up to 1. */
export const attentionCount = attentionShape.heads * attentionShape.tokens ** 2;
