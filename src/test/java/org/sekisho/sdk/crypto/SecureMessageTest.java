package org.sekisho.sdk.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.sdk.crypto.SecureMessage.Problem;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;

/** Messages as apps send them, and what only looks like one. */
class SecureMessageTest {
    private static final String KID = "7b26d24f-4275-4044-97ee-4564c1b88fde";
    // derived from the keys of RFC 7518, appendix C
    private static final SessionKey KEY =
            new SessionKey(HexFormat.of().parseHex("cbce3373be902d283a8a65dcc4060bd5c055c5fb6a89fdb7e0129d86ed309a3c"));
    private static final String FIRST_CREQ =
            "{\"messageType\":\"CReq\",\"messageVersion\":\"2.2.0\",\"threeDSServerTransID\":\"ce2809be-b5ee-425b-"
                    + "9382-76a72a4f495b\",\"acsTransID\":\"7b26d24f-4275-4044-97ee-4564c1b88fde\",\"sdkTransID\":\"b60c9"
                    + "879-ac77-4918-a317-7b01c4317053\",\"sdkCounterStoA\":\"000\"}";
    private static final String FIRST_CRES =
            "{\"messageType\":\"CRes\",\"messageVersion\":\"2.2.0\",\"threeDSServerTransID\":\"ce2809be-b5ee-425b-"
                    + "9382-76a72a4f495b\",\"acsTransID\":\"7b26d24f-4275-4044-97ee-4564c1b88fde\",\"sdkTransID\":\"b60c9"
                    + "879-ac77-4918-a317-7b01c4317053\",\"acsCounterAtoS\":\"000\",\"acsUiType\":\"01\",\"challengeComplet"
                    + "ionInd\":\"N\",\"challengeInfoHeader\":\"J/Secure\",\"challengeInfoText\":\"ワンタイムパスワードを入力してください\",\"ch"
                    + "allengeInfoLabel\":\"パスワード\",\"submitAuthenticationLabel\":\"送信\"}";

    @Test
    void gcmMessageOfAnAppOpens() throws Unreadable {
        SecureMessage read = SecureMessage.read(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwia2lkIjoiN2IyNmQyNGYtNDI3NS00MDQ0LTk3ZWUtNDU2NGMxYj"
                        + "g4ZmRlIn0..AAAAAAAAAAAAAAAA.HFUXSvIKLVJs4l58NgfBg4wh3JcmtXVaoKZ1lU0GcpP2Fen_StK-u80Y0Pku4L"
                        + "i70heHqB3ySZir22xy6jZBvM822E-Qp3bV6pGVtStl4qZlbQzny6SKAur9XZCUFezGGYmPmyMsEPVT4i2qSJ5hUgXW"
                        + "eBiTuJYs7TjvMqbg5m_spBSCYNueFJnSvwHj4TD7ccASNTF90Sp4m8NeUG4xNS1E_FEmLSMNf1gZYHQ51MJUuUVadg"
                        + "59a9MwZMI0hr8tLk5U4iKBPFfsN8lZEYGsQHBDhJkxmhhFuP_l-MRY8KgR4OqIGoTEnthbOZ0.6NWYu1Y4wbNPLtMP"
                        + "XGrSuA");

        assertThat(read.kid()).isEqualTo(KID);
        assertThat(read.encryption()).isEqualTo(Encryption.A128GCM);
        assertThat(read.opened(KEY)).isEqualTo(FIRST_CREQ);
    }

