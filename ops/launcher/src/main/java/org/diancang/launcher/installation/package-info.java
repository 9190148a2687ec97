/** One installation on one machine: its data folder, ports and secrets. */
@NullMarked
package org.diancang.launcher.installation;

import org.jspecify.annotations.NullMarked;
