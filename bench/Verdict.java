import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what {@link Faults} saw, beside the provider's memory and the database, and prints it. */
final class Verdict {

    private static final double MOST_TIMES = 1.5;
    private static final double CONTROLS_RIGHT = 0.99;
    /** A breaker that opened is not tried again for five seconds. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);

    private final Options options;
    private final List<Faults.Phase> phases;
    private final Modes modes;
    private final Map<String, List<String>> reasons;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Double> usual = new HashMap<>();

    Verdict(Options options, List<Faults.Phase> phases, Modes modes, Map<String, List<String>> reasons) {
        this.options = options;
        this.phases = phases;
        this.modes = modes;
        this.reasons = reasons;
    }

    boolean print(long seed, Collection<Faults.Purchase> elsewhere, int trapped) {
        phases.forEach(phase -> judge(phase.mode(), phase.purchases()));
        elsewhere.stream().filter(one -> one.transStatus().equals("Y")).forEach(one -> approved("between modes", one, given(one)));
        areqs();
        breakers();
        others();
        why();
        holds(trapped == 0, trapped + " redirects were followed");
        broken.stream().limit(40).forEach(System.out::println);
        long all = phases.stream().mapToLong(phase -> phase.purchases().size()).sum();
        long mutatedKinds = purchases("mutated").filter(one -> isMutation(given(one))).count();
        System.out.printf(
                "%s: seed %d, %d AReqs (and %d between modes), %d mutated answers, %d redirects followed, %d questions asked again, %d broken%n",
                broken.isEmpty() ? "HELD" : "BROKEN",
                seed,
                all,
                elsewhere.size(),
                mutatedKinds,
                trapped,
                modes.askedAgain(),
                broken.size());
        return broken.isEmpty();
    }

    private void holds(boolean held, String otherwise) {
        if (!held) {
            broken.add(otherwise);
        }
    }

    private Stream<Faults.Purchase> purchases(String mode) {
        return phases.stream().filter(phase -> phase.mode().equals(mode)).flatMap(phase -> phase.purchases().stream());
    }

    private Modes.Given given(Faults.Purchase one) {
        return modes.given(one.session());
    }

    private static boolean isMutation(Modes.Given given) {
        return given.what().contains(" #");
    }

    private List<String> because(Faults.Purchase one) {
        return reasons.getOrDefault(one.session(), List.of());
    }

    private boolean breakerWasOpen(Faults.Purchase one) {
        return because(one).stream().anyMatch(reason -> reason.toLowerCase(Locale.ROOT).contains("breaker"));
    }

    /** Whether the provider was tried; a question that has become too old to be sent says nothing of the provider. */
    private boolean tried(Faults.Purchase one) {
        return !breakerWasOpen(one) && !because(one).contains("provider:consent-too-old");
    }

    /** The promise itself: no approval but by a whole and valid ALLOW of this very question. */
    private void judge(String mode, Collection<Faults.Purchase> purchases) {
        long controls = 0;
        long right = 0;
        for (Faults.Purchase one : purchases) {
            String status = one.transStatus();
            Modes.Given given = given(one);
            holds(!status.equals("no ARes"), mode + ": no ARes but " + one.answer());
            if (status.equals("Y")) {
                approved(mode, one, given);
            }
            if (given.expect().equals("-") && !status.equals("Y")) {
                explained(mode, one, given);
            } else if (!given.expect().equals("-")) {
                controls++;
                right += status.equals(expected(one, given.expect())) ? 1 : 0;
            }
        }
        holds(
                right >= CONTROLS_RIGHT * controls,
                mode + ": of " + controls + " valid answers only " + right + " led to where they should");
    }

    private static String expected(Faults.Purchase one, String status) {
        return status.equals("C") && one.card().equals(Faults.Purchase.NOT_REGISTERED) ? "A" : status;
    }

    private void approved(String mode, Faults.Purchase one, Modes.Given given) {
        holds(given.expect().equals("Y"), mode + ": APPROVED after an answer that was \"" + given.what() + "\", " + one.session());
        holds(
                because(one).contains("provider:" + Modes.reason(one.session())),
                mode + ": approved by another purchase's answer: " + one.session() + " " + because(one));
    }

