package org.diancang.orchestrator.credential;

/**
 * Something wrong with a draft. Never repeats what was typed.
 *
 * @param item field
 * @param code what, for programs and message bundles
 * @param detail what and how to put it right
 */
public record CredentialFinding(String item, String code, String detail) {}
