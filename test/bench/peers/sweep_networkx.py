import json

import networkx as nx
import numpy as np
from indicators import leadership, open_innovation
from measured import report, task

with open(task()["network"], encoding="utf8") as file:
    network = json.load(file)
directed = nx.DiGraph(zip(network["seller"], network["buyer"]))
simple = directed.to_undirected()


def ego(cores):
    nodes = set(cores).union(*(simple[core] for core in cores))
    graph = simple.subgraph(nodes).copy()
    links = directed.subgraph(nodes).number_of_edges()
    order = list(graph)
    degree = np.array([graph.degree(node) for node in order])
    mean = nx.average_neighbor_degree(graph)
    partner_mean = np.array([mean[node] for node in order])
    robustness = nx.average_clustering(graph)
    size = len(order)
    return [leadership(degree), open_innovation(degree, partner_mean), robustness, links / size, size, links]


report(lambda: [ego(cores) for cores in network["cores"]], lambda found: found)
