package org.sekisho.threeds;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Apps;
import org.sekisho.authentication.Authentications;
import org.sekisho.authentication.Leniencies;
import org.sekisho.authentication.Opened;
import org.sekisho.authentication.Opening;
import org.sekisho.authentication.Refused;
import org.sekisho.card.store.Issuers;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.AReqReader;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.Leniency;
import org.sekisho.protocol.Pan;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;
import org.sekisho.threeds.directory.Directories;
import org.sekisho.transaction.Facts;

/** Turns the text of an AReq into the text of its answer, whatever happens on the way. */
@Singleton
class AReqs implements OwnAcs {

    private static final Logger LOG = Logger.getLogger(AReqs.class);

    /** A deviceInfo of 64,000 characters and ten extensions fit, a flood does not. */
    static final int LONGEST = 256 * 1024;

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(30);

    private final AReqReader reader;
    private final AReqOpenings openings;
    private final AResWriter answers;
    private final Apps apps;
    private final Authentications authentications;
    private final ThreeDsConfig config;
    private final Directories directories;
    private final Issuers issuers;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Counter answered;
    private final Leniencies leniencies;

    AReqs(
            AReqOpenings openings,
            AResWriter answers,
            Apps apps,
            Authentications authentications,
            ThreeDsConfig config,
            Directories directories,
            Issuers issuers,
            OutboundConfig outbound,
            Clock clock,
            Leniencies leniencies,
            MeterRegistry metrics) {
        this.reader = new AReqReader(config.messageVersions(), outbound.anywhere(), config.lenientColorDepth());
        this.openings = openings;
        this.answers = answers;
        this.apps = apps;
        this.authentications = authentications;
        this.config = config;
        this.directories = directories;
        this.issuers = issuers;
        this.clock = clock;
        this.metrics = metrics;
        this.answered = counter("AReq", "answered");
        this.leniencies = leniencies;
    }

    /** The answer; empty for an Erro, which is never answered. */
    Uni<String> answer(byte[] body) {
        try {
            AReqReader.Read read = counted(reader.read(body, LONGEST));
            checkDirectory(read.aReq());
            checkScheme(read.aReq());
            return open(read, body);
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(erro(wrong));
        } catch (ErroReceived received) {
            count("Erro", "received");
            return Uni.createFrom().item("");
        }
    }

    @Override
    public List<String> versions() {
        return config.messageVersions().stream().sorted().toList();
    }

    @Override
    public AReqReader.Read read(String aReq) {
        return counted(reader.read(aReq));
    }

    @Override
    public Uni<String> answer(AReqReader.Read read, byte[] body) {
        try {
            return open(read, body);
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(erro(wrong));
        }
    }

    private AReqReader.Read counted(AReqReader.Read read) {
        leniencies.count(read.lenient());
        if (isOffTheClock(read.aReq().purchaseDate())) {
            leniencies.count(Leniency.PURCHASE_DATE);
        }
        return read;
    }

    /** By the letter it could be an Erro 203; tests bring fixed dates, and shops the time at which their basket was filled. */
    private boolean isOffTheClock(@Nullable String purchaseDate) {
        return purchaseDate != null
                && Duration.between(Facts.Purchase.at(purchaseDate), clock.instant())
                                .abs()
                                .compareTo(LARGEST_SKEW)
                        > 0;
    }

    private Uni<String> open(AReqReader.Read read, byte[] body) {
        AReq aReq = read.aReq();
        checkMerchantCategory(aReq);
        return switch (aReq.channel()) {
            case BROWSER, THREE_RI ->
                answered(aReq, authentications.open(openings.of(read, body), opened -> answers.of(aReq, opened)));
            case APP -> inApp(read, body);
        };
    }