    private void explained(String mode, Faults.Purchase one, Modes.Given given) {
        List<String> because = because(one);
        holds(
                because.contains("risk:unknown")
                        && because.stream().anyMatch(reason -> reason.startsWith("provider:") && reason.length() > 9),
                mode + ": not explained after \"" + given.what() + "\": " + because + " " + one.session());
    }

    private static double[] latencies(List<Faults.Phase> among) {
        return among.stream()
                .flatMap(phase -> phase.purchases().stream())
                .mapToDouble(one -> one.answer().millis())
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static boolean isHealthy(Faults.Phase phase) {
        return phase.mode().equals(Faults.HEALTHY);
    }

    /** What a stretch is compared with: the healthy ones before and after it, so that slow changes of the machine do not matter. */
    private List<Faults.Phase> around(Faults.Phase phase) {
        int place = phases.indexOf(phase);
        List<Faults.Phase> around = new ArrayList<>();
        phases.subList(0, place).reversed().stream().filter(Verdict::isHealthy).findFirst().ifPresent(around::add);
        phases.subList(place + 1, phases.size()).stream().filter(Verdict::isHealthy).findFirst().ifPresent(around::add);
        return around;
    }

    private void areqs() {
        double most = options.number("--budget", 800);
        System.out.println("\n| mode | AReqs | transStatus | approved without a valid ALLOW | p50 ms | p99 ms | p99 added ms | MiB before | most | after |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Faults.Phase phase : phases) {
            double[] sorted = latencies(List.of(phase));
            double added = percentile(sorted, 0.99) - percentile(latencies(around(phase)), 0.99);
            holds(isHealthy(phase) || added <= most, String.format("%s: p99 grew by %.0f ms", phase.mode(), added));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %d | %.1f | %.1f | %.1f | %s | %s | %s |%n",
                    phase.mode(),
                    sorted.length,
                    counted(phase.purchases().stream().map(Faults.Purchase::transStatus)),
                    phase.purchases().stream()
                            .filter(one -> one.transStatus().equals("Y") && !given(one).expect().equals("Y"))
                            .count(),
                    percentile(sorted, 0.50),
                    percentile(sorted, 0.99),
                    added,
                    slashed(phase.rssBefore()),
                    slashed(phase.rssMost()),
                    slashed(phase.rssAfter()));
        }
    }

