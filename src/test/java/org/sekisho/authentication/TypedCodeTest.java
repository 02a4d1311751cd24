package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"123456", " 123456 ", "123 456", "123-456", "１２３４５６", "１２３　４５６"})
    void peopleWriteTheSameCodeInManyWays(String typed) {
        assertThat(TypedCode.read(typed, 6)).contains("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345a", "", "१२३४५६", "123456123456123456123456123456123456123456"})
    void everythingElseIsNoCode(String typed) {
        assertThat(TypedCode.read(typed, 6)).isEmpty();
    }

    @Test
    void theLengthIsTheIssuers() {
        assertThat(TypedCode.read("12345678", 8)).contains("12345678");
    }
}
