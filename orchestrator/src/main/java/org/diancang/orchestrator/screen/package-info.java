/**
 * What every page of the desk is made with: states as chips, numbers and dates in the reader's
 * language, the choice of language and theme, links to the reader site. Depends on no feature.
 */
@NullMarked
package org.diancang.orchestrator.screen;

import org.jspecify.annotations.NullMarked;