    @Test
    void gcmAnswerHasTheOtherHalfAndOnesBeforeTheCounter() {
        assertThat(SecureMessage.sealed(FIRST_CRES, Encryption.A128GCM, KID, Counter.FIRST, KEY))
                .isEqualTo("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwia2lkIjoiN2IyNmQyNGYtNDI3NS00MDQ0LTk3ZWUtNDU2NGMxYj"
                        + "g4ZmRlIn0..______________8A.EiVyVOIbYocEgyOPVpUyHGaoqVeNKdizhCt_ZqFSjh2PN9xtJliZtpN3p042oL"
                        + "knCx8ellhjXe6zHgXWHKjR7faetaenX4-2nIYRFp6pzDeLDxCqBcZu4yAX633vytdOhZvhqQacqsUIsYT5yttRc3tH"
                        + "sOXED8hGHIEJIs-GOgrV9CwkhZdOB5XXwjIX0HpA3TvTXSjSAvK1hiwZYwKe1bRQxWE9T9j0r2F3pfudLIib0anUAX"
                        + "QQbf0xIWTNHVa3JMHE7RGN1TzCOXtV6XE1l-HID17v7hoH-F8DE0eL4hjiPRZmKuh8RbMCS3esHPQQEasqhu2JP_XX"
                        + "GlwYGVfw3VSKF_-W9R59O3lhxvAJCmkc-iDjwllPbbeEVg-oLHTRTa92u3X5xdjDYavEFfnag967SwGmUJnkW1ialB"
                        + "FhlZjPjt5k4Xek4DRFPrVMCigybOjwPHnS0k26RkbUWgh8wrWUkYn_EmXoIbZ27l_8TONhFFSDp8chH6P2WzdcVxMy"
                        + "XT5Qum6xuMXQhmOUvi_h8PCDNa9rj3yNYgd-5PbRZ4A8FRWwJXaZVEuDUb2LO6Uv8L1uYCjXA3SWRCsWnxbWtLLgev"
                        + "yXGi_9IGUb6aTjGxsASreUCDgK.VWHIPbCmXJwd82pOB8FApQ");
    }

    @Test
    void cbcMessageOfAnAppOpens() throws Unreadable {
        SecureMessage read = SecureMessage.read(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2Iiwia2lkIjoiN2IyNmQyNGYtNDI3NS00MDQ0LTk3ZWUtND"
                        + "U2NGMxYjg4ZmRlIn0..AAECAwQFBgcICQoLDA0ODw.fUL7uPBgnyj61ER7ZuU9YB07tJhCXj3AzBgURRlgEGKe6bir"
                        + "iwJY0S3gitI9KUMBk7x3dVTquZwjdI3lTt9c8vu1wPz3hY8dPpXARDwgsO0EO5HpTZCCfr_4SdmnRlQGV0iWlTSxbJ"
                        + "PFwtpKgv3pLoiQhztrfODTqbS2EzFn-sFPQBRn3yXTmfMoPBR4aKCDiBvtMPAdInvL5igtYF62Rr_YKPFOJSorNAVT"
                        + "0KnylIF4IkZdO4Aih3bs8OslYKmXcIQiXhtKrjDWsFRh6J10SQdIzh6J7VBl6hIQbG_S2TyLtZmzxDHcDqiyVVAQqc"
                        + "CH.vptzXYsqOFUh5RcTNlKdVw");

        assertThat(read.encryption()).isEqualTo(Encryption.A128CBC_HS256);
        assertThat(read.opened(KEY)).isEqualTo(FIRST_CREQ);
    }

