import networkx as nx
import numpy as np
from indicators import leadership, open_innovation
from measured import columns, report, task
from relatedness import frame, links

asked = task()
flows, size = columns(asked["columns"])
flows = frame(flows)


def indicators(kept):
    graph = nx.from_pandas_edgelist(kept, "seller", "buyer", create_using=nx.DiGraph)
    simple = graph.to_undirected()
    order = list(simple)
    degree = np.array([simple.degree(node) for node in order])
    mean = nx.average_neighbor_degree(simple)
    partner_mean = np.array([mean[node] for node in order])
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    robustness = nx.average_clustering(simple)
    values = [leadership(degree), open_innovation(degree, partner_mean), robustness, edges / nodes]
    return {"nodes": nodes, "links": edges, "values": values}


report(lambda: indicators(links(flows, asked["rule"])), lambda found: found)
