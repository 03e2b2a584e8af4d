"""The counts (or weights) of documents, and topics x terms of each seed into files."""
import os

import numpy as np
from scipy.sparse import csr_matrix
from measured import report, task

asked = task()


def matrix(name):
    def read(column, kind):
        return np.fromfile(os.path.join(asked["folder"], column), kind)

    with open(os.path.join(asked["folder"], "columns.json"), encoding="utf8") as file:
        columns = int(file.read())
    offsets = read("offsets", np.int32)
    return csr_matrix(
        (read(name, np.float64), read("columns", np.int32), offsets), shape=(len(offsets) - 1, columns)
    )


def each_seed(name, topics_of):
    def written(found):
        files = []
        for seed, terms in zip(asked["seeds"], found):
            files.append(os.path.join(asked["out"], f"{name}-{seed}"))
            np.ascontiguousarray(terms, dtype=np.float64).tofile(files[-1])
        return {"files": files}

    report(lambda: [topics_of(seed) for seed in asked["seeds"]], written)
