/**
 * Which network addresses may be crawled: one rule for the desk, which refuses a seed, and for the
 * engine, which refuses each fetch.
 */
@NullMarked
package org.diancang.address;

import org.jspecify.annotations.NullMarked;
