/**
 * From a WARC record to title and text. Everything here treats its input as hostile: sizes, times
 * and depths are bounded, and no input ends the process.
 */
@NullMarked
package org.diancang.indexer.fulltext.extract;

import org.jspecify.annotations.NullMarked;
