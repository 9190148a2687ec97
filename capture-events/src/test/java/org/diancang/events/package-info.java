@NullMarked
package org.diancang.events;

import org.jspecify.annotations.NullMarked;
