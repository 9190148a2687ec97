/** Text in the one form that pages are kept and asked for in. */
@NullMarked
package org.diancang.indexer.fulltext.text;

import org.jspecify.annotations.NullMarked;
