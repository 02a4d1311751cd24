package org.sekisho.threeds.directory;

import io.vertx.core.http.HttpConnection;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

/**
 * The other end of a connection by mutual TLS.
 *
 * @param subject of the certificate it came with
 * @param directory whose certificate that is, if anybody's
 */
record Peer(X500Principal subject, Optional<Directory> directory) {
    private static final int LONGEST = 300;

    static Peer of(HttpConnection connection, Directories directories) {
        try {
            var certificate = (X509Certificate) connection.sslSession().getPeerCertificates()[0];
            X500Principal subject = certificate.getSubjectX500Principal();
            return new Peer(subject, directories.of(subject));
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("the handshake requires a certificate", e);
        }
    }

    /** The subject for a log line: whoever asked for the certificate has chosen its letters. */
    String printable() {
        String text = subject.getName().replaceAll("\\p{Cntrl}", "_");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
