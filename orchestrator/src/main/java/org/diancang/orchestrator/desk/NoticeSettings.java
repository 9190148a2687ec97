package org.diancang.orchestrator.desk;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the public page about the crawler says of who runs it ({@code diancang.notice.*}).
 *
 * @param operator who runs it; empty: the libraries of the programme
 * @param mail where owners of websites may write to; empty: none is shown
 * @param phone where they may call; empty: none is shown
 */
@Validated
@ConfigurationProperties("diancang.notice")
public record NoticeSettings(
        @DefaultValue("")
                @Size(max = 200, message = "diancang.notice.operator may have 200 characters")
                String operator,
        @DefaultValue("")
                @Pattern(
                        regexp = "|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}",
                        message = "diancang.notice.mail must be a mail address or empty")
                String mail,
        @DefaultValue("")
                @Pattern(
                        regexp = "[0-9 +()-]{0,40}",
                        message = "diancang.notice.phone may have digits, spaces and + ( ) -")
                String phone) {}
