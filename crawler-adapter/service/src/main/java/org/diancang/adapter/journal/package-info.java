/** The engine's journal, read as far as whole lines stand in it and handed over. */
@NullMarked
package org.diancang.adapter.journal;

import org.jspecify.annotations.NullMarked;
