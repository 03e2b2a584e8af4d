import networkx as nx
from measured import columns, report, task
from relatedness import frame, links

asked = task()
flows, size = columns(asked["columns"])
kept = links(frame(flows), asked["rule"])
graph = nx.from_pandas_edgelist(kept, "seller", "buyer", create_using=nx.DiGraph)
for seller, buyer, amount in zip(kept["seller"], kept["buyer"], kept["amount"]):
    graph[seller][buyer]["length"] = 1 / amount
simple = nx.Graph()
simple.add_nodes_from(graph)
for seller, buyer, amount in zip(kept["seller"], kept["buyer"], kept["amount"].astype(float)):
    known = simple.get_edge_data(seller, buyer, {"amount": 0.0})["amount"]
    simple.add_edge(seller, buyer, amount=known + amount)
STOP = {"max_iter": 10000, "tol": 1e-12 / len(graph)}

WORK = {
    "betweenness": lambda: nx.betweenness_centrality(simple),
    "betweennessByAmount": lambda: nx.betweenness_centrality(graph, weight="length"),
    "closeness": lambda: nx.closeness_centrality(simple),
    "eigenvector": lambda: nx.eigenvector_centrality(simple, **STOP),
    "eigenvectorByAmount": lambda: nx.eigenvector_centrality(simple, weight="amount", **STOP),
    "pageRank": lambda: nx.pagerank(graph, weight=None, max_iter=1000, tol=1e-12 / len(graph)),
}
report(WORK[asked["figure"]], lambda found: [float(found.get(node, 0)) for node in range(size)])
