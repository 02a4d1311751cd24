package org.sekisho.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing done wrong to a rendering, and the name of the check that must see it; they stand in {@code k8s/broken.yaml}. */
record Mutation(String caughtBy, JsonNode description) {

    static Mutation of(JsonNode description) {
        return new Mutation(description.required("caughtBy").asText(), description);
    }

    /** The documents with this wrong in them; what is not there to be changed is an error of the mutation. */
    List<ObjectNode> applied(List<ObjectNode> documents) {
        List<ObjectNode> changed =
                new ArrayList<>(documents.stream().map(ObjectNode::deepCopy).toList());
        if (description.has("document")) {
            changed.add((ObjectNode) description.get("document"));
        }
        if (description.has("in")) {
            change(changed);
        }
        return changed;
    }

    private void change(List<ObjectNode> documents) {
        ObjectNode document = documents.stream()
                .filter(one ->
                        Documents.title(one).matches(description.get("in").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + description.get("in")));
        if (description.path("delete").asBoolean()) {
            documents.remove(document);
        }
        description.path("set").properties().forEach(entry -> set(document, entry.getKey(), entry.getValue()));
        description.path("remove").forEach(pointer -> set(document, pointer.asText(), null));
    }

    private static void set(ObjectNode document, String path, @Nullable JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(path);
        String last = pointer.last().getMatchingProperty();
        switch (document.at(pointer.head())) {
            case ObjectNode parent when value == null -> require(parent.remove(last) != null, path);
            case ObjectNode parent -> parent.set(last, value);
            case ArrayNode parent when last.equals("-") -> parent.add(value);
            case ArrayNode parent when value == null -> require(parent.remove(Integer.parseInt(last)) != null, path);
            case ArrayNode parent -> parent.set(Integer.parseInt(last), value);
            default -> throw new AssertionError("nothing is at " + path);
        }
    }

    private static void require(boolean holds, String path) {
        if (!holds) {
            throw new AssertionError("nothing is at " + path);
        }
    }

    @Override
    public String toString() {
        return caughtBy + ": " + description.path("wrong").asText();
    }
}
