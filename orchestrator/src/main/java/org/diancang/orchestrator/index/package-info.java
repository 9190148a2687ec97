/** The indexes that are kept by the indexer, as operators of the desk see them. */
@NullMarked
package org.diancang.orchestrator.index;

import org.jspecify.annotations.NullMarked;
