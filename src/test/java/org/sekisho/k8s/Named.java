package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** An object of a kind for which fabric8 has no model here: records with the fields that k8s/ uses, and no other. */
interface Named {

    ObjectMeta metadata();
}
