package org.sekisho.threeds;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.sekisho.protocol.AReqReader;

/** The ACS of this installation for callers in the house: what directory servers reach by HTTP, without the way there. */
public interface OwnAcs {

    /** The versions whose AReqs it answers, oldest first. */
    List<String> versions();

    /** Checks an AReq as every AReq is checked; throws what {@link AReqReader#read(String)} throws. */
    AReqReader.Read read(String aReq);

    /**
     * The text of the ARes or Erro to an AReq. Who sent it, and whether its dsURL is theirs, the caller has made sure of.
     *
     * @param body the bytes that make it the same AReq as another
     */
    Uni<String> answer(AReqReader.Read read, byte[] body);
}
