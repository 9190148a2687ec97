@NullMarked
package org.diancang.samplesite;

import org.jspecify.annotations.NullMarked;
