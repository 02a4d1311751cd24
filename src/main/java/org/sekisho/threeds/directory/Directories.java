package org.sekisho.threeds.directory;

import io.quarkus.arc.All;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.sekisho.platform.StartRefused;

/**
 * The directory servers we know, and which of them has sent the request at hand. A certificate is told by its whole subject: one
 * exact name that the scheme's CA has vouched for, where alternative names may be many or, in client certificates, absent.
 */
@Singleton
public class Directories {
    private static final String CALLER = "org.sekisho.directory";

    private final Map<X500Principal, Directory> bySubject = new HashMap<>();
    private final List<OtherCallers> others;

    Directories(DirectoriesConfig config, @All List<OtherCallers> others) {
        this.others = others;
        config.byName().forEach((name, one) -> add(name, one));
    }

    private void add(String name, DirectoriesConfig.Named one) {
        String setting = "sekisho.directories." + name + ".subject";
        var directory = new Directory(
                name,
                subject(setting, one.subject()),
                one.hosts(),
                one.schemes().orElse(Set.of()));
        Directory other = bySubject.put(directory.subject(), directory);
        if (other != null) {
            throw new StartRefused("The directories " + other.name() + " and " + name
                    + " have the same subject, so their AReqs could not be told apart: "
                    + directory.subject().getName() + ".");
        }
    }

    private static X500Principal subject(String setting, String text) {
        try {
            return new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The setting " + setting + " is " + text
                    + ", but must be the subject of a certificate, such as CN=ds.example,O=Scheme,C=JP.");
        }
    }

    /** Whether callers are told apart. */
    boolean areKnown() {
        return !bySubject.isEmpty();
    }

    Optional<Directory> of(X500Principal subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** Notes, for the rest of this request, who sent it. */
    void sentBy(Directory directory) {
        ContextLocals.put(CALLER, directory);
    }

    /**
     * Whether the request at hand may bring an AReq: from a known directory, or from anybody where nobody at all is named. Where only 3DS
     * Servers are, we are the directory, and their way in is another one.
     */
    public boolean admit() {
        return bySubject.isEmpty() ? others.stream().noneMatch(OtherCallers::areKnown) : caller().isPresent();
    }

    /** The hosts that a dsURL of the request at hand may name; nothing where no directory is named. */
    public Optional<Set<String>> hosts() {
        return bySubject.isEmpty()
                ? Optional.empty()
                : Optional.of(caller().map(Directory::hosts).orElse(Set.of()));
    }

    /** Whether the request at hand may be about a card of a scheme. */
    public boolean serves(String scheme) {
        return caller().map(directory -> directory.serves(scheme)).orElse(true);
    }

    /** What the operator calls the directory that sent the request at hand; nothing where no directory is named. */
    public Optional<String> callerName() {
        return caller().map(Directory::name);
    }

    private static Optional<Directory> caller() {
        return ContextLocals.get(CALLER);
    }
}
