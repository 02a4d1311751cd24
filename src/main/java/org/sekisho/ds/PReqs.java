package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.ds.Messages.Kind;
import org.sekisho.ds.store.RangeLists;
import org.sekisho.ds.store.RangeLists.Told;
import org.sekisho.platform.Ids;
import org.sekisho.protocol.Body;
import org.sekisho.protocol.CardRangeList;
import org.sekisho.protocol.CardRangeList.Change;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.PReq;
import org.sekisho.protocol.PReqReader;
import org.sekisho.protocol.PRes;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;

/** Tells 3DS Servers the card ranges: all of them, or what has changed since the list they have. */
@Singleton
class PReqs {

    private static final Logger LOG = Logger.getLogger(PReqs.class);

    private final PReqReader reader = new PReqReader();
    private final Ranges ranges;
    private final RangeLists lists;
    private final PReqBudget budget;
    private final DsConfig config;
    private final Messages messages;
    private final Ids ids;

    PReqs(Ranges ranges, RangeLists lists, PReqBudget budget, DsConfig config, Messages messages, Ids ids) {
        this.ranges = ranges;
        this.lists = lists;
        this.budget = budget;
        this.config = config;
        this.messages = messages;
        this.ids = ids;
    }

    /** The PRes or an Erro; empty for an Erro. */
    Uni<String> answer(Server server, byte[] body) {
        try {
            PReq pReq = reader.read(Body.text(body, Messages.LONGEST));
            if (!budget.admits(server)) {
                throw ProtocolException.in(pReq, ErrorCode.LIMIT_EXCEEDED, config.preqsPerMinute() + " in a minute");
            }
            return tell(pReq)
                    .invoke(() -> messages.count(Kind.PREQ, "answered"))
                    .onFailure()
                    .recoverWithItem(failure -> messages.erro(Kind.PREQ, failed(pReq, failure)));
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(messages.erro(Kind.PREQ, wrong));
        } catch (ErroReceived received) {
            messages.count(Kind.PREQ, "received");
            return Uni.createFrom().item("");
        }
    }

    private Uni<String> tell(PReq pReq) {
        return lists.current(ranges.told()).chain(told -> changes(pReq, told)
                .map(changes -> Wire.write(PRes.to(
                        pReq,
                        ids.next().toString(),
                        told.serial(),
                        config.versions().stream().sorted().toList(),
                        changes))));
    }

    private Uni<List<Change>> changes(PReq pReq, Told told) {
        if (pReq.serialNum() == null) {
            return Uni.createFrom().item(told.list().all());
        }
        Long serial = serial(pReq.serialNum());
        if (serial == null || serial > told.serial()) {
            throw unknownSerial(pReq);
        }
        return serial == told.serial()
                ? Uni.createFrom().item(List.of())
                : lists.find(serial).map(earlier -> since(pReq, earlier, told));
    }

    private static List<Change> since(PReq pReq, Optional<CardRangeList> earlier, Told told) {
        return told.list().since(earlier.orElseThrow(() -> unknownSerial(pReq)));
    }

    private static ProtocolException unknownSerial(PReq pReq) {
        return ProtocolException.in(pReq, ErrorCode.SERIAL_NUMBER_NOT_VALID, "serialNum");
    }

    private static @Nullable Long serial(String text) {
        try {
            long serial = Long.parseLong(text);
            return Long.toString(serial).equals(text) ? serial : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static ProtocolException failed(PReq pReq, Throwable failure) {
        if (failure instanceof ProtocolException wrong) {
            return wrong;
        }
        LOG.errorf(failure, "PReq not answered threeDSServerTransID=%s", pReq.threeDSServerTransID());
        return ProtocolException.in(pReq, ErrorCode.TRANSIENT_FAILURE, "try again later");
    }
}
