from communities_igraph import leiden, seeded

seeded(leiden)
