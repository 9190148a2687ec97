package org.diancang.indexer.cdx.access;

import java.util.List;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as OutbackCDX writes it in JSON. Its access points are our groups.
 *
 * @param id its number; absent: it is to be made
 * @param accessPoints who may see captures under it; absent: nobody
 */
record OutbackPolicy(
        @Nullable Long id, @Nullable String name, @Nullable List<@Nullable String> accessPoints) {
    /** Of the policies that OutbackCDX begins with, the one that lets the public see. */
    static final long OPEN = 0;

    /** Of the policies that OutbackCDX begins with, the one that lets nobody see. */
    static final long CLOSED = 2;

    static OutbackPolicy of(AccessPolicy policy) {
        return new OutbackPolicy(
                (long) policy.number(), policy.name(), List.copyOf(policy.accessPoints()));
    }

    /** Number of a rule's policy; where it names none, of the one that comes nearest. */
    static long idOf(AccessRule rule) {
        Integer number = rule.policyNumber();
        if (number != null) {
            return number;
        }
        return rule.policy() == AccessRule.Policy.ALLOW ? OPEN : CLOSED;
    }

    /** What is sent to the orchestrator. */
    ObjectNode draft() {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("name", name);
        ArrayNode points = draft.putArray("accessPoints");
        if (accessPoints != null) {
            accessPoints.forEach(points::add);
        }
        return draft;
    }
}
