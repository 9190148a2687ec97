package org.diancang.samplesite;

/**
 * What a site is asked.
 *
 * @param host lower case, without port; empty: none was named
 * @param path percent-encoded, with upper-case digits
 * @param query percent-encoded, with upper-case digits; may be empty
 */
record Request(String host, String path, String query) {}
