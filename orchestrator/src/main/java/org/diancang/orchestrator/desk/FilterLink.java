package org.diancang.orchestrator.desk;

/**
 * One choice of a filter.
 *
 * @param key message that names it
 * @param href the list narrowed to it
 * @param current whether the list is that
 * @param count entries that it has; 0 where the list does not say
 */
record FilterLink(String key, String href, boolean current, long count) {}
