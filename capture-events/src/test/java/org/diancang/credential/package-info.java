@NullUnmarked
package org.diancang.credential;

import org.jspecify.annotations.NullUnmarked;
