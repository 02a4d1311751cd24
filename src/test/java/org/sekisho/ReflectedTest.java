package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A forgotten class would fail in a native executable only, and only when its message comes along. */
class ReflectedTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sekisho");

    // the mapper's own annotation is a setting there, not a mark on something that is bound
    private static final String MAPPER = "org.sekisho.protocol.Wire";

    private static final Set<String> PAGES = Set.of(
            "org.sekisho.challenge.page", "org.sekisho.member.page", "org.sekisho.platform.page", "org.sekisho.demo");

    @Test
    void whateverCarriesAnAnnotationOfJacksonIsListed() {
        Set<String> listed = listed();

        assertThat(CODE.stream()
                        .filter(ReflectedTest::speaksOfJackson)
                        .map(JavaClass::getName)
                        .filter(name -> !name.equals(MAPPER)))
                .isSubsetOf(listed);
    }

    @Test
    void whateverPagesShowIsListed() {
        Set<String> listed = listed();

        assertThat(CODE.stream()
                        .filter(type -> PAGES.contains(type.getPackageName()))
                        .filter(type -> type.isRecord() || type.isEnum())
                        .map(JavaClass::getName))
                .isSubsetOf(listed);
    }

    /** Of data that authenticators and browsers send; what servers send is made by our script. */
    @Test
    void whateverTheLibraryOfPasskeysReadsIsListed() {
        JavaClasses library = new ClassFileImporter()
                .importPackages(
                        "com.webauthn4j.data.attestation",
                        "com.webauthn4j.data.client",
                        "com.webauthn4j.data.extension");

        assertThat(library.stream().filter(ReflectedTest::speaksOfJackson).map(JavaClass::getName))
                .hasSizeGreaterThan(20)
                .isSubsetOf(listed());
    }

    @Test
    void whatIsListedExists() {
        assertThat(listed().stream().filter(name -> name.startsWith("org.sekisho.")))
                .allSatisfy(name -> assertThat(CODE.contain(name)).as(name).isTrue());
    }

    private static Set<String> listed() {
        return Set.of(Reflected.class.getAnnotation(RegisterForReflection.class).classNames());
    }

    private static boolean speaksOfJackson(JavaClass type) {
        boolean annotated = Stream.concat(type.getMembers().stream(), Stream.of(type))
                .flatMap(place -> place.getAnnotations().stream())
                .anyMatch(mark -> mark.getRawType().getPackageName().startsWith("com.fasterxml.jackson"));
        return annotated || type.isAssignableTo(StdSerializer.class);
    }
}
