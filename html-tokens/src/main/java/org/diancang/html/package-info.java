/**
 * HTML as a sequence of tokens with their places in the page (HTML Standard §13.2.5), for those who
 * need no tree: replay changes some and copies the rest byte for byte, the index takes the text.
 */
@NullMarked
package org.diancang.html;

import org.jspecify.annotations.NullMarked;
