/** The engine as a process: its job file, its start, its pipe, its end. */
@NullMarked
package org.diancang.adapter.engine;

import org.jspecify.annotations.NullMarked;
