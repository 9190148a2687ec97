/** What the machine has: memory, room on its disks, ports and who holds them. */
@NullMarked
package org.diancang.launcher.machine;

import org.jspecify.annotations.NullMarked;
