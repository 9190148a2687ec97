/** What there is to see of a crawl on this machine, while it runs and after. */
@NullMarked
package org.diancang.adapter.live;

import org.jspecify.annotations.NullMarked;
