package org.diancang.orchestrator.desk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diancang.orchestrator.credential.CredentialDraft;
import org.diancang.orchestrator.credential.Login;
import org.springframework.validation.BindingResult;

/**
 * A login by an HTML form as typed. The password is never shown again, not even when something is
 * wrong.
 *
 * @param fields what else is sent, one {@code name=value} a line
 */
record FormLoginForm(
        String loginUrl,
        String userField,
        String userName,
        String passwordField,
        String password,
        String fields) {
    /** A field that a browser did not send counts as left empty. */
    FormLoginForm {
        loginUrl = given(loginUrl);
        userField = given(userField);
        userName = given(userName);
        passwordField = given(passwordField);
        password = given(password);
        fields = given(fields);
    }

    static FormLoginForm empty() {
        return new FormLoginForm("", "", "", "", "", "");
    }

    /** Finds what a draft can't say: a map has each name once. */
    void check(BindingResult errors) {
        Set<String> names = new HashSet<>();
        if (!lines().stream().map(FormLoginForm::name).allMatch(names::add)) {
            errors.rejectValue("fields", "finding.fields.twice");
        }
    }

    CredentialDraft draft() {
        Map<String, String> further = new LinkedHashMap<>();
        lines().forEach(line -> further.put(name(line), value(line)));
        return new CredentialDraft(
                Login.Kind.FORM.name(),
                null,
                null,
                userName,
                password,
                loginUrl,
                userField,
                passwordField,
                further);
    }

    private List<String> lines() {
        return fields.lines().filter(line -> !line.isBlank()).toList();
    }

    /** A line without sign is the name of an empty field. */
    private static String name(String line) {
        int sign = line.indexOf('=');
        return (sign < 0 ? line : line.substring(0, sign)).strip();
    }

    private static String value(String line) {
        int sign = line.indexOf('=');
        return sign < 0 ? "" : line.substring(sign + 1);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "FormLoginForm[loginUrl=" + loginUrl + "]";
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
