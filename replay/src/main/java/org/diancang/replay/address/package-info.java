/** Addresses of the replay sites: timestamps, modifiers and the archived URL behind them. */
@NullMarked
package org.diancang.replay.address;

import org.jspecify.annotations.NullMarked;
