from communities_igraph import louvain, seeded

seeded(louvain)
