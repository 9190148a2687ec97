/** Looking at what was captured as a whole: words over time, domains, links, pictures. */
@NullMarked
package org.diancang.indexer.fulltext.search.explore;

import org.jspecify.annotations.NullMarked;
