package org.diancang.orchestrator.screen;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts of the message bundles in the language of the current request. Thread-safe. */
@Component
public class Words {
    private final MessageSource messages;
    private final ZoneId zone;

    Words(MessageSource messages, ZoneId deskZone) {
        this.messages = messages;
        this.zone = deskZone;
    }

    /**
     * The text of a message with its arguments filled in.
     *
     * @throws org.springframework.context.NoSuchMessageException if no bundle has the key
     */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    /** The same, or a text to fall back on where no bundle has the key. */
    public String sayOr(String key, String fallback) {
        String text = messages.getMessage(key, null, fallback, locale());
        return text == null ? fallback : text;
    }

    /** Time zone in which the desk tells times. */
    public ZoneId zone() {
        return zone;
    }

    /** Language of the current request. */
    public Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
