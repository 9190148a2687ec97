/** {@code ./diancang bench fulltext}: extraction, the way into the search index, searches. */
@NullMarked
package org.diancang.bench.fulltext;

import org.jspecify.annotations.NullMarked;
