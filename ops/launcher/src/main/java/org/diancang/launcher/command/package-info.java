/** The sub-commands of ./diancang, one class each. */
@NullMarked
package org.diancang.launcher.command;

import org.jspecify.annotations.NullMarked;