    /** RFC 7520, section 5.6. */
    @Test
    void messageOfTheCookbookOpens() throws Unreadable {
        byte[] key = Arrays.copyOf(Base64.getUrlDecoder().decode("XctOhJAkA-pD9Lh7ZgW_2A"), 32);

        SecureMessage read = SecureMessage.read(
                "eyJhbGciOiJkaXIiLCJraWQiOiI3N2M3ZTJiOC02ZTEzLTQ1Y2YtODY3Mi02MTdiNWI0NTI0M2EiLCJlbmMiOiJBMT"
                        + "I4R0NNIn0..refa467QzzKx6QAB.JW_i_f52hww_ELQPGaYyeAB6HYGcR559l9TYnSovc23XJoBcW29rHP8yZOZG7Y"
                        + "hLpT1bjFuvZPjQS-m0IFtVcXkZXdH_lr_FrdYt9HRUYkshtrMmIUAyGmUnd9zMDB2n0cRDIHAzFVeJUDxkUwVAE7_Y"
                        + "GRPdcqMyiBoCO-FBdE-Nceb4h3-FtBP-c_BIwCPTjb9o0SbdcdREEMJMyZBH8ySWMVi1gPD9yxi-aQpGbSv_F9N4IZ"
                        + "Axscj5g-NJsUPbjk29-s7LJAGb15wEBtXphVCgyy53CoIKLHHeJHXex45Uz9aKZSRSInZI-wjsY0yu3cT4_aQ3i1o-"
                        + "tiE-F8Ios61EKgyIQ4CWao8PFMj8TTnp.vbb32Xvllea2OtmHAdccRQ");

        assertThat(read.kid()).isEqualTo("77c7e2b8-6e13-45cf-8672-617b5b45243a");
        assertThat(read.opened(new SessionKey(key))).startsWith("You can trust us to stick with you through thick and");
    }

    @ParameterizedTest
    @EnumSource(Encryption.class)
    void anotherImplementationReadsOurAnswers(Encryption encryption) throws ParseException, JOSEException {
        JWEObject read = JWEObject.parse(SecureMessage.sealed("{\"合言葉\":1}", encryption, KID, new Counter(255), KEY));
        read.decrypt(new DirectDecrypter(encryption.toApp(KEY)));

        assertThat(read.getPayload().toString()).isEqualTo("{\"合言葉\":1}");
        assertThat(read.getHeader().getKeyID()).isEqualTo(KID);
        assertThat(read.getHeader().getIncludedParams()).containsExactlyInAnyOrder("alg", "enc", "kid");
        assertThat(read.getEncryptedKey()).isNull();
    }

