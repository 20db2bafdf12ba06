/** Entities whose changes can change a number of a round. */
export const ROUND_KINDS = ['round', 'achievement', 'movement', 'scheme'];
