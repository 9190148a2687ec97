package org.diancang.orchestrator.problem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Makes refusals that name what is wrong and what to do (RFC 9457 §3). */
public final class Problems {
    private static final String TYPES = "/problems/";

    private Problems() {}

    /**
     * One thing that is wrong with a request.
     *
     * @param item where, as a path into the request, such as {@code seeds[3]}
     * @param code what, for programs and message bundles, such as {@code private-address}
     * @param detail what and how to put it right, for people
     */
    public record Item(String item, String code, String detail) {}

    /** 400, listing everything that is wrong; the detail is that of the first. */
    public static ErrorResponseException invalid(List<Item> items) {
        return refuse(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                items.getFirst().item() + ": " + items.getFirst().detail(),
                Map.of("errors", items));
    }

    /** 404 for an id that names nothing. */
    public static ErrorResponseException notFound(String kind, Object id) {
        return refuse(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no " + kind + " " + id + ".",
                Map.of());
    }

    /** 409 for what the present state does not allow. */
    public static ErrorResponseException conflict(
            String type, String detail, Map<String, ?> properties) {
        return refuse(HttpStatus.CONFLICT, type, detail, properties);
    }

    /** A problem of this status and type. */
    public static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        return problem;
    }

    /** A refusal without further properties. */
    public static ErrorResponseException of(HttpStatus status, String type, String detail) {
        return refuse(status, type, detail, Map.of());
    }

    private static ErrorResponseException refuse(
            HttpStatus status, String type, String detail, Map<String, ?> properties) {
        ProblemDetail problem = problem(status, type, detail);
        properties.forEach(problem::setProperty);
        return new ErrorResponseException(status, problem, null);
    }
}
