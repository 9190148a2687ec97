/** The worker as others see it: its name, its heartbeat, its start and health. */
@NullMarked
package org.diancang.adapter.worker;

import org.jspecify.annotations.NullMarked;
