/** Benchmarks: ./diancang bench NAME. */
@NullMarked
package org.diancang.bench;

import org.jspecify.annotations.NullMarked;
