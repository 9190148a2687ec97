/** What people call the sites that captures belong to: read from the topic {@code sites}. */
@NullMarked
package org.diancang.indexer.site;

import org.jspecify.annotations.NullMarked;
