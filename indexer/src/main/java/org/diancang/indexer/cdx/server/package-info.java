/** {@code GET /cdx}: the dialect of OpenWayback's CDX server and the Internet Archive. */
@NullMarked
package org.diancang.indexer.cdx.server;

import org.jspecify.annotations.NullMarked;
