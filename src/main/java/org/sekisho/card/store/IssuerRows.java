package org.sekisho.card.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class IssuerRows implements PanacheRepositoryBase<IssuerRow, String> {}
