package org.sekisho.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/** postgresql.cnpg.io/v1: a PostgreSQL with standbys. */
final class CloudNativePg {

    private CloudNativePg() {}

    record Cluster(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @JsonProperty(required = true) Spec spec) implements Named {}

    record Spec(
            @JsonProperty(required = true) int instances,
            String imageName,
            boolean enableSuperuserAccess,
            @JsonProperty(required = true) Postgresql postgresql,
            @JsonProperty(required = true) Bootstrap bootstrap,
            @JsonProperty(required = true) Managed managed,
            @JsonProperty(required = true) Storage storage,
            Storage walStorage,
            ResourceRequirements resources,
            Affinity affinity) {}

    record Postgresql(
            Synchronous synchronous,
            @JsonProperty(required = true) Map<String, String> parameters,
            @JsonProperty("pg_hba") List<String> hba) {}

    record Synchronous(
            @JsonProperty(required = true) String method,
            @JsonProperty(required = true) int number,
            String dataDurability) {}

    record Bootstrap(@JsonProperty(required = true) InitDb initdb) {}

    record InitDb(
            @JsonProperty(required = true) String database,
            @JsonProperty(required = true) String owner,
            NameRef secret,
            List<String> postInitApplicationSQL) {}

    record Managed(@JsonProperty(required = true) List<Role> roles) {}

    record Role(
            @JsonProperty(required = true) String name,
            String ensure,
            boolean login,
            boolean superuser,
            boolean createdb,
            boolean createrole,
            NameRef passwordSecret) {}

    record NameRef(@JsonProperty(required = true) String name) {}

    record Storage(@JsonProperty(required = true) String size) {}

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}
}
