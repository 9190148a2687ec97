/** What the services of one installation share beside their messages. */
@NullMarked
package org.diancang.installation;

import org.jspecify.annotations.NullMarked;
