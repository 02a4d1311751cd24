/** The manifests of k8s/, rendered, read strictly and looked at item by item; no cluster is needed. */
@NullMarked
package org.sekisho.k8s;

import org.jspecify.annotations.NullMarked;
