/** Examines whether this machine and a data folder have what a start needs. */
@NullMarked
package org.diancang.launcher.doctor;

import org.jspecify.annotations.NullMarked;
