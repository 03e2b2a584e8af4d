import igraph
import numpy as np
from measured import columns, report, task
from relatedness import frame, links

asked = task()
flows, size = columns(asked["columns"])
kept = links(frame(flows), asked["rule"])
graph = igraph.Graph(n=size, edges=kept[["seller", "buyer"]].to_numpy(), directed=True)
graph.es["amount"] = kept["amount"].astype(float).tolist()
# igraph 0.10 takes lengths that differ by little for equal, absolutely and not relatively: 1 / amount is too short for it.
graph.es["length"] = (kept["amount"].max() / kept["amount"]).tolist()
simple = graph.as_undirected(mode="collapse", combine_edges={"amount": "sum"})
linked = np.array(graph.degree()) > 0
pairs = (linked.sum() - 1) * (linked.sum() - 2)


def scaled(values):
    """igraph leaves the largest at 1; here the squares add up to 1."""
    return np.array(values) / np.linalg.norm(values)


def page_rank():
    """Industries without a link are no part of the walk."""
    return graph.induced_subgraph(np.flatnonzero(linked).tolist()).pagerank(damping=0.85)


WORK = {
    "betweenness": lambda: 2 * np.array(simple.betweenness(directed=False)) / pairs,
    "betweennessByAmount": lambda: np.array(graph.betweenness(directed=True, weights="length")) / pairs,
    "closeness": simple.closeness,
    "eigenvector": lambda: scaled(simple.eigenvector_centrality()),
    "eigenvectorByAmount": lambda: scaled(simple.eigenvector_centrality(weights="amount")),
    "pageRank": page_rank,
}


def in_place(values):
    if len(values) == size:
        return np.nan_to_num(np.array(values, dtype=float)).tolist()
    placed = np.zeros(size)
    placed[linked] = values
    return placed.tolist()


report(WORK[asked["figure"]], in_place)
