"""a and b from degrees and the mean degree of partners, with numpy."""
import numpy as np


def leadership(degree):
    k = degree[degree > 0]
    if len(k) < 2 or (k == k[0]).all():
        return 0.0
    rank = 1 + len(k) - np.searchsorted(np.sort(k), k, side="right")
    x, y = np.log(rank), np.log(k)
    x = x - x.mean()
    return -float((x * (y - y.mean())).sum() / (x * x).sum())


def open_innovation(degree, partner_mean):
    linked = degree > 0
    return -float(np.corrcoef(degree[linked], partner_mean[linked])[0, 1])
