/** Files of others: their bytes received, then taken in as a crawl that fetches nothing. */
@NullMarked
package org.diancang.adapter.imports;

import org.jspecify.annotations.NullMarked;