    private Uni<String> inApp(AReqReader.Read read, byte[] body) {
        AReq aReq = read.aReq();
        AReq.Sdk told = requireNonNull(aReq.sdk());
        Apps.Sdk sdk = AReqOpenings.sdk(told);
        Optional<Facts.App> app = isWhole(told) ? apps.shown(sdk) : Optional.empty();
        Opening opening = openings.of(read, body);
        return answered(
                aReq,
                app.isEmpty()
                        ? authentications.openUnshown(opening, opened -> answers.of(aReq, opened))
                        : authentications.openLater(
                                opening.in(app.get()), opened -> inApp(aReq, opened, sdk, app.get())));
    }

    /** Of a split SDK one half is a server, and nobody here has looked at that server's signature. */
    private static boolean isWhole(AReq.Sdk sdk) {
        return sdk.sdkType() == null || sdk.sdkType().equals("01");
    }

    private Uni<String> inApp(AReq aReq, Opened opened, Apps.Sdk sdk, Facts.App app) {
        return opened.method() == null
                ? Uni.createFrom().item(answers.of(aReq, opened))
                : apps.begin(opened.acsTransId(), sdk).map(signed -> answers.inApp(aReq, opened, app, signed));
    }

    private Uni<String> answered(AReq aReq, Uni<String> answer) {
        return answer.invoke(written -> answered.increment())
                .onFailure()
                .recoverWithItem(failure -> erro(failed(aReq, failure)));
    }

    private void checkDirectory(AReq aReq) {
        directories.hosts().or(config::directoryHosts).ifPresent(hosts -> {
            String host = URI.create(aReq.dsURL()).getHost();
            if (hosts.stream().noneMatch(one -> one.equalsIgnoreCase(host))) {
                throw ProtocolException.in(aReq, ErrorCode.FORMAT_INVALID, "dsURL");
            }
        });
    }

    /** A directory asks of its own scheme's cards: what it is told of another's would be told to the wrong one. */
    private void checkScheme(AReq aReq) {
        if (issuers.find(aReq.acctNumber())
                .filter(range -> !directories.serves(range.scheme()))
                .isPresent()) {
            throw ProtocolException.in(aReq, ErrorCode.ACCESS_DENIED, "acctNumber");
        }
    }

    /** Which categories a scheme knows is told by nobody but the scheme. */
    private void checkMerchantCategory(AReq aReq) {
        String mcc = aReq.mcc();
        if (mcc != null
                && config.merchantCategories()
                        .filter(known -> !known.contains(mcc))
                        .isPresent()) {
            throw ProtocolException.in(aReq, ErrorCode.MCC_NOT_VALID, "mcc");
        }
    }

    private ProtocolException failed(AReq aReq, Throwable failure) {
        return switch (failure) {
            case Refused refused
            when refused.why() == Refused.Why.NOT_OUR_CARD ->
                ProtocolException.in(aReq, ErrorCode.TRANSACTION_DATA_NOT_VALID, "acctNumber");
            case Refused refused
            when refused.why() == Refused.Why.OTHER_VERSION ->
                ProtocolException.in(aReq, ErrorCode.VERSION_NOT_SUPPORTED, versions(aReq.acctNumber()));
            case Refused _ -> ProtocolException.in(aReq, ErrorCode.MESSAGE_DUPLICATE, "threeDSServerTransID");
            default -> {
                LOG.errorf(failure, "AReq not answered threeDSServerTransID=%s", aReq.threeDSServerTransID());
                yield ProtocolException.in(aReq, ErrorCode.TRANSIENT_FAILURE, "try again later");
            }
        };
    }

    /** Those that its range takes, as those that an ACS takes are named. */
    private String versions(Pan pan) {
        return issuers.find(pan).stream()
                .flatMap(range -> range.versions().stream())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private String erro(ProtocolException wrong) {
        Erro erro = wrong.toErro(reader.highestVersion());
        count("AReq", requireNonNull(erro.errorCode()));
        return Wire.write(erro);
    }

    private void count(String message, String outcome) {
        counter(message, outcome).increment();
    }

    private Counter counter(String message, String outcome) {
        return metrics.counter("sekisho.messages", "type", message, "outcome", outcome);
    }
}
