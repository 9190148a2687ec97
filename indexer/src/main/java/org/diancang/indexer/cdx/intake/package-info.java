/** Lines that others wrote: read, checked, put into blocks of the topic {@code cdx-bulk}. */
@NullMarked
package org.diancang.indexer.cdx.intake;

import org.jspecify.annotations.NullMarked;
