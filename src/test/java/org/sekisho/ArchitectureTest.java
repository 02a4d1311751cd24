package org.sekisho;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.card.MadeUpCards;
import org.sekisho.risk.Scripts;

/** Who may use whom. Packages are features, each stands on a floor, and a package uses lower floors only. */
class ArchitectureTest {
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("protocol"),
            Set.of("transaction", "card", "requestor", "device", "audit"),
            Set.of("risk", "credential", "notification", "authvalue", "jose", "rest"),
            Set.of("authentication", "delivery", "pairing"),
            Set.of("merchant", "threeds", "method", "challenge", "sdk", "member", "operator", "app"),
            Set.of("ds"),
            Set.of("demo"));

    private static final String ROOT = "org.sekisho";

    /** The start: it stands on no floor, because it puts the house there. */
    private static final Set<String> OUTSIDE = Set.of(ROOT + ".Main", ROOT + ".Reflected", ROOT + ".package-info");

    /** What a rule that can be checked with pen and paper does without. */
    private static final List<String> FRAMEWORKS = List.of(
            "io.quarkus.", "io.smallrye.", "org.hibernate.", "jakarta.", "io.vertx.", "org.eclipse.microprofile.");

    private static final Pattern DRAWER =
            Pattern.compile(".*(Utils?|Helper|Manager|Impl|Dto|Constants|Service)(\\$.*)?");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyUseGoesDown() {
        assertThat(upwardUses(CODE)).isEmpty();
    }

    @Test
    void everyPackageStandsOnAFloor() {
        Set<String> known = FLOORS.stream().flatMap(Set::stream).collect(toSet());

        assertThat(CODE.stream()
                        .filter(not(ArchitectureTest::isOutside))
                        .map(ArchitectureTest::feature)
                        .collect(toSet()))
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @CsvSource({
        "card,            org.sekisho.risk.Wish,            upwards",
        "protocol,        org.sekisho.card.Card,            from the ground floor to the second",
        "card.store,      org.sekisho.transaction.Money,    to a neighbour",
        "notification,    org.sekisho.delivery.Deliveries,  from the third floor to the fourth",
        "authentication,  org.sekisho.demo.DemoCard,        to the demo"
    })
    void plantedUseIsFound(String from, String used, String direction, @TempDir Path folder) throws IOException {
        JavaClasses planted = planted(folder, from, used);

        assertThat(upwardUses(planted)).as(direction).isNotEmpty().allMatch(use -> use.contains(used));
    }

    @Test
    void plantedUseDownwardsIsAllowed(@TempDir Path folder) throws IOException {
        assertThat(upwardUses(planted(folder, "risk", "org.sekisho.card.Card"))).isEmpty();
    }

    @Test
    void rulesAndStatesUseNoFramework() {
        assertThat(CODE.stream()
                        .filter(ArchitectureTest::isPlain)
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> FRAMEWORKS.stream()
                                .anyMatch(use.getTargetClass().getPackageName().concat(".")::startsWith))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void decisionUsesPlainTypesOnly() {
        assertThat(CODE.stream().filter(type -> feature(type).equals("risk")).filter(ArchitectureTest::isPlain))
                .hasSizeGreaterThan(20);
        assertThat(CODE.stream()
                        .filter(ArchitectureTest::isPlain)
                        .map(ArchitectureTest::feature)
                        .collect(toSet()))
                .containsExactlyInAnyOrder("protocol", "transaction", "device", "credential", "sdk", "risk");
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path sources = Path.of("src/main/java");
        Set<Path> folders = CODE.stream()
                .map(type -> sources.resolve(type.getPackageName().replace('.', '/')))
                .collect(toCollection(TreeSet::new));

        for (Path folder : folders) {
            assertThat(folder.resolve("package-info.java"))
                    .content()
                    .matches("(?s)\\s*/\\*\\* ?.{20,}?\\.\\s*\\*/.*")
                    .contains("@NullMarked");
        }
    }

    @Test
    void onlyPartiesOfThePaymentSchemeAreShownOurCertificate() {
        assertThat(CODE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTarget().getName().equals("postCertified"))
                        .map(call -> call.getOriginOwner().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrder("RReqSender", "ForeignAcs", "ThreeDsServers");
    }

    @Test
    void onlyTheDemosSimulatorMakesUpCardsAndDecisions() {
        assertThat(CODE.stream()
                        .filter(type -> type.isAssignableTo(MadeUpCards.class) || type.isAssignableTo(Scripts.class))
                        .filter(type -> !type.isInterface())
                        .map(JavaClass::getName))
                .containsExactly(ROOT + ".demo.Simulator");
    }

    @Test
    void noTypeIsADrawer() {
        assertThat(CODE.stream()
                        .map(JavaClass::getName)
                        .filter(name ->
                                !name.contains("_") && DRAWER.matcher(name).matches()))
                .isEmpty();
    }

    private static List<String> upwardUses(JavaClasses code) {
        return code.stream()
                .filter(not(ArchitectureTest::isOutside))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isOurs(use.getTargetClass()))
                .filter(not(ArchitectureTest::staysHomeOrGoesDown))
                .map(Dependency::getDescription)
                .toList();
    }

    private static boolean staysHomeOrGoesDown(Dependency use) {
        String from = feature(use.getOriginClass());
        String to = feature(use.getTargetClass());
        return from.equals(to) || floor(to) < floor(from);
    }

    private static int floor(String feature) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(feature)) {
                return floor;
            }
        }
        throw new AssertionError("no floor for the package " + feature);
    }

    private static String feature(JavaClass type) {
        String inside = type.getPackageName().substring(ROOT.length());
        return inside.isEmpty() ? "" : inside.substring(1).split("\\.", 2)[0];
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".") && !type.isArray();
    }

    private static boolean isOutside(JavaClass type) {
        return OUTSIDE.stream()
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    private static boolean isPlain(JavaClass type) {
        Predicate<String> in = name -> type.getPackageName().equals(ROOT + "." + name);
        return in.test("protocol")
                || in.test("transaction")
                || in.test("device")
                || in.test("credential.oath")
                || in.test("sdk.crypto")
                || in.test("risk")
                        && type.getName()
                                .matches(
                                        ".*\\.(Policy|Decision|Verdict|Wish|Assessment|Level|CardState|Evidence|Signals|Window|Rule|RuleSet|Condition)(\\$.*)?");
    }

    /** A class of a package that uses another class, compiled into a folder of its own. */
    private static JavaClasses planted(Path folder, String from, String used) throws IOException {
        Path source = folder.resolve("Planted.java");
        Files.writeString(
                source,
                "package %s.%s; public class Planted { public Class<?> use() { return %s.class; } }"
                        .formatted(ROOT, from, used));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        "target/classes",
                        "-proc:none",
                        source.toString());
        assertThat(failed).isZero();
        return new ClassFileImporter().importPath(folder);
    }
}
