package org.sekisho.ds;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import org.sekisho.ds.store.ForeignRanges;
import org.sekisho.platform.StartRefused;
import org.sekisho.threeds.directory.CertifiedCaller;
import org.sekisho.threeds.directory.OtherCallers;

/** Those who ask us as a directory server, told by the whole subject of their certificates: 3DS Servers, and other ACSs with results. */
@Singleton
class Participants implements OtherCallers {

    private static final String SETTING = "sekisho.ds.servers.";

    private final Map<X500Principal, Server> servers = new HashMap<>();
    private final DsConfig config;
    private final ForeignRanges foreign;

    Participants(DsConfig config, DsServersConfig named, ForeignRanges foreign) {
        this.config = config;
        this.foreign = foreign;
        named.byName().forEach(this::add);
    }

    private void add(String name, DsServersConfig.Named one) {
        Server other = servers.put(subject(name, one.subject()), new Server(name, Optional.of(one.hosts())));
        if (other != null) {
            throw new StartRefused("The 3DS Servers " + other.name() + " and " + name
                    + " have the same subject, so their messages could not be told apart.");
        }
    }

    private static X500Principal subject(String name, String text) {
        try {
            return new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The setting " + SETTING + name + ".subject is " + text
                    + ", but must be the subject of a certificate, such as CN=server.example,O=Shop,C=JP.");
        }
    }

    @Override
    public boolean areKnown() {
        return config.enabled() && !servers.isEmpty();
    }

    @Override
    public boolean mayAsk(String path) {
        return config.enabled() && DsGate.isOurs(path);
    }

    @Override
    public boolean include(X500Principal subject) {
        return servers.containsKey(subject) || foreign.include(subject);
    }

    /** The 3DS Server that sent the request at hand; empty if it is none of those that are named, or nobody may ask. */
    Optional<Server> server() {
        if (!config.enabled()) {
            return Optional.empty();
        }
        return servers.isEmpty()
                ? Optional.of(Server.ANYBODY)
                : CertifiedCaller.subject().flatMap(subject -> Optional.ofNullable(servers.get(subject)));
    }

    /** Which ACSs, by their names, the request at hand may bring results of; empty if of none. */
    Optional<Predicate<String>> reporter() {
        if (!config.enabled()) {
            return Optional.empty();
        }
        if (servers.isEmpty()) {
            return Optional.of(acs -> true);
        }
        return CertifiedCaller.subject().filter(foreign::include).map(subject -> acs -> foreign.belongs(subject, acs));
    }
}
