package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.removal.RemovalChange;
import org.diancang.orchestrator.removal.RemovalDraft;
import org.springframework.validation.BindingResult;

/** A removal as typed. */
record RemovalForm(
        String level, String urlPattern, String reason, String orderNumber, String message) {
    /** A field that a browser did not send counts as left empty. */
    RemovalForm {
        level = given(level);
        urlPattern = given(urlPattern);
        reason = given(reason);
        orderNumber = given(orderNumber);
        message = given(message);
    }

    static RemovalForm empty() {
        return new RemovalForm("HIDE", "", "", "", "");
    }

    RemovalDraft draft() {
        return new RemovalDraft(level, urlPattern, reason, orderNumber, message);
    }

    /** Shows what is wrong at its field, in the reader's language. */
    static void show(RemovalChange.Refused refused, BindingResult errors) {
        refused.findings()
                .forEach(
                        one ->
                                errors.rejectValue(
                                        one.item(),
                                        "finding.removal." + one.item() + "." + one.code()));
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
