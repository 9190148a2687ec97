/**
 * Access rules and the policies that they name: read from the topic {@code access-rules}, matched
 * by urlkey, applied to every line that is served, and explained to staff. Documented in {@code
 * docs/access-rules.md}.
 */
@NullMarked
package org.diancang.indexer.cdx.access;

import org.jspecify.annotations.NullMarked;
