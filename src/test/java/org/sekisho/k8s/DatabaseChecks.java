package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.k8s.CloudNativePg.Cluster;
import org.sekisho.k8s.CloudNativePg.Role;

/** Three instances, no commit on one of them only, and replicas that may not change tables. */
final class DatabaseChecks {

    static final List<Check> ALL = List.of(
            Check.of("databaseHasThreeInstances", DatabaseChecks::instances),
            Check.of("commitsAreOnTwoInstances", DatabaseChecks::synchronous),
            Check.of("databaseIsVerified", DatabaseChecks::verified),
            Check.of("databaseRefusesPlainConnections", DatabaseChecks::encrypted),
            Check.of("valuesAreNotLogged", DatabaseChecks::valuesInLogs),
            Check.of("replicasDoNotMigrate", DatabaseChecks::migrate),
            Check.of("replicasAreNotTheOwner", DatabaseChecks::replicasRole),
            Check.of("migrationIsTheOwner", DatabaseChecks::migrationsRole),
            Check.of("ownersNewTablesAreShared", DatabaseChecks::privileges),
            Check.of("rolesAreNoSuperusers", DatabaseChecks::roles),
            Check.of("migrationIsTheSameVersion", DatabaseChecks::image));

    private DatabaseChecks() {}

    private static Stream<String> instances(Manifests manifests) {
        return unless(
                manifests.all(Cluster.class).anyMatch(one -> one.spec().instances() >= 3), "three instances at least");
    }

    private static Stream<String> synchronous(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .filter(one -> one.spec().postgresql().synchronous() == null
                        || one.spec().postgresql().synchronous().number() < 1
                        || !"required"
                                .equals(one.spec().postgresql().synchronous().dataDurability()))
                .map(one -> one.metadata().getName());
    }

    private static Stream<String> verified(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> {
            String url = url(manifests, workload);
            String authority = url.replaceFirst(".*sslrootcert=", "");
            return unless(
                    url.contains("sslmode=verify-full")
                            && workload.mountedFiles(manifests).contains(authority)
                            && manifests
                                    .all(Cluster.class)
                                    .anyMatch(one ->
                                            url.contains("@" + one.metadata().getName() + "-rw:")),
                    workload.title() + " connects to " + url);
        });
    }

    private static Stream<String> encrypted(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .filter(one -> one.spec().postgresql().hba() == null
                        || !one.spec().postgresql().hba().contains("hostnossl all all all reject"))
                .map(one -> one.metadata().getName());
    }

    /** What is slow or wrong is logged, and what it was done with holds authentication values and hashes of passwords. */
    private static Stream<String> valuesInLogs(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .map(one -> one.spec().postgresql().parameters())
                .flatMap(parameters -> Stream.of("log_parameter_max_length", "log_parameter_max_length_on_error")
                        .filter(name -> !"0".equals(parameters.get(name))));
    }

    private static Stream<String> migrate(Manifests manifests) {
        return unless(manifests.setting("SEKISHO_DATABASE_MIGRATE").equals("false"), "SEKISHO_DATABASE_MIGRATE");
    }

    private static Stream<String> replicasRole(Manifests manifests) {
        Set<String> managed = manifests
                .all(Cluster.class)
                .flatMap(one -> one.spec().managed().roles().stream())
                .filter(Role::login)
                .map(Role::name)
                .collect(Collectors.toSet());
        return manifests
                .replicas()
                .map(workload -> user(url(manifests, workload)))
                .filter(user -> !managed.contains(user) || owners(manifests).contains(user))
                .map(user -> "replicas connect as " + user);
    }

    private static Stream<String> migrationsRole(Manifests manifests) {
        return Stream.concat(
                unless(
                        manifests.migration().anyMatch(workload -> workload.container()
                                .getArgs()
                                .equals(List.of("migrate"))),
                        "no Job that runs migrate"),
                manifests
                        .migration()
                        .map(workload -> user(url(manifests, workload)))
                        .filter(user -> !owners(manifests).contains(user))
                        .map(user -> "the migration connects as " + user));
    }

    private static Set<String> owners(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .map(one -> one.spec().bootstrap().initdb().owner())
                .collect(Collectors.toSet());
    }

    private static Stream<String> privileges(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .map(one -> String.join(";", one.spec().bootstrap().initdb().postInitApplicationSQL()))
                .filter(sql ->
                        !sql.contains("ON TABLES TO sekisho_app") || !sql.contains("ON FUNCTIONS TO sekisho_app"))
                .map(sql -> "default privileges are missing: " + sql);
    }

    private static Stream<String> roles(Manifests manifests) {
        return manifests
                .all(Cluster.class)
                .flatMap(one -> Stream.concat(
                        unless(!one.spec().enableSuperuserAccess(), "superuser access"),
                        one.spec().managed().roles().stream()
                                .filter(role -> role.superuser() || role.createdb() || role.createrole())
                                .map(Role::name)));
    }

    private static Stream<String> image(Manifests manifests) {
        Set<String> images = manifests
                .workloads()
                .map(workload -> workload.container().getImage())
                .collect(Collectors.toSet());
        return unless(images.size() == 1, "images are " + images);
    }

    private static String url(Manifests manifests, Workload workload) {
        String own = workload.variable("SEKISHO_DATABASE_URL");
        return own.isEmpty() ? manifests.setting("SEKISHO_DATABASE_URL") : own;
    }

    private static String user(String url) {
        return url.replaceFirst("^postgresql://", "").replaceFirst("[:@].*", "");
    }
}
