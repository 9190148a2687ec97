/**
 * The pages of the desk (采编台). Reads every feature through its API and is used by none, so that
 * features stay free of what a page happens to put side by side.
 */
@NullMarked
package org.diancang.orchestrator.desk;

import org.jspecify.annotations.NullMarked;
