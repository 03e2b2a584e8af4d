import random

import igraph
from communities import best_of, pairs, size


def graph():
    found = pairs()
    made = igraph.Graph(n=size, edges=found[["low", "high"]].to_numpy())
    made.es["weight"] = found["weight"].tolist()
    return made


GRAPH = graph()


def seeded(divide):
    """igraph draws from Python's random numbers."""

    def run(seed):
        random.seed(seed)
        found = divide()
        return found.membership, GRAPH.modularity(found, weights="weight")

    best_of(run)


def leiden():
    return GRAPH.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)


def louvain():
    return GRAPH.community_multilevel(weights="weight")
