/** Which parts of an HTML page are its own text, and which lead elsewhere. */
@NullMarked
package org.diancang.indexer.fulltext.extract.layout;

import org.jspecify.annotations.NullMarked;
