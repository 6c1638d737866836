/** As in the package's manifest, which a bundle would not bring along; a test compares the two. */
export const VERSION = '0.1.0';
