/** The main job, end to end, with every link verified. */
@NullMarked
package org.diancang.launcher.demo;

import org.jspecify.annotations.NullMarked;
