/**
 * Full text: reads what was captured, extracts its text, and makes it searchable. One document for
 * each urlkey and payload digest; see {@code docs/search.md}.
 */
@NullMarked
package org.diancang.indexer.fulltext;

import org.jspecify.annotations.NullMarked;
