package org.sekisho.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.sekisho.sdk.crypto.ContentSigner;

/** A key with a certificate of its own, for those who try Sekisho: no app outside believes it. */
final class DemoSigner {

    private static final X500Name NAME = new X500Name("CN=Sekisho demo");
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final int DAYS = 365;

    private DemoSigner() {}

    static ContentSigner fresh(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new ContentSigner(pair.getPrivate(), List.of(certificate(pair, random)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has P-256 and X.509", e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, SecureRandom random)
            throws GeneralSecurityException, IOException {
        TBSCertificate content = content(pair, random);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate(), random);
        signature.update(content.getEncoded("DER"));
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(content);
        signed.add(ALGORITHM);
        signed.add(new DERBitString(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(new DERSequence(signed).getEncoded("DER")));
    }

    private static TBSCertificate content(KeyPair pair, SecureRandom random) {
        Instant now = Instant.now();
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(64, random).add(BigInteger.ONE)));
        content.setSignature(ALGORITHM);
        content.setIssuer(NAME);
        content.setSubject(NAME);
        content.setStartDate(new Time(Date.from(now.minus(1, ChronoUnit.DAYS))));
        content.setEndDate(new Time(Date.from(now.plus(DAYS, ChronoUnit.DAYS))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        return content.generateTBSCertificate();
    }
}
