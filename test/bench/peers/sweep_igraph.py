import json

import igraph
import numpy as np
from indicators import leadership, open_innovation
from measured import report, task

with open(task()["network"], encoding="utf8") as file:
    network = json.load(file)
directed = igraph.Graph(n=network["size"], edges=list(zip(network["seller"], network["buyer"])), directed=True)
simple = directed.as_undirected(mode="collapse")


def ego(cores):
    nodes = list(set().union(*simple.neighborhood(cores, order=1)))
    graph = simple.induced_subgraph(nodes)
    links = directed.induced_subgraph(nodes).ecount()
    degree = np.array(graph.degree())
    partner_mean = np.array(graph.knn()[0])
    robustness = graph.transitivity_avglocal_undirected(mode="zero")
    size = len(nodes)
    return [leadership(degree), open_innovation(degree, partner_mean), robustness, links / size, size, links]


report(lambda: [ego(cores) for cores in network["cores"]], lambda found: found)
