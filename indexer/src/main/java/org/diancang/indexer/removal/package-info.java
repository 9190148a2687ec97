/** Captures that are to be in no index any more: they are announced here, every index obeys. */
@NullMarked
package org.diancang.indexer.removal;

import org.jspecify.annotations.NullMarked;
