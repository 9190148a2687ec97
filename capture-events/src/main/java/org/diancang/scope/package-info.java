/**
 * What a crawl takes and what it leaves out, decided on URLs as text: the engine asks for each link
 * that it finds, the desk before a crawl begins. There is no second opinion.
 */
@NullMarked
package org.diancang.scope;

import org.jspecify.annotations.NullMarked;
