/**
 * Proxy mode: a browser uses the archive at a date under the addresses of then, with nothing
 * rewritten. Nothing is ever asked of the live web.
 */
@NullMarked
package org.diancang.replay.proxy;

import org.jspecify.annotations.NullMarked;
