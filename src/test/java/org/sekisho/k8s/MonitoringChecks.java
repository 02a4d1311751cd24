package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Metrics are fetched, and whoever an alert wakes up reads what to do. */
final class MonitoringChecks {
    private static final Path OPERATIONS = Path.of("docs/operations.md");
    private static final Pattern METRIC = Pattern.compile("\\bsekisho_[a-z_]+");
    private static final Pattern DOCUMENTED = Pattern.compile("`(sekisho_[a-z_]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (\\S+)$");
    private static final int FEWEST_ALERTS = 10;

    static final List<Check> ALL = List.of(
            Check.of("metricsAreFetched", MonitoringChecks::fetched),
            Check.of("thereAreAlerts", MonitoringChecks::enough),
            Check.of("alertsSayWhatHappens", MonitoringChecks::annotations),
            Check.of("alertsHaveASeverity", MonitoringChecks::severity),
            Check.of("alertsHaveARunbook", MonitoringChecks::runbooks),
            Check.of("alertsUseMetricsThatExist", MonitoringChecks::metrics));

    private MonitoringChecks() {}

    private static Stream<String> fetched(Manifests manifests) {
        return unless(
                manifests.named(PodMonitor.class, "sekisho").stream()
                        .flatMap(monitor -> monitor.getSpec().getPodMetricsEndpoints().stream())
                        .anyMatch(endpoint ->
                                "management".equals(endpoint.getPort()) && "/q/metrics".equals(endpoint.getPath())),
                "no PodMonitor for the management port");
    }

    private static Stream<Rule> alerts(Manifests manifests) {
        return manifests
                .all(PrometheusRule.class)
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream());
    }

    private static Stream<String> enough(Manifests manifests) {
        return unless(alerts(manifests).count() >= FEWEST_ALERTS, "hardly an alert");
    }

    private static Stream<String> annotations(Manifests manifests) {
        return alerts(manifests)
                .filter(alert -> annotation(alert, "summary").isBlank()
                        || annotation(alert, "description").isBlank())
                .map(Rule::getAlert);
    }

    private static Stream<String> severity(Manifests manifests) {
        return alerts(manifests)
                .filter(alert -> alert.getLabels() == null
                        || !Set.of("warning", "critical")
                                .contains(alert.getLabels().getOrDefault("severity", "")))
                .map(Rule::getAlert);
    }

    private static Stream<String> runbooks(Manifests manifests) {
        Set<String> headings =
                found(HEADING).map(heading -> heading.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return alerts(manifests)
                .filter(alert -> !annotation(alert, "runbook_url").contains("/docs/operations.md#")
                        || !headings.contains(annotation(alert, "runbook_url").replaceFirst(".*#", "")))
                .map(Rule::getAlert);
    }

    private static Stream<String> metrics(Manifests manifests) {
        Set<String> documented = found(DOCUMENTED).collect(Collectors.toSet());
        return alerts(manifests)
                .flatMap(alert -> METRIC.matcher(String.valueOf(alert.getExpr().getValue()))
                        .results()
                        .map(MatchResult::group)
                        // a timer's name stands in the table without the endings that Prometheus shows
                        .filter(name -> !documented.contains(name)
                                && !documented.contains(name.replaceFirst("_(count|sum|max)$", "")))
                        .map(name -> alert.getAlert() + " uses " + name));
    }

    private static String annotation(Rule alert, String name) {
        Map<String, String> annotations = alert.getAnnotations() == null ? Map.of() : alert.getAnnotations();
        return annotations.getOrDefault(name, "");
    }

    private static Stream<String> found(Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(OPERATIONS)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
