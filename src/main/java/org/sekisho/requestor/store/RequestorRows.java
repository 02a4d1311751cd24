package org.sekisho.requestor.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RequestorRows implements PanacheRepositoryBase<RequestorRow, UUID> {}
