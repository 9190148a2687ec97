package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.credential.CredentialDraft;
import org.diancang.orchestrator.credential.CredentialFinding;
import org.springframework.validation.BindingResult;

/**
 * A credential for HTTP authentication as typed. The password is never shown again, not even when
 * something is wrong.
 */
record CredentialForm(String server, String realm, String userName, String password) {
    /** A field that a browser did not send counts as left empty. */
    CredentialForm {
        server = given(server);
        realm = given(realm);
        userName = given(userName);
        password = given(password);
    }

    static CredentialForm empty() {
        return new CredentialForm("", "", "", "");
    }

    CredentialDraft draft() {
        return CredentialDraft.http(server, realm, userName, password);
    }

    /** Shows a finding at its field, in the reader's language. */
    static void show(CredentialFinding finding, BindingResult errors) {
        errors.rejectValue(
                finding.item(),
                "finding." + finding.item() + "." + finding.code(),
                finding.detail());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CredentialForm[server=" + server + "]";
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
