/** A letter that went to a body which the article does not name: no breach, and brought up. */

/** GS-PA-5 has cities give theirs to the provincial committee and government; this one went to the leading group. */
export const givenToGroup = { letter: '2020-liaobo', recipient: 'province-group' } as const;
