/** Nominate, approve and crawl in one go, for people at a terminal. */
@NullMarked
package org.diancang.launcher.crawl;

import org.jspecify.annotations.NullMarked;
