package org.sekisho.card.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CardRangeRows implements PanacheRepositoryBase<CardRangeRow, UUID> {}