    private static String slashed(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" / "));
    }

    private static <T> Map<T, Long> counted(Stream<T> values) {
        return values.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private void breakers() {
        System.out.println("\n| failing mode | replica | failed ms after the begin | breaker open ms after the begin | asked in between | reached the provider in between | first approval after recovery, s |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Faults.Phase phase : phases) {
            for (int replica = 0; replica < phase.recovery().size(); replica++) {
                breaker(phase, replica);
            }
        }
    }

    private void breaker(Faults.Phase phase, int replica) {
        List<Faults.Purchase> mine =
                phase.purchases().stream().filter(one -> one.replica() == replica).toList();
        long first = mine.stream().mapToLong(one -> one.answer().at()).min().orElse(0);
        long open = mine.stream().filter(this::breakerWasOpen).mapToLong(one -> one.answer().at()).min().orElse(Long.MAX_VALUE);
        long quiet = open == Long.MAX_VALUE ? phase.to() : Math.min(phase.to(), open + QUIET_NANOS);
        long asked = mine.stream()
                .filter(one -> one.answer().due() > first && one.answer().due() < quiet && tried(one))
                .count();
        long reached = modes.arrivals("/" + (replica + 1) + "/", Math.max(first, phase.from()), quiet);
        double seconds = phase.recovery().get(replica);
        String where = phase.mode() + ", replica " + (replica + 1);
        holds(open != Long.MAX_VALUE, where + ": the breaker did not open");
        holds(Math.max(asked, reached) <= Faults.MOST_AFTER_FIRST_FAILURE, where + ": " + Math.max(asked, reached) + " questions after the first failure");
        holds(seconds <= Faults.LONGEST_RECOVERY_SECONDS, where + ": no approval for " + seconds + " s after the recovery");
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %s | %d | %d | %.1f |%n",
                phase.mode(),
                replica + 1,
                (first - phase.from()) / 1_000_000,
                open == Long.MAX_VALUE ? "never" : Long.toString((open - phase.from()) / 1_000_000),
                asked,
                reached,
                seconds);
    }

    /** Of one kind of request. */
    private static double percentile(List<Faults.Phase> among, String name, double share) {
        return percentile(
                among.stream()
                        .flatMap(phase -> phase.looks().stream())
                        .filter(look -> look.name().equals(name))
                        .mapToDouble(Others.Look::millis)
                        .sorted()
                        .toArray(),
                share);
    }

    /** p99 over all kinds, each look taken in multiples of what is usual for its kind. */
    private double p99(List<Faults.Phase> among) {
        return percentile(
                among.stream()
                        .flatMap(phase -> phase.looks().stream())
                        .mapToDouble(look -> look.millis() / usual.get(look.name()))
                        .sorted()
                        .toArray(),
                0.99);
    }

    private double times(Faults.Phase phase) {
        return p99(List.of(phase)) / p99(around(phase));
    }

    private void others() {
        List<Faults.Phase> healthy = phases.stream().filter(Verdict::isHealthy).toList();
        Others.NAMES.forEach(name -> usual.put(name, percentile(healthy, name, 0.5)));
        double noise = healthy.stream()
                .mapToDouble(this::times)
                .map(ratio -> Math.max(ratio, 1 / ratio))
                .max()
                .orElse(1);
        System.out.println("\n| mode | other requests | wrong | " + String.join(" p99 ms | ", Others.NAMES)
                + " p99 ms | p99 of all, in multiples of the usual | times that of the healthy stretches around |");
        System.out.println("|---|---|---|" + "---|".repeat(Others.NAMES.size() + 2));
        phases.forEach(phase -> others(phase, noise));
        System.out.printf(
                Locale.ROOT,
                "Usual (median while healthy): %s. Healthy stretches differ from those around them by a factor of up to %.2f; a mode is broken"
                        + " beyond %.2f times that.%n",
                Others.NAMES.stream().map(name -> String.format(Locale.ROOT, "%s %.1f ms", name, usual.get(name))).toList(),
                noise,
                MOST_TIMES);
    }

    private void others(Faults.Phase phase, double noise) {
        List<String> wrong = phase.looks().stream().map(Others.Look::wrong).filter(one -> !one.isEmpty()).toList();
        double times = times(phase);
        holds(wrong.isEmpty(), phase.mode() + ": " + wrong.size() + " other requests got a wrong answer, such as " + wrong.stream().limit(1).toList());
        holds(isHealthy(phase) || times <= MOST_TIMES * noise, String.format(Locale.ROOT, "%s: p99 of other requests grew %.2f times", phase.mode(), times));
        StringBuilder row = new StringBuilder();
        Others.NAMES.forEach(name -> row.append(String.format(Locale.ROOT, "%.1f | ", percentile(List.of(phase), name, 0.99))));
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %s%.2f | %.2f%s |%n",
                phase.mode(),
                phase.looks().size(),
                wrong.size(),
                row,
                p99(List.of(phase)),
                times,
                isHealthy(phase) ? " (control)" : times > MOST_TIMES ? times > MOST_TIMES * noise ? " (over the bar)" : " (over the bar, within the noise)" : "");
    }

    /** What the database gives as the provider's part in the decision, our own tags aside. */
    private void why() {
        System.out.println("\n| mode | reasons stored with what was not approved |\n|---|---|");
        for (Faults.Phase phase : phases) {
            Map<String, Long> stored = counted(phase.purchases().stream()
                    .filter(one -> !one.transStatus().equals("Y"))
                    .map(one -> because(one).stream()
                            .filter(reason -> reason.startsWith("provider:") && !reason.startsWith("provider:q-"))
                            .collect(Collectors.joining(", "))));
            System.out.println("| " + phase.mode() + " | " + stored + " |");
        }
        System.out.println();
    }
}
