"""Ten divisions by one method, and the one of the highest modularity."""

import numpy as np
from measured import columns, report, task
from relatedness import frame, links

asked = task()
flows, size = columns(asked["columns"])
kept = links(frame(flows), "related")
amount = kept["amount"].astype(float)
WEIGHTS = {
    "binary": None,
    "relatedness": ((kept["rr"] - 1) / (kept["rr"] + 1)).clip(lower=0) / 2,
    "amount": amount,
}
weight = WEIGHTS[asked["weight"]]


def pairs():
    """Partners, each pair once; the weights of both directions add up."""
    ends = np.sort(kept[["seller", "buyer"]].to_numpy(), axis=1)
    both = kept.assign(low=ends[:, 0], high=ends[:, 1], weight=1.0 if weight is None else weight)
    return both.groupby(["low", "high"], as_index=False)["weight"].sum().assign(
        weight=lambda found: 1.0 if weight is None else found["weight"]
    )


def best_of(divide):
    """`divide` gives the community of each industry and the modularity of a seed."""
    report(
        lambda: max((divide(asked["seed"] + run) for run in range(asked["runs"])), key=lambda found: found[1]),
        lambda found: {"of": [int(community) for community in found[0]], "modularity": found[1]},
    )
