/** What all features need to know of this installation: its folders, its secret, its topics. */
@NullMarked
package org.diancang.adapter.installation;

import org.jspecify.annotations.NullMarked;
