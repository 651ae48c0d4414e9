/**
 * Sent as `1` with what a page asks for by itself, with nobody at it: such a request keeps no session awake.
 * Without the header a request counts as a person's; event streams and files never do.
 */
export const unattendedHeader = 'x-consilia-unattended';
