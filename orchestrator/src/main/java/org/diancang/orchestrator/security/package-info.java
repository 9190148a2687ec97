/** Who may do what: sign-in at the desk, the installation's secret for services. */
@NullMarked
package org.diancang.orchestrator.security;

import org.jspecify.annotations.NullMarked;
