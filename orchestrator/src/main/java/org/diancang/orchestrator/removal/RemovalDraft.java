package org.diancang.orchestrator.removal;

/** A removal as somebody typed it; empty where nothing was. */
public record RemovalDraft(
        String level, String urlPattern, String reason, String orderNumber, String message) {}
