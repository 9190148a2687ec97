/**
 * Records of WARC and ARC files, plain or gzipped, whole or damaged: where they stand and how each
 * is read alone.
 */
@NullMarked
package org.diancang.warcstore.records;

import org.jspecify.annotations.NullMarked;
