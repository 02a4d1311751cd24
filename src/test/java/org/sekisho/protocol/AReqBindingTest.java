package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Messages;

class AReqBindingTest {

    /** Each element gets a value of its own, so that two that change places are found. */
    @Test
    void everyElementReachesItsOwnComponent() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : AReq.class.getRecordComponents()) {
            put(message, component);
        }

        assertThat(AReqBinding.bind(message)).isEqualTo(Wire.bind(message, AReq.class));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : AReq.class.getRecordComponents()) {
            if (component.getAnnotatedType().getAnnotations().length == 0 && component.getType() != List.class) {
                put(message, component);
            }
        }

        assertThat(AReqBinding.bind(message))
                .usingRecursiveComparison()
                .ignoringFields("threeDSRequestorChallengeInd", "acceptLanguage")
                .isEqualTo(Wire.bind(message, AReq.class));
        assertThat(AReqBinding.bind(message).acceptLanguage()).isEmpty();
        assertThat(AReqBinding.bind(message).threeDSRequestorChallengeInd()).isEmpty();
    }

    @Test
    void singleWishIsAListOfOne() {
        AReq aReq = Refusals.READER
                .read(Messages.aReq().put("threeDSRequestorChallengeInd", "04").toString())
                .aReq();

        assertThat(aReq.threeDSRequestorChallengeInd()).containsExactly("04");
    }

    @Test
    void elementsOfTheSdkReachTheirComponents() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : AReq.class.getRecordComponents()) {
            put(message, component);
        }
        message.setAll(Messages.sdk());

        AReq.Sdk sdk = AReqBinding.bind(message).sdk();

        assertThat(sdk)
                .isEqualTo(new AReq.Sdk(
                        "dbd64fcb-c19a-4728-8849-e3d50bfdde39",
                        "b2385523-a66c-4907-ac3c-91848e8c0067",
                        "3DS_LOA_SDK_SEKI_020200_00001",
                        new SdkKey(
                                "C1PL42i6kmNkM61aupEAgLJ4gF1ZRzcV7lqo1TG0mL4",
                                "cNToWLSdcFQKG--PGVEUQrIHP8w6TcRyj0pyFx4-ZMc"),
                        Duration.ofMinutes(5),
                        new AReq.RenderOptions("03", List.of("01", "05"), List.of()),
                        "eyJEViI6IjEuMCJ9",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(sdk).hasToString("Sdk[sdkTransID=b2385523-a66c-4907-ac3c-91848e8c0067]");
    }

    private static void put(ObjectNode message, RecordComponent component) {
        String name = component.getName();
        switch (component.getType().getSimpleName()) {
            case "String" -> message.put(name, "value of " + name);
            case "List" -> message.putArray(name).add("one " + name).add("two");
            case "Sdk" -> message.remove(name);
            case "Boolean" -> message.put(name, name.length() % 2 == 0);
            case "Pan" -> message.put(name, "3569990000000011");
            case "Phone" -> message.putObject(name).put("cc", "81").put("subscriber", "90" + name.length());
            default -> message.putObject(name).put("member", name);
        }
    }
}
