package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatMetrixAnswerTest {

    @ParameterizedTest
    @CsvSource({"pass, LOW", "review, MEDIUM", "challenge, MEDIUM", "reject, HIGH"})
    void reviewStatusIsTheLevel(String status, Level level) {
        Assessment assessment = ThreatMetrixAnswer.read("""
                {"request_id":"q-1","request_result":"success","review_status":"%s","policy_score":"-10","risk_rating":"medium",
                 "reason_code":["_NEW_DEVICE","_NIGHT"],"unknown_member":{"deep":[1]}}
                """.formatted(status));

        assertThat(assessment)
                .isEqualTo(new Assessment(level, List.of("provider:_NEW_DEVICE", "provider:_NIGHT"), "q-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\"}",
                "{\"request_id\":17,\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":-60.0e0}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":5}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"reason_code\":\"ONE\"}"
            })
    void publicClientsShowNumbersAndSingleTexts(String body) {
        boolean whole = !body.contains("e0");

        assertThat(ThreatMetrixAnswer.read(body).level()).isEqualTo(whole ? Level.LOW : Level.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"request_id\":\"q\",\"review_status\":\"pass\"}",
                "{\"request_id\":\"q\",\"request_result\":\"fail_invalid_parameter\",\"review_status\":\"pass\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"PASS\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":[\"pass\"]}",
                "{\"request_result\":\"success\",\"review_status\":\"pass\"}",
                "{\"request_id\":\"\",\"request_result\":\"success\",\"review_status\":\"pass\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":\"-61\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":\"101\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":\"bad\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"policy_score\":null}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"risk_rating\":\"high\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"risk_rating\":[\"high\"]}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"risk_rating\":\"HIGH\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"risk_rating\":null}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"tmx_risk_rating\":\"high\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"reject\",\"risk_rating\":\"trusted\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"pass\",\"reason_code\":[{}]}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"reject\",\"policy_score\":\"50\"}",
                "{\"request_id\":\"q\",\"request_result\":\"success\",\"review_status\":\"reject\",\"review_status\":\"pass\"}"
            })
    void whateverIsNotAsAgreedIsUnknown(String body) {
        assertThat(ThreatMetrixAnswer.read(body).level()).isEqualTo(Level.UNKNOWN);
    }
}