    @Test
    void wordForTheOtherDirectionDoesNotOpen() throws Unreadable {
        SecureMessage ours =
                SecureMessage.read(SecureMessage.sealed(FIRST_CRES, Encryption.A128GCM, KID, Counter.FIRST, KEY));

        assertThat(problem(() -> ours.opened(KEY))).isEqualTo(Problem.SEALED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void changedPartDoesNotOpen(int part) {
        String[] parts = message(EncryptionMethod.A128CBC_HS256, KEY.all()).split("\\.", -1);
        byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
        bytes[bytes.length - 3] ^= 1;
        parts[part] = encoded(bytes);

        assertThat(problem(() -> SecureMessage.read(String.join(".", parts)).opened(KEY)))
                .isIn(Problem.SEALED, Problem.NO_MESSAGE, Problem.ALGORITHM);
    }

    @Test
    void otherKeyDoesNotOpen() {
        byte[] other = KEY.all();
        other[31] ^= 1;

        assertThat(problem(() -> SecureMessage.read(message(EncryptionMethod.A128CBC_HS256, other))
                        .opened(KEY)))
                .isEqualTo(Problem.SEALED);
    }

    @Test
    void shortenedTagDoesNotOpen() {
        for (EncryptionMethod method :
                new EncryptionMethod[] {EncryptionMethod.A128CBC_HS256, EncryptionMethod.A128GCM}) {
            byte[] key = method == EncryptionMethod.A128GCM ? Encryption.A128GCM.fromApp(KEY) : KEY.all();
            String[] parts = message(method, key).split("\\.", -1);
            parts[4] = encoded(Arrays.copyOf(Base64.getUrlDecoder().decode(parts[4]), 12));

            assertThat(problem(() -> SecureMessage.read(String.join(".", parts)).opened(KEY)))
                    .isEqualTo(Problem.SEALED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'alg':'dir','enc':'A256GCM','kid':'k'}                          | ALGORITHM",
                "{'alg':'dir','enc':'A128CBC-HS256','kid':'k','zip':'DEF'}        | ALGORITHM",
                "{'alg':'dir','enc':'A128CBC-HS256','kid':'k','crit':['exp']}     | ALGORITHM",
                "{'alg':'dir','enc':'A128CBC-HS256','kid':'k','b64':false}        | ALGORITHM",
                "{'alg':'A128KW','enc':'A128GCM','kid':'k'}                       | ALGORITHM",
                "{'alg':'none','enc':'A128GCM','kid':'k'}                         | ALGORITHM",
                "{'alg':'ECDH-ES','enc':'A128GCM','kid':'k','epk':{}}             | ALGORITHM",
                "{'alg':'dir','enc':'A128GCM'}                                    | NO_MESSAGE",
                "{'alg':'dir','enc':'A128GCM','kid':7}                            | NO_MESSAGE",
                "{'alg':'dir','alg':'dir','enc':'A128GCM','kid':'k'}              | NO_MESSAGE",
                "['alg']                                                          | NO_MESSAGE",
                "nonsense                                                         | NO_MESSAGE"
            })
    void headerThatWasNotAgreedOnIsRefused(String header, Problem problem) {
        String rest = "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";

        assertThat(problem(() -> SecureMessage.read(
                                encoded(header.strip().replace('\'', '"').getBytes(UTF_8)) + rest)
                        .opened(KEY)))
                .isEqualTo(problem);
    }

    @Test
    void compressedMessageIsRefused() throws JOSEException {
        JWEObject jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256)
                        .keyID(KID)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload("{}"));
        jwe.encrypt(new DirectEncrypter(KEY.all()));

        assertThat(problem(() -> SecureMessage.read(jwe.serialize()).opened(KEY)))
                .isEqualTo(Problem.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c", "a.b.c.d.e.f", "{}", "=.=.=.=.=", " ", "\u0000....", "日.本..語."})
    void whatIsNoMessageIsRefused(String text) {
        assertThat(problem(() -> SecureMessage.read(text))).isEqualTo(Problem.NO_MESSAGE);
    }

    @Test
    void paddedOrWrappedMessageIsRefused() {
        String message = message(EncryptionMethod.A128CBC_HS256, KEY.all());

        assertThat(problem(() -> SecureMessage.read(message + "=="))).isEqualTo(Problem.NO_MESSAGE);
        assertThat(problem(() -> SecureMessage.read(message + "\n"))).isEqualTo(Problem.NO_MESSAGE);
        assertThat(problem(() -> SecureMessage.read(message.replaceFirst("\\.\\.", ".AAAA."))
                        .opened(KEY)))
                .isEqualTo(Problem.ALGORITHM);
    }

    @Property(tries = 500)
    void whateverComesIsRefusedInOneOfThreeWays(@ForAll byte[] iv, @ForAll byte[] content, @ForAll byte[] tag) {
        for (String enc : new String[] {"A128GCM", "A128CBC-HS256"}) {
            String header = "{\"alg\":\"dir\",\"enc\":\"" + enc + "\",\"kid\":\"k\"}";
            String text =
                    encoded(header.getBytes(UTF_8)) + ".." + encoded(iv) + "." + encoded(content) + "." + encoded(tag);

            assertThat(problem(() -> SecureMessage.read(text).opened(KEY))).isEqualTo(Problem.SEALED);
        }
    }

    @Test
    void counterNeverComesRound() {
        assertThat(new Counter(254).next().orElseThrow()).hasToString("255");
        assertThat(new Counter(255).next()).isEmpty();
        assertThat(Counter.FIRST).hasToString("000");
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Unreadable;
    }

    private static Problem problem(Work work) {
        return catchThrowableOfType(Unreadable.class, work::run).problem();
    }

    private static String message(EncryptionMethod method, byte[] key) {
        JWEObject jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, method).keyID(KID).build(), new Payload(FIRST_CREQ));
        try {
            jwe.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return jwe.serialize();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
