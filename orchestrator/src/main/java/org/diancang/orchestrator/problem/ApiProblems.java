package org.diancang.orchestrator.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Turns whatever goes wrong under {@code /api} and {@code /internal} into problem+json; pages have
 * answers of their own, so for them each exception goes on as it came.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> explain(Exception exception, HttpServletRequest request)
            throws Exception {
        String path = request.getRequestURI();
        if (!path.startsWith("/api/") && !path.startsWith("/internal/")) {
            throw exception;
        }
        return switch (exception) {
            case AccessDeniedException denied -> throw denied;
            case HttpMessageNotReadableException unreadable -> answer(unreadable(unreadable));
            case MethodArgumentTypeMismatchException mismatch ->
                    answer(
                            Problems.invalid(
                                    List.of(
                                            new Problems.Item(
                                                    mismatch.getName(),
                                                    "wrong-type",
                                                    "must be "
                                                            + wanted(mismatch.getRequiredType())
                                                            + "."))));
            case ErrorResponse refusal -> answer(refusal);
            case DataAccessResourceFailureException away -> answer(unavailable(away, path));
            case TransientDataAccessException away -> answer(unavailable(away, path));
            case CannotCreateTransactionException away -> answer(unavailable(away, path));
            default -> answer(unexpected(exception, path));
        };
    }

    private static ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case InvalidFormatException format -> item(format, wanted(format.getTargetType()));
            case MismatchedInputException mismatch ->
                    item(mismatch, wanted(mismatch.getTargetType()));
            case InputCoercionException range ->
                    Problems.invalid(
                            List.of(
                                    new Problems.Item(
                                            range.getPath().isEmpty()
                                                    ? "body"
                                                    : path(range.getPath()),
                                            "wrong-type",
                                            "must be " + wanted(range.getTargetType()) + ".")));
            case null, default ->
                    Problems.invalid(
                            List.of(
                                    new Problems.Item(
                                            "body",
                                            "malformed-json",
                                            "must be one JSON object in UTF-8 (RFC 8259).")));
        };
    }

    private static ErrorResponse item(MismatchedInputException mismatch, String wanted) {
        String item = path(mismatch.getPath());
        return Problems.invalid(
                List.of(
                        new Problems.Item(
                                item.isEmpty() ? "body" : item,
                                "wrong-type",
                                "must be " + wanted + ".")));
    }

    private static String path(List<JacksonException.Reference> references) {
        return references.stream()
                .map(
                        r ->
                                r.getPropertyName() == null
                                        ? "[" + r.getIndex() + "]"
                                        : "." + r.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == String.class) {
            return "a string";
        }
        if (List.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number in range";
        }
        return type.isRecord() ? "an object" : "a valid " + type.getSimpleName();
    }

    private static ErrorResponse unavailable(Exception exception, String path) {
        log.warn("{} can't be answered, the database is away: {}", path, exception.getMessage());
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                "The database can't be reached. Nothing was changed; try again shortly.");
    }

    private static ErrorResponse unexpected(Exception exception, String path) {
        String reference = Long.toHexString(System.nanoTime());
        log.error("{} failed, told the caller to quote {}", path, reference, exception);
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "The request failed for a reason of ours. Quote "
                        + reference
                        + " when reporting it.");
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponse refusal) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(refusal.getHeaders());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(refusal.getBody(), headers, refusal.getStatusCode());
    }
}
