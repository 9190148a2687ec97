/**
 * The tree of an HTML page as far as its text needs it: from the tokens of the page, with the end
 * tags that may be left out, without what only layout needs.
 */
@NullMarked
package org.diancang.indexer.fulltext.extract.tree;

import org.jspecify.annotations.NullMarked;
