package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.events.Contract.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PublishedContractTest {
    private final EventCodec codec = new EventCodec();

    static Stream<Example> examples() {
        return Contract.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleSatisfiesItsSchema(Example example) {
        assertThat(Contract.violations(example.schema(), example.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAndWrittenAgainWithoutLoss(Example example) {
        Object message = codec.decode(example.bytes(), example.type());
        byte[] encoded = codec.encode(message);
        assertThat(Contract.JSON.readTree(encoded)).isEqualTo(example.json());
        assertThat(codec.decode(encoded, (Class<?>) example.type())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldOfALaterVersionIsIgnoredAndAllowed(Example example) {
        ObjectNode later = (ObjectNode) example.json();
        later.putObject("addedLater").put("deep", 1);
        assertThat(Contract.violations(example.schema(), later)).isEmpty();
        assertThat(codec.decode(bytes(later), (Class<?>) example.type()))
                .isEqualTo(codec.decode(example.bytes(), (Class<?>) example.type()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requiredFields")
    void aRequiredFieldIsRefusedWhereNullOrAbsent(Example example, String path) {
        ObjectNode nulled = (ObjectNode) example.json();
        String field = path.substring(path.lastIndexOf('/') + 1);
        ObjectNode holder = (ObjectNode) nulled.at(path.substring(0, path.lastIndexOf('/')));
        holder.putNull(field);
        assertRefused(example, nulled, field);
        holder.remove(field);
        assertRefused(example, nulled, field);
    }

    private void assertRefused(Example example, JsonNode message, String field) {
        assertThat(Contract.violations(example.schema(), message)).isNotEmpty();
        assertThatThrownBy(() -> codec.decode(bytes(message), example.type()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(field);
    }

    static Stream<Arguments> requiredFields() {
        Set<String> optional =
                Set.of(
                        "checkpoint",
                        "change",
                        "annotations",
                        "relatedRecords",
                        "revisitOf",
                        "rules",
                        "politeness",
                        "perHost",
                        "requests",
                        "fetch",
                        "window",
                        "remarks");
        Set<String> optionalScalars =
                Set.of(
                        "method",
                        "bodyKey",
                        "status",
                        "servedType",
                        "payloadDigest",
                        "payloadLength",
                        "truncated",
                        "redirectTo",
                        "serverIp",
                        "via",
                        "hopPath",
                        "software",
                        "robotsReason",
                        "robotsApprovedBy",
                        "acceptLanguage",
                        "collection",
                        "capturedFrom",
                        "capturedTo",
                        "accessedFrom",
                        "accessedTo",
                        "embargo",
                        "message",
                        "privateComment",
                        "policyNumber",
                        "externalId",
                        "reason",
                        "createdAt",
                        "createdBy",
                        "changedBy",
                        "purged");
        return Contract.examples()
                .flatMap(
                        example ->
                                paths("", example.json())
                                        .filter(path -> !path.contains("recordCounts/"))
                                        .filter(
                                                path -> {
                                                    String name =
                                                            path.substring(
                                                                    path.lastIndexOf('/') + 1);
                                                    boolean required =
                                                            !optional.contains(name)
                                                                    && !optionalScalars.contains(
                                                                            name)
                                                                    && !isAddedLater(example, name)
                                                                    && !isRefusedFile(
                                                                            example, name);
                                                    return required
                                                            || isWhatItIsAbout(example, name);
                                                })
                                        .map(path -> Arguments.of(example, path)));
    }

    private static Stream<String> paths(String base, JsonNode node) {
        return node.propertyStream()
                .flatMap(
                        property -> {
                            String path = base + "/" + property.getKey();
                            JsonNode value = property.getValue();
                            return value.isObject()
                                    ? Stream.concat(Stream.of(path), paths(path, value))
                                    : Stream.of(path);
                        });
    }

    @Test
    void everyCommandAndEventHasAnExample() {
        Set<String> shown =
                Contract.examples()
                        .map(e -> codec.decode(e.bytes(), (Class<?>) e.type()).getClass())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet());
        Stream.of(CrawlCommand.class, CrawlEvent.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .forEach(type -> assertThat(shown).contains(type.getSimpleName()));
    }

    private static byte[] bytes(JsonNode node) {
        return Contract.JSON.writeValueAsBytes(node);
    }

    /** A crawl begins somewhere; what is said of a site said nothing of that at first. */
    private static boolean isAddedLater(Example example, String field) {
        return example.type() == SiteDescribed.class && field.equals("seeds");
    }

    /** The name of a checkpoint is what its own event is about, a change its own command. */
    private static boolean isWhatItIsAbout(Example example, String name) {
        return (name.equals("checkpoint") && example.type() == CrawlEvent.class)
                || (name.equals("change") && example.name().equals("change-crawl"));
    }

    /** An imported file that was not taken in has no name in the archive. */
    private static boolean isRefusedFile(Example example, String name) {
        return example.type() == CrawlEvent.class && name.equals("file");
    }
}
