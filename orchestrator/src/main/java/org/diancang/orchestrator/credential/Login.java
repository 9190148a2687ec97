package org.diancang.orchestrator.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a secret is told, and as what; nothing here is secret. */
public sealed interface Login {
    /** Origin whose pages need it, such as {@code https://www.example.cn}. */
    String server();

    /**
     * All that decides who gets to hear the secret, as one text. The secret is encrypted for it: a
     * row changed behind our back can't send it elsewhere.
     */
    String destination();

    /**
     * HTTP authentication.
     *
     * @param realm empty: any of that server
     */
    record Http(String server, String realm, String userName) implements Login {
        @Override
        public String destination() {
            return String.join("\n", "HTTP", server, realm, userName);
        }
    }

    /**
     * A login form.
     *
     * @param page the page with the form
     * @param action URL that it is sent to
     * @param fields in their order, one at least secret
     */
    record Form(String server, String page, String action, List<Field> fields) implements Login {
        public Form {
            fields = List.copyOf(fields);
        }

        @Override
        public String destination() {
            return "FORM\n"
                    + server
                    + "\n"
                    + action
                    + fields.stream()
                            .map(field -> "\n" + field.name() + "=" + field.value().orElse(""))
                            .collect(Collectors.joining());
        }

        /** Names of the secret fields. */
        public List<String> secretNames() {
            return fields.stream().filter(Field::secret).map(Field::name).toList();
        }
    }

    /**
     * A field of a form.
     *
     * @param value empty: it is secret
     */
    record Field(String name, Optional<String> value) {
        /** Whether its value is kept encrypted. */
        public boolean secret() {
            return value.isEmpty();
        }
    }
}
