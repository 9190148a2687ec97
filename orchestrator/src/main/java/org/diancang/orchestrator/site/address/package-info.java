/** Which addresses may be crawled, and what a host name resolves to. */
@NullMarked
package org.diancang.orchestrator.site.address;

import org.jspecify.annotations.NullMarked;
