/** What is known of all captures of one URL without reading each line of the index as text. */
@NullMarked
package org.diancang.indexer.cdx.history;

import org.jspecify.annotations.NullMarked;
