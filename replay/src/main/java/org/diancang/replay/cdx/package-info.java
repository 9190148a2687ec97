/** Client of the indexer's CDX server. */
@NullMarked
package org.diancang.replay.cdx;

import org.jspecify.annotations.NullMarked;
