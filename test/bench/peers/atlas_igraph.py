import igraph
import numpy as np
from indicators import leadership, open_innovation
from measured import columns, report, task
from relatedness import frame, links

asked = task()
flows, size = columns(asked["columns"])
flows = frame(flows)


def indicators(kept, size):
    graph = igraph.Graph(n=size, edges=kept[["seller", "buyer"]].to_numpy(), directed=True)
    graph.delete_vertices(graph.vs.select(_degree=0))
    simple = graph.as_undirected(mode="collapse")
    degree = np.array(simple.degree())
    partner_mean = np.array(simple.knn()[0])
    nodes, edges = graph.vcount(), graph.ecount()
    robustness = simple.transitivity_avglocal_undirected(mode="zero")
    values = [leadership(degree), open_innovation(degree, partner_mean), robustness, edges / nodes]
    return {"nodes": nodes, "links": edges, "values": values}


if __name__ == "__main__":
    report(lambda: indicators(links(flows, asked["rule"]), size), lambda found: found)
