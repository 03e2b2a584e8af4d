import numpy as np
from atlas_igraph import asked, flows, indicators, links, size
from measured import report

trade = flows[flows.seller != flows.buyer]
mean = trade["amount"] / trade["count"]
random = np.random.default_rng(1)


def replicate():
    count = random.poisson(trade["count"])
    drawn = trade.assign(count=count, amount=count * mean)
    return indicators(links(drawn[count > 0], asked["rule"]), size)["values"]


report(
    lambda: [replicate() for _ in range(asked["replicates"])],
    lambda found: {"estimate": indicators(links(trade, asked["rule"]), size)["values"], "replicates": found},
)
