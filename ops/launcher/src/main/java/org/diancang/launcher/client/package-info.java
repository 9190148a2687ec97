/** What the launcher asks of the running services, over their documented HTTP interfaces. */
@NullMarked
package org.diancang.launcher.client;

import org.jspecify.annotations.NullMarked;
