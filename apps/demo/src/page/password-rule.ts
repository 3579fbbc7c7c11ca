/**
 * The fewest characters that the server takes of a person without a second factor. The shared schema can't say it: the
 * minimum there is the one for people who have one.
 */
export const shortestPassword = 15
