package org.sekisho.protocol;

/** The receipt for a sequence of {@link OReq}s. */
public record ORes(
        String messageType,
        String messageVersion,
        String dsTransID,
        String acsTransID,
        String acsReferenceNumber,
        String opStatus) {

    static final String TYPE = "ORes";

    private static final String TAKEN = "01";

    /** The receipt of an ACS that has taken the whole sequence. */
    public static ORes to(OReq oReq, String acsTransID, String acsReferenceNumber) {
        return new ORes(TYPE, oReq.messageVersion(), oReq.dsTransID(), acsTransID, acsReferenceNumber, TAKEN);
    }
}
