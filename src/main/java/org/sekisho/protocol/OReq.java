package org.sekisho.protocol;

import org.jspecify.annotations.Nullable;

/** Something that a directory server wants an ACS's operators to know, in one message or a sequence of them; since 2.3.1. */
public record OReq(
        String messageType,
        String messageVersion,
        String dsTransID,
        String dsReferenceNumber,
        String opCategory,
        String opDescription,
        @Nullable String opExpDate,
        Seq opSeq,
        String opSeverity) {

    static final String TYPE = "OReq";

    /** Which part of which sequence it is. */
    public record Seq(String seqId, String seqNum, String seqTotal) {

        /** Its place, from one. */
        public int place() {
            return Integer.parseInt(seqNum);
        }

        /** How many there are. */
        public int total() {
            return Integer.parseInt(seqTotal);
        }
    }

    /** The ids it names. */
    public Ids ids() {
        return new Ids(null, dsTransID, null, null);
    }
}
